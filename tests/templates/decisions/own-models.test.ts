import { describe, expect, it } from "vitest";
import { address } from "../../../src/export/address";
import { DEFAULT_OPTIONS, templates } from "../../../src/templates/catalogue";
import type { PlanValue, SheetPlan } from "../../../src/sheets/plan";
import { isError, openSheet, type OpenSheet } from "./support/calculated";

const models = templates.filter(({ build }) =>
  build(DEFAULT_OPTIONS)
    .sheets[0]!.cells.flat()
    .some((cell) => cell?.role === "answer"),
);
/** Inputs that are 0 at first, and without which others have nothing to work on. */
const AT_WORK: Readonly<Record<string, number>> = { "Capital investment": 600_000 };
const BAD: readonly PlanValue[] = ["about ten", -7.5, ""];

interface Place {
  readonly row: number;
  readonly column: number;
  readonly value: PlanValue;
  /** An empty cell means something, and its prompt says what. */
  readonly optional: boolean;
}

const inside = (
  row: number,
  column: number,
  at: { row: number; column: number; rows: number; columns: number },
) => row >= at.row && row < at.row + at.rows && column >= at.column && column < at.column + at.columns;

/** The inputs that stand alone, and those of the first row of each table. */
function inputsOf({ cells, tables, validations }: SheetPlan): Place[] {
  return cells.flatMap((line, row) =>
    line.flatMap((cell, column): Place[] => {
      if (cell?.role !== "input" || cell.value === undefined) return [];
      const table = tables.find(({ range }) => inside(row, column, range));
      if (table && row !== table.range.row + 1) return [];
      const prompt = validations.find(({ range }) => inside(row, column, range))?.prompt.message ?? "";
      return [{ row, column, value: cell.value, optional: prompt.includes("Empty:") }];
    }),
  );
}

const of = (plan: SheetPlan, role: string) =>
  plan.cells.flatMap((line, row) =>
    line.flatMap((cell, column) => (cell?.role === role ? [{ row, column }] : [])),
  );

async function withOpen(template: (typeof models)[number], check: (sheet: OpenSheet) => Promise<void>) {
  const sheet = await openSheet(template, "plain");
  try {
    await check(sheet);
  } finally {
    await sheet.close();
  }
}

describe.each(models.map((template) => [template.id, template] as const))(
  "own numbers: %s",
  (_id, template) => {
    it("answers at once: a sentence, figures, nothing missing, all checks hold", async () => {
      await withOpen(template, async (sheet) => {
        const values = await sheet.read();
        const [answer] = of(sheet.plan, "answer");
        expect(answer!.row).toBeLessThanOrEqual(3);
        expect(String(values[answer!.row]![answer!.column])).toMatch(/\d.*\.$/);
        expect(of(sheet.plan, "figure").length).toBeGreaterThanOrEqual(3);
        for (const { row, column } of of(sheet.plan, "status")) expect(values[row]![column]).toBe("OK");
        expect(values.flat().filter((value) => isError(value))).toEqual([]);
        const [chart] = sheet.plan.charts;
        expect(chart!.anchor.row).toBeLessThan(6);
        expect(chart!.anchor.row + chart!.anchor.rows).toBeLessThan(22);
      });
    });

    it.each(BAD)("names a wrong entry, %j, by its cell, and shows no figure", async (entry) => {
      await withOpen(template, async (sheet) => {
        const { plan } = sheet;
        const wrong: string[] = [];
        const [answer] = of(plan, "answer");
        const [inputs] = of(plan, "status");
        for (const { row, column, value, optional } of inputsOf(plan)) {
          if (entry !== "" || !optional) {
            sheet.type(row, column, entry);
            const after = await sheet.read();
            const at = address(row, column);
            const typed = `${String(plan.cells[row]![0]?.value)}, ${at}, ${JSON.stringify(entry)}`;
            const said = String(after[inputs!.row]![inputs!.column]);
            if (!said.includes(`, ${at}: `)) wrong.push(`${typed}: the sheet says ${said}`);
            if (after[answer!.row]![answer!.column] !== `To mend first: ${said}`)
              wrong.push(`${typed}: no answer`);
            if (!after[row]!.some((shown) => String(shown).startsWith(`← ${at}: `)))
              wrong.push(`${typed}: its row says nothing`);
            for (const place of of(plan, "figure")) {
              const shown = after[place.row]![place.column];
              if (shown !== "–")
                wrong.push(`${typed}: ${String(plan.cells[place.row]![0]?.value)} is ${String(shown)}`);
            }
            const errors = after.flatMap((line, r) =>
              line.flatMap((shown, c) => (isError(shown) ? [`${address(r, c)} ${String(shown)}`] : [])),
            );
            if (errors.length) wrong.push(`${typed}: ${errors.slice(0, 3).join(", ")}`);
          }
          sheet.type(row, column, value);
        }
        expect(wrong).toEqual([]);
      });
    });

    it("each input moves a result", async () => {
      await withOpen(template, async (sheet) => {
        const { plan } = sheet;
        const inputs = inputsOf(plan).map((input) => ({
          ...input,
          value: AT_WORK[String(plan.cells[input.row]![0]?.value)] ?? input.value,
        }));
        for (const { row, column, value } of inputs) sheet.type(row, column, value);
        const before = await sheet.read();
        const unmoved: string[] = [];
        for (const { row, column, value } of inputs) {
          if (typeof value !== "number") continue;
          sheet.type(row, column, Number.isInteger(value) && value < 1000 ? value + 1 : value * 0.9);
          const after = await sheet.read();
          const moved = plan.cells.some((line, r) =>
            line.some((cell, c) => cell?.formula !== undefined && after[r]![c] !== before[r]![c]),
          );
          if (!moved) unmoved.push(`${String(plan.cells[row]![0]?.value)}, ${address(row, column)}`);
          sheet.type(row, column, value);
        }
        expect(unmoved).toEqual([]);
      });
    });
  },
);
