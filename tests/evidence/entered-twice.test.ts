import { describe, expect, it } from "vitest";
import { CACHE_STATEMENTS } from "../../src/evidence/cache-sizes";
import { CHECKPOINT_STATEMENTS, FAILURES } from "../../src/evidence/failures";
import { GPU_PRICES } from "../../src/evidence/gpu-prices";
import { ACCELERATORS } from "../../src/evidence/hardware";
import { MEMORY_RULES } from "../../src/evidence/memory-rules";
import { MODELS } from "../../src/evidence/models";
import { MPT_RUNS } from "../../src/evidence/mpt-runs";
import { OPEN_MODELS } from "../../src/evidence/open-models";
import { OWNERSHIP } from "../../src/evidence/ownership";
import { PRICES } from "../../src/evidence/prices";
import { MEMORY_STATEMENTS, SPECULATIVE_RUNS, TRAINING_RUNS } from "../../src/evidence/published-runs";
import { SERVING_COSTS } from "../../src/evidence/serving-costs";
import { DEEPSEEK_FLEET, LOAD_CURVES } from "../../src/evidence/serving-latency";
import { SERVING_RUNS } from "../../src/evidence/serving-runs";
import { TOKEN_BILLS } from "../../src/evidence/tokens/bills";
import { TOKEN_PRICES } from "../../src/evidence/tokens/prices";
import entered from "../cases/evidence.json";

const named = (list: readonly { readonly id: string }[]) => list.map((one) => [one.id, one] as const);
const numbered = (list: readonly object[]) => list.map((one, i) => [`${i + 1}`, one] as const);

const LISTS: Record<keyof typeof entered, readonly (readonly [string, object])[]> = {
  accelerators: named(ACCELERATORS),
  models: named(MODELS),
  openModels: named(OPEN_MODELS),
  prices: named(PRICES),
  gpuPrices: GPU_PRICES.map((p) => [`${p.accelerator}, ${p.provider}, ${p.contract}, ${p.asOf}`, p] as const),
  tokenPrices: named(TOKEN_PRICES),
  trainingRuns: named(TRAINING_RUNS),
  mptRuns: numbered(MPT_RUNS),
  speculativeRuns: numbered(SPECULATIVE_RUNS),
  memoryStatements: Object.entries(MEMORY_STATEMENTS),
  loadCurves: named(LOAD_CURVES),
  servingRuns: numbered(SERVING_RUNS),
  servingCosts: named(SERVING_COSTS),
  tokenBills: named(TOKEN_BILLS),
  failures: named(FAILURES),
  checkpoints: named(CHECKPOINT_STATEMENTS),
  cacheSizes: named(CACHE_STATEMENTS),
  memoryRules: named(MEMORY_RULES),
  ownership: Object.entries(OWNERSHIP),
  fleets: [["deepseek", DEEPSEEK_FLEET]],
};

/** Every number of an entry and every flag, with the names on the way to it. */
const numbersIn = (value: unknown): unknown =>
  typeof value !== "object" || value === null
    ? value
    : Object.fromEntries(
        Object.entries(value)
          .filter(([name, each]) => name !== "source" && !["string", "undefined"].includes(typeof each))
          .map(([name, each]) => [name, numbersIn(each)]),
      );

/**
 * Most of these numbers follow from no other, or not to the last digit: that a slip of a hand in one of them is noticed, each is entered twice.
 * Whoever reads a source anew changes both.
 */
describe("what was read is entered twice", () => {
  it.each(Object.entries(LISTS))("%s", (name, list) => {
    const once = list.map(([id, entry]) => `${id}: ${JSON.stringify(numbersIn(entry)).replaceAll('"', "")}`);
    expect(once).not.toEqual([]);
    expect(once).toEqual(entered[name as keyof typeof entered]);
  });
});
