import { describe, expect, it } from "vitest";
import { bench, errorCode } from "./bench";

const sheetOf = (context: Excel.RequestContext) => context.workbook.worksheets.getActiveWorksheet();

/** A table "Costs" in A1:C3 with a calculated column. */
async function costs(context: Excel.RequestContext): Promise<Excel.Table> {
  const sheet = sheetOf(context);
  sheet.getRange("A1:C1").values = [["Item", "Cost", "Double"]];
  sheet.getRange("A2:B3").values = [
    ["GPU", 10],
    ["Data", 20],
  ];
  const table = sheet.tables.add("A1:C3", true);
  table.name = "Costs";
  sheet.getRange("C2:C3").formulas = [["=B2*2"], ["=B3*2"]];
  await context.sync();
  return table;
}

describe("defined names", () => {
  it.each([
    ["Budget", "none"],
    ["_x.y", "none"],
    ["Größe", "none"],
    ["ROI70", "InvalidArgument"],
    ["R1C1", "InvalidArgument"],
    ["R", "InvalidArgument"],
    ["c", "InvalidArgument"],
    ["two words", "InvalidArgument"],
    ["1st", "InvalidArgument"],
    ["a-b", "InvalidArgument"],
    ["TRUE", "InvalidArgument"],
    ["", "InvalidArgument"],
    ["x".repeat(256), "InvalidArgument"],
    ["COSTS", "ItemAlreadyExists"],
    ["taken", "ItemAlreadyExists"],
  ])("may one be called %j: %s", async (name, code) => {
    bench();
    await Excel.run(async (context) => {
      await costs(context);
      context.workbook.names.add("Taken", sheetOf(context).getRange("A1"));
      await context.sync();
    });
    expect(await errorCode((c) => c.workbook.names.add(name, sheetOf(c).getRange("F1")))).toBe(code);
  });

  it("lead to cells, constants or nothing", async () => {
    const { book } = bench();
    book.addSheet("My sheet");
    await Excel.run(async (context) => {
      const { names } = context.workbook;
      const items = [
        names.add("Cells", context.workbook.worksheets.getItem("My sheet").getRange("B2:C3"), "A note"),
        names.add("Rate", "=0.1"),
        names.add("Word", '="a ""b"""'),
        names.add("Flag", "=TRUE"),
        names.add("Gone", "=#REF!"),
      ].map((n) => n.load("name,type,value,formula,scope,comment,visible"));
      const range = items[0]!.getRange().load("address");
      const none = items[1]!.getRangeOrNullObject();
      await context.sync();
      expect(items.map((n) => [n.type, n.value])).toEqual([
        ["Range", "'My sheet'!$B$2:$C$3"],
        ["Double", 0.1],
        ["String", 'a "b"'],
        ["Boolean", true],
        ["Error", "#REF!"],
      ]);
      expect(items[0]!.toJSON()).toMatchObject({
        formula: "='My sheet'!$B$2:$C$3",
        scope: "Workbook",
        comment: "A note",
        visible: true,
      });
      expect(range.address).toBe("'My sheet'!B2:C3");
      expect(none.isNullObject).toBe(true);
      items[1]!.formula = "=0.2";
      items[1]!.comment = "better";
      items[2]!.delete();
      names.load("items/name");
      items[1]!.load("value,comment");
      await context.sync();
      expect(names.items.map((n) => n.name)).toEqual(
        ["Cells", "Rate", "Flag", "Gone"].sort(byOrderOf(book.names())),
      );
      expect([items[1]!.value, items[1]!.comment]).toEqual([0.2, "better"]);
    });
    expect(await errorCode((c) => c.workbook.names.getItem("Rate").getRange().load("address"))).toBe(
      "ItemNotFound",
    );
    expect(await errorCode((c) => c.workbook.names.add("Bad", "=SUM("))).toBe("InvalidArgument");
    expect(await errorCode((c) => c.workbook.names.add("Bad", "no formula"))).toBe("InvalidArgument");
  });

  it("of a sheet stand beside those of the workbook, and come first on their sheet", async () => {
    bench();
    await Excel.run(async (context) => {
      const sheet = sheetOf(context);
      context.workbook.names.add("Rate", sheet.getRange("A1"));
      const own = sheet.names.add("Rate", sheet.getRange("B1")).load("scope");
      const range = sheet.getRange("Rate").load("address");
      const all = context.workbook.names.getCount();
      const here = sheet.names.getCount();
      await context.sync();
      expect(own.scope).toBe("Worksheet");
      expect(range.address).toBe("Sheet1!B1");
      expect([all.value, here.value]).toEqual([1, 1]);
    });
  });
});

const byOrderOf = (list: { name: string }[]) => (a: string, b: string) =>
  list.findIndex((n) => n.name === a) - list.findIndex((n) => n.name === b);

describe("tables", () => {
  it("name what they make, and follow names on the same terms as ranges", async () => {
    bench();
    await Excel.run(async (context) => {
      const table = await costs(context);
      table.load("name,style,showBandedRows,showFilterButton,showHeaders,showTotals,id");
      const ranges = [
        table.getRange(),
        table.getHeaderRowRange(),
        table.getDataBodyRange(),
        table.columns.getItem("cost").getDataBodyRange(),
        table.columns.getItemAt(2).getHeaderRowRange(),
        table.rows.getItemAt(1).getRange(),
      ].map((r) => r.load("address"));
      await context.sync();
      expect(table.toJSON()).toMatchObject({
        name: "Costs",
        style: "TableStyleMedium2",
        showBandedRows: true,
        showFilterButton: true,
        showHeaders: true,
        showTotals: false,
      });
      expect(ranges.map((r) => r.address.slice(7))).toEqual([
        "A1:C3",
        "A1:C1",
        "A2:C3",
        "B2:B3",
        "C1",
        "A3:C3",
      ]);
      context.workbook.names.add("Budget", "=1");
      await context.sync();
    });
    for (const [name, code] of [
      ["TCO2026", "InvalidArgument"],
      ["two words", "InvalidArgument"],
      ["budget", "ItemAlreadyExists"],
      ["COSTS", "none"],
    ] as const)
      expect(await errorCode((c) => (c.workbook.tables.getItemAt(0).name = name))).toBe(code);
    expect(await errorCode((c) => (c.workbook.tables.getItem("Costs").style = "Nice"))).toBe(
      "InvalidArgument",
    );
  });

  it("overlap neither each other nor merged cells", async () => {
    bench();
    await Excel.run(async (context) => {
      await costs(context);
      sheetOf(context).getRange("F1:G1").merge();
      await context.sync();
    });
    expect(await errorCode((c) => sheetOf(c).tables.add("C3:D5", true))).toBe("MergedRangeConflict");
    expect(await errorCode((c) => sheetOf(c).tables.add("F1:G4", true))).toBe("MergedRangeConflict");
    expect(await errorCode((c) => sheetOf(c).tables.add("nonsense", true))).toBe("InvalidArgument");
    expect(await errorCode((c) => sheetOf(c).tables.add("E5:F7", true))).toBe("none");
  });

  it("have headers that are text, none empty, none twice", async () => {
    bench();
    await Excel.run(async (context) => {
      const sheet = sheetOf(context);
      sheet.getRange("A1:D2").values = [
        ["Cost", "cost", "", 2026],
        [1, 2, 3, 4],
      ];
      const table = sheet.tables.add("A1:D2", true);
      const header = table.getHeaderRowRange().load("values");
      await context.sync();
      expect(header.values).toEqual([["Cost", "cost2", "Column3", "2026"]]);
      sheet.getRange("A1:C1").values = [["Column3", "Cost", 7]];
      header.load("values");
      table.columns.load("items/name");
      await context.sync();
      expect(header.values).toEqual([["Column3", "Cost", "7", "2026"]]);
      expect(table.columns.items.map((c) => c.name)).toEqual(["Column3", "Cost", "7", "2026"]);
      sheet.getRange("B1:B2").clear("Contents");
      header.load("values");
      await context.sync();
      expect(header.values).toEqual([["Column3", "Column2", "7", "2026"]]);
    });
    expect(await errorCode((c) => (sheetOf(c).getRange("A1").formulas = [["=1"]]))).toBe("InvalidArgument");
  });

  it("without headers get some, and push the data down", async () => {
    bench();
    await Excel.run(async (context) => {
      const sheet = sheetOf(context);
      sheet.getRange("A1:B2").values = [
        [1, 2],
        [3, 4],
      ];
      const table = sheet.tables.add("A1:B2", false);
      const all = table.getRange().load("values,address");
      await context.sync();
      expect(all.address).toBe("Sheet1!A1:B3");
      expect(all.values).toEqual([
        ["Column1", "Column2"],
        [1, 2],
        [3, 4],
      ]);
    });
  });

  it("take rows at the end: cells below give way, formulas and formats go on", async () => {
    bench();
    await Excel.run(async (context) => {
      const table = await costs(context);
      const sheet = sheetOf(context);
      sheet.getRange("A5").values = [["below"]];
      sheet.getRange("B3").numberFormat = [["$#,##0"]];
      sheet.getRange("B3").format.font.italic = true;
      sheet.getRange("B2:B3").dataValidation.rule = { decimal: { formula1: 0, operator: "GreaterThan" } };
      await context.sync();
      const row = table.rows.add(undefined, [
        ["Power", 30, null],
        ["Space", 40, null],
      ] as never);
      row.load("index");
      const body = table.getDataBodyRange().load("formulas,numberFormat,address");
      const below = sheet.getRange("A7").load("values");
      const fresh = sheet.getRange("B5").load("format/font/italic,dataValidation/type");
      table.rows.load("count");
      await context.sync();
      expect(row.index).toBe(2);
      expect(body.address).toBe("Sheet1!A2:C5");
      expect(body.formulas).toEqual([
        ["GPU", 10, "=B2*2"],
        ["Data", 20, "=B3*2"],
        ["Power", 30, "=B4*2"],
        ["Space", 40, "=B5*2"],
      ]);
      expect(body.numberFormat!.map((r) => r[1])).toEqual(["General", "$#,##0", "$#,##0", "$#,##0"]);
      expect(below.values).toEqual([["below"]]);
      expect(fresh.format.font.italic).toBe(true);
      expect(fresh.dataValidation.type).toBe("Decimal");
      expect(table.rows.count).toBe(4);
    });
  });

  it("take rows in between, and over empty cells when they are not to insert", async () => {
    bench();
    await Excel.run(async (context) => {
      const table = await costs(context);
      const sheet = sheetOf(context);
      sheet.getRange("A6").values = [["below"]];
      table.rows.add(0, [["First", 1, null]] as never);
      table.rows.add(-1, [["Last", 9, null]] as never, false);
      const body = table.getDataBodyRange().load("values,formulas");
      const below = sheet.getRange("A7").load("values");
      await context.sync();
      expect(body.formulas!.map((r) => r[0])).toEqual(["First", "GPU", "Data", "Last"]);
      expect(body.formulas!.map((r) => r[2])).toEqual(["=B2*2", "=B3*2", "=B4*2", "=B5*2"]);
      expect(below.values).toEqual([["below"]]);
    });
    expect(
      await errorCode((c) => c.workbook.tables.getItem("Costs").rows.add(undefined, [["too", "short"]])),
    ).toBe("InvalidArgument");
    expect(await errorCode((c) => c.workbook.tables.getItem("Costs").rows.add(9, [["a", 1, 2]]))).toBe(
      "InvalidArgument",
    );
  });

  it("lose rows, but keep one", async () => {
    bench();
    await Excel.run(async (context) => {
      const table = await costs(context);
      table.rows.getItemAt(0).delete();
      const body = table.getDataBodyRange().load("values,address");
      await context.sync();
      expect(body.values![0]![0]).toBe("Data");
      table.rows.getItemAt(0).delete();
      body.load("values");
      const left = table.getDataBodyRange().load("address,values");
      await context.sync();
      expect(left.address).toBe("Sheet1!A2:C2");
      expect(left.values).toEqual([["", "", ""]]);
    });
  });

  it("gain, rename and lose columns", async () => {
    bench();
    await Excel.run(async (context) => {
      const table = await costs(context);
      sheetOf(context).getRange("D2").values = [["beside"]];
      const column = table.columns.add(1, [["Unit"], ["h"], ["TB"]]).load("name,index");
      const beside = sheetOf(context).getRange("E2").load("values");
      table.columns.load("items/name,count");
      await context.sync();
      expect([column.name, column.index]).toEqual(["Unit", 1]);
      expect(table.columns.items.map((c) => c.name)).toEqual(["Item", "Unit", "Cost", "Double"]);
      expect(beside.values).toEqual([["beside"]]);
      table.columns.getItem("Unit").name = "Measure";
      table.columns.getItem("Double").delete();
      table.columns.load("items/name");
      await context.sync();
      expect(table.columns.items.map((c) => c.name)).toEqual(["Item", "Measure", "Cost"]);
    });
    const costsOf = (c: Excel.RequestContext) => c.workbook.tables.getItem("Costs");
    expect(await errorCode((c) => (costsOf(c).columns.getItem("Cost").name = "item"))).toBe(
      "InvalidArgument",
    );
    expect(await errorCode((c) => costsOf(c).columns.getItem("Nope").load("name"))).toBe("ItemNotFound");
  });

  it("are resized, turned into ranges, and deleted", async () => {
    bench();
    await Excel.run(async (context) => {
      const table = await costs(context);
      table.resize("A1:D5");
      const header = table.getHeaderRowRange().load("values");
      await context.sync();
      expect(header.values).toEqual([["Item", "Cost", "Double", "Column4"]]);
      const range = table.convertToRange().load("address,values");
      const count = context.workbook.tables.getCount();
      await context.sync();
      expect(range.address).toBe("Sheet1!A1:D5");
      expect(range.values![1]![0]).toBe("GPU");
      expect(count.value).toBe(0);
    });
    await Excel.run(async (context) => {
      const table = sheetOf(context).tables.add("A1:C3", true);
      await context.sync();
      const touching = sheetOf(context).getRange("C3:F9").getTables().load("items/name");
      await context.sync();
      expect(touching.items).toHaveLength(1);
      table.delete();
      const cells = sheetOf(context).getRange("A1:C3").load("values");
      await context.sync();
      expect(cells.values.flat().every((v) => v === "")).toBe(true);
    });
    bench();
    await Excel.run(async (context) => {
      const table = await costs(context);
      for (const wrong of ["A2:C5", "F1:H4", "A1:C1"]) {
        table.resize(wrong);
        await expect(context.sync()).rejects.toMatchObject({ code: "InvalidArgument" });
      }
    });
  });
});
