import type { DecoderShape } from "../../../evidence/open-models";

/** What a model costs to train and to serve is counted from. */
export interface ModelFigures {
  readonly parameters: number;
  readonly active: number;
  readonly layers: number;
  /** Values of all heads together: what attention multiplies, and in many models more than their width. */
  readonly attention: number;
  readonly kvHeads: number;
  readonly headSize: number;
  readonly windowLayers: number | undefined;
  readonly window: number | undefined;
  readonly latent: number | undefined;
  readonly rope: number | undefined;
}
export type ModelColumn = keyof ModelFigures;

/** Headers of the tables of models; a row that is imported finds its columns by them. */
export const MODEL_HEADERS: Readonly<Record<ModelColumn, string>> = {
  parameters: "Parameters",
  active: "Active parameters",
  layers: "Layers",
  attention: "Attention width",
  kvHeads: "KV heads",
  headSize: "Head size",
  windowLayers: "Layers with a window",
  window: "Window, tokens",
  latent: "Latent vector",
  rope: "Its position",
};

/** What attention and its cache are counted from. */
type Attention = Pick<DecoderShape, "layers" | "heads" | "kvHeads" | "headSize" | "windows" | "latent">;

/** What is counted from a decoder's shape, beside its parameters. */
export function shapeFigures(shape: Attention): Omit<ModelFigures, "parameters" | "active"> {
  const { layers, heads, kvHeads, headSize, windows, latent } = shape;
  return {
    layers,
    // Scores are made of keys with their position, answers of values: on average that wide.
    attention: heads * (latent ? (latent.key + latent.rope + latent.value) / 2 : headSize),
    kvHeads,
    headSize,
    windowLayers: windows?.layers,
    window: windows?.tokens,
    latent: latent?.size,
    rope: latent?.rope,
  };
}
