import { figuresOf, type Figure } from "../figure";
import { SECTIONS } from "./sections";

const figure = figuresOf(SECTIONS.alignment);

export interface AlignmentRow {
  readonly id: string;
  readonly method: string;
  readonly cost: Figure;
  readonly score: Figure;
  /** Not printed for the baseline itself. */
  readonly cheaper?: Figure;
}

type Printed = [printed: string, value: number];

function row(id: string, method: string, cost: Printed, score: Printed, cheaper?: Printed) {
  const at = `alignment.${id}`;
  return {
    id,
    method,
    cost: figure(`${at}.cost`, `${method}, training cost`, ...cost, "money", 1e3),
    score: figure(`${at}.score`, `${method}, MT-Bench`, ...score, "score", 0.1),
    ...(cheaper && { cheaper: figure(`${at}.cheaper`, `${method}, saved`, ...cheaper, "percent", 0.01) }),
  } satisfies AlignmentRow;
}

export const ALIGNMENT = {
  section: SECTIONS.alignment,
  /** RLHF, against which the others are compared. */
  baseline: row("rlhf", "RLHF", ["$100K", 100e3], ["6.8", 6.8]),
  dpo: row("dpo", "DPO", ["$10K", 10e3], ["6.5", 6.5], ["90% cheaper", 0.9]),
  simpo: row("simpo", "SimPO", ["$5K", 5e3], ["6.7", 6.7], ["95% cheaper", 0.95]),
  orpo: row("orpo", "ORPO", ["$3K", 3e3], ["6.6", 6.6], ["97% cheaper", 0.97]),
  headline: {
    cheaper: figure(
      "alignment.headline.cheaper",
      "Cost reduction",
      "95% cost reduction",
      0.95,
      "percent",
      0.01,
    ),
    loss: figure("alignment.headline.loss", "Quality loss", "<5% quality loss", 0.05, "percent", 0.01, "<"),
  },
} as const;
