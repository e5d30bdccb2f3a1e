import { figuresOf, type Figure } from "../figure";
import { SECTIONS } from "./sections";

const figure = figuresOf(SECTIONS.inference);

export interface InferenceRow {
  readonly id: string;
  readonly step: string;
  readonly throughput: Figure;
  readonly cost: Figure;
  /** Not printed for the baseline itself. */
  readonly saved?: Figure;
}

type Printed = [printed: string, value: number];

function row(id: string, step: string, throughput: Printed, cost: [...Printed, number], saved?: Printed) {
  const at = `inference.${id}`;
  const [price, money, moneyStep] = cost;
  return {
    id,
    step,
    throughput: figure(`${at}.throughput`, `${step}, throughput`, ...throughput, "tokensPerSecond", 1),
    cost: figure(
      `${at}.cost`,
      `${step}, cost per 1M tokens`,
      price,
      money,
      "moneyPerMillionTokens",
      moneyStep,
    ),
    ...(saved && { saved: figure(`${at}.saved`, `${step}, savings`, ...saved, "percent", 0.01) }),
  } satisfies InferenceRow;
}

export const INFERENCE = {
  section: SECTIONS.inference,
  baseline: row("baseline", "Baseline (FP16)", ["10 tok/s", 10], ["$10", 10, 1]),
  vllm: row("vllm", "+ vLLM", ["40 tok/s", 40], ["$2.50", 2.5, 0.01], ["75%", 0.75]),
  int4: row("int4", "+ INT4 (AWQ)", ["100 tok/s", 100], ["$1.00", 1, 0.01], ["90%", 0.9]),
  speculative: row("speculative", "+ Speculative", ["200 tok/s", 200], ["$0.50", 0.5, 0.01], ["95%", 0.95]),
  tensorrt: row("tensorrt", "+ TensorRT-LLM", ["300 tok/s", 300], ["$0.33", 0.33, 0.01], ["97%", 0.97]),
  monthly: {
    requests: figure("inference.monthly.requests", "Requests", "1M requests/day", 1e6, "requestsPerDay", 1e6),
    savings: figure("inference.monthly.savings", "Monthly savings", "$45K/month", 45e3, "moneyPerMonth", 1e3),
  },
} as const;
