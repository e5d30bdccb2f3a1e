import { CalcError } from "../errors";
import { messages } from "../messages";
import { normalTail } from "./normal";
import { generator } from "./random";

/** Any; fixed, so that the same samples give the same order. */
const SEED = 1982;
/** Of symmetry and of the diagonal. */
const ROUNDING = 1e-12;

/**
 * Columns of draws, reordered so that they rise and fall together: each keeps its own draws, and the first their order.
 * Their van der Waerden scores, on shuffles of fixed seed, get the correlations exactly; the draws follow the scores'
 * ranks.
 * @param columns      of equal length
 * @param correlations one line for each column: symmetric, 1 on the diagonal
 * @throws {CalcError} "value" when correlations is no such matrix, "num" when it isn't positive definite
 * Source: R. L. Iman and W. J. Conover, "A distribution-free approach to inducing rank correlation among input
 * variables", Communications in Statistics B11(3), 1982.
 */
export function correlate(
  columns: readonly Float64Array[],
  correlations: readonly ArrayLike<number>[],
): Float64Array[] {
  requireCorrelations(correlations, columns.length);
  const wanted = cholesky(correlations);
  if (!wanted) throw new CalcError("num", messages.notPositiveDefinite);
  const [first] = columns;
  if (!first) return [];
  const count = first.length;
  const steps = Float64Array.from({ length: count }, (_, i) => score((i + 1) / (count + 1)));
  const random = generator(SEED);
  const scores = columns.map((column, j) =>
    j === 0 ? inOrderOf(steps, ranked(column)) : shuffled(steps, random),
  );
  // The shuffles correlate by chance, which is taken out; of fewer rows than columns they must.
  const chance = cholesky(scores.map((one) => scores.map((other) => dot(one, other) / dot(steps, steps))));
  const free = chance ? solved(chance, scores) : scores;
  return columns.map((column, j) =>
    j === 0 ? column.slice() : inOrderOf(column.slice().sort(), ranked(combined(wanted[j]!, free))),
  );
}

function requireCorrelations(matrix: readonly ArrayLike<number>[], size: number): void {
  const fits =
    matrix.length === size &&
    matrix.every(
      (line, i) =>
        line.length === size &&
        Math.abs(line[i]! - 1) <= ROUNDING &&
        matrix.every((other, j) => Math.abs(line[j]! - other[i]!) <= ROUNDING),
    );
  if (!fits) throw new CalcError("value", messages.noCorrelations(size));
}

/** The lower triangle L with L Lᵀ = matrix; null when it isn't positive definite. */
function cholesky(matrix: readonly ArrayLike<number>[]): Float64Array[] | null {
  const lower = matrix.map(({ length }) => new Float64Array(length));
  for (let i = 0; i < matrix.length; i++)
    for (let j = 0; j <= i; j++) {
      let rest = matrix[i]![j]!;
      for (let k = 0; k < j; k++) rest -= lower[i]![k]! * lower[j]![k]!;
      if (i > j) lower[i]![j] = rest / lower[j]![j]!;
      else if (rest > ROUNDING) lower[i]![i] = Math.sqrt(rest);
      else return null;
    }
  return lower;
}

/** The columns x with L x = columns, line by line of L. */
function solved(lower: readonly Float64Array[], columns: readonly Float64Array[]): Float64Array[] {
  const free: Float64Array[] = [];
  columns.forEach((column, i) => {
    const rest = column.slice();
    for (let k = 0; k < i; k++) addScaled(rest, free[k]!, -lower[i]![k]!);
    free.push(rest.map((value) => value / lower[i]![i]!));
  });
  return free;
}

function combined(weights: Float64Array, columns: readonly Float64Array[]): Float64Array {
  const total = new Float64Array(columns[0]!.length);
  columns.forEach((column, k) => addScaled(total, column, weights[k]!));
  return total;
}

function addScaled(total: Float64Array, column: Float64Array, scale: number): void {
  for (let i = 0; i < total.length; i++) total[i]! += scale * column[i]!;
}

const dot = (one: Float64Array, other: Float64Array): number =>
  one.reduce((sum, x, i) => sum + x * other[i]!, 0);

/** The standard normal quantile. */
const score = (p: number): number => (p < 0.5 ? -normalTail(p) : normalTail(1 - p));

/** The places of the values from the least to the greatest; equal ones in their order. */
const ranked = (values: Float64Array): Uint32Array =>
  Uint32Array.from(values, (_, i) => i).sort((i, j) => values[i]! - values[j]! || i - j);

/** The sorted values, put so that they rank as the places say. */
function inOrderOf(sorted: Float64Array, places: Uint32Array): Float64Array {
  const result = new Float64Array(sorted.length);
  places.forEach((place, rank) => (result[place] = sorted[rank]!));
  return result;
}

function shuffled(values: Float64Array, random: () => number): Float64Array {
  const result = values.slice();
  for (let i = result.length - 1; i > 0; i--) {
    const j = Math.floor(random() * (i + 1));
    [result[i], result[j]] = [result[j]!, result[i]!];
  }
  return result;
}
