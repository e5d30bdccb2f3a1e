import { describe, expect, it } from "vitest";
import { OPEN_MODELS, type DecoderShape } from "../../src/evidence/open-models";
import { ImportProblem, readPasted, type ImportedModel } from "../../src/imports";
import { ARCHITECTURES } from "../../src/imports/architectures";

type Config = Record<string, unknown>;

const base = (
  type: string,
  [layers, width, heads, kv, vocabulary, inner]: readonly number[],
  more: Config = {},
): Config => ({
  model_type: type,
  num_hidden_layers: layers,
  hidden_size: width,
  num_attention_heads: heads,
  num_key_value_heads: kv,
  vocab_size: vocabulary,
  intermediate_size: inner,
  ...more,
});

/** Fields of the published files that a shape follows from. */
const LLAMA = base("llama", [80, 8192, 64, 8, 128256, 28672]);
const DEEPSEEK = base("deepseek_v3", [61, 7168, 128, 128, 129280, 18432], {
  kv_lora_rank: 512,
  q_lora_rank: 1536,
  qk_nope_head_dim: 128,
  qk_rope_head_dim: 64,
  v_head_dim: 128,
  moe_intermediate_size: 2048,
  n_routed_experts: 256,
  n_shared_experts: 1,
  num_experts_per_tok: 8,
  first_k_dense_replace: 3,
  moe_layer_freq: 1,
  tie_word_embeddings: false,
});
const alternating = (n: number) =>
  Array.from({ length: n }, (_, i) => (i % 2 ? "full_attention" : "sliding_attention"));
const CONFIGS: Record<string, Config> = {
  "llama-3.3-70b": LLAMA,
  "qwen-3-0.6b": base("qwen3", [28, 1024, 16, 8, 151936, 3072], {
    head_dim: 128,
    tie_word_embeddings: true,
    use_sliding_window: false,
    sliding_window: null,
    max_window_layers: 28,
  }),
  "qwen-2.5-72b": base("qwen2", [80, 8192, 64, 8, 152064, 29568], {
    // The file names a window and says that it isn't used.
    sliding_window: 131072,
    use_sliding_window: false,
  }),
  "gemma-2-27b": base("gemma2", [46, 4608, 32, 16, 256000, 36864], { head_dim: 128, sliding_window: 4096 }),
  "gemma-3-27b": {
    model_type: "gemma3",
    vision_config: { model_type: "siglip_vision_model", num_hidden_layers: 27 },
    text_config: base("gemma3_text", [62, 5376, 32, 16, 262144, 21504], {
      head_dim: 128,
      sliding_window: 1024,
    }),
  },
  "qwen-3-235b-a22b": base("qwen3_moe", [94, 4096, 64, 4, 151936, 12288], {
    head_dim: 128,
    num_experts: 128,
    num_experts_per_tok: 8,
    moe_intermediate_size: 1536,
    decoder_sparse_step: 1,
    mlp_only_layers: [],
  }),
  "gpt-oss-120b": base("gpt_oss", [36, 2880, 64, 8, 201088, 2880], {
    head_dim: 64,
    num_local_experts: 128,
    experts_per_token: 4,
    sliding_window: 128,
    layer_types: alternating(36),
  }),
  "minimax-m2.5": base("minimax_m2", [62, 3072, 48, 8, 200064, 1536], {
    head_dim: 128,
    num_local_experts: 256,
    num_experts_per_tok: 8,
    shared_intermediate_size: 0,
  }),
  "deepseek-v3": DEEPSEEK,
  "llama-4-maverick": {
    model_type: "llama4",
    text_config: base("llama4_text", [48, 5120, 40, 8, 202048, 8192], {
      head_dim: 128,
      num_local_experts: 128,
      num_experts_per_tok: 1,
      interleave_moe_layer_step: 2,
      intermediate_size_mlp: 16384,
      attention_chunk_size: 8192,
    }),
  },
};

function read(config: unknown): ImportedModel {
  const imported = readPasted(JSON.stringify(config));
  if (imported.kind !== "model") throw new Error(`Read as ${imported.kind}`);
  return imported.model;
}
const refusal = (config: unknown): string => {
  try {
    read(config);
  } catch (problem) {
    expect(problem).toBeInstanceOf(ImportProblem);
    return (problem as Error).message;
  }
  throw new Error("It was read");
};

describe("a model's config.json", () => {
  it.each(Object.entries(CONFIGS))("gives the shape of %s", (id, config) => {
    expect(read(config).shape).toEqual(OPEN_MODELS.find((m) => m.id === id)?.shape);
  });

  it("says what it counted, and what it left out", () => {
    expect(read(LLAMA).note).toBe("Parameters counted from the shape.");
    const seeing = read(CONFIGS["gemma-3-27b"]);
    expect(seeing.note).toMatch(/language part; what sees or hears is left out/);
    expect(Math.abs(seeing.parameters / 27e9 - 1)).toBeLessThan(0.01);
  });

  it("takes heads without shared keys where the file says nothing of sharing, or null", () => {
    const { num_key_value_heads: _, ...silent } = LLAMA;
    for (const config of [silent, { ...LLAMA, num_key_value_heads: null }])
      expect(read(config).shape.kvHeads).toBe(64);
  });

  it("takes the names of fields that some files have instead", () => {
    const { experts_per_token: perToken, ...others } = CONFIGS["gpt-oss-120b"]!;
    expect(read({ ...others, num_experts_per_tok: perToken }).shape.experts?.perToken).toBe(4);
    const chunked = { ...LLAMA, layer_types: Array(80).fill("chunked_attention"), attention_chunk_size: 100 };
    expect(read(chunked).shape.windows).toEqual({ layers: 80, tokens: 100 });
  });

  it("takes the name of the file, else of the architecture, in 60 characters", () => {
    expect(read({ ...LLAMA, _name_or_path: "a", name_or_path: "b" }).name).toBe("a");
    expect(read({ ...LLAMA, name_or_path: "b" }).name).toBe("b");
    expect(read(LLAMA).name).toBe("llama");
    expect(read({ ...LLAMA, _name_or_path: "n".repeat(60) }).name).toBe("n".repeat(60));
    expect(read({ ...LLAMA, _name_or_path: "n".repeat(61) }).name).toBe(`${"n".repeat(59)}…`);
  });

  it("reads the inner width of the layers without experts where there are such layers", () => {
    const { intermediate_size: _, ...others } = DEEPSEEK;
    expect(read({ ...others, first_k_dense_replace: 0 }).shape.inner).toBe(0);
    expect(refusal({ ...others, first_k_dense_replace: 1 })).toMatch(/^intermediate_size is missing/);
    expect(read({ ...DEEPSEEK, first_k_dense_replace: 1 }).shape.inner).toBe(18432);
    const maverick = CONFIGS["llama-4-maverick"]!.text_config as Config;
    const { intermediate_size_mlp: _mlp, ...rest } = maverick;
    const scout = { ...rest, interleave_moe_layer_step: 1 };
    expect(read(scout).shape).toMatchObject({ inner: 0, experts: { denseLayers: 0 } });
    expect(read({ ...maverick, num_hidden_layers: 2 }).shape).toMatchObject({
      inner: 16384,
      experts: { denseLayers: 1 },
    });
    expect(refusal({ ...scout, interleave_moe_layer_step: 47 })).toMatch(/^intermediate_size_mlp is missing/);
  });

  /** Twelve layers, with what each kind of file says of experts and windows. */
  const TWELVE = base("", [12, 64, 8, 4, 100, 256], {
    sliding_window: 100,
    attention_chunk_size: 50,
    use_sliding_window: true,
    max_window_layers: 8,
    num_experts: 16,
    num_local_experts: 16,
    num_experts_per_tok: 2,
    moe_intermediate_size: 32,
    mlp_only_layers: [0],
    intermediate_size_mlp: 512,
  });
  const LATENT = { kv_lora_rank: 8, qk_nope_head_dim: 4, qk_rope_head_dim: 2, v_head_dim: 4 };
  const TOLD = { layer_types: alternating(12) };
  const all = { layers: 12, tokens: 100 };
  const late = { layers: 4, tokens: 100 };
  const experts = { all: 16, perToken: 2, inner: 256, shared: 0, denseLayers: 0 };
  const routed = { ...experts, inner: 32, denseLayers: 1 };
  const KINDS: Record<string, [more: Config, shape: Partial<DecoderShape>]> = {
    llama: [{}, { windows: all, tied: false }],
    mistral: [{}, { windows: all, tied: false }],
    mixtral: [{}, { windows: all, experts, inner: 0 }],
    olmo2: [{}, { windows: all, tied: false }],
    phi3: [{}, { windows: all, tied: false }],
    smollm3: [{}, { windows: late, tied: false }],
    qwen2: [{}, { windows: late, tied: false }],
    qwen3: [{}, { windows: late, tied: false }],
    qwen3_moe: [{}, { windows: late, experts: routed, inner: 256 }],
    qwen2_5_vl_text: [{}, { windows: late, tied: false }],
    qwen3_vl_text: [{}, { windows: late, tied: false }],
    qwen3_vl_moe_text: [{}, { windows: late, experts: routed }],
    gemma2: [{}, { windows: { layers: 6, tokens: 100 }, tied: true }],
    gemma3_text: [{}, { windows: { layers: 10, tokens: 100 }, tied: true }],
    gpt_oss: [TOLD, { windows: { layers: 6, tokens: 100 }, experts }],
    minimax_m2: [{ shared_intermediate_size: 7 }, { experts: { ...experts, shared: 7 } }],
    deepseek_v3: [{ ...LATENT, n_routed_experts: 16 }, { experts: { ...routed, denseLayers: 0 } }],
    kimi_k2: [
      { ...LATENT, n_routed_experts: 16, n_shared_experts: 2, first_k_dense_replace: 3 },
      {
        experts: { ...routed, shared: 64, denseLayers: 3 },
        latent: { query: 0, size: 8, rope: 2, key: 4, value: 4 },
      },
    ],
    llama4_text: [{}, { windows: { layers: 9, tokens: 50 }, experts: { ...experts, shared: 256 } }],
  };

  it("every architecture is among those below", () => {
    expect(Object.keys(KINDS).sort()).toEqual(Object.keys(ARCHITECTURES).sort());
  });

  it.each(Object.entries(KINDS))(
    "of the architecture %s has its windows and experts",
    (type, [more, shape]) => {
      expect(read({ ...TWELVE, ...more, model_type: type }).shape).toMatchObject(shape);
    },
  );

  it("has no window where the file says that all layers see all tokens, or that none is used", () => {
    const full = { layer_types: Array(12).fill("full_attention") };
    expect(read({ ...TWELVE, ...full, model_type: "llama" }).shape.windows).toBeUndefined();
    expect(read({ ...TWELVE, ...full, model_type: "llama4_text" }).shape.windows).toBeUndefined();
    expect(
      read({ ...TWELVE, model_type: "qwen2", max_window_layers: 12 }).shape.windows,
      "all layers before the first with a window",
    ).toBeUndefined();
    expect(read({ ...TWELVE, model_type: "qwen2", use_sliding_window: false }).shape.windows).toBeUndefined();
  });

  it("reads past a text_config of null, and only the language part of one that is nested", () => {
    expect(read({ ...LLAMA, text_config: null }).shape).toEqual(read(LLAMA).shape);
    // What stands beside it may be the other part's.
    const nested = { model_type: "llama", text_config: LLAMA, num_hidden_layers: 24, vision_config: {} };
    expect(read(nested).shape).toEqual(read(LLAMA).shape);
    expect(read(nested).note).toMatch(/what sees or hears is left out/);
  });

  it("never lets a name become a formula", () => {
    expect(read({ ...LLAMA, _name_or_path: '=HYPERLINK("http://x")' }).name).toBe('HYPERLINK("http://x")');
  });
});

describe("what is refused, with the reason", () => {
  const without = (key: string) => Object.fromEntries(Object.entries(LLAMA).filter(([k]) => k !== key));
  it.each<[string, unknown, RegExp]>([
    ["no heads", without("num_attention_heads"), /^num_attention_heads is missing/],
    [
      "heads of null",
      { ...LLAMA, num_attention_heads: null },
      /^num_attention_heads is null: it must be a whole/,
    ],
    ["heads of 0", { ...LLAMA, num_attention_heads: 0 }, /num_attention_heads is 0/],
    ["heads in words", { ...LLAMA, num_attention_heads: "64" }, /num_attention_heads is "64"/],
    ["half a layer", { ...LLAMA, num_hidden_layers: 0.5 }, /num_hidden_layers is 0.5/],
    ["no shared keys at all", { ...LLAMA, num_key_value_heads: 0 }, /num_key_value_heads is 0/],
    ["heads that don't share evenly", { ...LLAMA, num_key_value_heads: 7 }, /can't be shared evenly/],
    ["a width that heads don't share", { ...LLAMA, hidden_size: 8190 }, /head_dim is missing/],
    ["no vocabulary", without("vocab_size"), /vocab_size is missing/],
    ["no architecture", without("model_type"), /model_type is missing/],
    ["an architecture that isn't known", { ...LLAMA, model_type: "mamba2" }, /“mamba2” isn't known/],
    ["one by the name of a method", { ...LLAMA, model_type: "toString" }, /“toString” isn't known/],
    [
      "a speech model",
      { model_type: "whisper", d_model: 1280, num_hidden_layers: 32, is_encoder_decoder: true },
      /“whisper” isn't known/,
    ],
    [
      "a vision model",
      { model_type: "vit", hidden_size: 768, num_attention_heads: 12, num_hidden_layers: 12 },
      /“vit” isn't known/,
    ],
    [
      "a text_config within another part",
      { model_type: "qwen2_5_omni", thinker_config: { text_config: LLAMA } },
      /“qwen2_5_omni” isn't known/,
    ],
    [
      "a vision part beside a text_config of null",
      { ...LLAMA, text_config: null, vision_config: { hidden_size: 1024 } },
      /can't be told apart/,
    ],
    [
      "a vision part without a text_config",
      { ...LLAMA, vision_config: { hidden_size: 1024 } },
      /can't be told apart/,
    ],
    ["an encoder beside the decoder", { ...LLAMA, is_encoder_decoder: true }, /only decoders/],
    [
      "linear attention",
      { ...CONFIGS["qwen-3-0.6b"], layer_types: ["linear_attention", "full_attention"] },
      /“linear_attention”: what they keep/,
    ],
    ["an indexer beside the latent vector", { ...DEEPSEEK, index_topk: 2048 }, /indexer keeps keys/],
    ["latent attention in a plain architecture", { ...LLAMA, kv_lora_rank: 512 }, /latent attention/],
    [
      "layers that share their cache",
      { ...LLAMA, num_kv_shared_layers: 10 },
      /share keys and values with others/,
    ],
    [
      "more experts than there are",
      { ...CONFIGS["minimax-m2.5"], num_experts_per_tok: 300 },
      /300 of 256 experts/,
    ],
    [
      "windows that aren't told",
      { ...CONFIGS["gpt-oss-120b"], layer_types: undefined },
      /layer_types is missing/,
    ],
    [
      "some layers only told",
      { ...CONFIGS["gpt-oss-120b"], layer_types: alternating(10) },
      /tells 10 of 36 layers/,
    ],
    [
      "experts in layers that aren't told",
      { ...CONFIGS["qwen-3-235b-a22b"], decoder_sparse_step: 2 },
      /decoder_sparse_step isn't 1/,
    ],
    [
      "latent experts in layers that aren't told",
      { ...DEEPSEEK, moe_layer_freq: 2 },
      /moe_layer_freq isn't 1/,
    ],
    ["another file", { name: "package", version: "1.0.0" }, /none of what is known/],
    ["a list", [LLAMA], /none of what is known/],
  ])("%s", (_, config, reason) => {
    expect(refusal(config)).toMatch(reason);
  });

  it("text that isn't JSON, or nothing", () => {
    expect(() => readPasted("  ")).toThrow("Nothing was pasted.");
    expect(() => readPasted('{"model_type": "llama",')).toThrow(/isn't JSON/);
  });
});
