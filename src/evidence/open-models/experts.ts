import type { Source } from "../source";
import { copied } from "./dense";
import type { DecoderShape, Experts, OpenModel } from "./shape";

const BY_NAME = "Parameters as its name states them, all and active.";

type Attention = readonly [layers: number, width: number, heads: number, kvHeads: number, headSize: number];
type Mixture = readonly [all: number, perToken: number, inner: number, shared?: number, denseLayers?: number];

function mixture(
  id: string,
  name: string,
  [parameters, active]: readonly [number, number],
  [layers, width, heads, kvHeads, headSize]: Attention,
  [all, perToken, inner, shared = 0, denseLayers = 0]: Mixture,
  vocabulary: number,
  note: string,
  source: Source,
  more: Pick<Partial<DecoderShape>, "inner" | "latent" | "windows"> = {},
): OpenModel {
  const experts: Experts = { all, perToken, inner, shared, denseLayers };
  const plain = { layers, width, heads, kvHeads, headSize, vocabulary, tied: false, inner: 0 };
  return { id, name, parameters, active, shape: { ...plain, experts, ...more }, note, source };
}

/** Of DeepSeek-V3 and those that are built like it. */
const LATENT = { query: 1536, size: 512, rope: 64, key: 128, value: 128 } as const;
const LIKE_V3 = { inner: 18432, latent: LATENT } as const;

const stated = (who: string) => `Parameters, all and active, as ${who} states them.`;
const qwen = (name: string) => copied("Qwen", `Qwen/${name}`);
const LLAMA_4 = stated("Hugging Face's announcement (huggingface.co/blog/llama4-release)");
const llama4 = (name: string) => copied("Meta", `meta-llama/${name}`, "config.json, text_config");
const CHUNKS = { layers: 36, tokens: 8192 } as const;

// oxfmt-ignore
export const MIXTURES: readonly OpenModel[] = [
  mixture("qwen-3-30b-a3b", "Qwen3 30B-A3B", [30e9, 3e9], [48, 2048, 32, 4, 128], [128, 8, 768], 151936, BY_NAME, qwen("Qwen3-30B-A3B")),
  mixture("qwen-3-235b-a22b", "Qwen3 235B-A22B", [235e9, 22e9], [94, 4096, 64, 4, 128], [128, 8, 1536], 151936, BY_NAME, qwen("Qwen3-235B-A22B")),
  mixture("qwen-3-coder-480b-a35b", "Qwen3 Coder 480B-A35B", [480e9, 35e9], [62, 6144, 96, 8, 128], [160, 8, 2560], 151936, BY_NAME, qwen("Qwen3-Coder-480B-A35B-Instruct")),
  mixture("gpt-oss-20b", "gpt-oss 20B", [21e9, 3.6e9], [24, 2880, 64, 8, 64], [32, 4, 2880], 201088, stated("the model's page at OpenRouter"), copied("OpenAI", "openai/gpt-oss-20b"), { windows: { layers: 12, tokens: 128 } }),
  mixture("gpt-oss-120b", "gpt-oss 120B", [117e9, 5.1e9], [36, 2880, 64, 8, 64], [128, 4, 2880], 201088, stated("the model's page at OpenRouter"), copied("OpenAI", "openai/gpt-oss-120b"), { windows: { layers: 18, tokens: 128 } }),
  mixture("deepseek-v3", "DeepSeek-V3", [671e9, 37e9], [61, 7168, 128, 128, 128], [256, 8, 2048, 2048, 3], 129280, stated("the README of DeepSeek-V3"), copied("DeepSeek-AI", "deepseek-ai/DeepSeek-V3"), LIKE_V3),
  mixture("deepseek-r1", "DeepSeek-R1", [671e9, 37e9], [61, 7168, 128, 128, 128], [256, 8, 2048, 2048, 3], 129280, stated("DeepSeek's pricing page, by way of genai-prices,"), copied("DeepSeek-AI", "deepseek-ai/DeepSeek-R1"), LIKE_V3),
  mixture("kimi-k2", "Kimi K2", [1e12, 32e9], [61, 7168, 64, 64, 128], [384, 8, 2048, 2048, 1], 163840, stated("the README of Kimi-K2"), copied("Moonshot AI", "moonshotai/Kimi-K2-Instruct"), LIKE_V3),
  mixture("minimax-m2.5", "MiniMax-M2.5", [230e9, 10e9], [62, 3072, 48, 8, 128], [256, 8, 1536], 200064, stated("SGLang's page on MiniMax-M2, of the same shape,"), copied("MiniMax", "MiniMaxAI/MiniMax-M2.5")),
  mixture("llama-4-scout", "Llama 4 Scout", [109e9, 17e9], [48, 5120, 40, 8, 128], [16, 1, 8192, 8192], 202048, `${LLAMA_4} Without the vision part.`, llama4("Llama-4-Scout-17B-16E-Instruct"), { windows: CHUNKS }),
  mixture("llama-4-maverick", "Llama 4 Maverick", [400e9, 17e9], [48, 5120, 40, 8, 128], [128, 1, 8192, 8192, 24], 202048, `${LLAMA_4} Without the vision part.`, llama4("Llama-4-Maverick-17B-128E-Instruct"), { inner: 16384, windows: CHUNKS }),
];
