/** Where an output reaches a target, when each point that is looked at takes Excel a step. */
import type { Reach } from "../../../engine";

/** Points of the whole range, before it is looked closer at. */
const POINTS = 21;
/** Then one step a round for each place where the target is crossed. */
const ROUNDS = 60;
/** A root is known, or the target reached, to this part. */
const RELATIVE = 1e-10;
/** Of the first step over the target, what is left between two points that are the same: then the output jumps there. */
const JUMP = 1e-3;

interface End {
  input: number;
  gap: number;
}

interface Bracket {
  low: End;
  high: End;
  /** Which end has stayed last, so that it isn't kept for good (Illinois). */
  stayed: "low" | "high" | null;
  readonly height: number;
  root: number | null;
  done: boolean;
}

/**
 * Yields the values of the input that are to be computed, and takes what the output showed at them; null where it showed no
 * number. Finds every root at which the output crosses the target between two of the first points.
 */
export function* searched(
  [from, to]: readonly [number, number],
  target: number,
): Generator<number[], Reach, readonly (number | null)[]> {
  const inputs = Array.from({ length: POINTS }, (_, i) => from + ((to - from) * i) / (POINTS - 1));
  const shown = yield inputs;
  const ends = inputs.flatMap((input, i): End[] => {
    const value = shown[i];
    return value === null || value === undefined ? [] : [{ input, gap: value - target }];
  });
  const roots = ends.filter(({ gap }) => gap === 0).map(({ input }) => input);
  const brackets = ends.flatMap((low, i): Bracket[] => {
    const high = ends[i + 1];
    if (!high || low.gap * high.gap >= 0) return [];
    return [{ low, high, stayed: null, height: Math.abs(high.gap - low.gap), root: null, done: false }];
  });
  for (let round = 0; round < ROUNDS; round++) {
    const open = brackets.filter(({ done }) => !done);
    if (open.length === 0) break;
    const asked = open.map((bracket) => between(bracket, round));
    const answers = yield asked;
    open.forEach((bracket, i) => narrow(bracket, asked[i] ?? 0, answers[i] ?? null, target));
  }
  roots.push(...brackets.flatMap(({ root }) => (root === null ? [] : [root])));
  if (roots.length) return { roots: roots.sort((a, b) => a - b), nearest: null };
  const looked = [...ends, ...brackets.flatMap(({ low, high }) => [low, high])];
  const [nearest] = looked.sort((a, b) => Math.abs(a.gap) - Math.abs(b.gap));
  return { roots, nearest: nearest ? { input: nearest.input, output: target + nearest.gap } : null };
}

/** Where a straight line would cross; every third time the middle, so that it ends. */
function between({ low, high, stayed }: Bracket, round: number): number {
  const middle = low.input + (high.input - low.input) / 2;
  if (round % 3 === 2) return middle;
  const [a, b] = [low.gap * (stayed === "low" ? 0.5 : 1), high.gap * (stayed === "high" ? 0.5 : 1)];
  const crossing = low.input - (a * (high.input - low.input)) / (b - a);
  return crossing > low.input && crossing < high.input ? crossing : middle;
}

function narrow(bracket: Bracket, input: number, value: number | null, target: number): void {
  if (value === null) {
    bracket.done = true;
    return;
  }
  const gap = value - target;
  const { low, high, height } = bracket;
  if (Math.abs(gap) <= RELATIVE * Math.max(Math.abs(target), height)) {
    Object.assign(bracket, { root: input, done: true });
    return;
  }
  if (gap * low.gap > 0) Object.assign(bracket, { low: { input, gap }, stayed: "high" });
  else Object.assign(bracket, { high: { input, gap }, stayed: "low" });
  const width = bracket.high.input - bracket.low.input;
  if (width > RELATIVE * Math.max(Math.abs(low.input), Math.abs(high.input))) return;
  bracket.done = true;
  // On both sides of a jump the gap stays.
  if (Math.abs(bracket.high.gap - bracket.low.gap) <= JUMP * height) bracket.root = input;
}
