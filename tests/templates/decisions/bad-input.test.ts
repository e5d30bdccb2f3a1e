import { describe, expect, it } from "vitest";
import { DEFAULT_OPTIONS, templates } from "../../../src/templates/catalogue";
import type { PlanValue, SheetPlan } from "../../../src/sheets/plan";
import { DIALECTS, openSheet } from "./support/calculated";

/** Those that answer first have a policy of their own: own-models.test.ts. */
const decisions = templates.filter(
  (template) =>
    template.group === "decisions" &&
    !template
      .build(DEFAULT_OPTIONS)
      .sheets[0]!.cells.flat()
      .some((cell) => cell?.role === "answer"),
);

/** Entries that no input can hold, unless `fine` says otherwise. */
const BAD: readonly PlanValue[] = ["about ten", -1, ""];

/** What may be typed all the same, by template, header of the column and entry. */
function fine(template: string, header: string, entry: PlanValue): boolean {
  // A year without an amount, and costs that double.
  if (template === "business-case") return /^Year \d$/.test(header) && entry === "";
  return template === "risk" && header === "Low" && entry === -1;
}

interface Place {
  readonly row: number;
  readonly column: number;
  readonly label: string;
  readonly header: string;
  readonly inTable: boolean;
}

/** The inputs of a sheet: all those that stand alone, and of a table the first row and the one that is chosen. */
function inputsOf({ cells, tables, print }: SheetPlan): Place[] {
  const tableOf = (row: number) =>
    tables.find(({ range }) => row > range.row && row < range.row + range.rows);
  const chosen = new Set(
    cells.flatMap((line, row) =>
      tableOf(row) ? [] : line.flatMap((cell) => (cell?.role === "inputText" ? [cell.value] : [])),
    ),
  );
  return cells.flatMap((line, row) =>
    line.flatMap((cell, column): Place[] => {
      if (cell?.role !== "input" || column >= print.area.columns) return [];
      const label = String(line[0]?.value);
      const table = tableOf(row);
      const tested = !table || row === table.range.row + 1 || chosen.has(label);
      const header = String(table?.columns[column - table.range.column] ?? "");
      return tested ? [{ row, column, label, header, inTable: table !== undefined }] : [];
    }),
  );
}

/** The checks of a row, or of all rows, that don't say OK. */
function unmet({ cells }: SheetPlan, values: readonly (readonly unknown[])[], row?: number): number {
  const inRow = (r: number) =>
    cells[r]?.filter((cell, column) => cell?.role === "check" && values[r]?.[column] !== "OK").length ?? 0;
  return row === undefined ? cells.reduce((sum, _, r) => sum + inRow(r), 0) : inRow(row);
}

describe.each(decisions.map((template) => [template.id, template] as const))(
  "bad entries: %s",
  (id, template) => {
    // The add-in's formulas stand behind the same checks; of Risk they are more than the plain ones.
    it.each(id === "risk" ? DIALECTS : (["plain"] as const))(
      "change no number but beside a check that says so (%s)",
      async (dialect) => {
        const sheet = await openSheet(template, dialect);
        const { plan } = sheet;
        const before = await sheet.read();
        const wrong: string[] = [];
        for (const { row, column, label, header, inTable } of inputsOf(plan)) {
          for (const entry of BAD) {
            if (fine(id, header, entry)) continue;
            sheet.type(row, column, entry);
            const after = await sheet.read();
            const typed = `${label}, column ${column}, ${JSON.stringify(entry)}`;
            // Rows of a table that nothing reads may hold anything.
            if (!inTable && unmet(plan, after) === 0) wrong.push(`${typed}: no check minds`);
            plan.cells.forEach((line, r) =>
              line.forEach((cell, c) => {
                const value = after[r]?.[c];
                if (cell?.formula === undefined || typeof value !== "number" || value === before[r]?.[c])
                  return;
                if (unmet(plan, after, r) === 0)
                  wrong.push(`${typed}: ${String(line[0]?.value)}, column ${c} is ${value}`);
              }),
            );
          }
          sheet.type(row, column, plan.cells[row]?.[column]?.value ?? "");
        }
        await sheet.close();
        expect(wrong).toEqual([]);
      },
    );
  },
);
