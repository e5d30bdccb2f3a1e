import { NA } from "../values/cell-error";
import { Grid, gridOf, isMany, type Lane, type Value } from "../values/value";

/**
 * What works on single cells, over arrays: 1×1, m×1 and 1×n are repeated, and where one of several sizes has no cell it is
 * #N/A.
 */
export function lift(values: readonly Value[], each: (cells: Lane[]) => Value): Value {
  let rows = 1;
  let columns = 1;
  const grids = values.map((value) => {
    if (!isMany(value)) return null;
    const grid = gridOf(value);
    rows = Math.max(rows, grid.rows);
    columns = Math.max(columns, grid.columns);
    return grid;
  });
  return Grid.of(rows, columns, (row, column) => {
    const cells: Lane[] = [];
    for (let i = 0; i < values.length; i++) {
      const grid = grids[i];
      if (!grid) {
        cells.push(values[i] as Lane);
        continue;
      }
      const r = grid.rows === 1 ? 0 : row;
      const c = grid.columns === 1 ? 0 : column;
      cells.push(r < grid.rows && c < grid.columns ? grid.at(r, c) : NA);
    }
    return firstCell(each(cells));
  });
}

/** An array in an array has no room for more than its first cell. */
export function firstCell(value: Value): Lane {
  return isMany(value) || typeof value === "object" ? gridOf(value).at(0, 0) : value;
}
