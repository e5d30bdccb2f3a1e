import { columnLetters, type Expr } from "../../../sheets/formula";
import type { FrameColumn, Sheet } from "../../../sheets/sheet";

/** Helper columns of sheets with the add-in, right of the printed page: what functions spill stands there. */
export const SPILL_COLUMNS: readonly FrameColumn[] = [
  { key: "gap", width: 4, helper: true },
  { key: "draws", width: 16, helper: true },
  { key: "statistic", width: 22, helper: true },
  { key: "statisticNet", width: 16, helper: true },
  { key: "statisticReturn", width: 12, helper: true },
  { key: "bar", width: 22, helper: true },
  { key: "barLow", width: 16, helper: true },
  { key: "barHigh", width: 16, helper: true },
  { key: "barSwing", width: 16, helper: true },
];

/** Helper columns of plain sheets. */
export const RANK_COLUMNS: readonly FrameColumn[] = [
  { key: "place", width: 10, helper: true },
  { key: "rank", width: 12, helper: true },
];

/** A formula that spills from the second row of a helper column, under a heading that says what it is. */
export function placeSpill(sheet: Sheet, key: string, heading: string, formula: Expr): void {
  const column = sheet.columnOf(key);
  sheet.put(0, column, { role: "heading", value: heading });
  sheet.put(1, column, { role: "formula", formula });
}

/** A cell of what was spilled, counted from 0 below the function's own header row. */
export function spilled(sheet: Sheet, key: string, index: number): Expr {
  const address = `$${columnLetters(sheet.columnOf(key))}$${3 + index}`;
  return { render: () => address };
}
