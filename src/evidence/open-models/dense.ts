import type { Source } from "../source";
import type { DecoderShape, OpenModel } from "./shape";

const READ = "2026-11-26";

/** Configuration files that NVIDIA's tool carries as they are. */
export const copied = (maker: string, repository: string, place = "config.json"): Source => ({
  publication: `${maker}, configuration file of ${repository.split("/")[1]}`,
  place,
  address: `https://huggingface.co/${repository}`,
  read: READ,
  through: "the copy of the file in NVIDIA's aiconfigurator (21 August 2026)",
});

const tabled = (maker: string, repository: string): Source => ({
  ...copied(maker, repository),
  through: "the model table of Lightning AI's LitGPT (29 June 2026), which names this file",
});

const BY_NAME = "Parameters as its name states them.";

type Numbers = readonly [
  layers: number,
  width: number,
  heads: number,
  kvHeads: number,
  headSize: number,
  inner: number,
  vocabulary: number,
];

function dense(
  id: string,
  name: string,
  parameters: number,
  [layers, width, heads, kvHeads, headSize, inner, vocabulary]: Numbers,
  source: Source,
  more: Pick<Partial<DecoderShape>, "tied" | "windows"> = {},
): OpenModel {
  const shape = { layers, width, heads, kvHeads, headSize, inner, vocabulary, tied: false, ...more };
  return { id, name, parameters, active: parameters, shape, note: BY_NAME, source };
}

const TIED = { tied: true } as const;
const windows = (layers: number, tokens: number) => ({ tied: true, windows: { layers, tokens } }) as const;

const qwen3 = (size: string) => copied("Qwen", `Qwen/Qwen3-${size}`);
const qwen25 = (size: string) => tabled("Qwen", `Qwen/Qwen2.5-${size}`);
const gemma = (version: string) => tabled("Google", `google/gemma-${version}`);

// oxfmt-ignore
export const DENSE: readonly OpenModel[] = [
  dense("llama-3.3-70b", "Llama 3.3 70B", 70e9, [80, 8192, 64, 8, 128, 28672, 128256], tabled("Meta", "meta-llama/Llama-3.3-70B-Instruct")),
  dense("codellama-34b", "CodeLlama 34B", 34e9, [48, 8192, 64, 8, 128, 22016, 32000], tabled("Meta", "codellama/CodeLlama-34b-hf")),
  dense("qwen-3-0.6b", "Qwen3 0.6B", 0.6e9, [28, 1024, 16, 8, 128, 3072, 151936], qwen3("0.6B"), TIED),
  dense("qwen-3-1.7b", "Qwen3 1.7B", 1.7e9, [28, 2048, 16, 8, 128, 6144, 151936], qwen3("1.7B"), TIED),
  dense("qwen-3-4b", "Qwen3 4B", 4e9, [36, 2560, 32, 8, 128, 9728, 151936], tabled("Qwen", "Qwen/Qwen3-4B"), TIED),
  dense("qwen-3-8b", "Qwen3 8B", 8e9, [36, 4096, 32, 8, 128, 12288, 151936], qwen3("8B")),
  dense("qwen-3-32b", "Qwen3 32B", 32e9, [64, 5120, 64, 8, 128, 25600, 151936], qwen3("32B")),
  dense("qwen-2.5-0.5b", "Qwen2.5 0.5B", 0.5e9, [24, 896, 14, 2, 64, 4864, 151936], qwen25("0.5B"), TIED),
  dense("qwen-2.5-32b", "Qwen2.5 32B", 32e9, [64, 5120, 40, 8, 128, 27648, 152064], qwen25("32B")),
  dense("qwen-2.5-72b", "Qwen2.5 72B", 72e9, [80, 8192, 64, 8, 128, 29568, 152064], qwen25("72B")),
  dense("gemma-2-9b", "Gemma 2 9B", 9e9, [42, 3584, 16, 8, 256, 14336, 256000], gemma("2-9b"), windows(21, 4096)),
  dense("gemma-2-27b", "Gemma 2 27B", 27e9, [46, 4608, 32, 16, 128, 36864, 256000], gemma("2-27b"), windows(23, 4096)),
  dense("gemma-3-1b", "Gemma 3 1B", 1e9, [26, 1152, 4, 1, 256, 6912, 262144], gemma("3-1b-it"), windows(22, 512)),
  dense("gemma-3-4b", "Gemma 3 4B", 4e9, [34, 2560, 8, 4, 256, 10240, 262144], gemma("3-4b-it"), windows(29, 1024)),
  dense("gemma-3-12b", "Gemma 3 12B", 12e9, [48, 3840, 16, 8, 256, 15360, 262144], gemma("3-12b-it"), windows(40, 1024)),
  dense("gemma-3-27b", "Gemma 3 27B", 27e9, [62, 5376, 32, 16, 128, 21504, 262144], gemma("3-27b-it"), windows(52, 1024)),
  dense("smollm-2-1.7b", "SmolLM2 1.7B", 1.7e9, [24, 2048, 32, 32, 64, 8192, 49152], tabled("Hugging Face", "HuggingFaceTB/SmolLM2-1.7B"), TIED),
  dense("falcon-3-10b", "Falcon3 10B", 10e9, [40, 3072, 12, 4, 256, 23040, 131072], tabled("TII", "tiiuae/Falcon3-10B-Base")),
];
