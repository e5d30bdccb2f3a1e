import type { LoadPoint } from "../evidence/serving-latency";
import { Fields, ImportProblem, isObject, nameOf, type Json, type JsonObject } from "./json";

export interface ImportedRun extends LoadPoint {
  readonly name: string;
  /** Means over the requests of the run. */
  readonly promptTokens: number;
  readonly outputTokens: number;
}

const LATENCY = ["mean_ttft_ms", "median_ttft_ms"] as const;
const PER_TOKEN = ["mean_tpot_ms", "mean_itl_ms", "median_tpot_ms", "median_itl_ms"] as const;

/** Whether an object is the result of a benchmark. */
export const isBenchmark = (object: JsonObject): boolean =>
  "output_throughput" in object && [...LATENCY, ...PER_TOKEN].some((key) => key in object);

/** Rows of `vllm bench serve` or of SGLang's bench_serving: one result, a list of them, or one a line. */
export function readBenchmark(json: Json): readonly ImportedRun[] {
  const results = (Array.isArray(json) ? (json as readonly Json[]) : [json]).map((result, i) => {
    if (!isObject(result) || !isBenchmark(result))
      throw new ImportProblem(`Result ${i + 1} has no output_throughput with its latencies.`);
    return run(new Fields(result));
  });
  if (results.length === 0) throw new ImportProblem("There is no result in it.");
  return [...results].sort((a, b) => a.concurrency - b.concurrency);
}

function run(result: Fields): ImportedRun {
  const completed = result.number("completed");
  if (!completed || completed < 0) throw new ImportProblem("No request of the run was completed.");
  const failed = result.number("failed") ?? 0;
  if (failed > 0)
    throw new ImportProblem(
      `${failed === 1 ? "1 request" : `${failed} requests`} of the run failed: its throughput isn't that of its load.`,
    );
  const concurrency = result.number("max_concurrency", "concurrency", "max_concurrent_requests");
  if (concurrency === undefined)
    throw new ImportProblem("How many requests ran at once isn't told: run it again with --max-concurrency.");
  const needed = (...keys: readonly [string, ...string[]]): number => {
    const value = result.number(...keys);
    if (value === undefined) throw new ImportProblem(`${keys.join(" or ")} is missing.`);
    if (value <= 0) throw new ImportProblem(`${keys[0]} is ${value}: it must be above 0.`);
    return value;
  };
  return {
    name: nameOf(result.text("model_id", "model", "backend") ?? "Benchmark"),
    // SGLang's measured mean is the concurrency where there was no limit.
    concurrency: Math.round(concurrency),
    firstTokenMs: needed(...LATENCY),
    perTokenMs: needed(...PER_TOKEN),
    outputTokensPerSecond: needed("output_throughput"),
    promptTokens: needed("total_input_tokens", "total_input") / completed,
    outputTokens: needed("total_output_tokens", "total_output") / completed,
  };
}
