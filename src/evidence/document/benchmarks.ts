import { figuresOf, type Figure, type Statement } from "../figure";
import { SECTIONS } from "./sections";

const figure = figuresOf(SECTIONS.benchmarks);
const positioning = figuresOf(SECTIONS.positioning);

export interface BenchmarkRow {
  readonly id: string;
  readonly benchmark: string;
  readonly baseline: Figure;
  readonly optimized: Figure;
  readonly gain: Figure;
}

type Printed = [printed: string, value: number];

function percents(
  id: string,
  benchmark: string,
  before: Printed,
  after: Printed,
  gain: Printed,
): BenchmarkRow {
  const at = `benchmarks.${id}`;
  return {
    id,
    benchmark,
    baseline: figure(`${at}.baseline`, `${benchmark}, baseline`, ...before, "percent", 0.01),
    optimized: figure(`${at}.optimized`, `${benchmark}, optimized`, ...after, "percent", 0.01),
    gain: figure(`${at}.gain`, `${benchmark}, gain`, ...gain, "points", 0.01),
  };
}

const mtBench: BenchmarkRow = {
  id: "mtBench",
  benchmark: "MT-Bench",
  baseline: figure("benchmarks.mtBench.baseline", "MT-Bench, baseline", "4.5", 4.5, "score", 0.1),
  optimized: figure("benchmarks.mtBench.optimized", "MT-Bench, optimized", "6.5", 6.5, "score", 0.1),
  gain: figure("benchmarks.mtBench.gain", "MT-Bench, gain", "+2.0 points", 2, "score", 0.1),
};

export const BENCHMARKS = {
  section: SECTIONS.benchmarks,
  model: figure("benchmarks.model", "Model compared", "7B Model", 7e9, "parameters", 1e9),
  rows: [
    percents("mmlu", "MMLU", ["45%", 0.45], ["62%", 0.62], ["+17% absolute", 0.17]),
    percents("hellaSwag", "HellaSwag", ["72%", 0.72], ["83%", 0.83], ["+11% absolute", 0.11]),
    percents("gsm8k", "GSM8K", ["15%", 0.15], ["45%", 0.45], ["+30% absolute", 0.3]),
    percents("humanEval", "HumanEval", ["20%", 0.2], ["42%", 0.42], ["+22% absolute", 0.22]),
    mtBench,
    percents("alpacaEval", "AlpacaEval", ["5%", 0.05], ["18%", 0.18], ["+13% absolute", 0.13]),
  ] as readonly BenchmarkRow[],
  average: figure(
    "benchmarks.average",
    "Average improvement",
    "+19% across benchmarks",
    0.19,
    "points",
    0.01,
  ),
} as const;

function statement(id: string, text: string): Statement {
  return { id: `positioning.${id}`, text, section: SECTIONS.positioning };
}

export const POSITIONING = {
  section: SECTIONS.positioning,
  statements: [
    statement("gpt35", "a 7B model can match: GPT-3.5 on most benchmarks"),
    statement("llama", "a 7B model can match: Llama-2-13B on reasoning tasks"),
    statement("claude", "a 7B model can match: Claude-2 on instruction following"),
    statement("phones", "On-device deployment (7B fits on phones)"),
  ],
  compute: positioning("positioning.compute", "Less compute", "10x less compute", 10, "times", 1),
  speed: positioning("positioning.speed", "Real-time applications", "300 tok/s", 300, "tokensPerSecond", 1),
} as const;
