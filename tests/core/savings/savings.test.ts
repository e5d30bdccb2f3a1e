import fc from "fast-check";
import { expect, it } from "vitest";
import { savings, savingsRate, speedup, timeSavings } from "../../../src/core/savings/savings";

const money = fc.double({ noNaN: true, min: 0.01, max: 1e9 });
const close = (a: number, b: number, scale = Math.max(Math.abs(a), Math.abs(b), 1e-300)): void => {
  expect(Math.abs(a - b)).toBeLessThanOrEqual(1e-12 * scale);
};

it("savings and the optimized cost make the baseline", () => {
  fc.assert(fc.property(money, money, (b, o) => close(savings(b, o) + o, b, b + o)));
});

it("the rate is the savings' share of the baseline", () => {
  fc.assert(fc.property(money, money, (b, o) => close(savingsRate(b, o) * b, savings(b, o), b + o)));
});

it("money in another currency scales savings and leaves rates and speed-ups", () => {
  fc.assert(
    fc.property(money, money, fc.double({ noNaN: true, min: 0.001, max: 1000 }), (b, o, k) => {
      close(savings(k * b, k * o), k * savings(b, o), k * (b + o));
      close(savingsRate(k * b, k * o), savingsRate(b, o), 1 + o / b);
      close(speedup(k * b, k * o), speedup(b, o));
    }),
  );
});

it("a rate is a time upside down, and the time saved is the savings rate of the times", () => {
  fc.assert(
    fc.property(money, money, (b, o) => {
      close(speedup(b, o, "rate"), speedup(o, b));
      close(timeSavings(speedup(b, o)), savingsRate(b, o), 1 + o / b);
    }),
  );
});
