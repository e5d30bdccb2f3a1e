/** What is said of an output's trials, on trials of which it is known. */
import { expect, it } from "vitest";
import {
  expectedShortfall,
  meanHalfWidth,
  percentile,
  percentileHalfWidth,
  probabilityBelow,
  sorted,
} from "../../src/engine/simulate/statistics";

const upTo = (count: number) => Float64Array.from({ length: count }, (_, i) => i + 1);
const FOUR = sorted(Float64Array.from([40, NaN, 10, 30, 20]));

it.each([
  [0, 10],
  [0.25, 17.5],
  [0.5, 25],
  [1, 40],
])("percentile %d lies between the trials, as PERCENTILE.INC has it", (share, expected) =>
  expect(percentile(FOUR, share)).toBe(expected),
);

it.each([
  [10, 0],
  [15, 0.25],
  [40, 0.75],
  [41, 1],
])("the share below %d", (limit, expected) => expect(probabilityBelow(FOUR, limit)).toBe(expected));

it.each([
  [0, 1],
  [0.1, 1],
  [0.25, (1 + 2 + 3 / 2) / 2.5],
  [1, 5.5],
])("the mean of the worst %d of 1 to 10", (share, expected) =>
  expect(expectedShortfall(sorted(upTo(10)), share)).toBeCloseTo(expected, 12),
);

it("the mean’s half-width is 1.96 standard errors", () => {
  // 1 to n have the variance n (n + 1) / 12.
  expect(meanHalfWidth(upTo(100))).toBeCloseTo(1.959963984540054 * Math.sqrt(101 / 12), 12);
  expect(meanHalfWidth(Float64Array.from([1, NaN, 3]))).toBeCloseTo(1.959963984540054, 12);
  expect(meanHalfWidth(Float64Array.from([1, NaN]))).toBe(Infinity);
});

it.each([
  // 1.96 √(n p (1 − p)) places to either side: 98 and 58.8.
  [0.5, 98],
  [0.1, 59],
  [0.9, 59],
  [0.0001, Infinity],
  [0.9999, Infinity],
])("percentile %d of 1 to 10,000 is known to ± %d", (share, expected) =>
  expect(percentileHalfWidth(sorted(upTo(10_000)), share)).toBe(expected),
);
