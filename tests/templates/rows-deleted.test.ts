import { describe, expect, it } from "vitest";
import { address } from "../../src/export/address";
import type { SheetPlan } from "../../src/sheets/plan";
import { DEFAULT_OPTIONS, templates } from "../../src/templates/catalogue";
import { withRows } from "./support/deleted";
import { evaluate } from "./support/evaluate";
import { isError, isPoint } from "./support/rows";

const ENTRIES = ["input", "inputText"];

/** Tables that take entries, of sheets that stand alone; whether all of their rows are the user's own. */
const tables = templates.flatMap((template) => {
  const plan = template.build(DEFAULT_OPTIONS);
  const [sheet] = plan.sheets as [SheetPlan];
  if (plan.sheets.length > 1) return [];
  return sheet.tables.flatMap(({ name, range }) => {
    const first = sheet.cells[range.row + 1]!.slice(range.column, range.column + range.columns);
    return range.rows > 2 && first.some((cell) => ENTRIES.includes(cell?.role ?? ""))
      ? [[template.id, name, plan, template.group === "decisions"] as const]
      : [];
  });
});

it("there are tables to delete rows from, in most templates", () => {
  expect(new Set(tables.map(([id]) => id)).size).toBeGreaterThanOrEqual(16);
});

describe.each(tables)("%s: the rows of %s", (_id, name, plan, free) => {
  it.each([1, 0] as const)(
    "all but %i of them deleted: no figure is an error, and what can't be is named",
    (left) => {
      const after = withRows(plan, name, left);
      const [sheet] = after.sheets as [SheetPlan];
      const values = evaluate(after).get(sheet.name)!;
      const of = (...roles: string[]) =>
        sheet.cells.flatMap((line, row) =>
          line.flatMap((cell, column) => (roles.includes(cell?.role ?? "") ? [values[row]![column]!] : [])),
        );
      const wrong = values.flatMap((line, r) =>
        line.flatMap((value, c) =>
          isError(value) && !isPoint(sheet.cells[r]![c])
            ? [{ at: `${address(r, c)} ${value}`, column: c }]
            : [],
        ),
      );
      expect(of("answer", "figure", "status").filter(isError)).toEqual([]);
      // Rows of the document's own are asked for by name: those that quote one that is gone are errors, as in any sheet.
      expect(wrong.filter(({ column }) => free || column > sheet.print.area.columns)).toEqual([]);
      const [inputs, checks] = of("status");
      if (wrong.length > 0) expect([inputs, checks]).not.toEqual(["OK", "OK"]);
      if (wrong.length > 0 && inputs === "OK")
        expect(String(checks)).toMatch(/can't be computed: see the row/);
      // A row without its label is named by its cell alone.
      expect(String(inputs)).not.toMatch(/^[,←]/);
    },
  );
});
