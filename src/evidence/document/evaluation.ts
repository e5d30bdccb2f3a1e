import { figuresOf, type Figure, type Statement } from "../figure";
import { SECTIONS } from "./sections";

const figure = figuresOf(SECTIONS.evaluation);

export interface EvaluationRow {
  readonly id: string;
  readonly benefit: string;
  /** Its value, in the document's words. */
  readonly stated: Statement;
  /** The figure among those words, if there is one. */
  readonly figure?: Figure;
}

function row(id: string, benefit: string, text: string, printed?: Figure): EvaluationRow {
  const stated = { id: `evaluation.${id}`, text, section: SECTIONS.evaluation };
  return { id, benefit, stated, ...(printed && { figure: printed }) };
}

const failedRun = figure(
  "evaluation.regressions.value",
  "Cost of a failed run",
  "$100K+",
  100e3,
  "money",
  1e3,
  ">=",
);
const checkpointGain = figure(
  "evaluation.checkpoints.value",
  "Quality from selection",
  "+5% quality from selection",
  0.05,
  "points",
  0.01,
);

export const EVALUATION = {
  section: SECTIONS.evaluation,
  failedRun,
  checkpointGain,
  rows: [
    row("regressions", "Catch quality regressions", "Prevent $100K+ failed runs", failedRun),
    row("checkpoints", "Identify best checkpoints", "+5% quality from selection", checkpointGain),
    row("contamination", "Contamination detection", "Avoid false benchmarks"),
    row("abTesting", "A/B testing capability", "Data-driven improvements"),
  ] as readonly EvaluationRow[],
} as const;
