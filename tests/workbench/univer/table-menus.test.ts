import { RedoCommand, UndoCommand } from "@univerjs/core";
import {
  AutoFillCommand,
  ClearSelectionAllCommand,
  ClearSelectionContentCommand,
  SetStyleCommand,
} from "@univerjs/sheets";
import { SetNumfmtCommand } from "@univerjs/sheets-numfmt";
import { TableManager } from "@univerjs/sheets-table";
import { afterEach, describe, expect, it } from "vitest";
import { deleteLines } from "../../../src/workbench/univer/keys/changing";
import { openWorkbook, type TestWorkbook } from "../../support/workbook";

let bench: TestWorkbook;
afterEach(() => bench.dispose());

/** What the panel under a header's arrow sends when it is confirmed. */
const panel = (id: string, params: object) =>
  bench.book.engine.commands.executeCommand(id, { unitId: bench.book.engine.unitId, ...params });

async function people(): Promise<{ tableId: string; subUnitId: string }> {
  bench = openWorkbook({ functions: null });
  await bench.Excel.run(async (context) => {
    const sheet = context.workbook.worksheets.getActiveWorksheet();
    sheet.getRange("A1:C5").values = [
      ["Name", "Cost", "Twice"],
      ["Pear", 30, ""],
      ["apple", 10, ""],
      ["Fig", 20, ""],
      ["Kiwi", 5, ""],
    ] as never;
    sheet.tables.add("A1:C5", true).name = "Fruit";
    sheet.getRange("C2:C5").formulas = Array.from({ length: 4 }, () => ["=[@Cost]*2"]) as never;
    sheet.getRange("E1:E2").formulas = [["=SUBTOTAL(9,Fruit[Cost])"], ["=SUM(Fruit[Cost])"]];
    await context.sync();
  });
  const [table] = bench.book.tables();
  return { tableId: table!.id, subUnitId: table!.sheetId };
}

/** Names in order, rows that are hidden, and the subtotal. */
async function seen(): Promise<unknown> {
  await bench.book.settle();
  const sheet = bench.book.active();
  const rows = [1, 2, 3, 4];
  return {
    names: sheet.read({ r: 1, c: 0, h: 4, w: 1 }).map(([cell]) => cell!.value),
    twice: sheet.read({ r: 1, c: 2, h: 4, w: 1 }).map(([cell]) => cell!.value),
    hidden: rows.filter((r) => sheet.rowHeight(r) === 0),
    subtotal: sheet.read({ r: 0, c: 4, h: 1, w: 1 })[0]?.[0]?.value,
    filtered: await bench.Excel.run(async (context) => {
      const { autoFilter } = context.workbook.tables.getItem("Fruit").load("autoFilter/isDataFiltered");
      await context.sync();
      return autoFilter.isDataFiltered;
    }),
  };
}

const AS_TYPED = {
  names: ["Pear", "apple", "Fig", "Kiwi"],
  twice: [60, 20, 40, 10],
  hidden: [],
  subtotal: 65,
  filtered: false,
};

describe("the arrows in a table's header", () => {
  it("sort as Excel does, in one step for undo", async () => {
    const { subUnitId } = await people();
    const range = { startRow: 1, endRow: 4, startColumn: 0, endColumn: 2 };
    const sort = (type: string) =>
      panel("sheet.command.sort-range", { subUnitId, range, orderRules: [{ colIndex: 0, type }] });
    await sort("asc");
    expect(await seen()).toEqual({
      ...AS_TYPED,
      names: ["apple", "Fig", "Kiwi", "Pear"],
      twice: [20, 40, 10, 60],
    });
    await panel(UndoCommand.id, {});
    expect(await seen()).toEqual(AS_TYPED);
    await sort("desc");
    expect(await seen()).toMatchObject({ names: ["Pear", "Kiwi", "Fig", "apple"] });
  });

  it("are at work on a copy of the sheet as well, which undo and redo know", async () => {
    const { tableId, subUnitId } = await people();
    const tableFilter = { filterType: "manual", values: ["10", "20"] };
    await panel("sheet.command.set-table-filter", { tableId, column: 1, tableFilter });
    const { kept } = bench.book;
    const alone = kept!.take();
    await panel("sheet.command.copy-sheet", { subUnitId });
    const both = kept!.take();
    expect(both.split('"values":["10","20"]')).toHaveLength(3);
    for (let i = 0; i < 2; i++) {
      await panel(UndoCommand.id, {});
      expect(kept!.take()).toBe(alone);
      await panel(RedoCommand.id, {});
      expect(kept!.take()).toBe(both);
    }
  });

  it("filter as add-ins do, who see it, and so do subtotals and undo", async () => {
    const { tableId } = await people();
    const filter = (tableFilter?: object) =>
      panel("sheet.command.set-table-filter", { tableId, column: 1, tableFilter });
    await filter({ filterType: "manual", values: ["10", "20"] });
    const filtered = { ...AS_TYPED, hidden: [1, 4], subtotal: 30, filtered: true };
    expect(await seen()).toEqual(filtered);
    await panel(UndoCommand.id, {});
    expect(await seen()).toEqual(AS_TYPED);
    await panel(RedoCommand.id, {});
    expect(await seen()).toEqual(filtered);
    await filter();
    expect(await seen()).toEqual(AS_TYPED);
  });

  it.each([
    ["number", "greaterThan", 10, [2, 4]],
    ["number", "between", [10, 20], [1, 4]],
    ["number", "notBetween", [10, 20], [2, 3]],
    ["number", "topN", 1, [2, 3, 4]],
    ["number", "above", undefined, [2, 4]],
    ["string", "contains", "1", [1, 3, 4]],
    ["string", "notContains", "0", [1, 2, 3]],
    ["date", "before", "1900-01-12T00:00", [1, 3]],
    ["date", "m1", undefined, []],
    ["date", "yearToDate", undefined, [1, 2, 3, 4]],
  ])("filter by a %s that is %s %s", async (conditionType, compareType, expectedValue, hidden) => {
    const { tableId } = await people();
    const tableFilter = {
      filterType: "condition",
      filterInfo: { conditionType, compareType, expectedValue },
    };
    await panel("sheet.command.set-table-filter", { tableId, column: 1, tableFilter });
    expect(await seen()).toMatchObject({ hidden, filtered: true });
  });

  it("come and go with Ctrl+Shift+L, and take along what they filter", async () => {
    const { tableId, subUnitId } = await people();
    const { book } = bench;
    const said: string[] = [];
    book.onRefused = (message) => said.push(message);
    const shown = () => book.tables()[0]?.showFilterButton;
    book.select(subUnitId, { r: 2, c: 1, h: 1, w: 1 });
    await panel("sheet.command.set-table-filter", {
      tableId,
      column: 0,
      tableFilter: { filterType: "manual", values: ["Fig"] },
    });
    // Who draws the arrows asks again when it hears of a change.
    let told = 0;
    const heard = book.engine.get(TableManager).tableThemeChanged$.subscribe(() => told++);
    book.toggleFilter();
    await expect.poll(shown).toBe(false);
    expect(told).toBe(1);
    expect(await seen()).toEqual(AS_TYPED);
    book.toggleFilter();
    await expect.poll(shown).toBe(true);
    expect(told).toBe(2);
    heard.unsubscribe();
    expect(said).toEqual([]);
    book.select(subUnitId, { r: 8, c: 1, h: 1, w: 1 });
    book.toggleFilter();
    expect(said).toEqual([expect.stringContaining("tables only")]);
  });

  it.each<[string, (subUnitId: string) => unknown, number[]]>([
    ["emptied", () => panel(ClearSelectionContentCommand.id, {}), [0, 10, 0, 5]],
    ["emptied with its formats", () => panel(ClearSelectionAllCommand.id, {}), [0, 10, 0, 5]],
    [
      "filled down",
      (subUnitId) => {
        const column = { startColumn: 1, endColumn: 1 };
        const sourceRange = { ...column, startRow: 1, endRow: 1 };
        const targetRange = { ...column, startRow: 1, endRow: 3 };
        return panel(AutoFillCommand.id, { subUnitId, sourceRange, targetRange, applyType: "COPY" });
      },
      [30, 10, 30, 5],
    ],
    ["deleted", () => deleteLines(bench.book), [10, 5]],
  ])("leave alone what is filtered out when rows around it are %s", async (_what, work, costs) => {
    const { tableId, subUnitId } = await people();
    const tableFilter = { filterType: "manual", values: ["30", "20"] };
    await panel("sheet.command.set-table-filter", { tableId, column: 1, tableFilter });
    const { book } = bench;
    const w = costs.length < 4 ? book.engine.workbook.getActiveSheet().getColumnCount() : 1;
    book.select(subUnitId, { r: 1, c: w === 1 ? 1 : 0, h: 3, w });
    await work(subUnitId);
    await book.settle();
    const now = book.active().read({ r: 1, c: 1, h: costs.length, w: 1 });
    expect(now.map(([cell]) => Number(cell!.value))).toEqual(costs);
  });

  it("leave formats alone where rows are filtered out, but not where they are only hidden", async () => {
    const { tableId, subUnitId } = await people();
    const { book } = bench;
    const range = { startRow: 1, endRow: 4, startColumn: 1, endColumn: 1 };
    const bold = (on: boolean) =>
      panel(SetStyleCommand.id, { subUnitId, range, style: { type: "bl", value: Number(on) } });
    const seen = () => [1, 2, 3, 4].map((r) => book.active().styleAt(r, 1).bold === true);
    book.active().setHidden("rows", 2, 1, true);
    await bold(true);
    expect(seen()).toEqual([true, true, true, true]);
    await bold(false);
    const tableFilter = { filterType: "manual", values: ["30", "20"] };
    await panel("sheet.command.set-table-filter", { tableId, column: 1, tableFilter });
    await bold(true);
    expect(seen()).toEqual([true, false, true, false]);
    book.select(subUnitId, { r: 1, c: 1, h: 4, w: 1 });
    const values = [1, 2, 3, 4].map((row) => ({ row, col: 1, pattern: "0%" }));
    await panel(SetNumfmtCommand.id, { subUnitId, values });
    expect([1, 2, 3, 4].map((r) => book.active().read({ r, c: 1, h: 1, w: 1 })[0]![0]!.text)).toEqual([
      "3000%",
      "10",
      "2000%",
      "5",
    ]);
  });

  it("do nothing on a protected sheet, and say so", async () => {
    const { tableId } = await people();
    const said: string[] = [];
    bench.book.onRefused = (message) => said.push(message);
    await bench.Excel.run(async (context) => {
      context.workbook.worksheets.getActiveWorksheet().protection.protect();
      await context.sync();
    });
    const tableFilter = { filterType: "manual", values: ["10"] };
    await panel("sheet.command.set-table-filter", { tableId, column: 1, tableFilter });
    expect(await seen()).toEqual(AS_TYPED);
    expect(said).toHaveLength(1);
  });
});
