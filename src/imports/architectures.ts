import type { DecoderShape, Experts, Latent, Windows } from "../evidence/open-models";
import { ImportProblem, type Fields } from "./json";

/** What an architecture adds to a plain decoder with shared keys and values. */
export interface Parts {
  readonly experts?: Experts;
  readonly latent?: Latent;
  readonly windows?: Windows;
  /** Inner values of the layers without experts, where they aren't `intermediate_size`. */
  readonly inner?: number;
  /** Whether the output reads the embedding where the file doesn't say. */
  readonly tied?: true;
}

type Reader = (config: Fields, layers: number) => Parts;

const FULL = "full_attention";
const WINDOWED = ["sliding_attention", "chunked_attention"];

/** Layers that the file tells one by one: any kind that isn't known is refused. */
function toldWindows(config: Fields, layers: number): Windows | "none" | undefined {
  const kinds = config.list("layer_types");
  if (!kinds) return undefined;
  const other = kinds.find((kind) => kind !== FULL && !WINDOWED.includes(String(kind)));
  if (other !== undefined)
    throw new ImportProblem(
      `Some layers are “${String(other)}”: what they keep of a token isn't keys and values, and no formula here counts it.`,
    );
  if (kinds.length < layers)
    throw new ImportProblem(`layer_types tells ${kinds.length} of ${layers} layers.`);
  const windowed = kinds.slice(0, layers).filter((kind) => kind !== FULL).length;
  return windowed === 0
    ? "none"
    : { layers: windowed, tokens: config.count("sliding_window", "attention_chunk_size") };
}

/** Windows on so many layers, unless the file tells them or has none. */
const windows =
  (
    howMany: (config: Fields, layers: number) => number,
    used: (config: Fields) => boolean = () => true,
  ): Reader =>
  (config, layers) => {
    const told = toldWindows(config, layers);
    if (told === "none" || (told === undefined && !(config.has("sliding_window") && used(config)))) return {};
    if (told) return { windows: told };
    const windowed = howMany(config, layers);
    return windowed > 0 ? { windows: { layers: windowed, tokens: config.count("sliding_window") } } : {};
  };

const every: Reader = windows((_, layers) => layers);
const qwen: Reader = windows(
  (config, layers) => Math.max(0, layers - config.countOr("max_window_layers", layers)),
  (config) => config.flag("use_sliding_window") === true,
);
const gemma2: Reader = (config, layers) => ({
  ...windows(() => Math.ceil(layers / 2))(config, layers),
  tied: true,
});
const gemma3: Reader = (config, layers) => ({
  ...windows(() => layers - Math.floor(layers / config.countOr("sliding_window_pattern", 6)))(config, layers),
  tied: true,
});

const mixture = (
  experts: Partial<Experts> & Pick<Experts, "all" | "perToken" | "inner">,
): { experts: Experts } => {
  if (experts.perToken > experts.all)
    throw new ImportProblem(`A token passes through ${experts.perToken} of ${experts.all} experts.`);
  return { experts: { shared: 0, denseLayers: 0, ...experts } };
};

const mixtral: Reader = (config, layers) => ({
  ...every(config, layers),
  ...mixture({
    all: config.count("num_local_experts"),
    perToken: config.count("num_experts_per_tok"),
    inner: config.count("intermediate_size"),
  }),
});

const qwenMixture: Reader = (config, layers) => {
  if (config.countOr("decoder_sparse_step", 1) !== 1)
    throw new ImportProblem("decoder_sparse_step isn't 1: which layers have experts isn't told.");
  return {
    ...qwen(config, layers),
    ...mixture({
      all: config.count("num_experts"),
      perToken: config.count("num_experts_per_tok"),
      inner: config.count("moe_intermediate_size"),
      denseLayers: config.list("mlp_only_layers")?.length ?? 0,
    }),
  };
};

const minimax: Reader = (config) =>
  mixture({
    all: config.count("num_local_experts"),
    perToken: config.count("num_experts_per_tok"),
    inner: config.count("intermediate_size"),
    shared: config.someOf("shared_intermediate_size"),
  });

const gptOss: Reader = (config, layers) => {
  if (!config.list("layer_types"))
    throw new ImportProblem("layer_types is missing: it tells which layers have a window.");
  return {
    ...every(config, layers),
    ...mixture({
      all: config.count("num_local_experts"),
      perToken: config.count("num_experts_per_tok", "experts_per_token"),
      inner: config.count("intermediate_size"),
    }),
  };
};

const deepseek: Reader = (config) => {
  if (config.has("index_topk"))
    throw new ImportProblem(
      "Its indexer keeps keys of its own beside the latent vector: no formula here counts them.",
    );
  if (config.countOr("moe_layer_freq", 1) !== 1)
    throw new ImportProblem("moe_layer_freq isn't 1: which layers have experts isn't told.");
  const inner = config.count("moe_intermediate_size");
  return {
    ...mixture({
      all: config.count("n_routed_experts"),
      perToken: config.count("num_experts_per_tok"),
      inner,
      shared: config.someOf("n_shared_experts") * inner,
      denseLayers: config.someOf("first_k_dense_replace"),
    }),
    latent: {
      query: config.someOf("q_lora_rank"),
      size: config.count("kv_lora_rank"),
      rope: config.count("qk_rope_head_dim"),
      key: config.count("qk_nope_head_dim"),
      value: config.count("v_head_dim"),
    },
  };
};

/** Every fourth layer sees all tokens, unless the file says otherwise. */
const FULL_EVERY = 4;
const llama4: Reader = (config, layers) => {
  const step = config.countOr("interleave_moe_layer_step", 1);
  const full = Math.floor(layers / config.countOr("no_rope_layer_interval", FULL_EVERY));
  const inner = config.count("intermediate_size");
  const denseLayers = layers - Math.floor(layers / step);
  const told = toldWindows(config, layers);
  const chunks = told ?? { layers: layers - full, tokens: config.count("attention_chunk_size") };
  return {
    ...mixture({
      all: config.count("num_local_experts"),
      perToken: config.count("num_experts_per_tok"),
      inner,
      shared: inner,
      denseLayers,
    }),
    ...(chunks !== "none" && { windows: chunks }),
    ...(denseLayers > 0 && { inner: config.count("intermediate_size_mlp") }),
  };
};

/**
 * Architectures whose parameters and caches are counted by the formulas here, by `model_type`. One that isn't listed is
 * refused: the next one's cache may follow another formula, and nothing in its file would say so.
 */
export const ARCHITECTURES: Readonly<Record<string, Reader>> = {
  llama: every,
  mistral: every,
  mixtral,
  olmo2: every,
  phi3: every,
  smollm3: qwen,
  qwen2: qwen,
  qwen3: qwen,
  qwen3_moe: qwenMixture,
  qwen2_5_vl_text: qwen,
  qwen3_vl_text: qwen,
  qwen3_vl_moe_text: qwenMixture,
  gemma2,
  gemma3_text: gemma3,
  gpt_oss: gptOss,
  minimax_m2: minimax,
  deepseek_v3: deepseek,
  kimi_k2: deepseek,
  llama4_text: llama4,
};

/** Whether a shape's parts leave out what the file tells of its layers. */
export function refuseExtras(config: Fields, shape: Pick<DecoderShape, "latent">): void {
  if (config.has("kv_lora_rank") && !shape.latent)
    throw new ImportProblem(
      "It has latent attention (kv_lora_rank), which its architecture here doesn't know.",
    );
  if (config.someOf("num_kv_shared_layers") > 0)
    throw new ImportProblem(
      "Some layers share keys and values with others (num_kv_shared_layers): no formula here counts them.",
    );
}
