import { figuresOf, type Figure } from "../figure";
import { SECTIONS } from "./sections";

const figure = figuresOf(SECTIONS.summary);

/** How a metric's improvement is counted. */
export type SummaryMeasure = "time" | "rate" | "points" | "share";

export interface SummaryRow {
  readonly id: string;
  readonly metric: string;
  readonly before: Figure;
  readonly after: Figure;
  readonly improvement: Figure;
  readonly measure: SummaryMeasure;
}

export const SUMMARY: readonly SummaryRow[] = [
  {
    id: "trainingSpeed",
    metric: "Training Speed",
    before: figure("summary.trainingSpeed.before", "Training run, before", "100 days", 100, "days", 1),
    after: figure("summary.trainingSpeed.after", "Training run, after", "10 days", 10, "days", 1),
    improvement: figure("summary.trainingSpeed.improvement", "Training speedup", "10x", 10, "times", 1),
    measure: "time",
  },
  {
    id: "inferenceSpeed",
    metric: "Inference Speed",
    before: figure(
      "summary.inferenceSpeed.before",
      "Inference speed, before",
      "10 tok/s",
      10,
      "tokensPerSecond",
      1,
    ),
    after: figure(
      "summary.inferenceSpeed.after",
      "Inference speed, after",
      "300 tok/s",
      300,
      "tokensPerSecond",
      1,
    ),
    improvement: figure("summary.inferenceSpeed.improvement", "Inference speedup", "30x", 30, "times", 1),
    measure: "rate",
  },
  {
    id: "quality",
    metric: "Model Quality",
    before: figure("summary.quality.before", "MMLU, before", "MMLU 45%", 0.45, "percent", 0.01),
    after: figure("summary.quality.after", "MMLU, after", "MMLU 62%", 0.62, "percent", 0.01),
    improvement: figure("summary.quality.improvement", "MMLU gain", "+17%", 0.17, "points", 0.01),
    measure: "points",
  },
  {
    id: "trainingCost",
    metric: "Training Cost",
    before: figure("summary.trainingCost.before", "Training cost, before", "$10M", 10e6, "money", 1e6),
    after: figure("summary.trainingCost.after", "Training cost, after", "$1M", 1e6, "money", 1e6),
    improvement: figure(
      "summary.trainingCost.improvement",
      "Training cost saved",
      "90% reduction",
      0.9,
      "percent",
      0.01,
    ),
    measure: "share",
  },
  {
    id: "inferenceCost",
    metric: "Inference Cost",
    before: figure(
      "summary.inferenceCost.before",
      "Inference cost, before",
      "$50K/mo",
      50e3,
      "moneyPerMonth",
      1e3,
    ),
    after: figure(
      "summary.inferenceCost.after",
      "Inference cost, after",
      "$5K/mo",
      5e3,
      "moneyPerMonth",
      1e3,
    ),
    improvement: figure(
      "summary.inferenceCost.improvement",
      "Inference cost saved",
      "90% reduction",
      0.9,
      "percent",
      0.01,
    ),
    measure: "share",
  },
];
