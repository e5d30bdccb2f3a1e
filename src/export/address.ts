import { columnLetters } from "../engine/syntax/address";
import type { PlanRect } from "../sheets/plan";

export function address(row: number, column: number, absolute = false): string {
  return absolute ? `$${columnLetters(column)}$${row + 1}` : `${columnLetters(column)}${row + 1}`;
}

/** `C5`, or `C5:D9` for more than one cell. */
export function a1({ row, column, rows, columns }: PlanRect, absolute = false): string {
  const first = address(row, column, absolute);
  const last = address(row + rows - 1, column + columns - 1, absolute);
  return first === last ? first : `${first}:${last}`;
}

/** Cells and their sheet, as names and charts refer to them: `'70B training run'!$C$7:$C$12`. */
export function reference(sheet: string, range: PlanRect): string {
  return `'${sheet.replaceAll("'", "''")}'!${a1(range, true)}`;
}
