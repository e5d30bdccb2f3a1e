import { CellError, NUM, VALUE } from "../../values/cell-error";
import { Grid, gridOf, type Value } from "../../values/value";
import { define, type FunctionTable } from "../definition";

/** Rows of numbers. @throws {CellError} "#VALUE!" for anything else in them */
export function matrixOf(value: Value): number[][] {
  const grid = gridOf(value);
  return Array.from({ length: grid.rows }, (_, row) =>
    grid.row(row).map((cell) => {
      if (cell instanceof CellError) throw cell;
      if (typeof cell !== "number") throw VALUE;
      return cell;
    }),
  );
}

function square(value: Value): number[][] {
  const matrix = matrixOf(value);
  if (matrix.length !== matrix[0]?.length) throw VALUE;
  return matrix;
}

/** Gauss-Jordan with the largest pivot first; the right-hand side becomes the solution. */
export function eliminate(
  matrix: number[][],
  right: number[][],
): { determinant: number; solution: number[][] } {
  const a = matrix.map((row) => [...row]);
  const b = right.map((row) => [...row]);
  let determinant = 1;
  for (let column = 0; column < a.length; column++) {
    let pivot = column;
    for (let row = column + 1; row < a.length; row++)
      if (Math.abs(a[row]![column]!) > Math.abs(a[pivot]![column]!)) pivot = row;
    if (pivot !== column) {
      [a[pivot], a[column]] = [a[column]!, a[pivot]!];
      [b[pivot], b[column]] = [b[column]!, b[pivot]!];
      determinant = -determinant;
    }
    const head = a[column]![column]!;
    determinant *= head;
    if (head === 0) return { determinant: 0, solution: b };
    for (const line of [a, b]) line[column] = line[column]!.map((x) => x / head);
    for (let row = 0; row < a.length; row++) {
      const factor = a[row]![column]!;
      if (row === column || factor === 0) continue;
      for (const line of [a, b]) line[row] = line[row]!.map((x, i) => x - factor * line[column]![i]!);
    }
  }
  return { determinant, solution: b };
}

const identity = (size: number): number[][] =>
  Array.from({ length: size }, (_, r) => Array.from({ length: size }, (_, c) => Number(r === c)));

/** A determinant below this part of its rows' lengths is rounding. */
const SINGULAR = 1e-15;

export function inverse(matrix: number[][]): number[][] {
  const { determinant, solution } = eliminate(matrix, identity(matrix.length));
  const size = matrix.reduce((product, row) => product * Math.hypot(...row), 1);
  if (!(Math.abs(determinant) > SINGULAR * size)) throw NUM;
  return solution;
}

export const MATRICES: FunctionTable = {
  MMULT: define("A A", (left, right) => {
    const [a, b] = [matrixOf(left), matrixOf(right)];
    if (a[0]!.length !== b.length) return VALUE;
    return Grid.of(a.length, b[0]!.length, (r, c) => a[r]!.reduce((sum, x, i) => sum + x * b[i]![c]!, 0));
  }),
  MDETERM: define("A", (value) => {
    const matrix = square(value);
    return eliminate(matrix, identity(matrix.length)).determinant;
  }),
  MINVERSE: define("A", (value) => Grid.fromRows(inverse(square(value)))),
  MUNIT: define("n", (size) => {
    const whole = Math.trunc(size);
    return whole < 1 ? VALUE : Grid.of(whole, whole, (r, c) => Number(r === c));
  }),
  TRANSPOSE: define("A", (value) => {
    const grid = gridOf(value);
    return Grid.of(grid.columns, grid.rows, (r, c) => grid.at(c, r) ?? 0);
  }),
};
