import { describe, expect, it, vi } from "vitest";
import { connectWorkbook } from "../../src/excel";
import { DEFAULT_OPTIONS, templates } from "../../src/templates/catalogue";
import type { WorkbookPlan } from "../../src/sheets/plan";
import type { UniverBook } from "../../src/workbench/univer/book";
import { digitsOf } from "../support/digits";
import { builtFunctions, openWorkbook } from "../support/workbook";
import { evaluate, NOW } from "./support/evaluate";
import { FIRST, LAST } from "./support/seeds";
import { varied } from "./support/varied";

const sheetOf = (book: UniverBook, name: string) => book.sheets().find((sheet) => sheet.name === name)!;

function write(book: UniverBook, { sheets }: WorkbookPlan): void {
  for (const { name, cells } of sheets) {
    const w = Math.max(...cells.map((line) => line.length));
    sheetOf(book, name).write(
      { r: 0, c: 0, h: cells.length, w },
      cells.map((line) =>
        Array.from({ length: w }, (_, c) => {
          const cell = line[c];
          const typed =
            cell?.role === "inputText" || (cell?.role === "input" && typeof cell.value === "number");
          return typed && cell.value !== undefined && cell.formula === undefined
            ? { value: cell.value }
            : null;
        }),
      ),
    );
  }
}

function differences(book: UniverBook, plan: WorkbookPlan): string[] {
  const expected = evaluate(plan);
  return plan.sheets.flatMap(({ name, cells }) => {
    const { r, c, h, w } = sheetOf(book, name).used()!;
    const shown = sheetOf(book, name).read({ r: 0, c: 0, h: r + h, w: c + w });
    return cells.flatMap((line, row) =>
      line.flatMap((cell, column) => {
        if (cell?.formula === undefined) return [];
        const want = expected.get(name)![row]![column]!;
        const got = shown[row]?.[column]?.value;
        const same =
          typeof want === "number" && typeof got === "number"
            ? Math.abs(got - want) <= digitsOf(cell.formula) * Math.abs(want)
            : got === want;
        return same ? [] : [`${name} ${row + 1},${column + 1}: ${String(got)}, not ${want}: ${cell.formula}`];
      }),
    );
  });
}

const cases = templates.flatMap((template) =>
  (["addin", "plain"] as const).map((dialect) => [template.id, dialect, template] as const),
);

describe("the workbench calculates as the core", () => {
  it.each(cases)("%s, %s formulas", async (_id, dialect, template) => {
    const { book, host, dispose } = openWorkbook({
      functions: dialect === "addin" ? builtFunctions() : null,
    });
    vi.useFakeTimers({ toFake: ["Date"], now: NOW });
    try {
      // Inserted as the pane does it.
      const pane = connectWorkbook((set, version) => host.supports(set, version));
      let plan: WorkbookPlan | undefined;
      const result = await pane.insert(
        (taken) => (plan = template.build({ ...DEFAULT_OPTIONS, dialect, taken })),
      );
      expect(result.kind, JSON.stringify(result)).toBe("inserted");
      for (let seed = FIRST; seed <= LAST; seed++) {
        const other = seed === 0 ? plan! : varied(plan!, seed);
        if (seed > 0) write(book, other);
        await book.settle();
        expect(differences(book, other).slice(0, 10), `inputs ${seed}`).toEqual([]);
      }
    } finally {
      vi.useRealTimers();
      await dispose();
    }
  });
});
