import { describe, expect, it } from "vitest";
import { connectWorkbook } from "../../src/excel";
import { DEFAULT_OPTIONS, templates } from "../../src/templates/catalogue";
import type { Dialect, Template, WorkbookPlan } from "../../src/sheets/plan";
import { digitsOf } from "../support/digits";
import { builtFunctions, openWorkbook } from "../support/workbook";
import { evaluate } from "./support/evaluate";

/** Inserts a template as the pane does; gives back its plan and what the engine shows. */
async function inserted(template: Template, dialect: Dialect) {
  const workbook = openWorkbook({ functions: dialect === "addin" ? builtFunctions() : null });
  try {
    const pane = connectWorkbook((set, version) => workbook.host.supports(set, version));
    let plan: WorkbookPlan | undefined;
    const result = await pane.insert(
      (taken) => (plan = template.build({ ...DEFAULT_OPTIONS, dialect, taken })),
    );
    expect(result.kind, JSON.stringify(result)).toBe("inserted");
    await workbook.book.settle();
    const values = new Map(
      workbook.book.sheets().map((sheet) => {
        const used = sheet.used();
        const cells = used ? sheet.read({ r: 0, c: 0, h: used.r + used.h, w: used.c + used.w }) : [];
        return [sheet.name, cells.map((row) => row.map(({ value }) => value))] as const;
      }),
    );
    return { plan: plan!, values };
  } finally {
    await workbook.dispose();
  }
}

describe.each(templates.map((template) => [template.id, template] as const))("%s", (_id, template) => {
  it.each(["addin", "plain"] as const)(
    "is calculated by the workbench as by the core (%s)",
    async (dialect) => {
      const { plan, values } = await inserted(template, dialect);
      const expected = evaluate(plan);
      const wrong: string[] = [];
      for (const sheet of plan.sheets) {
        sheet.cells.forEach((line, row) =>
          line.forEach((cell, column) => {
            if (cell?.formula === undefined) return;
            const want = expected.get(sheet.name)![row]![column]!;
            const got = values.get(sheet.name)?.[row]?.[column];
            const same =
              typeof want === "number" && typeof got === "number"
                ? Math.abs(got - want) <= digitsOf(cell.formula) * Math.abs(want)
                : got === want;
            if (!same)
              wrong.push(
                `${sheet.name} ${row + 1},${column + 1}: ${String(got)}, not ${want}: ${cell.formula}`,
              );
          }),
        );
      }
      expect(wrong.slice(0, 10)).toEqual([]);
    },
  );
});
