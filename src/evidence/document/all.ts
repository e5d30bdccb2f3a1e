import type { Figure, Statement } from "../figure";
import { ALIGNMENT } from "./alignment";
import { BENCHMARKS, POSITIONING } from "./benchmarks";
import { CONCLUSION } from "./conclusion";
import { DATA_QUALITY } from "./data-quality";
import { EVALUATION } from "./evaluation";
import { FINE_TUNING } from "./fine-tuning";
import { INFERENCE } from "./inference";
import { MOTTO, PHI_FORMULA } from "./phi-formula";
import { SUMMARY } from "./summary";
import { INFERENCE_YEARS_70B, MODEL_70B, TOTALS_70B } from "./totals-70b";
import { INFERENCE_YEARS_7B, MODEL_7B, TOTALS_7B } from "./totals-7b";
import { TRAINING_SPEED } from "./training-speed";

const EVERYTHING = [
  SUMMARY,
  DATA_QUALITY,
  TRAINING_SPEED,
  FINE_TUNING,
  ALIGNMENT,
  INFERENCE,
  EVALUATION,
  MODEL_70B,
  INFERENCE_YEARS_70B,
  TOTALS_70B,
  MODEL_7B,
  INFERENCE_YEARS_7B,
  TOTALS_7B,
  BENCHMARKS,
  POSITIONING,
  PHI_FORMULA,
  CONCLUSION,
  MOTTO,
];

/** Every figure of the document, in its order, once each. */
export const DOCUMENT_FIGURES: readonly Figure[] = [...new Set(collect(EVERYTHING, isFigure))];

/** Every claim in words. */
export const DOCUMENT_STATEMENTS: readonly Statement[] = [...new Set(collect(EVERYTHING, isStatement))];

function collect<T>(from: unknown, is: (value: unknown) => value is T): T[] {
  if (is(from)) return [from];
  return typeof from === "object" && from !== null
    ? Object.values(from).flatMap((value) => collect(value, is))
    : [];
}

function isFigure(value: unknown): value is Figure {
  return typeof value === "object" && value !== null && "printed" in value;
}

function isStatement(value: unknown): value is Statement {
  return typeof value === "object" && value !== null && "text" in value && "section" in value;
}
