import { SetPercentCommand } from "@univerjs/sheets-numfmt";
import fc from "fast-check";
import { afterEach, describe, expect, it } from "vitest";
import type { Rect, Style } from "../../../src/workbench/model/port";
import { followFormats } from "../../../src/workbench/univer/formats/shown";
import { closeAll, open, rect, type Bench } from "./support";

afterEach(closeAll);

const [ROWS, COLUMNS] = [1_048_576, 16_384];
const column = (c: number, w = 1): Rect => ({ r: 0, c, h: ROWS, w });
const row = (r: number, h = 1): Rect => ({ r, c: 0, h, w: COLUMNS });
const SHEET: Rect = { r: 0, c: 0, h: ROWS, w: COLUMNS };

/** How many cells were written while `work` ran. */
function cellsWritten({ book }: Bench, work: () => void): number {
  let count = 0;
  const listener = book.engine.commands.onCommandExecuted(({ id, params }) => {
    if (id !== "sheet.mutation.set-range-values") return;
    for (const cells of Object.values((params as { cellValue: object }).cellValue))
      count += Object.keys(cells as object).length;
  });
  work();
  listener.dispose();
  return count;
}

describe("formats of whole rows, columns and sheets", () => {
  it("are one change each, whatever their size: no cell is written", () => {
    const b = open();
    expect(
      cellsWritten(b, () => {
        b.sheet.setStyle(column(1, 3), { fill: "#FFFF00" });
        b.sheet.setStyle(row(5, 2), { bold: true, locked: false });
        b.sheet.setStyle(SHEET, { fontSize: 9, locked: false });
        b.sheet.clear(SHEET, "formats");
        b.sheet.setStyle(column(0), { edges: { bottom: { style: "thin", color: "#FF0000" } } });
      }),
    ).toBe(0);
    b.sheet.setStyle(row(5, 2), { edges: { bottom: { style: "thin", color: "#FF0000" } } });
    // Where a row crosses a column that speaks of the same, whose formats would hide its.
    expect(
      cellsWritten(b, () =>
        b.sheet.setStyle(row(7), { edges: { top: { style: "thin", color: "#FF0000" } } }),
      ),
    ).toBe(1);
  });

  it("take a line away from a column without another's line in a row that had none", () => {
    const { sheet } = open();
    const line = { style: "thin", color: "#FF0000" } as const;
    sheet.setStyle(SHEET, { edges: { left: line } });
    sheet.clear(row(0), "formats");
    sheet.setStyle(column(0), { edges: { top: { ...line, style: "none" } } });
    expect([0, 1].map((r) => sheet.styleAt(r, 0).edges?.left?.style)).toEqual(["none", "thin"]);
  });

  it("are seen in cells that hold nothing, and stay there when something is written", async () => {
    const { sheet, write } = open();
    sheet.setStyle(column(1), { fill: "#FFFF00", bold: true });
    sheet.setStyle(SHEET, { fontName: "Arial" });
    write("B7", [[1]]);
    for (const r of [0, 6, 900_000])
      expect(sheet.styleAt(r, 1)).toMatchObject({ fill: "#FFFF00", bold: true, fontName: "Arial" });
    expect(sheet.styleAt(0, 0)).toMatchObject({ fill: null, bold: false, fontName: "Arial" });
    expect(sheet.styles(column(1))).toHaveLength(1);
    expect(sheet.styles({ r: 0, c: 0, h: 2, w: 2 })).toHaveLength(2);
  });

  it("count for the used range in their own direction, as in Excel's files", () => {
    const { sheet, write } = open();
    expect(sheet.used(true)).toBeNull();
    sheet.setStyle(column(2), { bold: true });
    expect(sheet.used(true)).toEqual(rect("C1"));
    write("A4", [[1]]);
    expect(sheet.used(true)).toEqual(rect("A4:C4"));
    sheet.setStyle(row(8), { bold: true });
    expect(sheet.used(true)).toEqual(rect("A4:C9"));
    expect(sheet.used()).toEqual(rect("A4"));
    sheet.setStyle(SHEET, { italic: true });
    expect(sheet.used(true)).toEqual(rect("A4:C9"));
  });

  it("go on into inserted rows and columns, with the width of the column before", () => {
    const { sheet, write } = open();
    write("A1", [["a", "b", "c"]]);
    sheet.setStyle(column(0), { fill: "#FFFF00" });
    sheet.setStyle(row(2), { italic: true });
    sheet.setStyle(rect("A1"), { bold: true, locked: false });
    sheet.setColumnWidth(0, 1, 150);
    sheet.setColumnWidth(1, 1, 30);
    sheet.insert(column(1, 2), "right");
    expect([1, 2, 3, 4].map((c) => sheet.columnWidth(c))).toEqual([150, 150, 30, 64]);
    expect(sheet.styleAt(0, 2)).toMatchObject({ fill: "#FFFF00", bold: true, locked: false });
    expect(sheet.styleAt(900, 2)).toMatchObject({ fill: "#FFFF00", bold: false, locked: true });
    expect(sheet.styleAt(0, 3)).toMatchObject({ fill: null, bold: false });
    sheet.insert(row(3), "down");
    expect(sheet.styleAt(3, 700)).toMatchObject({ italic: true });
    expect(sheet.styleAt(4, 700)).toMatchObject({ italic: false });
    sheet.insert(row(1), "down");
    expect(sheet.styleAt(1, 0)).toMatchObject({ bold: true, locked: false });
  });

  it("are taken back by undo", async () => {
    const b = open();
    b.write("A1", [[1]]);
    const before = b.sheet.styles(SHEET);
    await b.book.batch(async () => {
      b.sheet.setStyle(column(0), { fill: "#FFFF00", locked: false });
      b.sheet.setStyle(row(0), { bold: true });
      b.sheet.setStyle(SHEET, { fontSize: 20, locked: false });
    });
    const after = b.sheet.styles(SHEET);
    b.undo();
    expect(b.sheet.styles(SHEET)).toEqual(before);
    b.redo();
    expect(b.sheet.styles(SHEET)).toEqual(after);
  });

  it("unlock all cells but some, for the user's edits too", async () => {
    const b = open();
    b.write("A1", [[1, 2]]);
    b.sheet.setStyle(SHEET, { locked: false });
    b.sheet.setStyle(rect("B1"), { locked: true });
    b.book.protection = { sheet: () => ({}), structure: () => false };
    b.type("A1", 7);
    b.type("B1", 7);
    expect(await b.values("A1:B1")).toEqual([[7, 2]]);
  });
});

describe("what the user formats by the toolbar", () => {
  const lines = (b: Bench, at: Rect) => ({
    startRow: at.r,
    startColumn: at.c,
    endRow: Math.min(at.r + at.h, b.book.engine.sheet(b.sheet.id).getRowCount()) - 1,
    endColumn: Math.min(at.c + at.w, b.book.engine.sheet(b.sheet.id).getColumnCount()) - 1,
  });
  const select = (b: Bench, at: Rect): void => b.book.select(b.sheet.id, at);
  const run = (b: Bench, id: string, params: object = {}): boolean =>
    b.book.engine.commands.syncExecuteCommand(id, params) as boolean;
  const style = (type: string, value: unknown): [string, object] => [
    "sheet.command.set-style",
    { style: { type, value } },
  ];

  it("is the whole column's, row's and sheet's, below what the page has of it too, as one step", () => {
    const b = open();
    b.sheet.setStyle(rect("B3"), { fill: "#00FF00" });
    const count = cellsWritten(b, () => {
      select(b, column(1));
      run(b, ...style("bl", 1));
      select(b, row(4));
      run(b, ...style("it", 1));
      select(b, SHEET);
      run(b, ...style("fs", 20));
    });
    expect(count).toBe(0);
    expect(b.sheet.styleAt(900_000, 1)).toMatchObject({ bold: true, fontSize: 20 });
    expect(b.sheet.styleAt(4, 9_000)).toMatchObject({ italic: true, bold: false });
    b.undo();
    b.undo();
    b.undo();
    expect(b.sheet.styleAt(900_000, 1)).toMatchObject({ bold: false, fontSize: 11 });
    expect(b.sheet.styleAt(2, 1)).toMatchObject({ fill: "#00FF00" });
  });

  it("has number formats and borders of whole columns", () => {
    const b = open();
    select(b, column(2));
    const { endRow } = lines(b, column(2));
    const values = Array.from({ length: endRow + 1 }, (_, r) => ({ row: r, col: 2, pattern: "0.00%" }));
    const mark = run(b, "sheet.command.numfmt.set.numfmt", { values });
    expect([mark, b.sheet.read({ r: 5_000, c: 2, h: 1, w: 1 })[0]![0]!.numberFormat]).toEqual([
      true,
      "0.00%",
    ]);
    run(b, "sheet.command.set-border-basic", {
      value: { type: "outside", color: "#FF0000", style: 1, activeBorderType: true },
    });
    const edge = { style: "thin", color: "#FF0000" };
    expect(b.sheet.styleAt(5_000, 2).edges).toMatchObject({ left: edge, right: edge });
    expect(b.sheet.styleAt(0, 2).edges).toMatchObject({ top: edge, left: edge, right: edge });
    expect(b.sheet.styleAt(5_000, 2).edges?.top?.style).not.toBe("thin");
  });

  it.each([
    // Undo writes the cell, which Univer follows by itself.
    ["B3", ["50%"]],
    ["B1:B200", ["50%", "0.5"]],
    ["A3:Z3", ["50%", "0.5"]],
    ["A1:Z200", ["50%", "0.5"]],
  ])("is told to the bars that show it: %s", async (address, seen) => {
    const b = open();
    b.write("B3", [[0.5]]);
    b.book.select(b.sheet.id, rect(address));
    const [due, shown]: [(() => void)[], string[]] = [[], []];
    followFormats(
      b.book.engine,
      (work) => due.push(work),
      () => shown.push(b.sheet.read(rect("B3"))[0]![0]!.text),
    );
    const inTime = (): void => due.splice(0).forEach((work) => work());
    await b.book.engine.commands.executeCommand(SetPercentCommand.id);
    inTime();
    b.undo();
    inTime();
    expect(shown).toEqual(seen);
  });

  it("is cleared together with what lies beneath", async () => {
    const b = open();
    b.write("B2", [[7]]);
    b.sheet.setStyle(column(1), { fill: "#FFFF00" });
    select(b, rect("B2:B3"));
    run(b, "sheet.command.clear-selection-format");
    expect([b.sheet.styleAt(1, 1).fill ?? null, b.sheet.styleAt(4, 1).fill]).toEqual([null, "#FFFF00"]);
    run(b, ...style("bg", null));
    expect(await b.value("B2")).toBe(7);
    select(b, column(1));
    run(b, "sheet.command.clear-selection-all");
    expect([await b.value("B2"), b.sheet.styleAt(900_000, 1).fill ?? null]).toEqual(["", null]);
    b.undo();
    expect([await b.value("B2"), b.sheet.styleAt(900_000, 1).fill]).toEqual([7, "#FFFF00"]);
  });

  it("is refused on a protected sheet, but what is inserted there looks like what is beside it", () => {
    const b = open();
    b.sheet.setStyle(row(0), { bold: true });
    const refused: string[] = [];
    b.book.protection = { sheet: () => ({ allowInsertRows: true }), structure: () => false };
    b.book.onRefused = (message) => refused.push(message);
    select(b, column(1));
    expect(run(b, ...style("it", 1))).toBe(false);
    expect(b.sheet.styleAt(5, 1)).toMatchObject({ italic: false });
    expect(refused).toHaveLength(1);
    b.book.engine.run("sheet.command.insert-row-by-range", {
      subUnitId: b.sheet.id,
      range: lines(b, row(1)),
      direction: 0,
    });
    expect(b.sheet.styleAt(1, 5)).toMatchObject({ bold: true });
    expect(refused).toHaveLength(1);
  });
});

/** The sheet as seen in a window, and once far away, cell by cell: what was formatted last is seen. */
const PLACES = [...Array(6).keys(), 900];
const line = fc.integer({ min: 0, max: 4 });
const span = fc.integer({ min: 1, max: 2 });
const areas = fc.oneof(
  fc.tuple(line, line, span, span).map(([r, c, h, w]): Rect => ({ r, c, h, w })),
  fc.tuple(line, span).map(([c, w]) => column(c, w)),
  fc.tuple(line, span).map(([r, h]) => row(r, h)),
  fc.constant(SHEET),
);
const edge = fc.constantFrom(
  { style: "none", color: "#000000" } as const,
  { style: "thin", color: "#FF0000" } as const,
);
const styles = fc.record<Style>(
  {
    fill: fc.constantFrom(null, "#FFFF00", "#00FF00"),
    color: fc.constantFrom(null, "#112233"),
    bold: fc.boolean(),
    underline: fc.boolean(),
    wrap: fc.boolean(),
    align: fc.constantFrom("general", "center"),
    fontSize: fc.constantFrom(11, 20),
    locked: fc.boolean(),
    edges: fc.record({ top: edge, left: edge }, { requiredKeys: [] }),
  },
  { requiredKeys: [] },
);

describe("formats by who wrote last", () => {
  it("are what a sheet of nothing but cells would have", () => {
    const { book, write } = open();
    let sheets = 0;
    fc.assert(
      fc.property(
        fc.array(fc.tuple(areas, fc.option(styles, { freq: 5 })), { minLength: 1, maxLength: 8 }),
        (acts) => {
          const sheet = book.addSheet(`Sheet ${++sheets}`);
          write("B2", [[1]], sheet);
          const plain = sheet.styleAt(0, 0);
          const seen = new Map(PLACES.flatMap((r) => PLACES.map((c) => [`${r},${c}`, plain] as const)));
          for (const [at, style] of acts) {
            if (style) sheet.setStyle(at, style);
            else sheet.clear(at, "formats");
            for (const [key, before] of seen) {
              const [r = 0, c = 0] = key.split(",").map(Number);
              if (r < at.r || c < at.c || r >= at.r + at.h || c >= at.c + at.w) continue;
              seen.set(
                key,
                style ? { ...before, ...style, edges: { ...before.edges, ...style.edges } } : plain,
              );
            }
          }
          const black = ({ color, ...rest }: Style): Style => ({ ...rest, color: color ?? "#000000" });
          const found = [...seen.keys()].map((key) => {
            const [r = 0, c = 0] = key.split(",").map(Number);
            return black(sheet.styleAt(r, c));
          });
          expect(found).toEqual([...seen.values()].map(black));
          // Looked at together, each look comes once.
          const all = new Set(found.map((style) => JSON.stringify(style)));
          expect(new Set(sheet.styles(SHEET).map((style) => JSON.stringify(black(style))))).toEqual(all);
          sheet.remove();
        },
      ),
      { numRuns: 60 },
    );
  });
});
