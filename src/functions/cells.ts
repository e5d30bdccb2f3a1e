/**
 * How a function of the core meets a worksheet: cell by cell over ranges (broadcast), or ranges reduced to one value
 * (reduce) or to a table (spill). With arguments.ts and cell-errors.ts the only place that knows cells.
 */
import { CalcError } from "../core/errors";
import { messages } from "../core/messages";
import { blocks, readLabel, type Block, type Named, type Word } from "./arguments";
import { cellError, cellErrors } from "./cell-errors";

export { claim, word } from "./arguments";

/** A function of the core that takes one value for each argument. */
type Kernel = (...values: never[]) => number | string;
/**
 * Excel hands on 5 MB of a function's result, some 20 bytes a number; what is larger shows #BUSY! without end on the web
 * (OfficeDev/office-js issues 4654, 2786, 2222). A message helps more.
 */
const MOST_CELLS = 200_000;

type ErrorOf = (thrown: unknown) => CustomFunctions.Error;
type LooseKernel = (...values: unknown[]) => number | string;

/**
 * Applies a function of the core to every cell, as Excel's own arithmetic does: 1×1, m×1, 1×n and m×n combine. A bad
 * cell spoils its own result only.
 * @throws {CustomFunctions.Error} when the sizes don't combine, or the only result is an error
 */
export function broadcast(kernel: Kernel, required: Named, optional: Named = {}): unknown[][] {
  try {
    const given = blocks(required, optional);
    const { rows, columns } = combinedSize(given.filter((block) => block !== null));
    const result = fill(kernel as LooseKernel, given, rows, columns);
    if (rows === 1 && columns === 1 && typeof result[0]![0] === "object") throw result[0]![0];
    return result;
  } catch (thrown) {
    throw cellError(thrown);
  }
}

function combinedSize(given: Block[]): { rows: number; columns: number } {
  let tallest = given[0]!;
  let widest = given[0]!;
  for (const block of given) {
    if (block.rows > tallest.rows) tallest = block;
    if (block.columns > widest.columns) widest = block;
  }
  for (const block of given) {
    if (block.rows !== 1 && block.rows !== tallest.rows) throw sizesDiffer(block, tallest);
    if (block.columns !== 1 && block.columns !== widest.columns) throw sizesDiffer(block, widest);
  }
  const { rows } = tallest;
  const { columns } = widest;
  requireRoom(rows, columns);
  return { rows, columns };
}

function requireRoom(rows: number, columns: number): void {
  if (rows * columns > MOST_CELLS)
    throw new CalcError("value", messages.tooManyCells(`${rows}×${columns}`, MOST_CELLS));
}

const sizesDiffer = (one: Block, other: Block): CalcError =>
  new CalcError("value", messages.sizesDiffer(one.name, one.size, other.name, other.size));

function fill(kernel: LooseKernel, given: (Block | null)[], rows: number, columns: number): unknown[][] {
  const [first, second, ...others] = given;
  const pair =
    first && second && first.numeric && second.numeric && others.every((other) => !other)
      ? { first, second }
      : null;
  const errorOf = cellErrors();
  const result = new Array<unknown[]>(rows);
  for (let row = 0; row < rows; row++)
    result[row] =
      (pair && pairOfNumbers(kernel, pair.first, pair.second, row, columns, errorOf)) ||
      anyRow(kernel, given, row, columns, errorOf);
  return result;
}

/**
 * A row of two arguments that holds nothing but numbers, or null. Most calls over long ranges are such; without checks
 * for each cell, and with an array of numbers only, they cost half.
 */
function pairOfNumbers(
  kernel: LooseKernel,
  first: Block,
  second: Block,
  row: number,
  columns: number,
  errorOf: ErrorOf,
): unknown[] | null {
  const left = first.cells[first.rows === 1 ? 0 : row]!;
  const right = second.cells[second.rows === 1 ? 0 : row]!;
  const leftStep = first.columns === 1 ? 0 : 1;
  const rightStep = second.columns === 1 ? 0 : 1;
  const line = new Array<number>(columns);
  try {
    for (let column = 0; column < columns; column++) {
      const x = left[leftStep * column];
      const y = right[rightStep * column];
      if (typeof x !== "number" || typeof y !== "number") return null;
      const value = kernel(x, y) as number;
      if (!Number.isFinite(value)) return null;
      line[column] = value;
    }
  } catch (thrown) {
    return columns === 1 ? [errorOf(thrown)] : null;
  }
  return line;
}

function anyRow(
  kernel: LooseKernel,
  given: (Block | null)[],
  row: number,
  columns: number,
  errorOf: ErrorOf,
): unknown[] {
  // One by one, since no function broadcasts more than eight arguments, and an array of them would have to be filled and
  // spread for every cell: that costs more than most kernels.
  const [a, b, c, d, e, f, g, h] = given;
  const line = new Array<unknown>(columns);
  for (let column = 0; column < columns; column++) {
    try {
      line[column] = finite(
        kernel(
          valueAt(a, row, column),
          valueAt(b, row, column),
          valueAt(c, row, column),
          valueAt(d, row, column),
          valueAt(e, row, column),
          valueAt(f, row, column),
          valueAt(g, row, column),
          valueAt(h, row, column),
        ),
      );
    } catch (thrown) {
      line[column] = errorOf(thrown);
    }
  }
  return line;
}

function valueAt(block: Block | null | undefined, row: number, column: number): unknown {
  return block ? block.at(block.rows === 1 ? 0 : row, block.columns === 1 ? 0 : column) : undefined;
}

/** Excel has no NaN and no infinity, so neither leaves here. */
function finite<T>(value: T): T {
  if (typeof value === "number" && !Number.isFinite(value)) throw new CalcError("num", messages.tooLarge);
  return value;
}

/** A range and its cells, row by row. */
export type Cells<T extends ArrayLike<unknown>> = Pick<Block, "name" | "rows" | "columns" | "size"> & {
  values: T;
};
export type Numbers = Cells<Float64Array>;

function blockOf(named: Named, optional: boolean): Block | null {
  return (optional ? blocks({}, named) : blocks(named, {}))[0]!;
}

/** All numbers of a range argument; undefined when an optional one was left out. */
export function numbers(named: Named): Numbers;
export function numbers(named: Named, optional: true): Numbers | undefined;
export function numbers(named: Named, optional = false): Numbers | undefined {
  const block = blockOf(named, optional);
  if (!block) return undefined;
  const { rows, columns } = block;
  const values = new Float64Array(rows * columns);
  for (let row = 0; row < rows; row++)
    for (let column = 0; column < columns; column++)
      values[row * columns + column] = finite(block.at(row, column) as number);
  return Object.assign(block, { values });
}

/** All labels of a range argument. */
export function labels(named: Named): Cells<(string | number)[]> {
  const block = blockOf(named, false)!;
  return Object.assign(block, { values: block.cells.flatMap((row) => row.map(readLabel)) });
}

/** The value of an argument that takes one cell; undefined when an optional one was left out. */
function one(named: Named, optional: boolean): unknown {
  const block = blockOf(named, optional);
  if (!block) return undefined;
  if (block.rows !== 1 || block.columns !== 1)
    throw new CalcError("value", messages.notOneCell(block.name, block.size));
  return finite(block.at(0, 0));
}

/** The number of an argument that takes one cell. */
export function number(named: Named): number;
export function number(named: Named, optional: true): number | undefined;
export function number(named: Named, optional = false): number | undefined {
  return one(named, optional) as number | undefined;
}

/** The word of an argument that takes one cell, written `{ kind: word(kind, KINDS) }`. */
export function oneWord<T extends string>(named: Record<string, Word<T>>): T;
export function oneWord<T extends string>(named: Record<string, Word<T>>, optional: true): T | undefined;
export function oneWord<T extends string>(named: Record<string, Word<T>>, optional = false): T | undefined {
  return one(named, optional) as T | undefined;
}

/** Ranges whose rows belong together. @throws {CalcError} "value" when their sizes differ */
export function paired(first: Cells<ArrayLike<unknown>>, ...others: Cells<ArrayLike<unknown>>[]): void {
  for (const other of others)
    if (other.rows !== first.rows || other.columns !== first.columns)
      throw new CalcError("value", messages.sizesDiffer(first.name, first.size, other.name, other.size));
}

/** Runs a calculation whose result is one number. @throws {CustomFunctions.Error} */
export function reduce(work: () => number): number {
  try {
    return finite(work());
  } catch (thrown) {
    throw cellError(thrown);
  }
}

/** A cell of a table: a number, a word, or why there is no number. */
export type TableCell = number | string | CalcError;

/** Runs a calculation whose result is a table. @throws {CustomFunctions.Error} */
export function spill(work: () => TableCell[][]): unknown[][] {
  try {
    const errorOf = cellErrors();
    const cell = (value: TableCell): unknown => {
      if (value instanceof CalcError) return errorOf(value);
      return Number.isFinite(value) || typeof value === "string"
        ? value
        : errorOf(new CalcError("num", messages.tooLarge));
    };
    const table = work();
    requireRoom(table.length, table[0]?.length ?? 0);
    return table.map((row) => row.map(cell));
  } catch (thrown) {
    throw cellError(thrown);
  }
}

/** Numbers in the shape of a range. */
export function shaped(values: ArrayLike<number>, { rows, columns }: Numbers): number[][] {
  return Array.from({ length: rows }, (_, row) =>
    Array.from({ length: columns }, (_, column) => values[row * columns + column]!),
  );
}
