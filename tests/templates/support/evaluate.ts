import { Calculation, CellError } from "../../../src/engine";
import { planBook } from "../../../src/export/plan-book";
import type { SheetPlan, WorkbookPlan } from "../../../src/sheets/plan";
import { loadFunctions } from "../../support/custom-functions";

export type Scalar = number | string | boolean;

/** Values of all cells by sheet name; errors as Excel shows them. */
export type Values = ReadonlyMap<string, readonly (readonly Scalar[])[]>;

/** New entries by sheet key and position. */
export interface Entry {
  readonly sheet: string;
  readonly row: number;
  readonly column: number;
  readonly value: Scalar;
}

const { functions } = await loadFunctions();

/** What the engine makes of a plan, without any spreadsheet. */
export function evaluate(plan: WorkbookPlan, entries: readonly Entry[] = []): Values {
  const circumstances = { custom: functions };
  const book = planBook(withEntries(plan, entries), circumstances);
  const calculation = new Calculation(book, circumstances);
  return new Map(
    plan.sheets.map((sheet, number) => [
      sheet.name,
      sheet.cells.map((line, row) =>
        line.map((_, column) => {
          const refused = calculation.refused(number, row, column);
          if (refused)
            throw new Error(`${sheet.name}, row ${row + 1}, column ${column + 1}: ${refused.message}`);
          const value = calculation.value(number, row, column);
          return value instanceof CellError ? value.code : (value ?? "");
        }),
      ),
    ]),
  );
}

function withEntries(plan: WorkbookPlan, entries: readonly Entry[]): WorkbookPlan {
  if (entries.length === 0) return plan;
  const typed = (sheet: SheetPlan): SheetPlan => {
    const cells = sheet.cells.map((line) => [...line]);
    for (const { row, column, value } of entries.filter((entry) => entry.sheet === sheet.key)) {
      const { formula: _, ...cell } = cells[row]?.[column] ?? { role: "input" as const };
      (cells[row] ??= [])[column] = { ...cell, value };
    }
    return { ...sheet, cells };
  };
  return { ...plan, sheets: plan.sheets.map(typed) };
}
