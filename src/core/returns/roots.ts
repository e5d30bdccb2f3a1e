import { CalcError } from "../errors";
import { messages } from "../messages";

/*
 * With x = ln(1 + rate) the net present value is Σ f e^(−tx), at whatever times t. If the flows change sign once there is
 * exactly one root. If they change sign k times, multiply by e^(ax) with a between two flows of different sign and
 * differentiate: the flows become (a − t) f, which change sign k − 1 times, and their roots part the roots of the
 * original (Rolle). So a chain of k steps finds every root and misses none. Flows are held by their logarithms, so that
 * none is too large or too small beside another.
 */

/** Flows that aren't 0, in the order of their times. */
interface Flows {
  readonly times: ArrayLike<number>;
  readonly signs: ArrayLike<number>;
  readonly logs: ArrayLike<number>;
}

/** Present values that may be computed before the search is given up: half a second. */
const MOST_WORK = 1e7;
/** |time × step| below which the next Newton step would be below the last bit. */
const CONVERGED = 1e-7;
const MOST_STEPS = 200;
/** Below it quotients lose digits. */
const TINY = 1e-290;

/**
 * Every x at which Σ f e^(−tx) is 0, ascending.
 * @param times of the flows, ascending, each once; from 0
 * @throws {CalcError} "num" when the flows change sign too often
 */
export function roots(flows: ArrayLike<number>, times: ArrayLike<number>): number[] {
  const held = Array.from(times, (_, i) => i).filter((i) => flows[i] !== 0);
  const most = held.reduce((largest, i) => Math.max(largest, Math.abs(flows[i]!)), 0);
  let level: Flows = {
    times: held.map((i) => times[i]!),
    signs: held.map((i) => Math.sign(flows[i]!)),
    logs: held.map((i) => {
      const part = Math.abs(flows[i]! / most);
      return part > TINY ? Math.log(part) : Math.log(Math.abs(flows[i]!)) - Math.log(most);
    }),
  };
  const changes = signChanges(level);
  if (changes.length === 0) return [];
  if (changes.length > 1 && changes.length * held.length > MOST_WORK / 20) throw tooMuch();
  const chain = [level];
  for (const change of changes.slice(1)) chain.push((level = derived(level, change)));
  const search = { work: 0 };
  return chain.reduceRight<number[]>((critical, one) => rootsBetween(one, critical, search), []);
}

const tooMuch = (): CalcError => new CalcError("num", messages.tooManySignChanges);

/** Times between flows of different sign. */
function signChanges({ times, signs }: Flows): number[] {
  const changes: number[] = [];
  for (let i = 1; i < times.length; i++)
    if (signs[i] !== signs[i - 1]) changes.push((times[i - 1]! + times[i]!) / 2);
  return changes;
}

/** (a − t) f. */
function derived({ times, signs, logs }: Flows, change: number): Flows {
  return {
    times,
    signs: Array.from(signs, (sign, i) => (times[i]! < change ? sign : -sign)),
    logs: Float64Array.from(logs, (log, i) => log + Math.log(Math.abs(change - times[i]!))),
  };
}

/** The roots of a function that is monotone between neighbouring critical points. */
function rootsBetween(flows: Flows, critical: number[], search: { work: number }): number[] {
  const { signs } = flows;
  const [low, high] = bounds(flows);
  const found: number[] = [];
  let from = low;
  let signFrom = signs[signs.length - 1]!;
  for (const to of [...critical.filter((x) => x > low && x < high), high]) {
    const signTo = to === high ? signs[0]! : signAt(flows, to, search);
    if (signFrom * signTo < 0) found.push(solve(flows, from, to, signTo, search));
    if (signTo === 0) found.push(to);
    from = to;
    signFrom = signTo;
  }
  return found;
}

/** Beyond these the first, or the last, flow outweighs all others together. */
function bounds({ times, logs }: Flows): [number, number] {
  const last = times.length - 1;
  const count = Math.log(last) + 1;
  let low = Infinity;
  let high = -Infinity;
  for (let i = 0; i <= last; i++) {
    if (i > 0) high = Math.max(high, (count + logs[i]! - logs[0]!) / (times[i]! - times[0]!));
    if (i < last) low = Math.min(low, -(count + logs[i]! - logs[last]!) / (times[last]! - times[i]!));
  }
  return [low, high];
}

/** Present values of both signs and their slopes in x, up to a common factor. */
interface Sides {
  positive: number;
  negative: number;
  /** Slope of ln(positive / negative). */
  slope: number;
}

function sidesAt({ times, signs, logs }: Flows, x: number, search: { work: number }): Sides {
  search.work += times.length;
  if (search.work > MOST_WORK) throw tooMuch();
  let most = -Infinity;
  for (let i = 0; i < times.length; i++) most = Math.max(most, logs[i]! - times[i]! * x);
  let positive = 0;
  let negative = 0;
  let positiveTime = 0;
  let negativeTime = 0;
  for (let i = 0; i < times.length; i++) {
    const value = Math.exp(logs[i]! - times[i]! * x - most);
    if (signs[i]! > 0) {
      positive += value;
      positiveTime += times[i]! * value;
    } else {
      negative += value;
      negativeTime += times[i]! * value;
    }
  }
  return { positive, negative, slope: negativeTime / negative - positiveTime / positive };
}

/** 0 when the two sides differ by no more than rounding: two roots that touch. */
function signAt(flows: Flows, x: number, search: { work: number }): number {
  const { positive, negative } = sidesAt(flows, x, search);
  const difference = positive - negative;
  return Math.abs(difference) <= 1e-15 * (flows.times.length + 4) * (positive + negative)
    ? 0
    : Math.sign(difference);
}

/** The one root between two points of different sign: Newton, or half the interval where Newton leaves it or is slow. */
function solve(flows: Flows, from: number, to: number, signTo: number, search: { work: number }): number {
  const reach = flows.times[flows.times.length - 1]!;
  let low = from;
  let high = to;
  let x = low < 0 && high > 0 ? 0 : (low + high) / 2;
  let before = Infinity;
  for (let i = 0; i < MOST_STEPS; i++) {
    const { positive, negative, slope } = sidesAt(flows, x, search);
    const height = Math.log(positive / negative);
    if (height === 0) return x;
    if (Math.sign(height) === signTo) high = x;
    else low = x;
    let step = -height / slope;
    const newton = x + step > low && x + step < high && Math.abs(step) < before / 2;
    if (!newton) step = (low + high) / 2 - x;
    if (x + step === x || (newton && Math.abs(step) * reach < CONVERGED)) return x + step;
    before = Math.abs(step);
    x += step;
  }
  throw new CalcError("num", messages.noRate);
}
