import { Calculation, type CustomFunctions, type Scalar } from "../engine";
import type { CellsRef, SheetPlan, WorkbookPlan } from "../sheets/plan";
import { planBook } from "./plan-book";

/** What a plan's cells show once they are calculated; undefined where that isn't known here. */
export interface PlanValues {
  at(sheet: SheetPlan, row: number, column: number): Scalar | undefined;
  of(cells: CellsRef, own: SheetPlan): (Scalar | undefined)[];
}

/** @param custom the add-in's functions; without them the formulas that call one have no value */
export function planValues(plan: WorkbookPlan, custom: CustomFunctions): PlanValues {
  const book = planBook(plan, { custom });
  const calculation = new Calculation(book, { custom });
  // One cell that isn't computed would leave those that read it with what they had: nothing.
  const complete = book.sheets.every((sheet, number) =>
    [...sheet.entries()].every(({ row, column }) => !calculation.refused(number, row, column)),
  );
  const at = (sheet: SheetPlan, row: number, column: number): Scalar | undefined =>
    complete ? calculation.value(plan.sheets.indexOf(sheet), row, column) : undefined;
  return {
    at,
    of: ({ sheet: key, range }, own) => {
      const sheet = key === undefined ? own : plan.sheets.find((one) => one.key === key)!;
      return Array.from({ length: range.rows * range.columns }, (_, i) =>
        at(sheet, range.row + Math.floor(i / range.columns), range.column + (i % range.columns)),
      );
    },
  };
}
