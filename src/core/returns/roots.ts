import { CalcError } from "../errors";
import { messages } from "../messages";

/*
 * With x = ln(1 + rate) the net present value is Σ f_t e^(−tx). If the flows change sign once there is exactly one root.
 * If they change sign k times, multiply by e^(ax) with a between two flows of different sign and differentiate: the flows
 * become (a − t) f_t, which change sign k − 1 times, and their roots part the roots of the original (Rolle). So a chain
 * of k steps finds every root and misses none.
 */

/** Periods × sign changes up to which every root is looked for: half a second. */
const LARGEST_CHAIN = 1e6;
/** |periods × step| below which the next Newton step would be below the last bit. */
const CONVERGED = 1e-7;
const MOST_STEPS = 200;

/**
 * Every x at which Σ f_t e^(−tx) is 0, ascending.
 * @param flows the first and the last of them not 0
 * @throws {CalcError} "num" when the flows change sign too often
 */
export function roots(flows: Float64Array): number[] {
  const changes = signChanges(flows);
  if (changes.length === 0) return [];
  if (changes.length > 1 && changes.length * flows.length > LARGEST_CHAIN)
    throw new CalcError("num", messages.tooManySignChanges);
  const chain = [flows];
  for (const change of changes.slice(1)) chain.push(derived(chain[chain.length - 1]!, change));
  return chain.reduceRight<number[]>((critical, level) => rootsBetween(level, critical), []);
}

/** Times between flows of different sign. */
function signChanges(flows: Float64Array): number[] {
  const changes: number[] = [];
  let last = 0;
  for (let t = 1; t < flows.length; t++) {
    if (flows[t] === 0) continue;
    if (flows[t]! > 0 !== flows[last]! > 0) changes.push((last + t) / 2);
    last = t;
  }
  return changes;
}

/** (a − t) f_t, scaled so that long chains stay within the range of numbers. */
function derived(flows: Float64Array, change: number): Float64Array {
  const next = flows.map((flow, t) => ((change - t) / flows.length) * flow);
  const scale = 1 / largest(next);
  return next.map((flow) => flow * scale);
}

/** The roots of a function that is monotone between neighbouring critical points. */
function rootsBetween(flows: Float64Array, critical: number[]): number[] {
  const [low, high] = bounds(flows);
  const found: number[] = [];
  let from = low;
  let signFrom = Math.sign(flows[flows.length - 1]!);
  for (const to of [...critical.filter((x) => x > low && x < high), high]) {
    const signTo = to === high ? Math.sign(flows[0]!) : signAt(flows, to);
    if (signFrom * signTo < 0) found.push(solve(flows, from, to, signTo));
    if (signTo === 0) found.push(to);
    from = to;
    signFrom = signTo;
  }
  return found;
}

/** Cauchy's bound on the roots of a polynomial, from both ends. */
function bounds(flows: Float64Array): [number, number] {
  const most = largest(flows);
  const beyond = (end: number): number => Math.log1p(most / Math.abs(end)) + 1;
  return [-beyond(flows[flows.length - 1]!), beyond(flows[0]!)];
}

function largest(flows: Float64Array): number {
  let most = 0;
  for (let t = 0; t < flows.length; t++) most = Math.max(most, Math.abs(flows[t]!));
  return most;
}

/** Present values of both signs and their slopes in x, up to a common factor. */
interface Sides {
  positive: number;
  negative: number;
  /** Slope of ln(positive / negative). */
  slope: number;
}

function sidesAt(flows: Float64Array, x: number): Sides {
  const last = flows.length - 1;
  // Seen from the end whose flows weigh most, so that no power overflows.
  const backwards = x < 0;
  const z = Math.exp(backwards ? x : -x);
  let positive = 0;
  let negative = 0;
  let positiveTime = 0;
  let negativeTime = 0;
  let weight = 1;
  for (let k = 0; k <= last; k++) {
    const value = flows[backwards ? last - k : k]! * weight;
    if (value > 0) {
      positive += value;
      positiveTime += k * value;
    } else {
      negative -= value;
      negativeTime -= k * value;
    }
    weight *= z;
  }
  const slope = negativeTime / negative - positiveTime / positive;
  return { positive, negative, slope: backwards ? -slope : slope };
}

/** 0 when the two sides differ by no more than rounding: two roots that touch. */
function signAt(flows: Float64Array, x: number): number {
  const { positive, negative } = sidesAt(flows, x);
  const difference = positive - negative;
  return Math.abs(difference) <= 1e-15 * (flows.length + 4) * (positive + negative)
    ? 0
    : Math.sign(difference);
}

/** The one root between two points of different sign: Newton, or half the interval where Newton leaves it or is slow. */
function solve(flows: Float64Array, from: number, to: number, signTo: number): number {
  let low = from;
  let high = to;
  let x = low < 0 && high > 0 ? 0 : (low + high) / 2;
  let before = Infinity;
  for (let i = 0; i < MOST_STEPS; i++) {
    const { positive, negative, slope } = sidesAt(flows, x);
    const height = Math.log(positive / negative);
    if (height === 0) return x;
    if (Math.sign(height) === signTo) high = x;
    else low = x;
    let step = -height / slope;
    const newton = x + step > low && x + step < high && Math.abs(step) < before / 2;
    if (!newton) step = (low + high) / 2 - x;
    if (x + step === x || (newton && Math.abs(step) * flows.length < CONVERGED)) return x + step;
    before = Math.abs(step);
    x += step;
  }
  throw new CalcError("num", messages.noRate);
}
