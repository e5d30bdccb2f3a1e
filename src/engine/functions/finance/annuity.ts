/** Equal payments at equal times. */
import { DIV0, NUM } from "../../values/cell-error";
import { define, TOOLPAK, type FunctionTable } from "../definition";

const due = (type: number): 0 | 1 => (type === 0 ? 0 : 1);

/** How much 1 has become after n periods, and what n payments of 1 have. */
function growth(rate: number, n: number, type: 0 | 1): { factor: number; payments: number } {
  if (rate === 0) return { factor: 1, payments: n };
  if (rate === -1 && n < 0) throw DIV0;
  const factor = (1 + rate) ** n;
  return { factor, payments: ((1 + rate * type) * (factor - 1)) / rate };
}

export function payment(rate: number, n: number, present: number, future = 0, type = 0): number {
  if (n === 0 || rate <= -1) throw NUM;
  const { factor, payments } = growth(rate, n, due(type));
  // Beyond all numbers: only the interest is paid, for ever.
  if (factor === Infinity) return 0 - (present * rate) / (1 + rate * due(type));
  return 0 - (present * factor + future) / payments;
}

export function futureValue(rate: number, n: number, each: number, present = 0, type = 0): number {
  const { factor, payments } = growth(rate, n, due(type));
  return 0 - (present * factor + each * payments);
}

function presentValue(rate: number, n: number, each: number, future = 0, type = 0): number {
  const { factor, payments } = growth(rate, n, due(type));
  if (factor === 0) throw DIV0;
  return 0 - (future + each * payments) / factor;
}

function periods(rate: number, each: number, present: number, future = 0, type = 0): number {
  if (rate === 0) {
    if (each === 0) throw DIV0;
    return 0 - (present + future) / each;
  }
  if (rate <= -1) throw NUM;
  const paid = each * (1 + rate * due(type));
  const ratio = (paid - future * rate) / (paid + present * rate);
  if (!(ratio > 0)) throw NUM;
  return Math.log(ratio) / Math.log(1 + rate);
}

/** Interest of one period: of what is left after the ones before. */
export function interest(
  rate: number,
  period: number,
  n: number,
  present: number,
  future = 0,
  type = 0,
): number {
  if (period < 1 || period >= n + 1) throw NUM;
  const each = payment(rate, n, present, future, type);
  if (due(type) === 1) {
    if (period === 1) return 0;
    return (futureValue(rate, period - 2, each, present, 1) - each) * rate;
  }
  return futureValue(rate, period - 1, each, present, 0) * rate;
}

function cumulative(
  part: (rate: number, period: number, n: number, present: number, type: number) => number,
): (rate: number, n: number, present: number, first: number, last: number, type: number) => number {
  return (rate, n, present, first, last, type) => {
    const [start, end] = [Math.ceil(first), Math.trunc(last)];
    if (rate <= 0 || n <= 0 || present <= 0 || first < 1 || end < start || end > n) throw NUM;
    if (type !== 0 && type !== 1) throw NUM;
    let sum = 0;
    for (let period = start; period <= end; period++) sum += part(rate, period, n, present, type);
    return sum;
  };
}

/** Newton's steps on the rate at which everything balances; a rate is one only if it does. */
function rate(n: number, each: number, present: number, future = 0, type = 0, guess = 0.1): number {
  if (n <= 0) throw NUM;
  const balance = (r: number): number => {
    const { factor, payments } = growth(r, n, due(type));
    return present * factor + each * payments + future;
  };
  // Without interest it may balance at once, which no step from elsewhere comes to.
  if (balance(0) === 0) return 0;
  let x = guess;
  for (let i = 0; i < 128; i++) {
    const y = balance(x);
    const width = 1e-6 * Math.max(1, Math.abs(x));
    const tilt = (balance(x + width) - balance(x - width)) / (2 * width);
    const next = x - y / tilt;
    if (!Number.isFinite(next) || next <= -1) throw NUM;
    if (Math.abs(next - x) < 1e-14 * Math.max(1, Math.abs(next))) return next;
    x = next;
  }
  // The last digits may go to and fro for ever.
  if (Math.abs(balance(x)) <= 1e-9 * (Math.abs(present) + Math.abs(future) + Math.abs(each) * n)) return x;
  throw NUM;
}

export const ANNUITY: FunctionTable = {
  PMT: define("n n n n? n?", payment),
  FV: define("n n n n? n?", futureValue),
  PV: define("n n n n? n?", presentValue),
  NPER: define("n n n n? n?", periods),
  IPMT: define("n n n n n? n?", interest),
  PPMT: define("n n n n n? n?", (r, period, n, present, future, type) => {
    const part = interest(r, period, n, present, future, type);
    return payment(r, n, present, future, type) - part;
  }),
  CUMIPMT: define(
    "n n n n n n",
    cumulative((r, period, n, present, type) => interest(r, period, n, present, 0, type)),
    TOOLPAK,
  ),
  CUMPRINC: define(
    "n n n n n n",
    cumulative(
      (r, period, n, present, type) =>
        payment(r, n, present, 0, type) - interest(r, period, n, present, 0, type),
    ),
    TOOLPAK,
  ),
  ISPMT: define("n n n n", (r, period, n, present) => (n === 0 ? DIV0 : present * r * (period / n - 1))),
  RATE: define("n n n n? n? n?", rate),
  EFFECT: define(
    "n n",
    (nominal, periodsAYear) => {
      const n = Math.trunc(periodsAYear);
      return nominal <= 0 || n < 1 ? NUM : (1 + nominal / n) ** n - 1;
    },
    TOOLPAK,
  ),
  NOMINAL: define(
    "n n",
    (effective, periodsAYear) => {
      const n = Math.trunc(periodsAYear);
      return effective <= 0 || n < 1 ? NUM : n * ((1 + effective) ** (1 / n) - 1);
    },
    TOOLPAK,
  ),
  RRI: define("n n n", (n, present, future) => {
    if (n <= 0 || present === 0) return NUM;
    const ratio = future / present;
    return ratio < 0 ? NUM : ratio ** (1 / n) - 1;
  }),
  PDURATION: define("n n n", (r, present, future) =>
    r <= 0 || present <= 0 || future <= 0 ? NUM : Math.log(future / present) / Math.log(1 + r),
  ),
};
