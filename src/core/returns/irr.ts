import { CalcError } from "../errors";
import { roots } from "./roots";
import { messages, requireRate } from "../messages";
import { Sum } from "../sum";
import { yearsFrom } from "./dates";

/** |periods × step| below which the next Newton step would be below the last bit. */
const CONVERGED = 1e-7;
const MOST_STEPS = 8;
const TINY = 1e-290;

/**
 * Internal rate of return: the rate > −1 at which the net present value is 0.
 * @param flows [money] of the periods 0, 1, 2, …
 * @param guess of several rates the one nearest this is returned, > −1
 * @returns rate per period, fraction
 * @throws {CalcError} "num" when there is none
 */
export function irr(flows: ArrayLike<number>, guess = 0.1): number {
  requireRate("guess", guess);
  return nearest(irrAll(flows), guess);
}

/** By ln(1 + rate), as an investor means it: −99% is farther from 10% than 3,000% is. */
const distance = (rate: number, guess: number): number => Math.abs(Math.log1p(rate) - Math.log1p(guess));

function nearest(rates: readonly number[], guess: number): number {
  return rates.reduce((best, rate) => (distance(rate, guess) < distance(best, guess) ? rate : best));
}

/**
 * Every rate > −1 at which the net present value is 0.
 * @param flows [money] of the periods 0, 1, 2, …
 * @returns rates per period, fractions, ascending
 * @throws {CalcError} "num" when there is none, or when the flows change sign too often
 */
export function irrAll(flows: ArrayLike<number>): number[] {
  const trimmed = withoutZeroEnds(flows);
  const change = onlyChange(trimmed);
  const quick = change > 0 ? newton(trimmed, change) : NaN;
  return ratesOf(
    Number.isNaN(quick)
      ? roots(
          trimmed,
          trimmed.map((_, t) => t),
        )
      : [quick],
  );
}

/** @param logarithms ln(1 + rate) of each rate */
function ratesOf(logarithms: number[]): number[] {
  const possible: number[] = [];
  for (const logarithm of logarithms) {
    const rate = Math.expm1(logarithm);
    if (rate > -1 && rate < Infinity) possible.push(rate);
  }
  if (possible.length === 0) throw new CalcError("num", messages.noRate);
  return possible;
}

/**
 * Internal rate of return of flows on dates: the rate > −1 at which their net present value is 0.
 * @param flows [money]
 * @param dates serial numbers; the first of them is the earliest
 * @param guess of several rates the one nearest this is returned, > −1
 * @returns rate per year of 365 days, fraction
 * @throws {CalcError} "num" when there is none, or a date lies before the first
 */
export function datedIrr(flows: ArrayLike<number>, dates: ArrayLike<number>, guess = 0.1): number {
  requireRate("guess", guess);
  const years = yearsFrom(flows, dates);
  // Flows of one day are one flow: its sign counts.
  const days = new Map<number, Sum>();
  for (const { year, flow } of years) days.set(year, (days.get(year) || new Sum()).add(flow));
  const times = Array.from(days.keys()).sort((one, other) => one - other);
  return nearest(
    ratesOf(
      roots(
        times.map((time) => days.get(time)!.value),
        times,
      ),
    ),
    guess,
  );
}

/** Periods of 0 at the ends change no root. */
function withoutZeroEnds(flows: ArrayLike<number>): Float64Array {
  const all = flows instanceof Float64Array ? flows : Float64Array.from(flows);
  let from = 0;
  let to = all.length;
  while (from < to && all[from] === 0) from++;
  while (to > from && all[to - 1] === 0) to--;
  return all.subarray(from, to);
}

/** Where the flows change sign, if they do so once; 0 otherwise. */
function onlyChange(flows: Float64Array): number {
  const sign = Math.sign(flows[0]!);
  let change = 1;
  while (change < flows.length && flows[change]! * sign >= 0) change++;
  for (let t = change; t < flows.length; t++) if (flows[t]! * sign > 0) return 0;
  return change < flows.length ? change : 0;
}

/**
 * The one root x = ln(1 + rate) of flows that change sign once. With A and B the present values before and after the
 * change, ln(−A/B) is 0 there and nearly a straight line in x, so Newton's method needs two or three steps.
 * @returns NaN when it doesn't converge at once or leaves the range of numbers; the caller then brackets the root
 */
function newton(flows: Float64Array, change: number): number {
  const before = flows.subarray(0, change);
  const after = flows.subarray(change);
  let x = start(before, after);
  for (let i = 0; i < MOST_STEPS; i++) {
    const z = Math.exp(-x);
    const a = moments(before, z);
    const b = moments(after, z);
    const ratio = -a.value / b.value;
    // Out of the range of full precision: NaN ends it.
    const height = ratio > TINY && ratio < 1 / TINY ? Math.log(ratio) + change * x : NaN;
    const step = -height / (change + b.time / b.value - a.time / a.value);
    x += step;
    if (Math.abs(step) * flows.length < CONVERGED) return x;
  }
  return NaN;
}

/** Σ f_k z^k and Σ k f_k z^k, four sums of every fourth k, so that none waits for the others' multiplications. */
function moments(flows: Float64Array, z: number): { value: number; time: number } {
  const square = z * z;
  const cube = square * z;
  const fourth = square * square;
  const top = flows.length & ~3;
  const left = flows.length - top;
  let a = left > 0 ? flows[top]! : 0;
  let b = left > 1 ? flows[top + 1]! : 0;
  let c = left > 2 ? flows[top + 2]! : 0;
  let d = 0;
  let aSlope = 0;
  let bSlope = 0;
  let cSlope = 0;
  let dSlope = 0;
  for (let k = top - 4; k >= 0; k -= 4) {
    aSlope = aSlope * fourth + a;
    a = a * fourth + flows[k]!;
    bSlope = bSlope * fourth + b;
    b = b * fourth + flows[k + 1]!;
    cSlope = cSlope * fourth + c;
    c = c * fourth + flows[k + 2]!;
    dSlope = dSlope * fourth + d;
    d = d * fourth + flows[k + 3]!;
  }
  const slope = aSlope + z * bSlope + square * cSlope + cube * dSlope;
  return {
    value: a + z * b + square * c + cube * d,
    time: 4 * fourth * slope + z * b + 2 * square * c + 3 * cube * d,
  };
}

/** Where the parabola that touches ln(−A/B) at rate 0 crosses 0: its curvature is the flows' variance in time. */
function start(before: Float64Array, after: Float64Array): number {
  const a = timing(before);
  const b = timing(after);
  const height = Math.log(-a.total / b.total);
  const slope = before.length + b.mean - a.mean;
  const curvature = a.variance - b.variance;
  const discriminant = slope * slope - 2 * curvature * height;
  return discriminant > 0 ? (-2 * height) / (slope + Math.sqrt(discriminant)) : -height / slope;
}

/** Two flows a turn, which wait for one another half as often. */
function timing(flows: Float64Array): { total: number; mean: number; variance: number } {
  const odd = flows.length % 2;
  let total = odd ? flows[0]! : 0;
  let first = 0;
  let second = 0;
  for (let k = odd; k < flows.length; k += 2) {
    const flow = k * flows[k]!;
    const next = (k + 1) * flows[k + 1]!;
    total += flows[k]! + flows[k + 1]!;
    first += flow + next;
    second += k * flow + (k + 1) * next;
  }
  const mean = first / total;
  return { total, mean, variance: second / total - mean * mean };
}
