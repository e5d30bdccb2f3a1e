import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { attribution } from "../../../src/core/savings/attribution";
import { stackedSpeedup, stackEfficiency } from "../../../src/core/savings/stack";
import { sum } from "../../../src/core/sum";

/** The definition: every subset, weighted. Independent of the integral, and hopeless beyond some 15 rows. */
function bySubsets(baseline: number, speedups: number[]): number[] {
  const n = speedups.length;
  const cost = Array.from({ length: 1 << n }, (_, set) =>
    speedups.reduce((left, s, i) => (set & (1 << i) ? left / s : left), baseline),
  );
  const weight = Array.from({ length: n }, (_, size) => 1 / (n * binomial(n - 1, size)));
  return speedups.map((_, i) =>
    cost.reduce(
      (total, before, set) =>
        set & (1 << i) ? total : total + weight[bits(set)]! * (before - cost[set | (1 << i)]!),
      0,
    ),
  );
}

const bits = (set: number): number => (set === 0 ? 0 : (set & 1) + bits(set >> 1));
const binomial = (n: number, k: number): number => (k === 0 ? 1 : (binomial(n, k - 1) * (n - k + 1)) / k);

const faster = fc.double({ noNaN: true, min: 1, max: 50 });
const anySpeed = fc.double({ noNaN: true, min: 0.2, max: 20 });
const within = (actual: number, expected: number, tolerance: number) => {
  expect(Math.abs(actual - expected)).toBeLessThanOrEqual(tolerance);
};

describe("attribution", () => {
  it("is the average over all subsets, up to 12 rows", () => {
    fc.assert(
      fc.property(fc.array(anySpeed, { minLength: 1, maxLength: 12 }), (speedups) => {
        const parts = attribution(1000, speedups);
        const expected = bySubsets(1000, speedups);
        const scale = Math.max(1000, ...expected.map(Math.abs));
        parts.forEach((part, i) => within(part, expected[i]!, 1e-11 * scale));
      }),
      { numRuns: 60 },
    );
  });

  it("is so for 15 rows", () => {
    const speedups = Array.from({ length: 15 }, (_, i) => 1 + 0.3 * i);
    const expected = bySubsets(1, speedups);
    attribution(1, speedups).forEach((part, i) => within(part, expected[i]!, 1e-13));
  });

  it.each([1, 2, 3, 199, 200, 201, 1000, 5000])("of %i rows sums to the saving", (rows) => {
    fc.assert(
      fc.property(fc.array(faster, { minLength: rows, maxLength: rows }), (speedups) => {
        within(sum(attribution(1, speedups)), 1 - Math.exp(-sum(speedups.map(Math.log))), 1e-12);
      }),
      { numRuns: 5 },
    );
  });

  it("sums to the saving with slow-downs among the rows", () => {
    fc.assert(
      fc.property(fc.array(anySpeed, { minLength: 100, maxLength: 400 }), (speedups) => {
        const parts = attribution(1, speedups);
        const saving = 1 - Math.exp(-sum(speedups.map(Math.log)));
        within(sum(parts), saving, 1e-11 * Math.max(Math.abs(saving), ...parts.map(Math.abs)));
      }),
      { numRuns: 20 },
    );
  });

  it("with a combined speed-up sums to what that one saves", () => {
    fc.assert(
      fc.property(
        fc.array(fc.double({ noNaN: true, min: 1.1, max: 50 }), { minLength: 1, maxLength: 200 }),
        fc.double({ noNaN: true, min: 1.01, max: 1000 }),
        (speedups, combined) =>
          within(sum(attribution(1e7, speedups, combined)), 1e7 * (1 - 1 / combined), 1e-5),
      ),
    );
  });

  it("gives equals the same, order no weight, and scales with the baseline", () => {
    fc.assert(
      fc.property(fc.array(faster, { minLength: 2, maxLength: 40 }), (speedups) => {
        const parts = attribution(1, speedups);
        const backwards = attribution(1, [...speedups].reverse()).reverse();
        const scaled = attribution(250, speedups);
        parts.forEach((part, i) => {
          within(backwards[i]!, part, 1e-13);
          within(scaled[i]!, 250 * part, 1e-11);
        });
        const [first, second] = attribution(1, [speedups[0]!, ...speedups]);
        within(first!, second!, 1e-13);
      }),
    );
  });

  it("a million rows are done, and what would take minutes is refused", () => {
    const parts = attribution(1, new Float64Array(1_000_000).fill(1.000001));
    within(sum(parts), 1 - Math.exp(-1e6 * Math.log(1.000001)), 1e-9);
    const slow = new Float64Array(1_000_000).fill(2);
    slow[0] = 0.5;
    expect(() => attribution(1, slow)).toThrow("too much work");
  });

  it("long lists agree with the exact rule: 64 nodes reach what half as many nodes as rows would", () => {
    // Equal rows have equal parts, so the whole saving is known and each part is a 600th of it.
    for (const speedup of [1.0001, 1.01, 2, 1e6]) {
      const parts = attribution(1, Array<number>(600).fill(speedup));
      within(parts[0]! * 600, -Math.expm1(-600 * Math.log(speedup)), 1e-12);
    }
  });
});

describe("stack", () => {
  it("Amdahl with a share of 1 is the factor, with shares of 0 it is 1", () => {
    fc.assert(
      fc.property(anySpeed, (factor) => {
        within(stackedSpeedup([factor], [1]), factor, 1e-12 * factor);
        expect(stackedSpeedup([factor], [0])).toBe(1);
      }),
    );
  });

  it("efficiency of the product is 1, and of its square 2", () => {
    fc.assert(
      fc.property(
        fc.array(fc.double({ noNaN: true, min: 1.1, max: 9 }), { minLength: 1, maxLength: 20 }),
        (s) => {
          within(stackEfficiency(stackedSpeedup(s), s), 1, 1e-12);
          within(stackEfficiency(stackedSpeedup(s) ** 2, s), 2, 1e-12);
        },
      ),
    );
  });
});
