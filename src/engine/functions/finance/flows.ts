import { DIV0, NUM, VALUE } from "../../values/cell-error";
import type { Scalar, Value } from "../../values/value";
import { define, type FunctionTable } from "../definition";
import { cellsOf, numbersOf } from "../numbers";
import { toNumber } from "../../values/coerce";

/** As Excel rounds it: worth at the first flow's time, and brought back from there by one period. */
const present = (rate: number, flows: readonly number[]): number => {
  let sum = 0;
  let factor = 1;
  for (const flow of flows) {
    sum += flow / factor;
    factor *= 1 + rate;
  }
  return sum / (1 + rate);
};

function netPresentValue(rate: number, values: readonly Value[]): number {
  if (rate === -1) throw DIV0;
  return present(rate, numbersOf(values));
}

interface Curve {
  value(rate: number): number;
  slope(rate: number): number;
}

/** Flows at times, in years or periods from the first. */
const curve = (flows: readonly number[], times: readonly number[]): Curve => ({
  value: (rate) => flows.reduce((sum, flow, i) => sum + flow / (1 + rate) ** times[i]!, 0),
  slope: (rate) =>
    flows.reduce((sum, flow, i) => sum - (times[i]! * flow) / (1 + rate) ** (times[i]! + 1), 0),
});

/** Newton's method from the guess, as Excel's; where it leaves the rates that mean anything, the nearest sign change. */
function internalRate(flows: readonly number[], times: readonly number[], guess: number): number {
  if (!flows.some((flow) => flow > 0) || !flows.some((flow) => flow < 0)) throw NUM;
  const { value, slope } = curve(flows, times);
  let rate = guess;
  for (let i = 0; i < 50; i++) {
    const step = value(rate) / slope(rate);
    const next = rate - step;
    if (!Number.isFinite(next) || next <= -1) break;
    if (Math.abs(step) < 1e-13 * Math.max(1, Math.abs(next))) return next;
    rate = next;
  }
  return nearestRoot(value, guess);
}

/** Looks outwards from the guess, in steps of the growth factor. */
function nearestRoot(value: (rate: number) => number, guess: number): number {
  const start = Math.log(1 + guess);
  const at = (step: number): number => Math.expm1(start + step * 0.05);
  for (let i = 0; i < 400; i++)
    for (const side of [1, -1]) {
      const [from, to] = [at(side * i), at(side * (i + 1))];
      if (value(from) === 0) return from;
      if (Math.sign(value(from)) * Math.sign(value(to)) < 0) return halved(value, from, to);
    }
  throw NUM;
}

function halved(value: (rate: number) => number, from: number, to: number): number {
  const sign = Math.sign(value(from));
  for (let i = 0; i < 200; i++) {
    const middle = (from + to) / 2;
    if (middle === from || middle === to) break;
    if (Math.sign(value(middle)) === sign) from = middle;
    else to = middle;
  }
  return to;
}

/** The last step of XIRR's search, for rates up to 1; for larger ones as a part of the stretch. */
const STEP = 1e-8;
/** What the flows may still be out of balance by, as a part of the first. */
const BALANCED = 2e-8;
const MOST_HALVINGS = 100;
const HALVED = 1e-7;

/**
 * XIRR's own way, which decides about the ninth digit: it halves the stretch from 0 to a guess doubled until the rate lies below,
 * or that from −1 to minus the guess, and gives the last middle. Found from rates that Excel saved.
 */
function datedRate(flows: readonly number[], years: readonly number[], guess: number): number {
  const exact = internalRate(flows, years, guess);
  if (!(guess > 0) || (exact > -guess && exact <= 0)) return exact;
  let [from, to] = exact > 0 ? [0, guess] : [-1, -guess];
  while (to < exact && exact > 0) to *= 2;
  const { value } = curve(flows, years);
  const above = Math.sign(value(to));
  const enough = BALANCED * Math.abs(flows[0]!);
  const step = STEP * Math.max(1, to);
  for (let i = 1; i <= MOST_HALVINGS; i++) {
    const middle = (from + to) / 2;
    const worth = value(middle);
    if ((to - from) / 2 <= step && Math.abs(worth) <= enough)
      // Of several rates it is the nearest that is meant, or where nothing lies in the stretch.
      return Math.abs(middle - exact) < HALVED * Math.max(1, to) ? middle : exact;
    if (Math.sign(worth) === above) to = middle;
    else from = middle;
  }
  return exact;
}

function modifiedRate(values: Value, financeRate: number, reinvestRate: number): number {
  const flows = numbersOf([values]);
  const n = flows.length;
  if (!flows.some((flow) => flow < 0)) throw DIV0;
  const gains = present(
    reinvestRate,
    flows.map((flow) => Math.max(flow, 0)),
  );
  // What is paid at once needs no rate, not even a possible one.
  const costs = flows.reduce((sum, flow, i) => (flow < 0 ? sum + flow / (1 + financeRate) ** i : sum), 0);
  const ratio = (-gains * (1 + reinvestRate) ** n) / costs;
  return ratio ** (1 / (n - 1)) - 1;
}

/** A text or a logical value is none. */
const plainNumber = (cell: Scalar): number => {
  if (typeof cell === "string" || typeof cell === "boolean") throw VALUE;
  return toNumber(cell);
};

/** Flows and their dates: as many of both, none before the first. */
function dated(flows: readonly number[], dates: Value): { flows: readonly number[]; years: number[] } {
  const days = cellsOf(dates).map((cell) => Math.trunc(plainNumber(cell)));
  if (flows.length !== days.length || days.some((day) => day < days[0]! || day < 1)) throw NUM;
  return { flows, years: days.map((day) => (day - days[0]!) / 365) };
}

export const FLOWS: FunctionTable = {
  NPV: define("n a a*", (rate, ...values) => netPresentValue(rate, values)),
  IRR: define("A n?", (values, guess = 0.1) => {
    const flows = numbersOf([values]);
    if (guess <= -1) return VALUE;
    return internalRate(
      flows,
      flows.map((_, i) => i),
      guess,
    );
  }),
  MIRR: define("A n n", modifiedRate),
  XNPV: define(
    "n A A",
    (rate, values, dates) => {
      // Here, other than below, only numbers count, and then there are too few for the dates.
      const { flows, years } = dated(numbersOf([values]), dates);
      return rate <= 0 ? NUM : curve(flows, years).value(rate);
    },
    { dates: true },
  ),
  XIRR: define(
    "A A n?",
    (values, dates, guess = 0.1) => {
      const { flows, years } = dated(cellsOf(values).map(plainNumber), dates);
      return guess <= -1 ? NUM : datedRate(flows, years, guess);
    },
    { dates: true },
  ),
  FVSCHEDULE: define("n a", (principal, schedule) =>
    cellsOf(schedule).reduce<number>((value, cell) => value * (1 + plainNumber(cell)), principal),
  ),
};
