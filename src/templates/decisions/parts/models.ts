import { MODELS } from "../../../evidence/models";
import { OPEN_MODELS } from "../../../evidence/open-models";
import type { Source } from "../../../evidence/source";
import { shapeFigures, type ModelFigures } from "./model-columns";

export interface ModelRow extends ModelFigures {
  readonly name: string;
  readonly note: string;
  readonly source: Source;
}

const PLAIN = { windowLayers: undefined, window: undefined, latent: undefined, rope: undefined } as const;

/** Every model of the evidence, as a row. */
export const MODEL_ROWS: readonly ModelRow[] = [
  ...MODELS.map((model) => ({ ...PLAIN, ...model, attention: model.heads * model.headSize })),
  ...OPEN_MODELS.map(({ shape, ...model }) => ({ ...model, ...shapeFigures(shape) })),
];
