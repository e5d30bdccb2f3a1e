import { expect, it } from "vitest";
import { bench, errorCode } from "./bench";

it("adds a sheet, writes to it and reads it back", async () => {
  bench();
  const seen = await Excel.run(async (context) => {
    const sheet = context.workbook.worksheets.add("Model");
    const range = sheet.getRange("B2:C3");
    range.values = [
      ["Item", "5%"],
      [true, 1234.5],
    ];
    range.load("values,numberFormat,address,valueTypes");
    context.workbook.worksheets.load("items/name");
    await context.sync();
    return { range: range.toJSON(), names: context.workbook.worksheets.items.map((s) => s.name) };
  });
  expect(seen.names).toEqual(["Sheet1", "Model"]);
  expect(seen.range.values).toEqual([
    ["Item", 0.05],
    [true, 1234.5],
  ]);
  expect(seen.range.numberFormat).toEqual([
    ["General", "0%"],
    ["General", "General"],
  ]);
  expect(seen.range.address).toBe("Model!B2:C3");
});

it("keeps ranges usable over several syncs", async () => {
  bench();
  await Excel.run(async (context) => {
    const range = context.workbook.worksheets.getActiveWorksheet().getRange("A1");
    await context.sync();
    range.values = [[1]];
    await context.sync();
    range.load("values");
    await context.sync();
    expect(range.values).toEqual([[1]]);
  });
});

it("answers what is not there with ItemNotFound, and with null objects", async () => {
  bench();
  expect(await errorCode((c) => c.workbook.worksheets.getItem("Nope").load("name"))).toBe("ItemNotFound");
  await Excel.run(async (context) => {
    const sheet = context.workbook.worksheets.getItemOrNullObject("Nope");
    const range = sheet.getRange("A1");
    sheet.load("name");
    range.load("values");
    await context.sync();
    expect(sheet.isNullObject).toBe(true);
    expect(range.isNullObject).toBe(true);
  });
});

it("makes tables, names and formats", async () => {
  const { book } = bench();
  await Excel.run(async (context) => {
    const sheet = context.workbook.worksheets.getActiveWorksheet();
    sheet.getRange("A1:B3").values = [
      ["Item", "Cost"],
      ["GPU", 1],
      ["Data", 2],
    ];
    const table = sheet.tables.add("A1:B3", true);
    table.name = "Costs";
    await context.sync();
    sheet.getRange("C2").formulas = [["=SUM(Costs[Cost])"]];
    context.workbook.names.add("Budget", sheet.getRange("C2"));
    const header = table.getHeaderRowRange();
    header.format.fill.color = "#1F4E78";
    header.format.font.bold = true;
    header.format.borders.getItem("EdgeBottom").style = "Continuous";
    table.rows.add(undefined, [["Power", 3]]);
    await context.sync();
    table.columns.load("items/name");
    const body = table.getDataBodyRange().load("values,address");
    header.load("format/fill/color,format/font/bold");
    await context.sync();
    expect(table.columns.items.map((c) => c.name)).toEqual(["Item", "Cost"]);
    expect(body.values).toEqual([
      ["GPU", 1],
      ["Data", 2],
      ["Power", 3],
    ]);
    expect(header.format.fill.color).toBe("#1F4E78");
    expect(header.format.font.bold).toBe(true);
  });
  expect(book.names()).toMatchObject([{ name: "Budget", formula: "=Sheet1!$C$2" }]);
});
