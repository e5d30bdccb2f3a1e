import type { PlanCell, PlanRect, SheetPlan } from "../../../src/sheets/plan";
import type { Scalar } from "./evaluate";

type Cells = readonly (readonly Scalar[])[];

/** The printed cells that hold formulas, each under a name that both dialects share: label, and header above. */
export function formulaValues(sheet: SheetPlan, values: Cells): Map<string, Scalar> {
  const found = new Map<string, Scalar>();
  const headers: string[] = [];
  sheet.cells.forEach((line, row) =>
    line.forEach((cell, column) => {
      if (cell?.role.startsWith("header")) headers[column] = String(cell.value ?? "");
      if (cell?.formula === undefined || column >= sheet.print.area.columns) return;
      const label = String(line[0]?.value ?? "");
      // A label may come again in another block.
      let name = `${label} | ${headers[column] ?? ""}`;
      while (found.has(name)) name += "'";
      found.set(name, values[row]?.[column] ?? "");
    }),
  );
  return found;
}

/** Where the first row with this label stands that is under this header, and the header's column. */
export function locate(sheet: SheetPlan, label: string, header: string): { row: number; column: number } {
  for (const [row, cells] of sheet.cells.entries()) {
    if (cells[0]?.value !== label) continue;
    for (let above = row - 1; above >= 0; above--) {
      const line = sheet.cells[above] ?? [];
      const column = line.findIndex((cell) => cell?.role.startsWith("header") && cell.value === header);
      if (column >= 0) return { row, column };
    }
  }
  throw new Error(`${sheet.name}: no row “${label}” under “${header}”`);
}

export const isError = (value: Scalar): boolean => typeof value === "string" && /^#[A-Z]/.test(value);

/** A point of a chart's line, which is #N/A where there is nothing to draw. */
export const isPoint = (cell: PlanCell | null | undefined): boolean => /,NA\(\)\)$/.test(cell?.formula ?? "");

export const cellsIn = ({ row, column, rows, columns }: PlanRect): { row: number; column: number }[] =>
  Array.from({ length: rows * columns }, (_, i) => ({
    row: row + Math.floor(i / columns),
    column: column + (i % columns),
  }));
