import { expect, it } from "vitest";
import type { DecoderShape } from "../../src/evidence/open-models";
import { parametersOf } from "../../src/imports/count";

/** Small enough to be counted by hand: 80 of the embedding, 192 of a layer's attention, 384 between its halves. */
const DENSE = { layers: 2, width: 8, heads: 2, kvHeads: 1, headSize: 4, vocabulary: 10, inner: 16 };
const experts = { all: 4, perToken: 2, inner: 6, shared: 5, denseLayers: 1 };
const latent = { query: 3, size: 5, rope: 2, key: 4, value: 6 };

it.each<[string, DecoderShape, number, number]>([
  ["apart from its output", { ...DENSE, tied: false }, 1352, 1352],
  ["with its output tied to the embedding", { ...DENSE, tied: true }, 1272, 1272],
  ["of experts", { ...DENSE, tied: false, experts }, 1696, 1328],
  ["of experts, tied", { ...DENSE, tied: true, experts }, 1616, 1328],
  ["with a latent vector", { ...DENSE, tied: false, latent }, 1592, 1592],
  [
    "with a latent vector, its query whole",
    { ...DENSE, tied: false, latent: { ...latent, query: 0 } },
    1664,
    1664,
  ],
])("a decoder %s has the parameters that are counted by hand", (_, shape, all, active) => {
  expect(parametersOf(shape)).toEqual({ all, active });
});
