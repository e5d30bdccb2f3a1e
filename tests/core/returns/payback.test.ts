import fc from "fast-check";
import { expect, it } from "vitest";
import { payback } from "../../../src/core/returns/payback";

it("level savings in closed form are the same savings one by one", () => {
  fc.assert(
    fc.property(
      fc.double({ noNaN: true, min: 1, max: 1000 }),
      fc.double({ noNaN: true, min: 20, max: 500 }),
      fc.double({ noNaN: true, min: -0.3, max: 0.01 }),
      (investment, saving, rate) => {
        const series = Array<number>(200).fill(saving);
        const level = payback(investment, saving, rate);
        expect(Math.abs(level - payback(investment, series, rate))).toBeLessThanOrEqual(1e-9 * (1 + level));
      },
    ),
  );
});

it("what is saved by then is the investment", () => {
  fc.assert(
    fc.property(
      fc.array(fc.double({ noNaN: true, min: 1, max: 100 }), { minLength: 10, maxLength: 40 }),
      fc.double({ noNaN: true, min: 0, max: 0.02 }),
      (savings, rate) => {
        const periods = payback(7, savings, rate);
        const whole = Math.floor(periods);
        const saved = savings.map((saving, t) => saving / (1 + rate) ** (t + 1));
        const until = saved.slice(0, whole).reduce((a, b) => a + b, 0);
        expect(until + (periods - whole) * (saved[whole] ?? 0)).toBeCloseTo(7, 9);
      },
    ),
  );
});

it("money in another currency changes nothing", () => {
  fc.assert(
    fc.property(fc.double({ noNaN: true, min: 0.01, max: 1e6 }), (k) => {
      expect(payback(100 * k, 30 * k, 0.05)).toBeCloseTo(payback(100, 30, 0.05), 9);
    }),
  );
});
