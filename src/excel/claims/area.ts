import type { PlanRect } from "../../sheets/plan";
import { explain, type Problem } from "../talk/problem";
import { address, MAX_COLUMNS, MAX_ROWS, onSheet, RECT, rectOf } from "../talk/rects";
import { run } from "../talk/run";

/** Cells of one sheet. */
export interface Area {
  sheetId: string;
  sheet: string;
  range: PlanRect;
}

/** What the user has selected, cut to the cells that hold something where whole columns or rows were selected. */
export interface SelectedArea extends Area {
  /** Whole columns were selected. */
  wholeColumns: boolean;
}

export type SelectionResult =
  | { kind: "selected"; area: SelectedArea }
  /** Several areas, a chart or a picture. */
  | { kind: "not-one-range" }
  /** Whole columns or rows in which there is nothing. */
  | { kind: "empty" }
  | { kind: "failed"; problem: Problem };

export const areaText = ({ sheet, range }: Area): string => onSheet(sheet, address(range));

/** One request. */
export async function readSelection(): Promise<SelectionResult> {
  try {
    return await run(async (context): Promise<SelectionResult> => {
      const selected = context.workbook.getSelectedRange();
      selected.load(RECT);
      const sheet = selected.worksheet;
      sheet.load("id,name");
      const used = sheet.getUsedRangeOrNullObject(true);
      used.load(RECT);
      await context.sync();
      const range = rectOf(selected);
      const wholeColumns = range.rows === MAX_ROWS;
      const cut =
        wholeColumns || range.columns === MAX_COLUMNS
          ? used.isNullObject
            ? null
            : cutTo(range, rectOf(used))
          : range;
      if (!cut) return { kind: "empty" };
      return { kind: "selected", area: { sheetId: sheet.id, sheet: sheet.name, range: cut, wholeColumns } };
    });
  } catch (error) {
    const reason = explain(error);
    return ["InvalidSelection", "InvalidReference", "InvalidArgument"].includes(reason.code)
      ? { kind: "not-one-range" }
      : { kind: "failed", problem: reason };
  }
}

/** Selects cells, and shows their sheet. One request. */
export async function showArea({
  sheetId,
  range,
}: Area): Promise<{ kind: "shown" } | { kind: "failed"; problem: Problem }> {
  try {
    await run(async (context) => {
      const sheet = context.workbook.worksheets.getItem(sheetId);
      sheet.activate();
      sheet.getRange(address(range)).select();
      await context.sync();
    });
    return { kind: "shown" };
  } catch (error) {
    return { kind: "failed", problem: explain(error) };
  }
}

/** From the first row on to the last one that holds something; columns alike. */
function cutTo(range: PlanRect, used: PlanRect): PlanRect | null {
  const rows = range.rows === MAX_ROWS ? used.row + used.rows : range.rows;
  const columns = range.columns === MAX_COLUMNS ? used.column + used.columns : range.columns;
  const nothing = range.row >= used.row + used.rows || range.column >= used.column + used.columns;
  return nothing ? null : { ...range, rows, columns };
}
