import type { PlanRect } from "./plan";

/** Cells of one column that stand below one another and are alike, as ranges. */
export function verticalRuns<Cell, Kind extends string>(
  grid: readonly (readonly (Cell | undefined)[] | undefined)[],
  kindOf: (cell: Cell | undefined) => Kind | undefined,
): { kind: Kind; range: PlanRect }[] {
  const runs: { kind: Kind; range: PlanRect }[] = [];
  const columns = Math.max(0, ...Array.from(grid, (row) => row?.length ?? 0));
  for (let column = 0; column < columns; column++) {
    let open: { kind: Kind; range: PlanRect } | undefined;
    for (let row = 0; row < grid.length; row++) {
      const kind = kindOf(grid[row]?.[column]);
      if (kind === undefined) open = undefined;
      else if (open?.kind === kind) open.range.rows++;
      else runs.push((open = { kind, range: { row, column, rows: 1, columns: 1 } }));
    }
  }
  return runs;
}
