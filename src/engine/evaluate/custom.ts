/** The add-in's own functions, called as Excel calls them. Whoever has the built script hands them in. */
import { CellError, errorOf, isErrorCode, VALUE, type ErrorCode } from "../values/cell-error";
import { Column } from "../values/column";
import { Grid, gridOf, isMany, Lambda, type Lane, type Scalar, type Value } from "../values/value";
import { trialByTrial } from "./apply";
import { laneAt, type Block } from "./block";

/** A custom function as it is registered with Excel: arguments are rows of cells, null when left out. */
export type Implementation = (...args: unknown[]) => unknown;

/** By their names in capitals. */
export type CustomFunctions = ReadonlyMap<string, Implementation>;

/** Excel's names of its cell errors, and what a cell shows. */
const SHOWN: Record<string, ErrorCode> = {
  invalidValue: "#VALUE!",
  notAvailable: "#N/A",
  divisionByZero: "#DIV/0!",
  invalidNumber: "#NUM!",
  nullReference: "#NULL!",
  invalidName: "#NAME?",
  invalidReference: "#REF!",
};

/** Excel's runtime error; what the functions throw and put into arrays. */
class RuntimeError extends Error {
  constructor(
    readonly code: string,
    message?: string,
  ) {
    super(message);
  }
}

/** Stands in for Excel's runtime of custom functions: the built script registers its functions with it. */
export function collectFunctions(run: (runtime: object) => void): CustomFunctions {
  const functions = new Map<string, Implementation>();
  run({
    associate: (id: string, implementation: Implementation) =>
      functions.set(id.toUpperCase(), implementation),
    Error: RuntimeError,
    ErrorCode: Object.fromEntries(Object.keys(SHOWN).map((code) => [code, code])),
  });
  return functions;
}

/** @param values undefined for an argument that is left out */
export function callCustom(
  name: string,
  implementation: Implementation,
  values: readonly (Value | undefined)[],
  block: Block | null,
): Value {
  const varies = values.some((value) => value instanceof Column || (value instanceof Grid && value.varies));
  if (!block || !varies) return callOnce(implementation, values);
  const run = (cells: readonly (Value | undefined)[]): Value => callOnce(implementation, cells);
  return wholeColumns(implementation, values, block, run) ?? trialByTrial(name, values, block, run);
}

function callOnce(implementation: Implementation, values: readonly (Value | undefined)[]): Value {
  for (const value of values) {
    // A cell that holds an error is handed on without a call.
    if (value instanceof CellError) return value;
    if (value instanceof Grid) {
      const error = value.cells.find((cell) => cell instanceof CellError);
      if (error) return error;
    }
  }
  try {
    return valueOf(implementation(...values.map((value) => (value === undefined ? null : rowsOf(value)))));
  } catch (thrown) {
    return thrownError(thrown);
  }
}

/** Excel hands an empty cell over as an empty text. */
function rowsOf(value: Value): unknown[][] {
  if (!isMany(value) && !(value instanceof Lambda)) return [[value ?? ""]];
  const grid = gridOf(value);
  return Array.from({ length: grid.rows }, (_, row) => grid.row(row).map((cell) => cell ?? ""));
}

function valueOf(result: unknown): Value {
  if (!Array.isArray(result)) return cellOf(result);
  const rows = (result as unknown[][]).map((row) => row.map(cellOf));
  return rows.length === 1 && rows[0]?.length === 1 ? rows[0][0]! : Grid.fromRows(rows);
}

function cellOf(value: unknown): Scalar {
  if (value === null || value === undefined) return 0;
  return isRuntimeError(value) ? thrownError(value) : (value as Scalar);
}

/** Whoever made the runtime, its errors carry a code: by its name or as the cell shows it. */
const isRuntimeError = (value: unknown): value is { code: string; message?: string } =>
  typeof value === "object" && value !== null && "code" in value;

function thrownError(thrown: unknown): CellError {
  if (!isRuntimeError(thrown)) return VALUE;
  const code = SHOWN[thrown.code] ?? (isErrorCode(thrown.code) ? thrown.code : "#VALUE!");
  return thrown.message ? new CellError(code, thrown.message) : errorOf(code);
}

/** So few trials prove nothing about a function. */
const ENOUGH = 16;

/** Which functions compute a range cell by cell is proven with their first block, and kept. */
const broadcasting = new WeakMap<Implementation, Map<string, boolean>>();

/** Most of our functions compute a range cell by cell: the trials then go in as one column, in a single call. */
function wholeColumns(
  implementation: Implementation,
  values: readonly (Value | undefined)[],
  block: Block,
  run: (values: readonly (Value | undefined)[]) => Value,
): Value | null {
  if (block.trials < ENOUGH || values.some((value) => value !== undefined && isMany(value))) return null;
  let known = broadcasting.get(implementation);
  if (!known) broadcasting.set(implementation, (known = new Map()));
  const pattern = values.map((v) => (v instanceof Column ? "c" : v === undefined ? "-" : typeof v)).join();
  if (known.get(pattern) === false) return null;
  const columns = values.map((value, argument) => columnOf(value, argument, block));
  if (columns.includes(undefined)) return null;
  const results = cellByCell(implementation, columns, block.trials);
  const proven =
    results !== null &&
    (known.get(pattern) ??
      results.every(([cell], trial) =>
        same(cellOf(cell), run(values.map((value) => value && laneAt(value as Lane, trial)))),
      ));
  known.set(pattern, proven);
  return proven ? block.map((trial) => cellOf(results[trial]![0])) : null;
}

/** null where a column didn't give one. */
function cellByCell(implementation: Implementation, columns: unknown[], trials: number): unknown[][] | null {
  try {
    const results = implementation(...columns) as unknown;
    return Array.isArray(results) && results.length === trials && (results[0] as unknown[]).length === 1
      ? (results as unknown[][])
      : null;
  } catch {
    // A range as a whole may be refused where its single cells wouldn't be.
    return null;
  }
}

const same = (a: Scalar, b: Value): boolean =>
  Object.is(a, b) || (a instanceof CellError && b instanceof CellError && a.code === b.code);

/**
 * For each argument rows of one cell, filled anew for each call: nobody keeps them, and to make them costs more than most
 * functions.
 */
const spare: unknown[][][] = [];

/** null for what is left out, undefined where a trial holds an error: those are handed on without a call. */
function columnOf(
  value: Value | undefined,
  argument: number,
  { trials }: Block,
): unknown[][] | null | undefined {
  if (value === undefined) return null;
  if (!(value instanceof Column)) return value instanceof CellError ? undefined : [[value ?? ""]];
  if (value.others?.some((other) => other instanceof CellError)) return undefined;
  const made = (spare[argument] ??= []);
  while (made.length < trials) made.push([0]);
  const rows = made.slice(0, trials);
  if (value.others || value.logical)
    for (let trial = 0; trial < trials; trial++) rows[trial]![0] = value.at(trial) ?? "";
  else for (let trial = 0; trial < trials; trial++) rows[trial]![0] = value.numbers[trial]!;
  return rows;
}
