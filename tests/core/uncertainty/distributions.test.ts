import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { exp, log } from "../../../src/core/elementary";
import { quantile, type DistributionName } from "../../../src/core/uncertainty/distributions";

describe("exp and log", () => {
  const relative = (a: number, b: number) => Math.abs(a - b) / Math.abs(b);

  it("are within two units in the last place of the engine's", () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, min: -708, max: 709 }), (x) => {
        expect(relative(exp(x), Math.exp(x))).toBeLessThanOrEqual(2 ** -51);
      }),
      { numRuns: 2000 },
    );
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true, min: Number.MIN_VALUE }), (x) => {
        if (x !== 1) expect(relative(log(x), Math.log(x))).toBeLessThanOrEqual(2 ** -51);
      }),
      { numRuns: 2000 },
    );
  });

  it("at the ends of the range of numbers", () => {
    expect([exp(0), exp(-Infinity), exp(Infinity), exp(710), exp(-746)]).toEqual([
      1,
      0,
      Infinity,
      Infinity,
      0,
    ]);
    expect([log(1), log(0), log(Infinity)]).toEqual([0, -Infinity, Infinity]);
    for (const value of [exp(NaN), log(NaN), log(-1)]) expect(value).toBeNaN();
    expect(exp(-745)).toBe(Number.MIN_VALUE);
    expect(log(1 + 2 ** -52)).toBe(2 ** -52);
  });
});

const probability = fc.double({ noNaN: true, min: 1e-9, max: 1 - 1e-9 });
const mode = fc.double({ noNaN: true, min: 0, max: 1 });
const bounded: DistributionName[] = ["pert", "triangular"];

describe.each(bounded)("%s", (name) => {
  it("rises, stays between its ends, and is its own mirror image", () => {
    fc.assert(
      fc.property(probability, probability, mode, (p, q, m) => {
        const [low, high] = [Math.min(p, q), Math.max(p, q)].map((at) => quantile(name, at, 0, m, 1));
        expect(low).toBeGreaterThanOrEqual(0);
        expect(high).toBeLessThanOrEqual(1);
        expect(low! <= high! + 1e-15).toBe(true);
        expect(quantile(name, 0.25, 0, m, 1)).toBeCloseTo(1 - quantile(name, 0.75, 0, 1 - m, 1), 12);
      }),
    );
  });

  it("moves and stretches with low, likely and high", () => {
    fc.assert(
      fc.property(probability, mode, (p, m) => {
        expect(quantile(name, p, -50, -50 + 200 * m, 150)).toBeCloseTo(
          -50 + 200 * quantile(name, p, 0, m, 1),
          9,
        );
      }),
    );
  });

  it("has its textbook mean", () => {
    for (const m of [0, 0.1, 0.5, 0.8, 1]) {
      const count = 4000;
      let sum = 0;
      for (let i = 0; i < count; i++) sum += quantile(name, (i + 0.5) / count, 0, m, 1);
      expect(sum / count).toBeCloseTo(name === "pert" ? (4 * m + 1) / 6 : (m + 1) / 3, 4);
    }
  });
});

it("PERT is a beta distribution: the probability below a quantile, integrated, is the probability asked for", () => {
  for (const m of [0.25, 0.5, 0.75])
    for (const p of [0.01, 0.2, 0.5, 0.8, 0.99]) {
      const [a, b] = [1 + 4 * m, 5 - 4 * m];
      const density = (x: number) => x ** (a - 1) * (1 - x) ** (b - 1);
      const area = (to: number) => simpson(density, 0, to);
      expect(area(quantile("pert", p, 0, m, 1)) / area(1)).toBeCloseTo(p, 11);
    }
});

function simpson(f: (x: number) => number, from: number, to: number, steps = 4000): number {
  const h = (to - from) / steps;
  let sum = f(from) + f(to);
  for (let i = 1; i < steps; i++) sum += (i % 2 ? 4 : 2) * f(from + i * h);
  return (sum * h) / 3;
}

it("lognormal is the exponential of normal", () => {
  fc.assert(
    fc.property(probability, fc.double({ noNaN: true, min: 0, max: 3 }), (p, sd) => {
      const ratio = quantile("lognormal", p, 1, sd) / Math.exp(quantile("normal", p, 1, sd));
      expect(Math.abs(ratio - 1)).toBeLessThanOrEqual(1e-12);
    }),
  );
});
