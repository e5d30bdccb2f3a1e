import type { PlanRect } from "../sheets/plan";

function letters(column: number): string {
  const last = String.fromCharCode(65 + (column % 26));
  return column < 26 ? last : letters(Math.floor(column / 26) - 1) + last;
}

export function address(row: number, column: number, absolute = false): string {
  return absolute ? `$${letters(column)}$${row + 1}` : `${letters(column)}${row + 1}`;
}

/** `C5`, or `C5:D9` for more than one cell. */
export function a1({ row, column, rows, columns }: PlanRect, absolute = false): string {
  const first = address(row, column, absolute);
  const last = address(row + rows - 1, column + columns - 1, absolute);
  return first === last ? first : `${first}:${last}`;
}
