import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { datedIrr, irr, irrAll } from "../../../src/core/returns/irr";

const residual = (rate: number, flows: number[]): number => {
  const values = flows.map((flow, t) => flow * Math.exp(-t * Math.log1p(rate)));
  const size = values.reduce((sum, value) => sum + Math.abs(value), 0);
  return values.reduce((sum, value) => sum + value, 0) / size;
};

/** A rate near -1 is stored to the last bit of 1, so 1 + rate is known less well. */
const allowed = (rate: number, flows: number[]): number => 1e-12 + (flows.length * 2e-16) / (1 + rate);

/** Flows whose net present value is 0 at these rates only: Π (1 − (1 + r) v). */
const flowsWithRoots = (rates: number[]): number[] =>
  rates.reduce<number[]>(
    (flows, rate) => [...flows, 0].map((flow, t) => flow - (1 + rate) * (t > 0 ? flows[t - 1]! : 0)),
    [1],
  );

const money = fc.double({ noNaN: true, min: 0.01, max: 1e6 });

describe("irr", () => {
  it("leaves a net present value of 0: spending, then receipts", () => {
    fc.assert(
      fc.property(
        fc.array(money, { minLength: 1, maxLength: 30 }),
        fc.array(money, { minLength: 1, maxLength: 120 }),
        (spending, receipts) => {
          const flows = [...spending.map((x) => -x), ...receipts];
          const rate = irr(flows);
          expect(rate).toBeGreaterThan(-1);
          expect(Math.abs(residual(rate, flows))).toBeLessThanOrEqual(allowed(rate, flows));
        },
      ),
      { numRuns: 300 },
    );
  });

  it("leaves it 0 for any flows that have a rate", () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.oneof(
            money,
            money.map((x) => -x),
            fc.constant(0),
          ),
          {
            minLength: 1,
            maxLength: 60,
          },
        ),
        (flows) => {
          let rates: number[];
          try {
            rates = irrAll(flows);
          } catch (error) {
            expect(error).toMatchObject({ kind: "num" });
            return;
          }
          expect([...rates].sort((a, b) => a - b)).toEqual(rates);
          for (const rate of rates)
            expect(Math.abs(residual(rate, flows))).toBeLessThanOrEqual(10 * allowed(rate, flows));
          expect(rates.every((rate) => rate > -1 && Number.isFinite(rate))).toBe(true);
        },
      ),
      { numRuns: 500 },
    );
  });

  it("finds a rate whenever the first and the last flow differ in sign", () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.oneof(
            money,
            money.map((x) => -x),
          ),
          { minLength: 0, maxLength: 40 },
        ),
        money,
        money,
        (between, first, last) => {
          expect(irrAll([-first, ...between, last]).length).toBeGreaterThanOrEqual(1);
        },
      ),
      { numRuns: 300 },
    );
  });

  it.each([[[0.1, 0.2]], [[-0.5, 0.05, 0.4]], [[0, 0.5, 1, 3]], [[-0.9, -0.1, 0.1, 0.9, 9]]])(
    "finds all of %j",
    (rates) => {
      const found = irrAll(flowsWithRoots(rates));
      expect(found.length).toBe(rates.length);
      found.forEach((rate, i) =>
        expect(Math.abs(rate - rates[i]!)).toBeLessThanOrEqual(1e-12 * (1 + rates[i]!) * 100),
      );
    },
  );

  it.each([
    [0.12, 0.1],
    [0.17, 0.2],
    [5, 0.2],
    [-0.9, 0.1],
  ])("near %d of 0.1 and 0.2 is %d", (guess, expected) => {
    expect(irr(flowsWithRoots([0.1, 0.2]), guess)).toBeCloseTo(expected, 12);
  });

  it("money in another currency and empty periods around change nothing", () => {
    fc.assert(
      fc.property(
        fc.array(money, { minLength: 1, maxLength: 20 }),
        fc.double({ noNaN: true, min: 1e-6, max: 1e6 }),
        (receipts, k) => {
          const flows = [-50, ...receipts];
          const rate = irr(flows);
          expect(Math.abs(irr(flows.map((x) => k * x)) - rate)).toBeLessThanOrEqual(1e-12 * (1 + rate));
          expect(irr([0, 0, ...flows, 0])).toBe(rate);
        },
      ),
    );
  });

  it("compound growth: the rate at which one amount became another", () => {
    for (const rate of [-0.999, -0.5, -1e-6, 1e-9, 0.07, 3, 1e4])
      for (const periods of [1, 2, 30, 400]) {
        const flows = Array<number>(periods + 1).fill(0);
        flows[0] = -1;
        flows[periods] = (1 + rate) ** periods;
        if (flows[periods] > 1e-300 && flows[periods] < 1e300)
          expect(Math.abs(irr(flows) - rate)).toBeLessThanOrEqual(1e-12 * (1 + rate));
      }
  });

  it("flows that change sign all the time are bounded: all roots, or an error, never a hang", () => {
    const flows = (length: number) => Array.from({ length }, (_, t) => (t % 2 ? 1 : -1) * (1 + (t % 7)));
    for (const rate of irrAll(flows(300)))
      expect(Math.abs(residual(rate, flows(300)))).toBeLessThanOrEqual(1e-9);
    expect(() => irrAll(flows(5000))).toThrow("change sign too often");
  });

  it("a million flows that change sign once", () => {
    const flows = new Float64Array(1_000_000).fill(1);
    flows[0] = -1000;
    expect(irr(flows)).toBeCloseTo(0.001, 12);
  });
});

describe("datedIrr", () => {
  /** A thousand years. */
  const LATER = 1 + 365_000;

  it.each([
    ["falls to nearly nothing", [-1e200, 1e-150], 10 ** -0.35 - 1],
    ["rises from nearly nothing", [-1e-150, 1e200], 10 ** 0.35 - 1],
  ])("an amount that %s, farther apart than numbers reach", (_, flows, expected) => {
    expect(datedIrr(flows, [1, LATER])).toBeCloseTo(expected, 12);
  });

  it("after the first the dates stand in any order", () => {
    // Discounted at 10% they are −100, 110 and −10.
    expect(datedIrr([-100, 146.41, -11], [1, 1 + 3 * 365, 1 + 365])).toBeCloseTo(0.1, 12);
  });
});
