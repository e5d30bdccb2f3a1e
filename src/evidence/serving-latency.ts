import type { Source } from "./source";

/** A measured run at one number of requests at once. */
export interface LoadPoint {
  readonly concurrency: number;
  /** Mean time to the first token [ms]. */
  readonly firstTokenMs: number;
  /** Mean time of each output token after it [ms]. */
  readonly perTokenMs: number;
  /** Output tokens a second of all requests together. */
  readonly outputTokensPerSecond: number;
}

/** How throughput and latency grow with the load of one replica. */
export interface LoadCurve {
  readonly id: string;
  readonly model: string;
  /** Id in ACCELERATORS. */
  readonly accelerator: string;
  readonly gpus: number;
  readonly precision: "FP8";
  readonly promptTokens: number;
  readonly outputTokens: number;
  /** Requests of the whole run: never more of them run at once. */
  readonly requests: number | undefined;
  readonly points: readonly LoadPoint[];
  readonly source: Source;
}

const READ = "2026-11-26";

type Row = readonly [concurrency: number, firstTokenMs: number, perTokenMs: number, tokensPerSecond: number];

const points = (rows: readonly Row[]): LoadPoint[] =>
  rows.map(([concurrency, firstTokenMs, perTokenMs, outputTokensPerSecond]) => ({
    concurrency,
    firstTokenMs,
    perTokenMs,
    outputTokensPerSecond,
  }));

export const LOAD_CURVES: readonly LoadCurve[] = [
  {
    id: "llama-3.3-70b-nim",
    model: "Llama 3.3 70B",
    accelerator: "h100",
    gpus: 2,
    precision: "FP8",
    promptTokens: 5000,
    outputTokens: 500,
    requests: undefined,
    // oxfmt-ignore
    points: points([
      [1, 406.77, 18.58, 51.67], [5, 546.7, 21.83, 218.48], [25, 688.69, 38.75, 623.4], [50, 834.51, 59.73, 814.37],
      [100, 7996.25, 92.91, 917.26], [150, 34794.22, 92.86, 920.9], [200, 61680.22, 93.06, 920.54], [250, 88605.32, 93.2, 920.12],
    ]),
    source: {
      publication: "NVIDIA, NIM LLM benchmarking: performance",
      place: "Llama-3.3-70b-instruct, version 1.8.0, 2 x H100 80G, fp8 TP2, 5000 in and 500 out",
      address: "https://docs.nvidia.com/nim/benchmarking/llm/1.0.0/performance.md",
      read: READ,
      through: "the page",
    },
  },
  {
    id: "nemotron-nano-vultr",
    model: "Nemotron 3 Nano 30B",
    accelerator: "b200",
    gpus: 2,
    precision: "FP8",
    promptTokens: 2048,
    outputTokens: 512,
    requests: 400,
    // oxfmt-ignore
    points: points([
      [1, 362, 2.91, 277], [8, 152, 3.96, 1881], [16, 160, 4.32, 3455], [32, 206, 7.86, 3798], [64, 324, 6.74, 8120],
      [128, 520, 8.91, 11556], [256, 1254, 11.77, 15552], [512, 2610, 15.46, 18746], [1024, 2563, 15.46, 18829],
    ]),
    source: {
      publication: "Vultr, inference cookbook: concurrency tuning",
      place:
        "Nemotron Nano 30B (FP8, TP=2, 2 GPUs), 2048 in and 512 out; 400 prompts a run (benchmark methodology)",
      address: "https://docs.vultr.com/inference-cookbook/cuda/optimization/concurrency-tuning",
      read: READ,
      through: "the page of 11 March 2026",
    },
  },
];

/** What a whole fleet served, and what its GPUs cost. */
export const DEEPSEEK_FLEET = {
  nodes: 226.75,
  gpusPerNode: 8,
  hours: 24,
  pricePerGpuHour: 2,
  /** As printed. */
  dailyCost: "$87,072",
  inputTokensPerSecondPerNode: 73_700,
  outputTokensPerSecondPerNode: 14_800,
  source: {
    publication: "DeepSeek-AI, DeepSeek-V3/R1 inference system overview",
    place: "statistics of the online service, 27 to 28 February 2025, on H800",
    address:
      "https://github.com/deepseek-ai/open-infra-index/blob/main/202502OpenSourceWeek/day_6_one_more_thing_deepseekV3R1_inference_system_overview.md",
    read: READ,
    through: "the repository's file",
  },
} as const satisfies { readonly source: Source } & Readonly<Record<string, unknown>>;
