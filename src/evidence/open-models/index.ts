import { DENSE } from "./dense";
import { MIXTURES } from "./experts";
import type { OpenModel } from "./shape";

export type { DecoderShape, Experts, Latent, OpenModel, Windows } from "./shape";

/** Models whose shape is known to the last number, so that parameters and cache can be counted. */
export const OPEN_MODELS: readonly OpenModel[] = [...DENSE, ...MIXTURES];
