import type { Source } from "./source";

/** A measured throughput of one replica under full load. */
export interface ServingRun {
  /** Id in MODELS of the model with this shape. */
  readonly model: string;
  /** Id in ACCELERATORS. */
  readonly accelerator: string;
  readonly gpus: number;
  readonly precision: "FP8";
  readonly promptTokens: number;
  readonly outputTokens: number;
  /** Output tokens a second of all requests together, as printed. */
  readonly outputTokensPerSecond: number;
}

export const SERVING_SOURCE: Source = {
  publication: "NVIDIA, TensorRT-LLM performance overview (v1.0)",
  place: "Llama 3.3 70B, H100 TP2 (FP8): total output throughput at maximum load",
  address: "https://github.com/NVIDIA/TensorRT-LLM/blob/main/docs/source/performance/perf-overview.md",
  read: "2026-11-24",
  through: "the repository's file",
};

type Row = readonly [promptTokens: number, outputTokens: number, outputTokensPerSecond: number];

// oxfmt-ignore
const ROWS: readonly Row[] = [
  [128, 128, 6378], [128, 2048, 6651], [128, 4096, 4199], [500, 2000, 5222], [1000, 1000, 4205],
  [1000, 2000, 4146], [2048, 128, 762], [2048, 2048, 3082], [5000, 500, 898], [20000, 2000, 437],
];

/** Llama 3.3 70B has the shape of Llama 3.1 70B. */
export const SERVING_RUNS: readonly ServingRun[] = ROWS.map(
  ([promptTokens, outputTokens, outputTokensPerSecond]) => ({
    model: "llama-3.1-70b",
    accelerator: "h100",
    gpus: 2,
    precision: "FP8",
    promptTokens,
    outputTokens,
    outputTokensPerSecond,
  }),
);
