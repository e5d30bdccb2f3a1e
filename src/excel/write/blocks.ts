import type { PlanRect } from "../../sheets/plan";

/** Part of a grid, to be written to one range. Null leaves a cell as it is. */
export interface Block<T> {
  rect: PlanRect;
  rows: (T | null)[][];
  bytes: number;
}

const encoder = new TextEncoder();

/**
 * The filled part of a grid as blocks of whole rows, each at most `limit` bytes as JSON (a single row may be larger).
 * Columns and rows at the edges that hold nothing are left out.
 */
export function blocks<T>(grid: (T | null)[][], limit: number): Block<T>[] {
  const filledRows = grid.flatMap((line, r) => (line.some((cell) => cell !== null) ? [r] : []));
  const filledColumns = grid.flatMap((line) => line.flatMap((cell, c) => (cell === null ? [] : [c])));
  const [firstRow, lastRow] = [filledRows[0], filledRows.at(-1)];
  if (firstRow === undefined || lastRow === undefined) return [];
  const firstColumn = filledColumns.reduce((a, b) => Math.min(a, b));
  const lastColumn = filledColumns.reduce((a, b) => Math.max(a, b));

  const found: Block<T>[] = [];
  for (let row = firstRow; row <= lastRow; row++) {
    const line = (grid[row] ?? []).slice(firstColumn, lastColumn + 1);
    const bytes = encoder.encode(JSON.stringify(line)).length + 1;
    const open = found.at(-1);
    if (open && open.bytes + bytes <= limit) {
      open.rows.push(line);
      open.rect.rows++;
      open.bytes += bytes;
    } else {
      const rect = { row, column: firstColumn, rows: 1, columns: lastColumn - firstColumn + 1 };
      found.push({ rect, rows: [line], bytes });
    }
  }
  return found;
}
