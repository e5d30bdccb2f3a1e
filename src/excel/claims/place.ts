import type { PlanRect } from "../../sheets/plan";
import { MAX_COLUMNS, overlaps } from "../talk/rects";

/** More cells than this are not searched for a gap: the verdicts go right of everything. */
const MOST_SEARCHED = 100_000;

const SPARE_COLUMNS = 8;

type Size = Pick<PlanRect, "rows" | "columns">;

/**
 * The cells among which a place is looked for: right of the blocks, as far as some columns beyond what the sheet
 * holds, since merged cells and what a table would take in are empty too. Null when the sheet ends before.
 */
export function searched(
  blocks: PlanRect[],
  { rows, columns }: Size,
  used: PlanRect | null,
): PlanRect | null {
  const row = blocks[0]?.row ?? 0;
  const after = Math.max(...blocks.map((block) => block.column + block.columns));
  const free = Math.max(after, used ? used.column + used.columns : 0) + 1;
  const last = Math.min(free + columns + SPARE_COLUMNS, MAX_COLUMNS);
  const first = (last - after) * rows > MOST_SEARCHED ? Math.max(after, free - 1) : after;
  return last - first < columns ? null : { row, column: first, rows, columns: last - first };
}

/** The first free columns of that size within the cells looked at. */
export function freePlace(
  filled: boolean[][],
  looked: PlanRect,
  { rows, columns }: Size,
  taken: PlanRect[],
): PlanRect | null {
  for (let column = looked.column; column + columns <= looked.column + looked.columns; column++) {
    const wanted = { row: looked.row, column, rows, columns };
    if (isFree(filled, looked, wanted, taken)) return wanted;
  }
  return null;
}

/** Nothing stands there, and nothing has a claim to it. */
export function isFree(filled: boolean[][], looked: PlanRect, wanted: PlanRect, taken: PlanRect[]): boolean {
  const left = wanted.column - looked.column;
  return (
    !filled.some((line) => line.slice(left, left + wanted.columns).some(Boolean)) &&
    !taken.some((rect) => overlaps(rect, wanted))
  );
}
