/** Bonds that pay coupons, and paper that pays its interest at the end: price, yield, duration. */
import { NUM } from "../../values/cell-error";
import { define, withTraits, TOOLPAK, type FunctionTable } from "../definition";
import { basisOf, yearLength } from "../dates/year-fraction";
import { couponsOf, daysBetween, type Coupons } from "./coupons";

/** What is paid for 100 of it, without the interest that has run up. */
function priceOf(coupons: Coupons, rate: number, yearly: number, redemption: number): number {
  const { frequency, count, passed, length } = coupons;
  const each = (100 * rate) / frequency;
  const accrued = (each * passed) / length;
  const first = (length - passed) / length;
  const step = 1 + yearly / frequency;
  // The last period bears simple interest.
  if (count === 1) return (redemption + each) / (1 + (first * yearly) / frequency) - accrued;
  let worth = redemption / step ** (count - 1 + first);
  for (let k = 0; k < count; k++) worth += each / step ** (k + first);
  return worth - accrued;
}

function price(
  settlement: number,
  maturity: number,
  rate: number,
  yearly: number,
  redemption: number,
  frequency: number,
  basis?: number,
): number {
  const coupons = couponsOf(settlement, maturity, frequency, basis);
  if (rate < 0 || yearly < 0 || redemption <= 0) throw NUM;
  return priceOf(coupons, rate, yearly, redemption);
}

function yieldOf(
  settlement: number,
  maturity: number,
  rate: number,
  paid: number,
  redemption: number,
  frequency: number,
  basis?: number,
): number {
  const coupons = couponsOf(settlement, maturity, frequency, basis);
  if (rate < 0 || paid <= 0 || redemption <= 0) throw NUM;
  const { count, passed, length } = coupons;
  if (count === 1) {
    const each = rate / coupons.frequency;
    const cost = paid / 100 + (passed / length) * each;
    return ((redemption / 100 + each - cost) / cost) * coupons.frequency * (length / (length - passed));
  }
  return yieldFor(paid, coupons.frequency, (yearly) => priceOf(coupons, rate, yearly, redemption));
}

/** The price falls as the yield rises: from both sides of it to where it is what was paid. */
export function yieldFor(paid: number, frequency: number, price: (yearly: number) => number): number {
  let [low, high] = [-frequency * (1 - 1e-9), 1];
  while (price(high) > paid && high < 1e9) high *= 2;
  for (let i = 0; i < 200; i++) {
    const middle = (low + high) / 2;
    if (middle === low || middle === high) break;
    if (price(middle) > paid) low = middle;
    else high = middle;
  }
  return high;
}

/** Macaulay's: the mean time of what is paid, weighted by its worth. */
function duration(
  settlement: number,
  maturity: number,
  rate: number,
  yearly: number,
  often: number,
  basis?: number,
): { years: number; step: number } {
  if (rate < 0 || yearly < 0) throw NUM;
  const { frequency, count, passed, length } = couponsOf(settlement, maturity, often, basis);
  const first = (length - passed) / length;
  const step = 1 + yearly / frequency;
  let [worth, weighted] = [0, 0];
  for (let k = 0; k < count; k++) {
    const time = k + first;
    const paid = (100 * rate) / frequency + (k === count - 1 ? 100 : 0);
    worth += paid / step ** time;
    weighted += (time * paid) / step ** time;
  }
  return { years: weighted / worth / frequency, step };
}

/** The three stretches of paper that pays at its end, in years. */
function stretches(settlement: number, maturity: number, issue: number, by = 0) {
  const [from, to, issued] = [settlement, maturity, issue].map(Math.trunc) as [number, number, number];
  const basis = basisOf(by);
  if (issued > from || from >= to) throw NUM;
  const year = yearLength(issued, from, basis);
  const years = (end: number) => daysBetween(issued, end, basis) / year;
  const [life, passed] = [years(to), years(from)];
  return { life, passed, left: life - passed };
}

export const BONDS: FunctionTable = withTraits(
  { ...TOOLPAK, dates: true },
  {
    PRICE: define("n n n n n n n?", price),
    YIELD: define("n n n n n n n?", yieldOf),
    DURATION: define("n n n n n n?", (...args) => duration(...args).years),
    MDURATION: define("n n n n n n?", (...args) => {
      const { years, step } = duration(...args);
      return years / step;
    }),
    PRICEMAT: define("n n n n n n?", (settlement, maturity, issue, rate, yearly, basis) => {
      if (rate < 0 || yearly < 0) throw NUM;
      const { life, passed, left } = stretches(settlement, maturity, issue, basis);
      return (100 + life * rate * 100) / (1 + left * yearly) - passed * rate * 100;
    }),
    YIELDMAT: define("n n n n n n?", (settlement, maturity, issue, rate, paid, basis) => {
      if (rate < 0 || paid <= 0) throw NUM;
      const { life, passed, left } = stretches(settlement, maturity, issue, basis);
      const cost = paid / 100 + passed * rate;
      return (1 + life * rate - cost) / cost / left;
    }),
  },
);
