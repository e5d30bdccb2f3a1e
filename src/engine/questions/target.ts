/** What must be true: where an output reaches a target. */
import type { Model } from "../block/model";
import type { Scalar } from "../values/scalar";

export interface Reach {
  /** Every value of the input in the range at which the output is at the target, ascending. */
  readonly roots: readonly number[];
  /** Where there is none, the value at which the output comes nearest to it, and what it is there. */
  readonly nearest: { readonly input: number; readonly output: number } | null;
}

/** Points that are looked at together. */
const POINTS = 2048;

/** Rounds of so many points each between two neighbours: the fourth leaves nothing between them. */
const ROUNDS = 6;

/**
 * Looks at points all over the range first, and then ever closer wherever the output crosses the target, or touches it.
 * @param base one value for each of the model's inputs
 */
export function reach(
  model: Model,
  base: readonly number[],
  input: number,
  range: readonly [low: number, high: number],
  output: number,
  target: number,
): Reach {
  const gap = (points: Float64Array): Float64Array => gaps(model, base, input, points, output, target);
  const points = spread(range[0], range[1]);
  const first = gap(points);
  const roots: number[] = [];
  for (let i = 0; i < points.length; i++) {
    const [here, next] = [first[i]!, first[i + 1]];
    if (here === 0) roots.push(points[i]!);
    else if (next !== undefined && here * next < 0)
      roots.push(...crossing(gap, points[i]!, points[i + 1]!, here));
    else if (isTouch(first, i)) roots.push(...touch(gap, points[i - 1]!, points[i + 1]!));
  }
  if (roots.length > 0) return { roots: distinct(roots), nearest: null };
  const at = indexOfLeast(first);
  if (at < 0) return { roots, nearest: null };
  const closer = closest(gap, ...around(points, at));
  return { roots, nearest: { input: closer.input, output: target + closer.gap } };
}

function spread(low: number, high: number): Float64Array {
  return Float64Array.from({ length: POINTS }, (_, i) =>
    i === POINTS - 1 ? high : low + ((high - low) * i) / (POINTS - 1),
  );
}

function gaps(
  model: Model,
  base: readonly number[],
  input: number,
  points: Float64Array,
  output: number,
  target: number,
): Float64Array {
  const columns = base.map((value, i) =>
    i === input ? points : new Float64Array(points.length).fill(value),
  );
  const values: readonly Scalar[] = model.values(columns, points.length)[output]!;
  return Float64Array.from(values, (value) => (typeof value === "number" ? value - target : NaN));
}

/** Between two points on both sides of the target. A jump over it (IF, a step) is none, unless it lands there. */
function crossing(
  gap: (points: Float64Array) => Float64Array,
  from: number,
  to: number,
  sign: number,
): number[] {
  let [low, high] = [from, to];
  let jump = Infinity;
  for (let round = 0; round < ROUNDS; round++) {
    const points = spread(low, high);
    const values = gap(points);
    const exact = values.indexOf(0);
    if (exact >= 0) return [points[exact]!];
    const next = values.findIndex((value) => value * sign < 0);
    if (next < 1) return [];
    [low, high] = [points[next - 1]!, points[next]!];
    const height = Math.abs(values[next]! - values[next - 1]!);
    // The gap shrinks with the interval where the output is continuous.
    if (round >= 2 && height > jump / 2) return [];
    jump = height;
    if (high - low <= 4 * Number.EPSILON * Math.max(Math.abs(low), Math.abs(high))) break;
  }
  return [low + (high - low) / 2];
}

/** Nearer to the target than both neighbours, on the same side. */
function isTouch(values: Float64Array, i: number): boolean {
  const [before = NaN, here = NaN, after = NaN] = [values[i - 1], values[i], values[i + 1]];
  if (Math.sign(before) !== Math.sign(here) || Math.sign(here) !== Math.sign(after)) return false;
  return Math.abs(here) < Math.abs(before) && Math.abs(here) <= Math.abs(after);
}

/** A root without a change of sign: the output turns at the target, to rounding. */
function touch(gap: (points: Float64Array) => Float64Array, from: number, to: number): number[] {
  const { input, gap: rest, scale } = closest(gap, from, to);
  return Math.abs(rest) <= 1e-12 * scale ? [input] : [];
}

function closest(
  gap: (points: Float64Array) => Float64Array,
  from: number,
  to: number,
): { input: number; gap: number; scale: number } {
  let [low, high] = [from, to];
  let best = { input: from, gap: Infinity, scale: 1 };
  let scale = 1;
  for (let round = 0; round < ROUNDS; round++) {
    const points = spread(low, high);
    const values = gap(points);
    if (round === 0) scale = values.reduce((most, value) => Math.max(most, Math.abs(value) || 0), 0);
    const at = indexOfLeast(values);
    if (at < 0) break;
    if (Math.abs(values[at]!) < Math.abs(best.gap)) best = { input: points[at]!, gap: values[at]!, scale };
    [low, high] = around(points, at);
  }
  return best;
}

/** The points to both sides of one. */
const around = (points: Float64Array, at: number): [number, number] => [
  points[Math.max(0, at - 1)]!,
  points[Math.min(points.length - 1, at + 1)]!,
];

function indexOfLeast(values: Float64Array): number {
  let at = -1;
  for (let i = 0; i < values.length; i++)
    if (!Number.isNaN(values[i]) && (at < 0 || Math.abs(values[i]!) < Math.abs(values[at]!))) at = i;
  return at;
}

/** What two intervals found twice. */
function distinct(roots: readonly number[]): number[] {
  const order = [...roots].sort((a, b) => a - b);
  return order.filter((root, i) => i === 0 || root - order[i - 1]! > 1e-12 * Math.max(1, Math.abs(root)));
}

/** For each value of one input every value of another at which the output reaches the target. */
export function frontier(
  model: Model,
  base: readonly number[],
  along: { readonly input: number; readonly values: readonly number[] },
  solved: { readonly input: number; readonly range: readonly [number, number] },
  output: number,
  target: number,
): { value: number; roots: readonly number[] }[] {
  return along.values.map((value) => {
    const here = base.map((own, i) => (i === along.input ? value : own));
    return { value, roots: reach(model, here, solved.input, solved.range, output, target).roots };
  });
}
