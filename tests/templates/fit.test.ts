import { describe, expect, it } from "vitest";
import { formatNumber } from "../../src/engine/functions/text/number-format";
import type { CellRole, SheetPlan, WorkbookPlan } from "../../src/sheets/plan";
import { address } from "../../src/export/address";
import { DEFAULT_OPTIONS, templates } from "../../src/templates/catalogue";
import { RESULTS } from "./analysis/results";
import { evaluate } from "./support/evaluate";
import { aptosNarrowDigits, calibriDigits } from "./support/metrics";
import { printed } from "./support/pages";

/** What a figure leaves of its column at least. */
const SLACK = 0.15;
const FONT_POINTS = 11;
const LEAST_POINTS = 8;
/** Of a window of 1440 × 900 with the pane open: what is left of the grid, in pixels. */
const SCREEN = { width: 1060, rows: 26 };
const PIXELS_PER_DIGIT = 7;

const sheetsOf = (id: string, plan: WorkbookPlan) => {
  const values = evaluate(plan);
  return plan.sheets.map((sheet) => [`${id}: ${sheet.name}`, sheet, values.get(sheet.name)!] as const);
};
const own = templates.flatMap((template) => sheetsOf(template.id, template.build(DEFAULT_OPTIONS)));
/** Of labels that no sheet has room for, Excel cuts what is too long. */
const results = RESULTS.filter(([what]) => !what.includes("longer than")).flatMap(([what, plan]) =>
  sheetsOf(what, plan),
);
/** Notes of plain formulas' own cells. */
const plain = templates
  .filter(({ group }) => group === "decisions")
  .flatMap((template) =>
    sheetsOf(`${template.id}, plain`, template.build({ ...DEFAULT_OPTIONS, dialect: "plain" })),
  );
const sheets = [...own, ...plain, ...results];
/** Of a sheet that answers first. */
const answered = own.filter(([, { cells }]) => cells.flat().some((cell) => cell?.role === "answer"));

const cellsOf = (sheet: SheetPlan) =>
  sheet.cells.flatMap((line, row) => line.flatMap((cell, column) => (cell ? [{ cell, row, column }] : [])));
const bold = (role: CellRole) => ["total", "totalLabel", "figure"].includes(role);

describe.each(sheets)("%s", (_name, sheet, shown) => {
  it("has room for its figures, in either of Excel's fonts", () => {
    const tight = cellsOf(sheet).flatMap(({ cell, row, column }) => {
      const value = shown[row]![column];
      if (typeof value !== "number") return [];
      const text = formatNumber(value, cell.format ?? "General");
      const wide = Math.max(calibriDigits(text), aptosNarrowDigits(text));
      const room = (1 - SLACK) * sheet.columnWidths[column]!;
      return wide > room ? [`${address(row, column)}: ${text} needs ${wide.toFixed(1)}`] : [];
    });
    expect(tight.join("\n")).toBe("");
  });

  it("prints its notes whole, where they stand on the printed page", () => {
    const { rows, columns } = sheet.print.area;
    const cut = cellsOf(sheet).flatMap(({ cell, row, column }) => {
      const text = String(shown[row]![column]);
      if (cell.role !== "remark" || row >= rows || column >= columns || text === "") return [];
      const room = sheet.columnWidths.slice(column, columns).reduce((sum, width) => sum + width, 0);
      const wide = calibriDigits(text) + 2 * (cell.indent ?? 0);
      return wide > room ? [`${address(row, column)}, ${(wide - room).toFixed(0)} too long: ${text}`] : [];
    });
    expect(cut.join("\n")).toBe("");
  });
});

describe.each(sheets)("%s", (_name, sheet) => {
  const { area } = sheet.print;

  it.each(printed(sheet))("prints at 8 points or more on $paper, and begins with its answer", (on) => {
    expect(on.scale * FONT_POINTS).toBeGreaterThanOrEqual(LEAST_POINTS);
    const last = Math.max(
      0,
      ...cellsOf(sheet).flatMap(({ cell, row }) => (cell.role === "status" ? [row] : [])),
    );
    expect(on.pages[last]).toBe(1);
  });

  it.each(printed(sheet))("cuts no chart at the end of a page of $paper, nor at its side", ({ pages }) => {
    const cut = sheet.charts.filter(({ anchor: { row, column, rows, columns } }) => {
      const within = pages.slice(row, row + rows);
      return column + columns > area.columns || within.length < rows || new Set(within).size > 1;
    });
    expect(cut.map(({ name }) => name)).toEqual([]);
  });

  it("prints what is added to the table with which it ends", () => {
    const ends = sheet.tables.some(({ range }) => range.row + range.rows === area.rows);
    expect(sheet.print.grows ?? false).toBe(ends);
  });

  it("has rows of one height: no word of a label or an entry is broken off or wrapped", () => {
    const broken = cellsOf(sheet).flatMap(({ cell, row, column }) => {
      const text = String(cell.value ?? "");
      if (!["label", "unit", "inputText", "totalLabel", "stated"].includes(cell.role) || text === "")
        return [];
      const wide = calibriDigits(text, bold(cell.role)) + 2 * (cell.indent ?? 0);
      return wide > sheet.columnWidths[column]!
        ? [`${address(row, column)}: ${text} needs ${wide.toFixed(1)}`]
        : [];
    });
    expect(broken.join("\n")).toBe("");
    const tall = sheet.rowHeights.filter(
      ({ row }) => !sheet.cells[row]!.some((cell) => cell && /^header|^answer$/.test(cell.role)),
    );
    // Notes of a record may be as long as what it has to say.
    if (!results.some(([, one]) => one === sheet)) expect(tall).toEqual([]);
  });
});

describe.each(answered)("%s", (_name, sheet) => {
  it("answers on the first screen, with its chart", () => {
    const last = Math.max(
      ...cellsOf(sheet).flatMap(({ cell, row }) => (cell.role === "status" ? [row] : [])),
    );
    const charts = sheet.charts.filter(({ anchor }) => anchor.row <= last);
    expect(charts.length).toBe(Math.min(1, sheet.charts.length));
    for (const { anchor } of charts) {
      expect(anchor.row + anchor.rows).toBeLessThanOrEqual(SCREEN.rows);
      const right = sheet.columnWidths
        .slice(0, anchor.column + anchor.columns)
        .reduce((sum, width) => sum + width * PIXELS_PER_DIGIT + 5, 0);
      expect(right).toBeLessThanOrEqual(SCREEN.width);
    }
    expect(last).toBeLessThan(SCREEN.rows);
  });

  it("has notes in one line, last in their rows, beside what they speak of", () => {
    const notes = sheet.cells.flatMap((line, row) => {
      const own = line.slice(0, sheet.print.area.columns + 1);
      const note = own.findIndex((cell) => cell?.role === "note" || cell?.role === "remark");
      return note < 0 ? [] : [{ at: address(row, note), first: own[note]!.role, after: own.slice(note + 1) }];
    });
    expect(notes.length).toBeGreaterThan(2);
    for (const { at, first, after } of notes) {
      expect(first, at).toBe("remark");
      expect(
        after.every((cell) => cell === null),
        at,
      ).toBe(true);
    }
  });

  it("has no wall of OK: a check speaks when it fails", () => {
    const ok = cellsOf(sheet).filter(
      ({ cell }) => /"OK"(?!,)/.test(cell.formula ?? "") && cell.role === "check",
    );
    expect(ok).toEqual([]);
  });
});
