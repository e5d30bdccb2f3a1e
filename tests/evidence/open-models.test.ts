import { describe, expect, it } from "vitest";
import { CACHE_STATEMENTS } from "../../src/evidence/cache-sizes";
import { MODELS } from "../../src/evidence/models";
import { OPEN_MODELS, type DecoderShape } from "../../src/evidence/open-models";
import { kvCache, kvCacheMla } from "../../src/core/training/memory";
import { parametersOf } from "../../src/imports/count";

/** A slip in a digit of any number would not pass; a name rounds to a whole billion. */
const FEW_PERCENT = 0.035;

describe("models whose shape is known", () => {
  it("are more than forty with those of which the parameters alone are", () => {
    expect(OPEN_MODELS.length).toBeGreaterThanOrEqual(29);
    expect(OPEN_MODELS.length + MODELS.length).toBeGreaterThanOrEqual(45);
  });

  it.each(OPEN_MODELS.map((m) => [m.name, m] as const))(
    "%s: the parameters follow from the shape",
    (_, { parameters, active, shape }) => {
      const counted = parametersOf(shape);
      expect(Math.abs(counted.all / parameters - 1)).toBeLessThan(FEW_PERCENT);
      // "10B active" is rounded to its second digit, and Meta counts the embedding of Llama 4 too.
      expect(Math.abs(counted.active / active - 1)).toBeLessThan(0.055);
      expect(active).toBeLessThanOrEqual(parameters);
    },
  );

  it.each(OPEN_MODELS.map((m) => [m.name, m.shape] as const))(
    "%s: heads, experts and windows agree",
    (_, s) => {
      expect(s.heads % s.kvHeads).toBe(0);
      for (const n of [s.layers, s.width, s.heads, s.kvHeads, s.headSize, s.vocabulary]) {
        expect(Number.isInteger(n)).toBe(true);
        expect(n).toBeGreaterThan(0);
      }
      if (s.experts) {
        expect(s.experts.perToken).toBeLessThan(s.experts.all);
        expect(s.experts.denseLayers).toBeLessThan(s.layers);
        expect(s.inner > 0).toBe(s.experts.denseLayers > 0);
      } else expect(s.inner).toBeGreaterThan(s.width);
      if (s.windows) expect(s.windows.layers).toBeLessThan(s.layers);
      if (s.latent) expect(s.latent.size).toBeLessThan(s.heads * s.latent.key);
    },
  );

  // From the papers, to the last digit that they print.
  it.each([
    ["deepseek-v3", 671.0e9, 0.1e9],
    ["gpt-oss-120b", 116.8e9, 0.1e9],
    ["qwen-2.5-72b", 72.7e9, 0.1e9],
  ])("%s: the exact count", (id, parameters, digit) => {
    expect(Math.abs(parametersOf(shapeOf(id)).all - parameters)).toBeLessThanOrEqual(digit / 2);
  });

  it("agrees with the exact counts of the other list", () => {
    const numbers = { headSize: 128, vocabulary: 128256, tied: false };
    for (const [id, inner] of [
      ["llama-3.1-8b", 14336],
      ["llama-3.1-70b", 28672],
      ["llama-3.1-405b", 53248],
    ] as const) {
      const model = MODELS.find((m) => m.id === id)!;
      expect(parametersOf({ ...model, ...numbers, inner }).all).toBe(model.parameters);
    }
  });
});

const shapeOf = (id: string): DecoderShape => {
  const found = OPEN_MODELS.find((m) => m.id === id);
  if (!found) throw new Error(`No ${id}`);
  return found.shape;
};

describe("caches of keys and values", () => {
  /** Of a token, in 16 bits. */
  function cacheOf(id: string): number {
    const open = OPEN_MODELS.find((m) => m.id === id)?.shape;
    if (open?.latent) return kvCacheMla(open.layers, open.latent.size, open.latent.rope, 1);
    const model = open ?? MODELS.find((m) => m.id === id)!;
    return kvCache(model.layers, model.kvHeads, model.headSize, 1);
  }

  it.each(CACHE_STATEMENTS.map((s) => [`${s.what}, ${s.printed}`, s] as const))(
    "%s, to the printed digits",
    (_, { model, bytes, step }) => {
      expect(Math.abs(cacheOf(model) - bytes)).toBeLessThanOrEqual(step / 2);
    },
  );

  it("of latent attention is not what the plain formula makes of it: 57 times too much", () => {
    const v3 = shapeOf("deepseek-v3");
    expect(kvCache(v3.layers, v3.kvHeads, v3.headSize, 1) / cacheOf("deepseek-v3")).toBeCloseTo(56.9, 1);
  });
});
