/** How functions over cells find their numbers. */
import { CellError, DIV0, NUM, VALUE } from "../values/cell-error";
import { toNumber } from "../values/coerce";
import { gridOf, isMany, type Grid, type Scalar, type Value } from "../values/value";

/** The cells of a value, none of which varies: whoever calls a function sees to that. */
export const scalars = (grid: Grid): readonly Scalar[] => grid.cells as readonly Scalar[];

export const cellsOf = (value: Value): readonly Scalar[] => scalars(gridOf(value));

/** Every cell of rows and columns, the empty ones behind the kept too. */
export function allCells(value: Value): Scalar[] {
  const grid = gridOf(value);
  if (grid.behind === 0) return [...scalars(grid)];
  const cells: Scalar[] = [];
  for (let row = 0; row < grid.rows; row++)
    for (let column = 0; column < grid.columns; column++) cells.push(grid.at(row, column) as Scalar);
  return cells;
}

/**
 * The numbers of all arguments as SUM takes them: in a range or array the numbers only, an argument written by itself as a
 * number whatever it is.
 * @throws {CellError} the first error among them
 */
export function numbersOf(values: readonly (Value | undefined)[]): number[] {
  const numbers: number[] = [];
  for (const value of values) {
    if (value === undefined) continue;
    if (isMany(value)) {
      for (const cell of cellsOf(value)) {
        if (typeof cell === "number") numbers.push(cell);
        else if (cell instanceof CellError) throw cell;
      }
    } else numbers.push(toNumber(value as Scalar));
  }
  return numbers;
}

/** As the functions of the old analysis toolpak take them: texts of a range are read as numbers too, and TRUE is none. */
export function numbersInTexts(values: readonly Value[]): number[] {
  const numbers = values
    .flatMap((value) => {
      if (!isMany(value)) return [value as Scalar];
      const cells = cellsOf(value);
      // Empty cells of a range count as 0; one by itself isn't there.
      return cells.length === 1 && cells[0] === null ? [] : cells;
    })
    .map((cell) => {
      if (typeof cell === "boolean") throw VALUE;
      return toNumber(cell);
    });
  if (numbers.length === 0) throw VALUE;
  return numbers;
}

/** As AVERAGEA and its kin take them: in a range texts are 0 and TRUE is 1. */
export function numbersOfAll(values: readonly Value[]): number[] {
  const numbers: number[] = [];
  for (const value of values) {
    if (isMany(value)) {
      for (const cell of cellsOf(value)) {
        if (cell === null) continue;
        if (cell instanceof CellError) throw cell;
        numbers.push(typeof cell === "string" ? 0 : Number(cell));
      }
    } else numbers.push(toNumber(value as Scalar));
  }
  return numbers;
}

/** Numbers of a range in order. @throws {CellError} "#NUM!" when there are none */
export function someNumbers(value: Value): number[] {
  const numbers = numbersOf([value]);
  if (numbers.length === 0) throw NUM;
  return numbers;
}

export function mean(numbers: readonly number[]): number {
  if (numbers.length === 0) throw DIV0;
  let sum = 0;
  for (const x of numbers) sum += x;
  return sum / numbers.length;
}

/** Σ (x − mean)², by two passes. */
export function squaredDeviations(numbers: readonly number[]): number {
  const middle = mean(numbers);
  let sum = 0;
  for (const x of numbers) sum += (x - middle) ** 2;
  return sum;
}

/** An argument that has to be one of the whole numbers. */
export const whole = (value: number): number => Math.trunc(value);

/** The number, or #NUM! where a formula has no finite one. */
export function finite(value: number): number {
  if (!Number.isFinite(value)) throw NUM;
  return value;
}
