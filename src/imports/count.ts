import type { DecoderShape } from "../evidence/open-models";

/** Gate, up and down. */
const GATED = 3;

/**
 * Parameters of a decoder, from its shape: embedding, attention, gated feed-forward parts or experts with their router,
 * and the norms before and after. Biases are left out: below a thousandth.
 * @returns all of them, and those that a token passes through. The embedding is looked up rather than multiplied: a
 * mixture's active parameters leave it out, as their makers do; a dense model's are all of them.
 */
export function parametersOf(shape: DecoderShape): { readonly all: number; readonly active: number } {
  const { layers, width, vocabulary, tied, experts } = shape;
  const embedding = vocabulary * width;
  const common = embedding * (tied ? 1 : 2) + layers * (attentionOf(shape) + 2 * width) + width;
  const feedForward = GATED * width * shape.inner;
  if (!experts) {
    const all = common + layers * feedForward;
    return { all, active: all };
  }
  const { all, perToken, inner, shared, denseLayers } = experts;
  const layer = (used: number) => GATED * width * (used * inner + shared) + width * all;
  const total = (used: number) => common + denseLayers * feedForward + (layers - denseLayers) * layer(used);
  return { all: total(all), active: total(perToken) - (tied ? 0 : embedding) };
}

function attentionOf({ width, heads, kvHeads, headSize, latent }: DecoderShape): number {
  if (!latent) return 2 * width * headSize * (heads + kvHeads);
  const { query, size, rope, key, value } = latent;
  const queries = heads * (key + rope);
  return (
    (query > 0 ? query * (width + queries) : width * queries) +
    width * (size + rope) +
    size * heads * (key + value) +
    heads * value * width
  );
}
