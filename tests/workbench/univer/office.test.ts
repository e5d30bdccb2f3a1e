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
});
