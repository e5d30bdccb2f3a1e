import { CALC, NA, SPILL } from "../values/cell-error";
import { Grid, gridOf, isMany, Lambda, type Lane, type Value } from "../values/value";
import type { Cell } from "../workbook/book";
import type { Place } from "../workbook/resolve";
import { single } from "./single";

/**
 * What one cell shows of its formula's result: an empty one as 0. In the language of cells a result of several has found no
 * room to spill.
 */
export function shownInCell(value: Value, place: Place, language: Cell["language"]): Lane {
  if (language === "cell" && isMany(value) && value.rows * value.columns > 1) return SPILL;
  const one = isMany(value) ? gridOf(single(value, place)).at(0, 0) : value;
  return one instanceof Lambda ? CALC : (one ?? 0);
}

/** What the cells of an array formula show: a single row, column or value is repeated, and beyond the result is #N/A. */
export function shownInArea(value: Value, rows: number, columns: number): Grid {
  const grid = gridOf(value);
  return Grid.of(rows, columns, (row, column) => {
    const r = grid.rows === 1 ? 0 : row;
    const c = grid.columns === 1 ? 0 : column;
    return r < grid.rows && c < grid.columns ? (grid.at(r, c) ?? 0) : NA;
  });
}
