import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { histogram, summarize } from "../../../src/core/uncertainty/summary";

describe("summarize", () => {
  it("has the percentiles of Excel's PERCENTILE.INC and the deviation of STDEV.S", () => {
    // 1, 2, 3, 4: P25 is 1.75, the deviation √(5/3).
    const summary = summarize([4, 1, 3, 2], [0, 0.25, 0.5, 1]);
    expect(summary).toMatchObject({ count: 4, mean: 2.5, minimum: 1, maximum: 4, belowZero: 0 });
    expect(summary.percentiles).toEqual([1, 1.75, 2.5, 4]);
    expect(summary.standardDeviation).toBeCloseTo(Math.sqrt(5 / 3), 14);
  });

  it("counts what lies below 0", () => {
    expect(summarize([-2, -1, 0, 1], []).belowZero).toBe(0.5);
  });

  it("keeps the mean of amounts that cancel", () => {
    expect(summarize([1e16, 1, -1e16, 2], []).mean).toBe(0.75);
  });

  it("has a deviation though its squares overflow, or vanish", () => {
    for (const size of [1e160, 1e-170])
      expect(summarize([size, 2 * size, 3 * size], []).standardDeviation / size).toBeCloseTo(1, 14);
  });

  it("has a deviation of 0 of equal values, and none of a single one", () => {
    const deviation = (...values: number[]) => summarize(values, []).standardDeviation;
    expect([deviation(3, 3), deviation(0, 0, 0), deviation(3), deviation(0)]).toEqual([0, 0, NaN, NaN]);
  });

  it("refuses no values", () => {
    expect(() => summarize([], [0.5])).toThrow("There are no values.");
  });
});

describe("histogram", () => {
  // Adding 0 makes -0 the 0 that it is.
  const value = fc.double({ min: -1e6, max: 1e6, noNaN: true }).map((number) => number + 0);
  const values = fc.array(value, { minLength: 1, maxLength: 200 });

  it("holds every value once, between the least and the greatest", () => {
    fc.assert(
      fc.property(values, fc.integer({ min: 1, max: 30 }), (given, bins) => {
        const result = histogram(given, bins);
        expect(result.reduce((sum, { count }) => sum + count, 0)).toBe(given.length);
        expect(result[0]?.from).toBe(Math.min(...given));
        expect(result.at(-1)?.to).toBe(Math.max(...given));
      }),
    );
  });

  it("puts the greatest value into the last bin, and equal values into one", () => {
    expect(histogram([0, 1, 2, 3, 4], 2).map(({ count }) => count)).toEqual([2, 3]);
    expect(histogram([5, 5], 10)).toEqual([{ from: 5, to: 5, count: 2 }]);
    expect(histogram([5e-324, 0], 2)).toEqual([{ from: 0, to: 5e-324, count: 2 }]);
  });
});
