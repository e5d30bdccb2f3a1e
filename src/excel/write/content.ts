import type { PlanRect, PlanValue, SheetPlan, TablePlan } from "../../sheets/plan";
import { literal } from "./literal";
import { contains } from "../talk/rects";

/** The content of a sheet in the order in which Excel must receive it. */
export interface SheetContent {
  /** Before the tables exist. */
  before: (PlanValue | null)[][];
  /** Columns of tables with one formula for every row, after the tables exist: Excel makes calculated columns of them. */
  calculatedColumns: { range: PlanRect; formula: string }[];
  /** All other formulas, after the tables exist. */
  after: (string | null)[][];
}

/**
 * Excel's "AutoCorrect" is at work while an add-in writes: a formula put into the empty column of a table fills the
 * whole column and overwrites other formulas (OfficeDev/office-js issues 2093, 5909), and what is written beside or
 * below a table can become part of it. Neither happens to cells that hold something before. So columns with one
 * formula are written as one, formulas without structured references go in before the tables, and the rest in and
 * around tables replaces a 0 that was there before.
 */
export function contentOf(plan: SheetPlan): SheetContent {
  const grid = <T>(): (T | null)[][] => plan.cells.map((line) => line.map(() => null));
  const before = grid<PlanValue>();
  const after = grid<string>();
  const calculatedColumns = plan.tables.flatMap((table) => columnsWithOneFormula(plan, table));

  plan.cells.forEach((line, row) =>
    line.forEach((cell, column) => {
      if (!cell) return;
      const set = <T>(target: (T | null)[][], value: T) => {
        const targetLine = target[row];
        if (targetLine) targetLine[column] = value;
      };
      if (cell.formula === undefined) {
        if (cell.value !== undefined) set(before, literal(cell.value));
        return;
      }
      if (calculatedColumns.some(({ range }) => contains(range, row, column))) return;
      const table = plan.tables.find(({ range }) => contains(aroundOf(range), row, column));
      if (table && contains(table.range, row, column) && !cell.formula.includes("[")) {
        set(before, cell.formula);
        return;
      }
      if (table) set(before, 0);
      set(after, cell.formula);
    }),
  );
  return { before, calculatedColumns, after };
}

const aroundOf = (range: PlanRect): PlanRect => ({
  row: range.row,
  column: range.column,
  rows: range.rows + 1,
  columns: range.columns + 1,
});

function columnsWithOneFormula(plan: SheetPlan, table: TablePlan) {
  const { row, column, rows, columns } = table.range;
  return Array.from({ length: columns }, (_, i) => column + i).flatMap((c) => {
    const formulas = plan.cells.slice(row + 1, row + rows).map((line) => line[c]?.formula);
    const [formula] = formulas;
    if (formula === undefined || formulas.some((other) => other !== formula)) return [];
    return [{ range: { row: row + 1, column: c, rows: rows - 1, columns: 1 }, formula }];
  });
}
