import { describe, expect, it } from "vitest";
import { correlate } from "../../../src/core/uncertainty/correlate";
import { distribution } from "../../../src/core/uncertainty/distributions";
import { sample } from "../../../src/core/uncertainty/sample";

function correlation(x: Float64Array, y: Float64Array): number {
  const mean = (v: Float64Array) => v.reduce((sum, one) => sum + one, 0) / v.length;
  const [a, b] = [mean(x), mean(y)];
  const moment = (v: Float64Array, c: number, w: Float64Array, d: number) =>
    v.reduce((sum, one, i) => sum + (one - c) * (w[i]! - d), 0);
  return moment(x, a, y, b) / Math.sqrt(moment(x, a, x, a) * moment(y, b, y, b));
}

const normals = (count: number) =>
  [1, 2, 3].map((seed) => sample(distribution("normal", 100 * seed, 10 * seed), count, seed));
const WANTED = [
  [1, 0.8, -0.3],
  [0.8, 1, 0.1],
  [-0.3, 0.1, 1],
];

describe("correlate", () => {
  it("gives 10,000 normal draws the correlations asked for, within 0.01", () => {
    const together = correlate(normals(10_000), WANTED);
    WANTED.forEach((line, i) =>
      line.forEach((wanted, j) =>
        expect(Math.abs(correlation(together[i]!, together[j]!) - wanted)).toBeLessThan(0.01),
      ),
    );
  });

  it("puts the same draws in the same order, in every version", () => {
    const columns = [1, 2, 3].map((k) => Float64Array.from({ length: 6 }, (_, i) => k * (i + 1)));
    expect(correlate(columns, WANTED).map((column) => [...column])).toEqual([
      [1, 2, 3, 4, 5, 6],
      [4, 2, 6, 10, 12, 8],
      [18, 3, 9, 12, 15, 6],
    ]);
  });

  it("leaves the first column as it is, and each column its own draws", () => {
    const columns = normals(500);
    const before = columns.map((column) => column.slice());
    const together = correlate(columns, WANTED);
    expect(columns).toEqual(before);
    expect(together[0]).toEqual(columns[0]);
    together.forEach((column, j) => expect(column.slice().sort()).toEqual(columns[j]!.slice().sort()));
  });

  it("is the same every time, and follows the ranks of other distributions", () => {
    const columns = [
      sample(distribution("event", 0.3, 5), 2000, 1),
      sample(distribution("pert", 0, 1, 10), 2000, 2),
    ];
    const wanted = [
      [1, 0.9],
      [0.9, 1],
    ];
    const together = correlate(columns, wanted);
    expect(correlate(columns, wanted)).toEqual(together);
    expect(correlation(together[0]!, together[1]!)).toBeGreaterThan(0.6);
  });

  it("gives those that don't correlate no order at all", () => {
    const [first, second] = correlate(normals(1000), [
      [1, 0, 0],
      [0, 1, 0],
      [0, 0, 1],
    ]);
    const places = Float64Array.from(second!, (_, i) => i);
    for (const other of [first!, places]) expect(Math.abs(correlation(second!, other))).toBeLessThan(0.1);
  });

  it("of fewer rows than columns it still keeps the draws", () => {
    const together = correlate(normals(2), WANTED);
    expect(together.map(({ length }) => length)).toEqual([2, 2, 2]);
  });
});

describe("an event", () => {
  it("happens as often as it says, and is nothing in between", () => {
    const draws = sample(distribution("event", 0.3, -5), 100_000, 4);
    expect(new Set(draws.map((draw) => draw + 0))).toEqual(new Set([-5, 0]));
    const share = draws.filter((draw) => draw === -5).length / draws.length;
    // Six standard deviations.
    expect(Math.abs(share - 0.3)).toBeLessThan(6 * Math.sqrt((0.3 * 0.7) / 100_000));
  });
});
