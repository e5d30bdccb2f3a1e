/** Copies of sheets, and names that hold formulas: what takes a workbook that calculates. */
import { afterEach, describe, expect, it } from "vitest";
import { openWorkbook, type TestWorkbook } from "../../support/workbook";
import { errorCode } from "./bench";

describe("a sheet's copy", () => {
  let workbook: TestWorkbook;
  afterEach(() => workbook.dispose());

  it("stands where it is asked for, with tables, links and page of its own", async () => {
    workbook = openWorkbook({ functions: null });
    await Excel.run(async (context) => {
      const { worksheets } = context.workbook;
      const sheet = worksheets.getActiveWorksheet();
      sheet.getRange("A1:B2").values = [
        ["Item", "Cost"],
        ["GPU", 7],
      ];
      const table = sheet.tables.add("A1:B2", true);
      table.name = "Costs";
      table.highlightFirstColumn = true;
      sheet.getRange("D1").hyperlink = { address: "https://example.com", textToDisplay: "source" };
      sheet.pageLayout.orientation = "Landscape";
      worksheets.add("Last");
      await context.sync();
      const [copy, first, end] = [sheet.copy("After", sheet), sheet.copy("Beginning"), sheet.copy("End")];
      copy.name = "Copy";
      copy.load("name,position");
      first.load("position");
      end.load("position");
      await context.sync();
      expect([first.position, copy.position, end.position]).toEqual([0, 2, 4]);
      const own = copy.tables.getItemAt(0).load("name,highlightFirstColumn");
      const link = copy.getRange("D1").load("hyperlink");
      const total = copy.getRange("B2");
      total.values = [[100]];
      const before = sheet.getRange("B2").load("values");
      copy.pageLayout.load("orientation");
      await context.sync();
      expect(own.name).not.toBe("Costs");
      expect(own.highlightFirstColumn).toBe(true);
      expect(link.hyperlink.address).toBe("https://example.com");
      expect(copy.pageLayout.orientation).toBe("Landscape");
      expect(before.values).toEqual([[7]]);
    });
  });

  it("is as complete when the user makes it, protection included", async () => {
    workbook = openWorkbook({ functions: null });
    const { book } = workbook;
    await Excel.run(async (context) => {
      const sheet = context.workbook.worksheets.getActiveWorksheet();
      sheet.getRange("D1").hyperlink = { address: "https://example.com", textToDisplay: "source" };
      sheet.getRange("A1").style = "Good";
      sheet.pageLayout.orientation = "Landscape";
      sheet.protection.protect({ allowInsertRows: true });
      await context.sync();
    });
    book.engine.commands.syncExecuteCommand("sheet.command.copy-sheet", { subUnitId: book.sheets()[0]!.id });
    await Excel.run(async (context) => {
      const copy = context.workbook.worksheets.getItem("Sheet1 (2)");
      const link = copy.getRange("D1").load("hyperlink");
      const cell = copy.getRange("A1").load("style");
      copy.load("pageLayout/orientation,protection/protected,protection/options");
      await context.sync();
      expect([link.hyperlink.address, cell.style]).toEqual(["https://example.com", "Good"]);
      expect(copy.pageLayout.orientation).toBe("Landscape");
      expect([copy.protection.protected, copy.protection.options.allowInsertRows]).toEqual([true, true]);
    });
  });

  it("needs a sheet to stand beside", async () => {
    workbook = openWorkbook({ functions: null });
    expect(await errorCode((c) => c.workbook.worksheets.getActiveWorksheet().copy("Before"))).toBe(
      "InvalidArgument",
    );
  });
});

describe("names that hold formulas", () => {
  let workbook: TestWorkbook;
  afterEach(() => workbook.dispose());

  it("have the value that the formula gives, and follow what it depends on", async () => {
    workbook = openWorkbook({ functions: null });
    await Excel.run(async (context) => {
      const sheet = context.workbook.worksheets.getActiveWorksheet();
      sheet.getRange("A1:A3").values = [[1], [2], [3]];
      const { names } = context.workbook;
      names.add("Total", "=SUM(Sheet1!$A$1:$A$3)");
      names.add("Mean", "=AVERAGE(Sheet1!$A$1:$A$3)/4");
      names.add("Rows", "=Sheet1!$A$1:$A$3*2");
      names.add("Wrong", "=1/0");
      names.add("Words", '=UPPER("gpu")');
      names.add("Rate", "=10%");
      await context.sync();
      const items = ["Total", "Mean", "Rows", "Wrong", "Words", "Rate"].map((name) =>
        names.getItem(name).load("type,value,arrayValues"),
      );
      await context.sync();
      expect(items.map((item) => [item.type, item.value])).toEqual([
        ["Integer", 6],
        ["Double", 0.5],
        ["Array", 2],
        ["Error", "#DIV/0!"],
        ["String", "GPU"],
        ["Double", 0.1],
      ]);
      const rows = names.getItem("Rows").arrayValues.load("values,types");
      sheet.getRange("A1").values = [[10]];
      items[0]!.load("value");
      await context.sync();
      expect(rows.values).toEqual([[2], [4], [6]]);
      expect(rows.types).toEqual([["Double"], ["Double"], ["Double"]]);
      expect(items[0]!.value).toBe(15);
      // The cells go on as before.
      sheet.getRange("B1").formulas = [["=Total+1"]];
      const cell = sheet.getRange("B1").load("values");
      await context.sync();
      expect(cell.values).toEqual([[16]]);
    });
  });
});
