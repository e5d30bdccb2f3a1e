import { afterEach, describe, expect, it } from "vitest";
import { openWorkbook, type TestWorkbook } from "../../support/workbook";
import { TEST_FUNCTIONS } from "./support";

let bench: TestWorkbook;
afterEach(() => bench.dispose());

describe("office.js over the engine", () => {
  it("writes a sheet with formulas, a table and a name, and reads the results", async () => {
    bench = openWorkbook({ functions: TEST_FUNCTIONS });
    const { Excel } = bench;
    const read = await Excel.run(async (context) => {
      const sheet = context.workbook.worksheets.add("Model");
      sheet.getRange("A1:D1").values = [["Item", "Before", "After", "Saved"]];
      sheet.getRange("A2:C3").values = [
        ["a", 10, 4],
        ["b", 20, 5],
      ];
      const table = sheet.tables.add("A1:D3", true);
      table.name = "Costs";
      sheet.getRange("D2:D3").formulas = [["=T_MINUS([@Before],[@After])"], ["=T_MINUS([@Before],[@After])"]];
      sheet.getRange("A5:B5").formulas = [["Total", "=SUM(Costs[Saved])"]];
      context.workbook.names.add("Total", sheet.getRange("B5"));
      sheet.getRange("B6").formulas = [["=Total*2"]];
      const range = sheet.getRange("A1:D6");
      range.load("values,formulas");
      await context.sync();
      return { values: range.values, formulas: range.formulas };
    });
    expect(read.values.slice(1, 3).map((r) => r[3])).toEqual([6, 15]);
    expect(read.values[4]).toEqual(["Total", 21, "", ""]);
    expect(read.values[5]?.[1]).toBe(42);
    expect(read.formulas[1]?.[3]).toBe("=T_MINUS([@Before],[@After])");
  });

  it("extends conditional formats over rows that a table gets, at either end", async () => {
    bench = openWorkbook({ functions: null });
    const { Excel, book } = bench;
    const rules = () =>
      book
        .active()
        .conditionalRules()
        .map((rule) => rule.at);
    await Excel.run(async (context) => {
      const sheet = context.workbook.worksheets.getActiveWorksheet();
      sheet.getRange("A1:B3").values = [
        ["a", "b"],
        [1, 2],
        [5, 6],
      ] as never;
      const table = sheet.tables.add("A1:B3", true);
      const format = sheet.getRange("B2:B3").conditionalFormats.add("CellValue");
      format.cellValue.format.fill.color = "#FF0000";
      format.cellValue.rule = { formula1: "=5", operator: "GreaterThan" };
      const beside = sheet.getRange("D2:D3").conditionalFormats.add("CellValue");
      beside.cellValue.rule = { formula1: "=5", operator: "GreaterThan" };
      format.load("id");
      await context.sync();
      table.rows.add(undefined, [
        [7, 8],
        [9, 10],
      ]);
      table.rows.add(0, [[0, 0]]);
      table.rows.add(2, [[3, 3]]);
      const range = sheet.getRange("B2").conditionalFormats.getItem(format.id).getRange().load("address");
      await context.sync();
      expect(range.address).toBe("Sheet1!B2:B7");
    });
    expect(rules()).toEqual([[{ r: 1, c: 3, h: 2, w: 1 }], [{ r: 1, c: 1, h: 6, w: 1 }]]);
  });

  it("formats whole columns and sheets at once, and reads what cells in them look like", async () => {
    bench = openWorkbook({ functions: null });
    const { Excel } = bench;
    await Excel.run(async (context) => {
      const sheet = context.workbook.worksheets.getActiveWorksheet();
      sheet.getRange("B2").values = [[1]];
      sheet.getRange("B:C").format.fill.color = "yellow";
      sheet.getRange("C3").format.fill.clear();
      sheet.getRange().format.font.name = "Arial";
      const inside = sheet.getRange("C900").load("format/fill/color,format/font/name");
      const mixed = sheet.getRange("C:C").load("format/fill/color,format/font/name");
      const cleared = sheet.getRange("C3").load("format/fill/color");
      const used = sheet.getUsedRange().load("address");
      await context.sync();
      expect([inside.format.fill.color, inside.format.font.name]).toEqual(["#FFFF00", "Arial"]);
      expect([mixed.format.fill.color, mixed.format.font.name]).toEqual(["", "Arial"]);
      expect([cleared.format.fill.color, used.address]).toEqual(["#FFFFFF", "Sheet1!B2:C3"]);
      sheet.getRange("B:C").clear("Formats");
      mixed.load("format/fill/color");
      await context.sync();
      expect(mixed.format.fill.color).toBe("#FFFFFF");
    });
  });

  it("hands over the same look of many single cells at once", async () => {
    bench = openWorkbook({ functions: null });
    const { Excel, book } = bench;
    let mutations = 0;
    book.engine.commands.onCommandExecuted(({ id }) => {
      if (id === "sheet.mutation.set-range-values") mutations++;
    });
    await Excel.run(async (context) => {
      const sheet = context.workbook.worksheets.getActiveWorksheet();
      for (let i = 0; i < 300; i++) {
        const { format } = sheet.getCell(i, 1);
        format.fill.color = i < 200 ? "#FFFF00" : "#00FF00";
        format.font.bold = true;
      }
      await context.sync();
    });
    expect(mutations).toBe(2);
    expect([0, 199, 200, 299].map((r) => book.active().styleAt(r, 1).fill)).toEqual([
      "#FFFF00",
      "#FFFF00",
      "#00FF00",
      "#00FF00",
    ]);
  });

  it("is one undo step a request", async () => {
    bench = openWorkbook({ functions: TEST_FUNCTIONS });
    const { Excel, book } = bench;
    await Excel.run(async (context) => {
      const sheet = context.workbook.worksheets.add("Model");
      sheet.getRange("A1:B2").values = [
        ["x", 1],
        ["y", 2],
      ];
      sheet.getRange("A1:B1").format.fill.color = "#1F4E78";
      await context.sync();
    });
    book.engine.commands.syncExecuteCommand("univer.command.undo");
    await book.settle();
    expect(book.sheets().map((s) => s.name)).toEqual(["Sheet1"]);
  });

  it.each<[string, (sheet: Excel.Worksheet) => void]>([
    ["deleting a sheet", (sheet) => sheet.delete()],
    ["copying a sheet", (sheet) => void sheet.copy()],
    ["protecting a sheet", (sheet) => sheet.protection.protect()],
  ])("has nothing to undo after %s, as no Excel has", async (_, work) => {
    bench = openWorkbook({ functions: TEST_FUNCTIONS });
    const { Excel, book } = bench;
    const type = (value: number) =>
      Excel.run(async (context) => {
        context.workbook.worksheets.getItem("Sheet1").getRange("A1").values = [[value]];
        await context.sync();
      });
    const undone = async () => {
      book.engine.commands.syncExecuteCommand("univer.command.undo");
      await book.settle();
      const [cells] = book.sheets()[0]!.read({ r: 0, c: 0, h: 1, w: 2 });
      return [...cells!.map(({ value }) => value), book.sheets().length];
    };
    await Excel.run(async (context) => {
      context.workbook.worksheets.add("Model");
      await context.sync();
    });
    await type(1);
    await Excel.run(async (context) => {
      work(context.workbook.worksheets.getItem("Model"));
      context.workbook.worksheets.getItem("Sheet1").getRange("B1").values = [[3]];
      await context.sync();
    });
    const sheets = book.sheets().length;
    expect(await undone()).toEqual([1, 3, sheets]);
    await type(2);
    expect(await undone()).toEqual([1, 3, sheets]);
  });
});
