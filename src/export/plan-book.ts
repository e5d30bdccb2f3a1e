import { Book, findSpills, type Circumstances } from "../engine";
import type { PlanRect, WorkbookPlan } from "../sheets/plan";
import { reference } from "./address";

const areaOf = ({ row, column, rows, columns }: PlanRect) => ({
  top: row,
  left: column,
  bottom: row + rows - 1,
  right: column + columns - 1,
});

/** A plan as a workbook that can be computed. */
export function planBook(plan: WorkbookPlan, circumstances: Circumstances): Book {
  const book = new Book();
  for (const [number, { name, cells, tables, names }] of plan.sheets.entries()) {
    const sheet = book.addSheet(name);
    cells.forEach((line, row) =>
      line.forEach((cell, column) => {
        if (cell?.formula === undefined && cell?.value === undefined) return;
        // An empty text leaves its cell empty, as both writers do.
        const value = cell.value === "" ? null : (cell.value ?? null);
        sheet.set(row, column, { value, formula: cell.formula, language: "cell" });
      }),
    );
    for (const { name, range, columns } of tables)
      book.tables.push({ name, sheet: number, area: areaOf(range), headers: true, totals: false, columns });
    for (const { name: called, range } of names)
      book.addName({ name: called, sheet: null, formula: `=${reference(name, range)}` });
  }
  findSpills(book, circumstances);
  return book;
}
