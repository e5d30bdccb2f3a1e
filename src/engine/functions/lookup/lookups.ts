import { NA, REF, VALUE, CellError } from "../../values/cell-error";
import { Grid, gridOf, isMany, Range, type Scalar, type Value } from "../../values/value";
import { define, MODERN, type FunctionTable } from "../definition";
import { expression } from "../text/patterns";
import { descendingPlace, exactPlace, halvedPlace, nearestPlace, sortedPlace } from "./matching";

/** Cells as far as the sheet is filled: what lies behind is empty and found by nobody. */
const kept = (grid: Grid, line: "row" | "column", at: number): readonly Scalar[] =>
  line === "row"
    ? (Array.from({ length: grid.keptColumns }, (_, c) => grid.at(at, c)) as Scalar[])
    : (Array.from({ length: grid.keptRows }, (_, r) => grid.at(r, at)) as Scalar[]);

function table(value: Scalar, cells: Value, index: number, sorted: boolean, line: "row" | "column"): Value {
  if (cells instanceof CellError) throw cells;
  if (typeof cells === "string") throw VALUE;
  const grid = gridOf(cells);
  const at = Math.trunc(index);
  if (at > (line === "column" ? grid.columns : grid.rows)) throw REF;
  const keys = kept(grid, line, 0);
  const found = sorted ? sortedPlace(value, keys) : exactPlace(value, keys, true);
  if (found < 0) throw NA;
  if (at < 1) throw VALUE;
  return (line === "column" ? grid.at(found, at - 1) : grid.at(at - 1, found)) ?? 0;
}

interface Vector {
  /** Without the empty ones behind the filled part of the sheet. */
  readonly cells: readonly Scalar[];
  readonly vertical: boolean;
  readonly length: number;
}

/** The one row or column of an argument; null for several. */
function vector(value: Value): Vector | null {
  const grid = gridOf(value);
  if (grid.columns === 1) return { cells: kept(grid, "column", 0), vertical: true, length: grid.rows };
  return grid.rows === 1 ? { cells: kept(grid, "row", 0), vertical: false, length: grid.columns } : null;
}

function match(value: Scalar, cells: Value, type = 1): number {
  const keys = vector(cells)?.cells;
  if (!keys) throw NA;
  const found =
    type === 0
      ? exactPlace(value, keys, true)
      : type > 0
        ? sortedPlace(value, keys)
        : descendingPlace(value, keys);
  if (found < 0) throw NA;
  return found + 1;
}

/**
 * 0 exact, −1 or next smaller, 1 or next larger, 2 pattern, 3 regular expression; search 1 from the first, −1 from the last,
 * 2 by halving in rising order, −2 in falling.
 */
function modernPlace(value: Scalar, keys: Vector, by: number, from: number): number {
  const [mode, search] = [Math.trunc(by), Math.trunc(from)];
  if (![-1, 0, 1, 2, 3].includes(mode) || ![1, -1, 2, -2].includes(search)) throw VALUE;
  const { cells } = keys;
  const backwards = search < 0;
  if (value === null) return emptyPlace(keys, backwards);
  if (Math.abs(search) === 2) {
    if (mode > 1) throw VALUE;
    return halvedPlace(value, cells, mode as -1 | 0 | 1, backwards);
  }
  if (mode === 3 && typeof value === "string") {
    const sought = expression("XMATCH", value, 0, false);
    const test = (cell: Scalar): boolean => typeof cell === "string" && sought.test(cell);
    return backwards ? cells.findLastIndex(test) : cells.findIndex(test);
  }
  if (mode === 1 || mode === -1) return nearestPlace(value, cells, mode, backwards);
  return exactPlace(value, cells, mode === 2, backwards);
}

/** Nothing is found where there is nothing, also behind the filled part of the sheet. */
function emptyPlace({ cells, length }: Vector, backwards: boolean): number {
  if (backwards && cells.length < length) return length - 1;
  const isEmpty = (cell: Scalar): boolean => cell === null;
  const found = backwards ? cells.findLastIndex(isEmpty) : cells.findIndex(isEmpty);
  return found < 0 && cells.length < length ? cells.length : found;
}

function lookup(value: Scalar, cells: Value, results?: Value): Value {
  const grid = gridOf(cells);
  const byColumn = grid.rows >= grid.columns;
  const keys = byColumn ? kept(grid, "column", 0) : kept(grid, "row", 0);
  const found = sortedPlace(value, keys);
  if (found < 0) throw NA;
  if (results === undefined)
    return (byColumn ? grid.at(found, grid.columns - 1) : grid.at(grid.rows - 1, found)) ?? 0;
  const out = gridOf(results);
  if (out.rows !== 1 && out.columns !== 1) throw NA;
  return (out.columns === 1 ? out.at(found, 0) : out.at(0, found)) ?? 0;
}

function xlookup(value: Scalar, keys: Value, results: Value, otherwise?: Value, mode = 0, search = 1): Value {
  const sought = vector(keys);
  if (!sought) throw VALUE;
  const { vertical, length } = sought;
  const size = isMany(results) ? results : gridOf(results);
  if ((vertical ? size.rows : size.columns) !== length) throw VALUE;
  const found = modernPlace(value, sought, mode, search);
  if (found < 0) return otherwise ?? NA;
  return vertical ? index(results, found + 1, 0) : index(results, 0, found + 1);
}

/** A cell, or with 0 a whole row or column; of a reference a reference. */
export function index(value: Value, row: number, column: number): Value {
  const source = isMany(value) ? value : gridOf(value);
  const [r, c] = [Math.trunc(row), Math.trunc(column)];
  if (r < 0 || c < 0) throw VALUE;
  if (r > source.rows || c > source.columns) throw REF;
  if (source instanceof Range) {
    const { top, left, bottom, right } = source.area;
    if (source.sheet !== source.lastSheet) throw VALUE;
    return source.moved({
      top: r ? top + r - 1 : top,
      bottom: r ? top + r - 1 : bottom,
      left: c ? left + c - 1 : left,
      right: c ? left + c - 1 : right,
    });
  }
  if (r && c) return source.at(r - 1, c - 1);
  return Grid.of(r ? 1 : source.rows, c ? 1 : source.columns, (i, j) =>
    source.at(r ? r - 1 : i, c ? c - 1 : j),
  );
}

export const LOOKUPS: FunctionTable = {
  VLOOKUP: define("v a n b?", (value, cells, at, sorted = true) => table(value, cells, at, sorted, "column")),
  HLOOKUP: define("v a n b?", (value, cells, at, sorted = true) => table(value, cells, at, sorted, "row")),
  LOOKUP: define("v A A?", lookup),
  MATCH: define("v A n?", match),
  XMATCH: define(
    "v A n? n?",
    (value, cells, mode = 0, search = 1) => {
      const keys = vector(cells);
      if (!keys) return VALUE;
      const found = modernPlace(value, keys, mode, search);
      return found < 0 ? NA : found + 1;
    },
    MODERN,
  ),
  XLOOKUP: define("v A a a? n? n?", xlookup, MODERN),
  // Of several areas the one that is meant has been chosen before.
  INDEX: define(
    "A n? n? n?",
    (cells, row, column, area = 1) => {
      if (cells instanceof CellError) throw cells;
      if (Math.trunc(area) !== 1) throw REF;
      const { rows, columns } = isMany(cells) ? cells : gridOf(cells);
      // In a single row the one number is the column.
      if (column === undefined && rows === 1 && columns > 1) return index(cells, 1, row ?? 0);
      return index(cells, row ?? 0, column ?? (columns === 1 ? 1 : 0));
    },
    { byPlace: true },
  ),
};
