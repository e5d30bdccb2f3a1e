import { describe, expect, it } from "vitest";
import { LOAD_CURVES } from "../../src/evidence/serving-latency";
import { ImportProblem, readPasted, type ImportedPrices, type ImportedRun } from "../../src/imports";

const paste = (value: unknown) => readPasted(typeof value === "string" ? value : JSON.stringify(value));
function prices(value: unknown): ImportedPrices {
  const imported = paste(value);
  if (imported.kind !== "prices") throw new Error(`Read as ${imported.kind}`);
  return imported.prices;
}
function runs(value: unknown): readonly ImportedRun[] {
  const imported = paste(value);
  if (imported.kind !== "runs") throw new Error(`Read as ${imported.kind}`);
  return imported.runs;
}
const refusal = (value: unknown): string => {
  try {
    paste(value);
  } catch (problem) {
    expect(problem).toBeInstanceOf(ImportProblem);
    return (problem as Error).message;
  }
  throw new Error("It was read");
};

const GPT_4O = {
  input_cost_per_token: 2.5e-6,
  output_cost_per_token: 1e-5,
  input_cost_per_token_batches: 1.25e-6,
  output_cost_per_token_batches: 5e-6,
  cache_read_input_token_cost: 1.25e-6,
  litellm_provider: "openai",
  mode: "chat",
};
const NONE = { cachedRead: undefined, cachedWrite: undefined, batch: undefined, above: undefined };

describe("litellm's price list", () => {
  it("becomes prices of a million tokens, one row a model that is billed by text", () => {
    const list = prices({
      sample_spec: { input_cost_per_token: "the cost", mode: "one of: chat, embedding" },
      "gpt-4o": GPT_4O,
      "text-embedding-3-large": { input_cost_per_token: 1.3e-7, output_cost_per_token: 0, mode: "embedding" },
      "dall-e-3": { input_cost_per_pixel: 1e-8, mode: "image_generation" },
    });
    expect(list.form).toBe("litellm");
    expect(list.rows).toEqual([
      {
        name: "gpt-4o",
        input: 2.5,
        output: 10,
        cachedRead: 1.25,
        cachedWrite: undefined,
        batch: 0.5,
        above: undefined,
      },
    ]);
    expect(list.refused.map(({ name }) => name)).toEqual(["text-embedding-3-large", "dall-e-3"]);
    expect(list.refused[0]?.reason).toMatch(/mode: embedding/);
  });

  it("keeps the digits that a price has, and the rates of long requests", () => {
    const [row] = prices({
      sonnet: {
        input_cost_per_token: 3e-6,
        output_cost_per_token: 1.5e-5,
        cache_read_input_token_cost: 3e-7,
        cache_creation_input_token_cost: 3.75e-6,
        input_cost_per_token_above_200k_tokens: 6e-6,
        output_cost_per_token_above_200k_tokens: 2.25e-5,
        cache_read_input_token_cost_above_200k_tokens: 6e-7,
        cache_creation_input_token_cost_above_200k_tokens: 7.5e-6,
      },
    }).rows;
    expect(row).toEqual({
      name: "sonnet",
      input: 3,
      output: 15,
      cachedRead: 0.3,
      cachedWrite: 3.75,
      batch: undefined,
      above: { tokens: 200_000, input: 6, output: 22.5, cachedRead: 0.6, cachedWrite: 7.5 },
    });
  });

  it("has no more digits than a price is quoted with", () => {
    const third = { ...GPT_4O, input_cost_per_token: 1e-6 / 3 };
    expect(prices(third).rows[0]?.input).toBe(0.333333333333);
  });

  it("takes one entry alone", () => {
    expect(prices(GPT_4O).rows[0]).toMatchObject({ name: "Model without a name", input: 2.5 });
  });
});

describe("OpenRouter's list of models", () => {
  it("takes prices as texts, and free models", () => {
    const list = prices({
      data: [
        {
          id: "a/b",
          name: "A: B",
          pricing: { prompt: "0.000003", completion: "0.000015", input_cache_read: "0.0000003", image: "0" },
        },
        { id: "c/free", pricing: { prompt: "0", completion: "0" } },
        { id: "openrouter/auto", pricing: { prompt: "-1", completion: "-1" } },
      ],
    });
    expect(list.form).toBe("OpenRouter");
    expect(list.rows).toEqual([
      { ...NONE, name: "A: B", input: 3, output: 15, cachedRead: 0.3 },
      { ...NONE, name: "c/free", input: 0, output: 0 },
    ]);
    expect(list.refused).toEqual([
      { name: "openrouter/auto", reason: "prompt is -1: a price that isn't known, or a mistake." },
    ]);
  });
});

describe("prices that are refused", () => {
  it.each<[string, unknown, RegExp]>([
    [
      "for a million already",
      { x: { input_cost_per_token: 2.5, output_cost_per_token: 10 } },
      /2,500,000 for a million: these prices are for a million tokens already/,
    ],
    [
      "a negative one",
      { x: { ...GPT_4O, cache_read_input_token_cost: -1e-6 } },
      /cache_read_input_token_cost is -0.000001/,
    ],
    ["a missing one", { x: { input_cost_per_token: 1e-6 } }, /The price of output is missing/],
    ["null", { x: { ...GPT_4O, output_cost_per_token: null } }, /The price of output is missing/],
    [
      "in words",
      { x: { ...GPT_4O, output_cost_per_token: "cheap" } },
      /output_cost_per_token is "cheap": it must be a number/,
    ],
    [
      "all of them",
      { x: { mode: "embedding", input_cost_per_token: 1 }, y: { input_cost_per_token: 1e-6 } },
      /^None of 2 entries has prices that can be read\. The first, x: It isn't billed by tokens of text/,
    ],
    ["an empty list", { data: [] }, /There is no price in it/],
    ["one alone", { x: { input_cost_per_token: 1e-6 } }, /^x: The price of output is missing\.$/],
  ])("%s", (_, value, reason) => {
    expect(refusal(value)).toMatch(reason);
  });
});

it("takes the dearest price that may be meant, and refuses what is dearer", () => {
  const at = (perMillion: number) => ({ ...GPT_4O, output_cost_per_token: perMillion / 1e6 });
  expect(prices(at(10_000)).rows[0]?.output).toBe(10_000);
  expect(refusal(at(10_001))).toMatch(
    /: output_cost_per_token is 0\.010001 a token, which is 10,001 for a million/,
  );
  expect(prices({ ...GPT_4O, output_cost_per_token: 0 }).rows[0]?.output).toBe(0);
});

/** A result as `vllm bench serve --save-result` writes it, from a published curve. */
const vllm = (concurrency: number) => {
  const curve = LOAD_CURVES[0]!;
  const point = curve.points.find((p) => p.concurrency === concurrency)!;
  return {
    model_id: "meta-llama/Llama-3.3-70B-Instruct",
    max_concurrency: concurrency,
    completed: 100,
    failed: 0,
    total_input_tokens: 500_000,
    total_output_tokens: 50_000,
    output_throughput: point.outputTokensPerSecond,
    mean_ttft_ms: point.firstTokenMs,
    median_ttft_ms: 1,
    mean_tpot_ms: point.perTokenMs,
    mean_itl_ms: 1,
  };
};

describe("a benchmark's result", () => {
  it("becomes a row of vLLM's", () => {
    expect(runs(vllm(25))).toEqual([
      {
        name: "meta-llama/Llama-3.3-70B-Instruct",
        concurrency: 25,
        firstTokenMs: 688.69,
        perTokenMs: 38.75,
        outputTokensPerSecond: 623.4,
        promptTokens: 5000,
        outputTokens: 500,
      },
    ]);
  });

  it("becomes rows in the order of their load, from SGLang's lines", () => {
    const line = (concurrency: number) =>
      `{"backend": "sglang", "request_rate": Infinity, "concurrency": ${concurrency}.4, "completed": 10, "total_input_tokens": 100, "total_output_tokens": 200, "output_throughput": 50.5, "median_ttft_ms": 12.5, "median_itl_ms": NaN, "mean_itl_ms": 8}`;
    const read = runs(`${line(64)}\n${line(8)}\n`);
    expect(read.map((r) => r.concurrency)).toEqual([8, 64]);
    expect(read[0]).toMatchObject({
      name: "sglang",
      firstTokenMs: 12.5,
      perTokenMs: 8,
      promptTokens: 10,
      outputTokens: 20,
    });
  });

  it.each([
    ["firstTokenMs", ["mean_ttft_ms", "median_ttft_ms"]],
    ["perTokenMs", ["mean_tpot_ms", "mean_itl_ms", "median_tpot_ms", "median_itl_ms"]],
    ["concurrency", ["max_concurrency", "concurrency", "max_concurrent_requests"]],
    ["name", ["model_id", "model", "backend"]],
    ["promptTokens", ["total_input_tokens", "total_input"]],
    ["outputTokens", ["total_output_tokens", "total_output"]],
  ] as const)("takes %s from the first of the fields that versions name it by", (what, keys) => {
    const plain = { ...vllm(25), completed: 1, median_tpot_ms: 1, median_itl_ms: 1 };
    const others = Object.fromEntries(
      Object.entries(plain).filter(([key]) => !(keys as readonly string[]).includes(key)),
    );
    keys.forEach((_, i) => {
      const given = keys.slice(i).map((key, j) => [key, what === "name" ? `name ${i + j}` : 100 + i + j]);
      const [row] = runs({ ...others, ...(Object.fromEntries(given) as object) });
      expect(row?.[what], keys[i]).toBe(what === "name" ? `name ${i}` : 100 + i);
    });
  });

  it("takes one line alone, and one line among others that can't be read is refused", () => {
    expect(runs(JSON.stringify(vllm(25)) + "\n")).toHaveLength(1);
    expect(refusal(`${JSON.stringify(vllm(25))}\n{"cut`)).toMatch(/isn't JSON/);
    expect(refusal("[]")).toMatch(/none of what is known|no result/);
  });

  it.each<[string, object, RegExp]>([
    ["nothing completed", { completed: 0 }, /No request of the run was completed/],
    ["one failed", { failed: 1 }, /^1 request of the run failed/],
    ["some failed", { failed: 2 }, /^2 requests of the run failed/],
    ["load unknown", { max_concurrency: null }, /--max-concurrency/],
    [
      "no latency",
      { mean_ttft_ms: undefined, median_ttft_ms: undefined },
      /mean_ttft_ms or median_ttft_ms is missing/,
    ],
    ["latency of 0", { mean_tpot_ms: 0 }, /mean_tpot_ms is 0/],
    ["a throughput in words", { output_throughput: "fast" }, /output_throughput is "fast"/],
  ])("refused: %s", (_, change, reason) => {
    expect(refusal({ ...vllm(25), ...change })).toMatch(reason);
  });

  it("refused: a list of which one is something else", () => {
    expect(refusal([vllm(1), { model_type: "llama" }])).toMatch(/^Result 2 has no/);
  });
});

it("is known by any of the fields that tell what it is", () => {
  const only = (key: string) => ({ [key]: 1e-6 });
  const latencies = ["ttft", "tpot", "itl"].flatMap((one) => [`mean_${one}_ms`, `median_${one}_ms`]);
  for (const key of latencies)
    expect(refusal({ output_throughput: 1, ...only(key) }), key).toBe("No request of the run was completed.");
  for (const key of ["input_cost_per_token", "output_cost_per_token"])
    expect(refusal(only(key)), key).toMatch(/^Model without a name: The price of/);
  for (const key of ["architectures", "num_hidden_layers", "hidden_size"])
    expect(refusal(only(key)), key).toMatch(/^model_type is missing/);
  expect(refusal({ model_type: "" })).toMatch(/^model_type is missing/);
  expect(refusal({ text_config: {} })).toMatch(/^model_type is missing/);
  expect(refusal({ pricing: {} })).toMatch(/^Model without a name: The price of/);
});
