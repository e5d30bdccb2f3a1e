import { describe, expect, it } from "vitest";
import { bench, errorCode } from "./bench";

const sheetOf = (context: Excel.RequestContext) => context.workbook.worksheets.getActiveWorksheet();

/** Writes to a range and reads it back. */
async function write(address: string, property: "values" | "formulas", input: unknown) {
  return Excel.run(async (context) => {
    const range = sheetOf(context).getRange(address);
    range[property] = input as never;
    range.load("values,formulas,numberFormat,valueTypes,text");
    await context.sync();
    return range.toJSON();
  });
}

describe("writing cells", () => {
  it("fills a range with one value", async () => {
    bench();
    expect((await write("A1:B2", "values", 7)).values).toEqual([
      [7, 7],
      [7, 7],
    ]);
  });

  it("leaves cells alone where the array has null, and empties them where it has nothing", async () => {
    bench();
    await write("A1:C1", "values", [[1, 2, 3]]);
    const seen = await write("A1:C1", "values", [[null, "", 9]]);
    expect(seen.values).toEqual([[1, "", 9]]);
    expect(seen.valueTypes).toEqual([["Double", "Empty", "Double"]]);
  });

  it.each([
    ["too few rows", [[1, 2]]],
    [
      "too many columns",
      [
        [1, 2, 3],
        [4, 5, 6],
      ],
    ],
    ["ragged rows", [[1, 2], [3]]],
    ["one value in an array", [[1]]],
    ["one dimension", [1, 2]],
    [
      "an object",
      [
        [{}, 1],
        [1, 1],
      ],
    ],
    [
      "a text longer than a cell takes",
      [
        ["x".repeat(32768), 1],
        [1, 1],
      ],
    ],
  ])("refuses %s", async (_what, input) => {
    bench();
    expect(await errorCode((c) => (sheetOf(c).getRange("A1:B2").values = input as never))).toBe(
      "InvalidArgument",
    );
  });

  it("reads text as if it were typed, and gives General cells the format of what was typed", async () => {
    bench();
    const seen = await write("A1:E1", "values", [["5%", "1,234", "TRUE", "=A1*2", "'=A1"]]);
    expect(seen.values).toEqual([[0.05, 1234, true, 0, "=A1"]]);
    expect(seen.formulas![0]![3]).toBe("=A1*2");
    expect(seen.numberFormat).toEqual([["0%", "#,##0", "General", "General", "General"]]);
  });

  it("keeps a format that is there, and takes everything as text in cells formatted as text", async () => {
    bench();
    await Excel.run(async (context) => {
      sheetOf(context).getRange("A1:B1").numberFormat = [["0.00", "@"]];
      await context.sync();
    });
    const seen = await write("A1:B1", "values", [["5%", "=1+1"]]);
    expect(seen.numberFormat).toEqual([["0.00", "@"]]);
    expect(seen.values).toEqual([[0.05, "=1+1"]]);
    expect(seen.formulas).toEqual([[0.05, "=1+1"]]);
  });

  it("refuses malformed formulas", async () => {
    bench();
    expect(await errorCode((c) => (sheetOf(c).getRange("A1").formulas = [["=SUM("]]))).toBe(
      "InvalidArgument",
    );
    expect(await errorCode((c) => (sheetOf(c).getRange("A1").formulas = [["=[@Cost]"]]))).toBe(
      "InvalidArgument",
    );
  });

  it("has no cell values for whole rows and columns, and takes none", async () => {
    bench();
    await Excel.run(async (context) => {
      const column = sheetOf(context).getRange("B:B").load("values,address,rowCount,cellCount");
      const sheet = sheetOf(context).getRange().load("cellCount");
      await context.sync();
      expect(column.values).toBeNull();
      expect(column.address).toBe("Sheet1!B:B");
      expect(column.cellCount).toBe(1_048_576);
      expect(sheet.cellCount).toBe(-1);
    });
    expect(await errorCode((c) => (sheetOf(c).getRange("B:B").values = [["x"]]))).toBe("InvalidArgument");
  });

  it("writes only the first cell of a merged area", async () => {
    const { book } = bench();
    await Excel.run(async (context) => {
      const range = sheetOf(context).getRange("A1:B2");
      range.values = [
        [1, 2],
        [3, 4],
      ];
      range.merge();
      await context.sync();
      range.values = [
        [5, 6],
        [7, 8],
      ];
      await context.sync();
    });
    expect(
      book
        .sheet("Sheet1")
        .read({ r: 0, c: 0, h: 2, w: 2 })
        .flat()
        .map((c) => c.value),
    ).toEqual([5, "", "", ""]);
  });
});

describe("from range to range", () => {
  it.each<[string, (r: Excel.Range) => Excel.Range, string]>([
    ["getCell", (r) => r.getCell(1, 2), "E4"],
    ["getCell outside", (r) => r.getCell(9, 0), "C12"],
    ["getRow", (r) => r.getRow(1), "C4:E4"],
    ["getColumn", (r) => r.getColumn(2), "E3:E6"],
    ["getLastCell", (r) => r.getLastCell(), "E6"],
    ["getLastRow", (r) => r.getLastRow(), "C6:E6"],
    ["getLastColumn", (r) => r.getLastColumn(), "E3:E6"],
    ["getOffsetRange", (r) => r.getOffsetRange(-2, 1), "D1:F4"],
    ["getResizedRange", (r) => r.getResizedRange(-3, 1), "C3:F3"],
    ["getAbsoluteResizedRange", (r) => r.getAbsoluteResizedRange(1, 2), "C3:D3"],
    ["getRowsBelow", (r) => r.getRowsBelow(2), "C7:E8"],
    ["getRowsBelow by default", (r) => r.getRowsBelow(), "C7:E7"],
    ["getRowsAbove", (r) => r.getRowsAbove(2), "C1:E2"],
    ["getColumnsAfter", (r) => r.getColumnsAfter(1), "F3:F6"],
    ["getColumnsBefore", (r) => r.getColumnsBefore(2), "A3:B6"],
    ["getEntireRow", (r) => r.getEntireRow(), "3:6"],
    ["getEntireColumn", (r) => r.getEntireColumn(), "C:E"],
    ["getBoundingRect", (r) => r.getBoundingRect("A9"), "A3:E9"],
    ["getIntersection", (r) => r.getIntersection("D5:H9"), "D5:E6"],
  ])("%s", async (_name, step, address) => {
    bench();
    await Excel.run(async (context) => {
      const range = step(sheetOf(context).getRange("C3:E6")).load("address");
      await context.sync();
      expect(range.address).toBe(`Sheet1!${address}`);
    });
  });

  it.each<[string, (r: Excel.Range) => Excel.Range, string]>([
    ["above the first row", (r) => r.getOffsetRange(-3, 0), "InvalidArgument"],
    ["beyond the last row", (r) => r.getOffsetRange(1_048_576, 0), "InvalidArgument"],
    ["to nothing", (r) => r.getResizedRange(-4, 0), "InvalidArgument"],
    ["to an intersection that is not there", (r) => r.getIntersection("Z1"), "ItemNotFound"],
    ["to the used cells of an empty range", (r) => r.getUsedRange(), "ItemNotFound"],
    ["to a spill that is not there", (r) => r.getCell(0, 0).getSpillingToRange(), "ItemNotFound"],
    ["to the spill of several cells", (r) => r.getSpillingToRange(), "InvalidArgument"],
  ])("does not lead %s", async (_what, step, code) => {
    bench();
    expect(await errorCode((c) => step(sheetOf(c).getRange("C3:E6")).load("address"))).toBe(code);
  });

  it("finds names, tables and their columns by name", async () => {
    bench();
    await Excel.run(async (context) => {
      const sheet = sheetOf(context);
      sheet.getRange("A1:B3").values = [
        ["Item", "Cost (k$)"],
        ["a", 1],
        ["b", 2],
      ];
      sheet.tables.add("A1:B3", true).name = "Costs";
      context.workbook.names.add("Total", sheet.getRange("D4"));
      const ranges = [
        "Total",
        "Costs",
        "Costs[#All]",
        "Costs[Item]",
        "Costs[[#Headers],[Cost (k$)]]",
        "Costs[[Item]:[Cost (k$)]]",
      ].map((name) => sheet.getRange(name).load("address"));
      await context.sync();
      expect(ranges.map((r) => r.address.split("!")[1])).toEqual([
        "D4",
        "A2:B3",
        "A1:B3",
        "A2:A3",
        "B1",
        "A2:B3",
      ]);
    });
  });

  it("refuses addresses that are none, or on another sheet", async () => {
    const { book } = bench();
    book.addSheet("Other");
    for (const address of ["nonsense", "A0", "Other!A1", "Costs[Item]", "A1,B2", ""])
      expect(await errorCode((c) => sheetOf(c).getRange(address).load("address"))).toBe("InvalidArgument");
  });
});

describe("spills", () => {
  it("tell where they go and where they come from", async () => {
    const { book } = bench();
    book.compute = () => [
      [1, 2],
      [3, 4],
    ];
    await Excel.run(async (context) => {
      const sheet = sheetOf(context);
      sheet.getRange("B2").formulas = [["=MATRIX()"]];
      const to = sheet.getRange("B2").getSpillingToRange().load("address,hasSpill,values");
      const from = sheet.getRange("C3").getSpillParent().load("address");
      const none = sheet.getRange("F9").getSpillParentOrNullObject().load("address");
      const some = sheet.getRange("A1:B2").load("hasSpill");
      await context.sync();
      expect(to.address).toBe("Sheet1!B2:C3");
      expect(to.values).toEqual([
        [1, 2],
        [3, 4],
      ]);
      expect(to.hasSpill).toBe(true);
      expect(some.hasSpill).toBeNull();
      expect(from.address).toBe("Sheet1!B2");
      expect(none.isNullObject).toBe(true);
    });
  });
});

describe("used range", () => {
  it("is the cells with content", async () => {
    const { book } = bench();
    await Excel.run(async (context) => {
      const sheet = sheetOf(context);
      const empty = sheet.getUsedRange().load("address");
      const nothing = sheet.getUsedRangeOrNullObject().load("address");
      await context.sync();
      expect(empty.address).toBe("Sheet1!A1");
      expect(nothing.isNullObject).toBe(true);
      sheet.getRange("C3").values = [["x"]];
      sheet.getRange("F9").values = [["y"]];
      const used = sheet.getUsedRange(true).load("address");
      const part = sheet.getRange("A1:E20").getUsedRange().load("address");
      await context.sync();
      expect(used.address).toBe("Sheet1!C3:F9");
      expect(part.address).toBe("Sheet1!C3");
    });
    expect(book.list).toHaveLength(1);
  });
});

describe("precedents and dependents", () => {
  const seed = (context: Excel.RequestContext) => {
    const sheet = sheetOf(context);
    const other = context.workbook.worksheets.add("Other sheet");
    other.getRange("A1").values = [[5]];
    sheet.getRange("A1:A2").values = [[1], [2]];
    context.workbook.names.add("Budget", sheet.getRange("A2"));
    sheet.getRange("B1").formulas = [["=A1*2"]];
    sheet.getRange("C1").formulas = [["=SUM(B1:B3)+'Other sheet'!A1+Budget"]];
    sheet.getRange("D1").formulas = [['=C1&"A1"']];
    return sheet;
  };
  const addresses = async (find: (sheet: Excel.Worksheet) => Excel.WorkbookRangeAreas) => {
    bench();
    return Excel.run(async (context) => {
      const areas = find(seed(context)).load("addresses");
      await context.sync();
      return areas.addresses;
    });
  };
  it("direct precedents", async () =>
    expect(await addresses((s) => s.getRange("C1").getDirectPrecedents())).toEqual([
      "Sheet1!B1:B3,Sheet1!A2",
      "'Other sheet'!A1",
    ]));
  it("all precedents", async () =>
    expect(await addresses((s) => s.getRange("D1").getPrecedents())).toEqual([
      "Sheet1!C1,Sheet1!B1:B3,Sheet1!A2,Sheet1!A1",
      "'Other sheet'!A1",
    ]));
  it("direct dependents", async () =>
    expect(await addresses((s) => s.getRange("A1").getDirectDependents())).toEqual(["Sheet1!B1"]));
  it("all dependents", async () =>
    expect(await addresses((s) => s.getRange("A1").getDependents())).toEqual([
      "Sheet1!B1,Sheet1!C1,Sheet1!D1",
    ]));
  it("none is an error", async () => {
    bench();
    expect(await errorCode((c) => seed(c).getRange("A1").getDirectPrecedents().load("addresses"))).toBe(
      "ItemNotFound",
    );
  });
});

describe("inserting, deleting, copying", () => {
  it("moves what is below, and ranges that the add-in holds move along", async () => {
    bench();
    await Excel.run(async (context) => {
      const sheet = sheetOf(context);
      const held = sheet.getRange("A5:B6");
      held.values = [
        [1, 2],
        [3, 4],
      ];
      sheet.getRange("A1").hyperlink = { address: "https://example.com", textToDisplay: "source" };
      await context.sync();
      const gap = sheet.getRange("1:2").insert("Down");
      held.load("address,values");
      gap.load("address");
      const link = sheet.getRange("A3").load("hyperlink");
      await context.sync();
      expect(gap.address).toBe("Sheet1!1:2");
      expect(held.address).toBe("Sheet1!A7:B8");
      expect(held.values).toEqual([
        [1, 2],
        [3, 4],
      ]);
      expect(link.hyperlink).toEqual({ address: "https://example.com", textToDisplay: "source" });
      sheet.getRange("A7:B7").delete("Up");
      held.load("address");
      await context.sync();
      expect(held.address).toBe("Sheet1!A7:B7");
      sheet.getRange("7:7").delete("Up");
      await context.sync();
      held.load("address");
      await expect(context.sync()).rejects.toMatchObject({ code: "InvalidReference" });
    });
  });

  it("does not tear tables apart", async () => {
    bench();
    await Excel.run(async (context) => {
      sheetOf(context).getRange("B2:C4").values = "x" as never;
      sheetOf(context).tables.add("B2:C4", true);
      await context.sync();
    });
    expect(await errorCode((c) => sheetOf(c).getRange("B1").insert("Down"))).toBe("InsertDeleteConflict");
    expect(await errorCode((c) => sheetOf(c).getRange("A3").insert("Right"))).toBe("InsertDeleteConflict");
    expect(await errorCode((c) => sheetOf(c).getRange("B2:C2").delete("Up"))).toBe("InsertDeleteConflict");
    expect(await errorCode((c) => sheetOf(c).getRange("A1:D1").insert("Down"))).toBe("none");
    expect(await errorCode((c) => sheetOf(c).getRange("A1:B1").merge())).toBe("none");
    expect(await errorCode((c) => sheetOf(c).getRange("A3:B3").merge())).toBe("MergedRangeConflict");
  });

  it("copies values, formulas that move, and formats", async () => {
    bench();
    await Excel.run(async (context) => {
      const sheet = sheetOf(context);
      sheet.getRange("A1:B1").formulas = [[5, "=A1*2"]];
      sheet.getRange("B1").numberFormat = [["0.00"]];
      sheet.getRange("B1").format.font.bold = true;
      sheet.getRange("A3").copyFrom("A1:B1", "Formulas");
      sheet.getRange("D1:D2").copyFrom("B1");
      sheet.getRange("A5").copyFrom(sheet.getRange("A1:B1"), "All", false, true);
      const moved = sheet.getRange("A3:B3").load("formulas,numberFormat");
      const twice = sheet.getRange("D1:D2").load("formulas,numberFormat,format/font/bold");
      const across = sheet.getRange("A5:A6").load("formulas");
      await context.sync();
      expect(moved.formulas).toEqual([[5, "=A3*2"]]);
      expect(moved.numberFormat).toEqual([["General", "General"]]);
      expect(twice.formulas).toEqual([["=C1*2"], ["=C2*2"]]);
      expect(twice.numberFormat).toEqual([["0.00"], ["0.00"]]);
      expect(twice.format.font.bold).toBe(true);
      expect(across.formulas).toEqual([[5], ["=A5*2"]]);
    });
  });
});
