import { DIV0, NUM } from "../../values/cell-error";
import { define, TOOLPAK, type FunctionTable } from "../definition";

/** The rate of DB, which Excel rounds to three places. */
function fixedDeclining(cost: number, salvage: number, life: number, period: number, month = 12): number {
  const months = Math.trunc(month);
  const at = Math.trunc(period);
  const years = life;
  if (cost < 0 || salvage < 0 || years <= 0 || period <= 0 || months < 1 || months > 12) throw NUM;
  // The months that the first year lacks are a year of their own at the end.
  if (at > years + (months < 12 ? 1 : 0)) throw NUM;
  if (cost === 0) return 0;
  const rate = Math.round((1 - (salvage / cost) ** (1 / years)) * 1000) / 1000;
  const first = (cost * rate * months) / 12;
  if (at <= 1) return first;
  let total = first;
  let amount = first;
  for (let year = 2; year <= Math.min(at, years); year++) total += amount = (cost - total) * rate;
  return at > years ? ((cost - total) * rate * (12 - months)) / 12 : amount;
}

function doubleDeclining(cost: number, salvage: number, life: number, period: number, factor = 2): number {
  if (cost < 0 || salvage < 0 || life <= 0 || period <= 0 || period > life || factor <= 0) throw NUM;
  const rate = Math.min(1, factor / life);
  const before = period <= 1 ? cost : cost * (1 - rate) ** (period - 1);
  return Math.max(0, Math.min(before * rate, before - salvage));
}

function variableDeclining(
  cost: number,
  salvage: number,
  life: number,
  start: number,
  end: number,
  factor = 2,
  noSwitch = false,
): number {
  if (cost < 0 || salvage < 0 || start < 0 || end < start || life <= 0 || end > life || factor <= 0)
    throw NUM;
  let book = cost;
  let sum = 0;
  let straight = false;
  for (let period = 1; period <= Math.ceil(end); period++) {
    const left = life - period + 1;
    const declining = Math.min(book * Math.min(1, factor / life), Math.max(0, book - salvage));
    const linear = Math.max(0, book - salvage) / left;
    straight ||= !noSwitch && linear > declining;
    const amount = straight ? linear : declining;
    // Only the part of the period between start and end counts.
    const part = Math.max(0, Math.min(end, period) - Math.max(start, period - 1));
    sum += amount * part;
    book -= amount;
  }
  return sum;
}

/** An unconverted price in fractions of a dollar: 1.02 with 16 is 1 2/16. */
function fractionWidth(fraction: number): { denominator: number; width: number } {
  const denominator = Math.trunc(fraction);
  if (denominator < 0) throw NUM;
  if (denominator === 0) throw DIV0;
  return { denominator, width: 10 ** Math.ceil(Math.log10(denominator)) };
}

export const DEPRECIATION: FunctionTable = {
  SLN: define("n n n", (cost, salvage, life) => (life === 0 ? DIV0 : (cost - salvage) / life)),
  SYD: define("n n n n", (cost, salvage, life, period) =>
    life <= 0 || period <= 0 || period > life || salvage < 0
      ? NUM
      : ((cost - salvage) * (life - period + 1) * 2) / (life * (life + 1)),
  ),
  DB: define("n n n n n?", fixedDeclining),
  DDB: define("n n n n n?", doubleDeclining),
  VDB: define("n n n n n n? b?", variableDeclining),
  DOLLARDE: define(
    "n n",
    (price, fraction) => {
      const { denominator, width } = fractionWidth(fraction);
      const whole = Math.trunc(price);
      return whole + ((price - whole) * width) / denominator;
    },
    TOOLPAK,
  ),
  DOLLARFR: define(
    "n n",
    (price, fraction) => {
      const { denominator, width } = fractionWidth(fraction);
      const whole = Math.trunc(price);
      return whole + ((price - whole) * denominator) / width;
    },
    TOOLPAK,
  ),
};
