import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { benefitCostRatio, netBenefit, npv, returnRatio } from "../../../src/core/returns/npv";

const flow = fc.integer({ min: -1e8, max: 1e8 }).map((cents) => cents / 100);
const flows = fc.array(flow, { minLength: 1, maxLength: 40 });
const rate = fc.double({ noNaN: true, min: -0.5, max: 2 });
const size = (r: number, f: number[]) => f.reduce((sum, x, t) => sum + Math.abs(x) / (1 + r) ** t, 0);
const within = (actual: number, expected: number, tolerance: number) => {
  expect(Math.abs(actual - expected)).toBeLessThanOrEqual(tolerance);
};

describe("npv", () => {
  it("is the sum of the discounted flows, whatever their number", () => {
    fc.assert(
      fc.property(rate, flows, (r, f) => {
        const term = f.reduce((sum, x, t) => sum + x / (1 + r) ** t, 0);
        within(npv(r, f), term, 1e-12 * size(r, f));
      }),
    );
  });

  it("a period later is worth 1 / (1 + rate)", () => {
    fc.assert(
      fc.property(rate, flows, (r, f) => {
        within(npv(r, [0, ...f]), npv(r, f) / (1 + r), (1e-12 * size(r, f)) / (1 + r));
      }),
    );
  });

  it("flows add up, and money in another currency scales", () => {
    fc.assert(
      fc.property(rate, flows, fc.double({ noNaN: true, min: 0.01, max: 100 }), (r, f, k) => {
        const other = f.map((_, t) => t - 3);
        const both = f.map((x, t) => x + other[t]!);
        within(npv(r, both), npv(r, f) + npv(r, other), 1e-12 * (size(r, f) + size(r, other)));
        within(
          npv(
            r,
            f.map((x) => k * x),
          ),
          k * npv(r, f),
          1e-12 * k * size(r, f),
        );
      }),
    );
  });

  it("flows that cancel are summed with compensation", () => {
    expect(npv(0, [1e15, 0.125, -1e15])).toBe(0.125);
    const cancelling = Array.from({ length: 100_001 }, (_, i) => (i % 2 ? -1 : 1) * 1e9 * (1 + (i >> 1)));
    cancelling[100_000] = 123.45;
    expect(npv(0, cancelling)).toBe(123.45);
  });
});

describe("benefits and costs", () => {
  const money = fc.double({ noNaN: true, min: 0.01, max: 1e6 });
  const cases = fc.array(fc.tuple(money, money), { minLength: 1, maxLength: 20 });

  it.each([
    ["near −100%", -0.9999999],
    ["high", 1e100],
    ["as high as numbers reach", 1e308],
  ])("a ratio is the same whenever it begins, at a rate that is %s", (_, rate) => {
    for (const periods of [0, 1, 3, 60]) {
      const later = (flows: number[]) => [...Array<number>(periods).fill(0), ...flows];
      expect(benefitCostRatio(later([3.4e-15]), later([1e-15]), rate)).toBeCloseTo(3.4, 12);
      expect(returnRatio(later([3.4e-15]), later([1e-15]), rate)).toBeCloseTo(2.4, 12);
    }
  });

  it("return, benefit-cost ratio and net benefit agree", () => {
    fc.assert(
      fc.property(cases, rate, (rows, r) => {
        const benefits = rows.map(([b]) => b);
        const costs = rows.map(([, c]) => c);
        const ratio = benefitCostRatio(benefits, costs, r);
        within(returnRatio(benefits, costs, r), ratio - 1, 1e-12 * (1 + ratio));
        const net = benefits.map((b, t) => b - costs[t]!);
        within(netBenefit(benefits, costs, r), npv(r, net), 1e-12 * (size(r, benefits) + size(r, costs)));
      }),
    );
  });
});
