import { MODELS } from "../../../evidence/models";
import { OPEN_MODELS } from "../../../evidence/open-models";
import type { Source } from "../../../evidence/source";
import { shapeFigures, type ModelFigures } from "./model-columns";

export interface ModelRow extends ModelFigures {
  readonly name: string;
  readonly note: string;
  readonly source: Source;
}

/** Every model of the evidence, as a row. */
export const MODEL_ROWS: readonly ModelRow[] = [
  ...MODELS.map((model) => ({ ...model, ...shapeFigures(model) })),
  ...OPEN_MODELS.map(({ shape, ...model }) => ({ ...model, ...shapeFigures(shape) })),
];
