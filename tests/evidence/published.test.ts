import { describe, expect, it } from "vitest";
import { tokenCost } from "../../src/core/serving/serving";
import { checkpointInterval } from "../../src/core/training/checkpoints";
import { CACHE_STATEMENTS } from "../../src/evidence/cache-sizes";
import {
  CHECKPOINT_SOURCE,
  CHECKPOINT_STATEMENTS,
  CLUSTER_FAILURES,
  FAILURES,
  GOODPUT_STATEMENTS,
} from "../../src/evidence/failures";
import { GPU_PRICES } from "../../src/evidence/gpu-prices";
import { ACCELERATORS } from "../../src/evidence/hardware";
import { MEMORY_RULES } from "../../src/evidence/memory-rules";
import { MODELS } from "../../src/evidence/models";
import { MPT_PEAK_TFLOPS, MPT_RUNS, MPT_SOURCE } from "../../src/evidence/mpt-runs";
import { OWNERSHIP } from "../../src/evidence/ownership";
import { OPEN_MODELS } from "../../src/evidence/open-models";
import { PRICES } from "../../src/evidence/prices";
import {
  MEMORY_STATEMENTS,
  SPECULATIVE_RUNS,
  SPECULATIVE_SOURCE,
  TRAINING_RUNS,
} from "../../src/evidence/published-runs";
import { DEEPSEEK_FLEET, LOAD_CURVES } from "../../src/evidence/serving-latency";
import { SERVING_COSTS } from "../../src/evidence/serving-costs";
import { SERVING_SOURCE } from "../../src/evidence/serving-runs";
import { citation, type Source } from "../../src/evidence/source";
import { TOKEN_BILLS } from "../../src/evidence/tokens/bills";
import { TOKEN_PRICES } from "../../src/evidence/tokens/prices";

const statements = Object.values(MEMORY_STATEMENTS);
/** Lists of which each entry has an id and a source. */
const LISTS = [
  ACCELERATORS,
  MODELS,
  OPEN_MODELS,
  MEMORY_RULES,
  PRICES,
  TOKEN_PRICES,
  TOKEN_BILLS,
  TRAINING_RUNS,
  LOAD_CURVES,
  FAILURES,
  CLUSTER_FAILURES,
  GOODPUT_STATEMENTS,
  CACHE_STATEMENTS,
  SERVING_COSTS,
  Object.values(OWNERSHIP),
  statements,
];
const sources: (readonly [string, Source])[] = [
  ...LISTS.flatMap((list) => list.map(({ id, source }) => [id, source] as const)),
  ...GPU_PRICES.map((p) => [`${p.accelerator}, ${p.provider}, ${p.contract}, ${p.asOf}`, p.source] as const),
  ["DeepSeek's fleet", DEEPSEEK_FLEET.source],
  ["MPT runs", MPT_SOURCE],
  ["speculative decoding", SPECULATIVE_SOURCE],
  ["serving runs", SERVING_SOURCE],
  ["checkpoints", CHECKPOINT_SOURCE],
];

const isDay = (text: string) =>
  /^\d{4}-\d{2}-\d{2}$/.test(text) && new Date(`${text}T00:00:00Z`).toISOString().startsWith(text);

describe("every published figure has its source", () => {
  it.each(sources)("%s", (_, source) => {
    expect(source.publication.length).toBeGreaterThan(5);
    expect(source.place.length).toBeGreaterThan(5);
    expect(source.address).toMatch(/^https:\/\/[a-z0-9.-]+\.[a-z]+(\/\S*)?$/);
    expect(isDay(source.read)).toBe(true);
    expect(source.through.length).toBeGreaterThan(5);
    expect(citation(source)).toContain(`read ${source.read}`);
  });

  it("ids are unique within each list", () => {
    for (const list of [...LISTS, [...MODELS, ...OPEN_MODELS]])
      expect(new Set(list.map(({ id }) => id)).size).toBe(list.length);
  });
});

describe("hardware", () => {
  it.each(ACCELERATORS.map((a) => [a.name, a] as const))(
    "%s: dense speeds follow from the printed ones",
    (_, a) => {
      for (const peak of [a.bf16, a.fp8]) {
        if (!peak) continue;
        const [, digits = "", unit] = /^([\d,.]+) (\w)/.exec(peak.printed) ?? [];
        const first = Number(digits.replaceAll(",", "")) * (unit === "P" ? 1000 : 1);
        // Where only the speed with sparsity is printed, the dense one is half of it.
        const sparseOnly = peak.printed.endsWith("with sparsity") && !peak.printed.includes("|");
        expect(peak.tflops).toBe(sparseOnly ? first / 2 : first);
      }
    },
  );

  it("fewer bits are faster, unless a note says otherwise", () => {
    const eight = ACCELERATORS.flatMap(({ name, bf16, fp8, note }) =>
      fp8 && !/no faster/.test(note) ? [[name, fp8.tflops / bf16.tflops] as const] : [],
    );
    expect(eight).toHaveLength(14);
    // Rounding of the printed speeds, and Trainium2's own ratio of 1.95.
    for (const [name, ratio] of eight) expect(Math.abs(ratio - 2), name).toBeLessThan(0.06);
    const four = ACCELERATORS.flatMap(({ name, fp8, fp4 }) =>
      fp8 && fp4 ? [[name, fp4.tflops / fp8.tflops] as const] : [],
    );
    expect(four).toHaveLength(5);
    for (const [name, ratio] of four) expect(ratio, name).toBeGreaterThanOrEqual(2);
  });

  it("there are twenty, and every one of which the power is printed draws what a board can", () => {
    expect(ACCELERATORS).toHaveLength(20);
    const powered = ACCELERATORS.flatMap(({ watts, bf16 }) => (watts === undefined ? [] : [{ watts, bf16 }]));
    expect(powered).toHaveLength(17);
    for (const { watts, bf16 } of powered) {
      expect(watts).toBeGreaterThanOrEqual(70);
      expect(watts).toBeLessThanOrEqual(1400);
      // From 0.6 of the MI250X to 2.3 of the B300 on Blackwell's process.
      expect(bf16.tflops / watts).toBeGreaterThan(0.6);
      expect(bf16.tflops / watts).toBeLessThan(2.6);
    }
  });
});

describe("model shapes", () => {
  it.each(MODELS.map((m) => [m.name, m] as const))("%s is consistent", (_, m) => {
    expect(m.heads * m.headSize).toBe(m.width);
    expect(m.heads % m.kvHeads).toBe(0);
    expect(m.active).toBeLessThanOrEqual(m.parameters);
    // Attention and a feed-forward part of 8 to 21 width² a layer: a slip in a digit would not pass.
    const layers = (inner: number) => m.layers * m.width ** 2 * (2 + 2 * (m.kvHeads / m.heads) + inner);
    expect(m.active).toBeGreaterThan(layers(8) * 0.95);
    expect(m.active).toBeLessThan(layers(21) * 1.2);
  });

  // Llama, Mistral and Mixtral: embedding and output, attention, gated feed-forward, norms.
  it.each([
    ["llama-2-7b", 32000, 11008, 1],
    ["llama-2-13b", 32000, 13824, 1],
    ["llama-2-70b", 32000, 28672, 1],
    ["llama-3.1-8b", 128256, 14336, 1],
    ["llama-3.1-70b", 128256, 28672, 1],
    ["llama-3.1-405b", 128256, 53248, 1],
    ["mistral-7b", 32000, 14336, 1],
    ["mixtral-8x7b", 32000, 14336, 8],
  ])("%s: the exact count follows from the shape", (id, vocabulary, inner, experts) => {
    const m = MODELS.find((model) => model.id === id);
    if (!m) throw new Error(`No ${id}`);
    const count = (used: number) => {
      const attention = 2 * m.width ** 2 + 2 * m.width * m.kvHeads * m.headSize;
      const router = experts > 1 ? experts * m.width : 0;
      const layer = attention + used * 3 * m.width * inner + router + 2 * m.width;
      return 2 * vocabulary * m.width + m.layers * layer + m.width;
    };
    expect(m.parameters).toBe(count(experts));
    expect(m.active).toBe(count(Math.min(2, experts)));
  });
});

describe("published runs", () => {
  it("name models and hardware that the evidence has", () => {
    for (const run of TRAINING_RUNS) {
      expect(MODELS.map(({ id }) => id)).toContain(run.model);
      if (run.accelerator) expect(ACCELERATORS.map(({ id }) => id)).toContain(run.accelerator);
    }
  });

  it("the benchmark has 61 runs", () => {
    expect(MPT_RUNS).toHaveLength(61);
    expect(MPT_PEAK_TFLOPS).toBe(ACCELERATORS.find(({ id }) => id === "h100")?.bf16.tflops);
    const keys = MPT_RUNS.map((r) => `${r.model} ${r.sequence} ${r.gpus}`);
    expect(new Set(keys).size).toBe(61);
  });

  it("speculative decoding has 12 runs, with sensible shares", () => {
    expect(SPECULATIVE_RUNS).toHaveLength(12);
    for (const run of SPECULATIVE_RUNS) {
      expect(run.acceptance).toBeGreaterThan(run.draftCost);
      expect(run.acceptance).toBeLessThan(1);
    }
  });
});

describe("prices", () => {
  const gpus = GPU_PRICES.map((p) => ({
    ...p,
    what: `${p.accelerator}, ${p.provider}, ${p.contract}, ${p.asOf}`,
  }));
  it.each([...PRICES, ...gpus].map((p) => [p.what, p] as const))("%s is dated", (_, price) => {
    expect(isDay(price.asOf)).toBe(true);
    expect(price.asOf <= price.source.read).toBe(true);
    expect(price.amount).toBeGreaterThan(0);
  });
});

describe("GPU prices by contract", () => {
  it("are of hardware that the evidence has, each once a day", () => {
    for (const { accelerator } of GPU_PRICES) expect(ACCELERATORS.map(({ id }) => id)).toContain(accelerator);
    const keys = GPU_PRICES.map((p) => `${p.accelerator} ${p.provider} ${p.contract} ${p.asOf}`);
    expect(new Set(keys).size).toBe(keys.length);
  });

  it("have an H100 on demand, on spot and for one and three years", () => {
    const contracts = new Set(GPU_PRICES.filter((p) => p.accelerator === "h100").map((p) => p.contract));
    expect([...contracts].map(String).sort()).toEqual(["12", "36", "on demand", "spot"]);
  });
});

describe("published failures", () => {
  it.each(FAILURES.map((f) => [f.id, f] as const))("%s", (_, record) => {
    expect(ACCELERATORS.map(({ id }) => id)).toContain(record.accelerator);
    const hours = (record.days * 24) / record.failures;
    if (record.hoursPrinted !== undefined) expect(Math.round(hours)).toBe(record.hoursPrinted);
    // A GPU fails once in five to ten years, the cluster's other parts included.
    const years = (hours * record.gpus) / 8766;
    expect(years).toBeGreaterThan(5);
    expect(years).toBeLessThan(10);
  });
});

describe("what was published on failures and on the cost of serving", () => {
  it.each(CHECKPOINT_STATEMENTS.map((s) => [s.id, s] as const))(
    "%s comes out by Daly's series to the printed digit, and near it by his equation",
    (_, { hoursBetweenFailures, saveMinutes, minutes, step }) => {
      const [m, d] = [hoursBetweenFailures * 60, saveMinutes];
      const x = d / (2 * m);
      const series = Math.sqrt(2 * d * m) * (1 + Math.sqrt(x) / 3 + x / 9) - d;
      expect(Math.abs(series - minutes)).toBeLessThanOrEqual(step / 2);
      const exact = 60 * checkpointInterval(hoursBetweenFailures, saveMinutes / 60);
      expect(Math.abs(exact - series)).toBeLessThanOrEqual(0.03);
    },
  );

  it.each(SERVING_COSTS.map((s) => [s.id, s] as const))("%s follows from its price and speed", (_, row) => {
    const computed = tokenCost(row.pricePerGpuHour, row.tokensPerSecondPerGpu);
    const rounding = row.speedStep / 2 / row.tokensPerSecondPerGpu + row.costStep / 2 / row.cost;
    expect(Math.abs(computed / row.cost - 1)).toBeLessThanOrEqual(rounding);
    expect(row.printed).toBe(`$${row.cost.toFixed(2)}`);
  });
});
