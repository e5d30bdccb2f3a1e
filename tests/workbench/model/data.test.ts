/** What add-ins do with rows of data: sort, filter, find, fill, remove duplicates, find the edge of a region. */
import { afterEach, describe, expect, it } from "vitest";
import type { BookPort } from "../../../src/workbench/model/port";
import { openWorkbook } from "../../support/workbook";
import { bench, errorCode } from "./bench";

const PORTS: [string, () => { book: BookPort; dispose: () => Promise<void> }][] = [
  ["in memory", () => ({ ...bench(), dispose: async () => undefined })],
  ["Univer", () => openWorkbook({ functions: null })],
];

const sheetOf = (context: Excel.RequestContext) => context.workbook.worksheets.getActiveWorksheet();

async function fill(address: string, values: unknown[][]): Promise<void> {
  await Excel.run(async (context) => {
    sheetOf(context).getRange(address).values = values as never;
    await context.sync();
  });
}

async function read(address: string): Promise<unknown[][]> {
  return Excel.run(async (context) => {
    const range = sheetOf(context).getRange(address).load("formulas");
    await context.sync();
    return range.formulas as unknown[][];
  });
}

async function hiddenRows(count: number): Promise<number[]> {
  return Excel.run(async (context) => {
    const rows = Array.from({ length: count }, (_, i) =>
      sheetOf(context)
        .getRange(`A${i + 1}`)
        .load("rowHidden"),
    );
    await context.sync();
    return rows.flatMap((row, i) => (row.rowHidden ? [i + 1] : []));
  });
}

const sort = (address: string, fields: Excel.SortField[], ...more: unknown[]) =>
  Excel.run(async (context) => {
    (sheetOf(context).getRange(address).sort.apply as (...args: unknown[]) => void)(fields, ...more);
    await context.sync();
  });

describe.each(PORTS)("rows of data in a workbook %s", (_name, open) => {
  let port: ReturnType<typeof open>;
  afterEach(() => port.dispose());

  it("sorts numbers before texts before logical values, blanks last in either direction", async () => {
    port = open();
    const mixed = [["pear"], [true], [""], [10], ["Apple"], [2], [false]];
    await fill("A1:A7", mixed);
    await sort("A1:A7", [{ key: 0 }]);
    expect((await read("A1:A7")).flat()).toEqual([2, 10, "Apple", "pear", false, true, ""]);
    await sort("A1:A7", [{ key: 0, ascending: false }]);
    expect((await read("A1:A7")).flat()).toEqual([true, false, "pear", "Apple", 10, 2, ""]);
  });

  it("sorts by several columns, keeps headers, and takes formulas and formats along", async () => {
    port = open();
    await fill("A1:B5", [
      ["Team", "Cost"],
      ["b", 1],
      ["a", 2],
      ["b", 3],
      ["a", 4],
    ]);
    await Excel.run(async (context) => {
      const sheet = sheetOf(context);
      sheet.getRange("C2:C5").formulas = [["=B2*2"], ["=B3*2"], ["=B4*$E$1"], ["=B5*2"]];
      sheet.getRange("A3").format.fill.color = "#FF0000";
      sheet.getRange("B3").numberFormat = [["0.0"]];
      await context.sync();
    });
    await sort("A1:C5", [{ key: 0 }, { key: 1, ascending: false }], false, true);
    expect(await read("A1:C5")).toEqual([
      ["Team", "Cost", ""],
      ["a", 4, "=B2*2"],
      ["a", 2, "=B3*2"],
      ["b", 3, "=B4*$E$1"],
      ["b", 1, "=B5*2"],
    ]);
    await sort("A1:C5", [{ key: 1 }], false, true);
    await Excel.run(async (context) => {
      const red = sheetOf(context).getRange("A3").load("format/fill/color,values");
      const format = sheetOf(context).getRange("B3").load("numberFormat");
      await context.sync();
      expect([red.values, red.format.fill.color, format.numberFormat]).toEqual([
        [["a"]],
        "#FF0000",
        [["0.0"]],
      ]);
    });
  });

  it("sorts columns, texts as numbers, with regard to case, and by colour", async () => {
    port = open();
    await fill("A1:C2", [
      ["'10", "'9", "'x"],
      [1, 2, 3],
    ]);
    await sort("A1:C2", [{ key: 0, dataOption: "TextAsNumber" }], false, false, "Columns");
    expect((await read("A1:C2"))[1]).toEqual([2, 1, 3]);
    await fill("E1:E3", [["b"], ["B"], ["a"]]);
    await sort("E1:E3", [{ key: 0 }], true);
    expect((await read("E1:E3")).flat()).toEqual(["a", "b", "B"]);
    await Excel.run(async (context) => {
      sheetOf(context).getRange("E3").format.fill.color = "yellow";
      await context.sync();
    });
    await sort("E1:E3", [{ key: 0, sortOn: "CellColor", color: "#FFFF00" }]);
    expect((await read("E1:E3")).flat()).toEqual(["B", "a", "b"]);
    expect(
      await errorCode((c) =>
        sheetOf(c)
          .getRange("A1:B2")
          .sort.apply([{ key: 2 }]),
      ),
    ).toBe("InvalidArgument");
  });

  it("sorts a table, remembers how, and sorts it again", async () => {
    port = open();
    await fill("A1:B4", [
      ["Item", "Cost"],
      ["GPU", 30],
      ["Data", 10],
      ["Power", 20],
    ]);
    await Excel.run(async (context) => {
      const table = sheetOf(context).tables.add("A1:B4", true);
      table.sort.apply([{ key: 1, ascending: true }]);
      await context.sync();
      table.getDataBodyRange().getCell(0, 1).values = [[99]];
      table.sort.load("fields,matchCase");
      await context.sync();
      expect(table.sort.fields).toMatchObject([{ key: 1, ascending: true }]);
      table.sort.reapply();
      const body = table.getDataBodyRange().load("values");
      await context.sync();
      expect(body.values).toEqual([
        ["Power", 20],
        ["GPU", 30],
        ["Data", 99],
      ]);
      table.sort.clear();
      table.sort.load("fields");
      await context.sync();
      expect(table.sort.fields).toEqual([]);
    });
  });

  const people = [
    ["Name", "Age", "City"],
    ["Ann", 30, "Bonn"],
    ["Bob", 40, "Rome"],
    ["Cid", 50, "Bonn"],
    ["Dan", 60, ""],
    ["Eve", 30, "Oslo"],
  ];

  it.each([
    [2, { filterOn: "Values", values: ["Bonn", ""] }, [3, 6]],
    [1, { filterOn: "Custom", criterion1: ">30", operator: "And", criterion2: "<=50" }, [2, 5, 6]],
    [1, { filterOn: "Custom", criterion1: "=30", operator: "Or", criterion2: "=60" }, [3, 4]],
    [2, { filterOn: "Custom", criterion1: "=*o*" }, [5]],
    [2, { filterOn: "Custom", criterion1: "<>Bonn" }, [2, 4]],
    [2, { filterOn: "Custom", criterion1: "=" }, [2, 3, 4, 6]],
    [1, { filterOn: "TopItems", criterion1: "2" }, [2, 3, 6]],
    [1, { filterOn: "BottomItems", criterion1: "1" }, [3, 4, 5]],
    [1, { filterOn: "TopPercent", criterion1: "40" }, [2, 3, 6]],
    [1, { filterOn: "Dynamic", dynamicCriteria: "AboveAverage" }, [2, 3, 6]],
    [1, { filterOn: "Dynamic", dynamicCriteria: "BelowAverage" }, [4, 5]],
  ] as [number, Excel.FilterCriteria, number[]][])(
    "filters column %i by %o",
    async (column, criteria, hidden) => {
      port = open();
      await fill("A1:C6", people);
      await Excel.run(async (context) => {
        const { autoFilter } = sheetOf(context);
        autoFilter.apply(sheetOf(context).getRange("A1:C6"), column, criteria);
        autoFilter.load("enabled,isDataFiltered");
        await context.sync();
        expect([autoFilter.enabled, autoFilter.isDataFiltered]).toEqual([true, true]);
      });
      expect(await hiddenRows(7)).toEqual(hidden);
      await Excel.run(async (context) => {
        sheetOf(context).autoFilter.clearCriteria();
        await context.sync();
      });
      expect(await hiddenRows(7)).toEqual([]);
    },
  );

  it("filters by colour and by dates", async () => {
    port = open();
    await fill("A1:A4", [["Day"], ["2026-11-24"], ["2026-12-01"], ["2025-11-24"]]);
    await Excel.run(async (context) => {
      const sheet = sheetOf(context);
      sheet.getRange("A3").format.font.color = "red";
      sheet.autoFilter.apply("A1:A4", 0, {
        filterOn: "Values",
        values: [{ date: "2026-11-24", specificity: "Year" }],
      });
      await context.sync();
      expect(await hiddenRows(4)).toEqual([4]);
      sheet.autoFilter.apply("A1:A4", 0, { filterOn: "FontColor", color: "#FF0000" });
      await context.sync();
      expect(await hiddenRows(4)).toEqual([2, 4]);
      sheet.autoFilter.remove();
      const range = sheet.autoFilter.getRangeOrNullObject();
      await context.sync();
      expect(range.isNullObject).toBe(true);
    });
    expect(await hiddenRows(4)).toEqual([]);
  });

  it("filters columns of a table together, and applies them again when asked", async () => {
    port = open();
    await fill("A1:C6", people);
    await Excel.run(async (context) => {
      const sheet = sheetOf(context);
      const table = sheet.tables.add("A1:C6", true);
      table.columns.getItem("City").filter.applyValuesFilter(["Bonn"]);
      table.columns.getItem("Age").filter.applyCustomFilter(">30");
      const city = table.columns.getItem("City").filter.load("criteria");
      await context.sync();
      expect(city.criteria).toEqual({ filterOn: "Values", values: ["Bonn"] });
      expect(await hiddenRows(6)).toEqual([2, 3, 5, 6]);
      sheet.getRange("C3").values = [["Bonn"]];
      const visible = table.getDataBodyRange().getSpecialCells("Visible").load("address");
      await context.sync();
      expect(visible.address).toBe("Sheet1!A4:C4");
      expect(await hiddenRows(6)).toEqual([2, 3, 5, 6]);
      table.reapplyFilters();
      await context.sync();
      expect(await hiddenRows(6)).toEqual([2, 5, 6]);
      table.columns.getItem("City").filter.clear();
      await context.sync();
      expect(await hiddenRows(6)).toEqual([2, 6]);
      table.clearFilters();
      await context.sync();
      expect(await hiddenRows(6)).toEqual([]);
    });
  });

  it("shows what is seen of a range, as a whole and row by row", async () => {
    port = open();
    await fill("A1:C4", [
      ["Name", "Count", "Twice"],
      ["a", 1, "=B2*2"],
      ["b", 5, "=B3*2"],
      ["c", 7, "=B4*2"],
    ]);
    await Excel.run(async (context) => {
      const sheet = sheetOf(context);
      sheet.autoFilter.apply("A1:C4", 1, { filterOn: "Custom", criterion1: ">2" });
      sheet.getRange("A:A").columnHidden = true;
      const view = sheet.getRange("A1:C4").getVisibleView();
      view.load("formulas,rowCount,columnCount,cellAddresses,formulasR1C1");
      view.rows.load("items/formulas,items/index");
      const parent = view.getRange().load("address");
      await context.sync();
      expect(view.formulas).toEqual([
        ["Count", "Twice"],
        [5, "=B3*2"],
        [7, "=B4*2"],
      ]);
      expect([view.rowCount, view.columnCount, parent.address]).toEqual([3, 2, "Sheet1!A1:C4"]);
      expect(view.cellAddresses[1]).toEqual(["Sheet1!B3", "Sheet1!C3"]);
      expect(view.formulasR1C1[1]).toEqual([5, "=RC[-1]*2"]);
      expect(view.rows.items.map((row) => [row.index, row.formulas[0]![0]])).toEqual([
        [0, "Count"],
        [1, 5],
        [2, 7],
      ]);
    });
  });

  it("moves a filter along with its cells", async () => {
    port = open();
    await fill("A1:C6", people);
    await Excel.run(async (context) => {
      const sheet = sheetOf(context);
      sheet.autoFilter.apply("A1:C6", 2, { filterOn: "Values", values: ["Bonn"] });
      sheet.getRange("A:B").insert("Right");
      const range = sheet.autoFilter.getRange().load("address");
      sheet.autoFilter.load("criteria");
      await context.sync();
      expect(range.address).toBe("Sheet1!C1:E6");
      expect(sheet.autoFilter.criteria.map((c) => c?.filterOn ?? null)).toEqual([null, null, "Values"]);
    });
  });

  it("finds texts in a range, on the sheet, and all of them", async () => {
    port = open();
    await fill("A1:B3", [
      ["Cat", "dog"],
      ["scatter", "cat"],
      ["what?", 12],
    ]);
    await Excel.run(async (context) => {
      const sheet = sheetOf(context);
      const range = sheet.getRange("A1:B3");
      const at = (found: Excel.Range) => found.load("address");
      const seen = [
        at(range.find("cat", {})),
        at(range.find("cat", { matchCase: true, completeMatch: true })),
        at(range.find("cat", { searchDirection: "Backwards" })),
        at(sheet.getRange("A1").find("cat", {})),
        at(range.find("c*r", { completeMatch: false })),
        at(range.find("~?", {})),
      ];
      const all = sheet.findAll("cat", {}).load("address");
      const none = range.findOrNullObject("bird", {});
      const noneAtAll = sheet.findAllOrNullObject("bird", {});
      await context.sync();
      expect(seen.map((found) => found.address.split("!")[1])).toEqual(["A1", "B2", "B2", "A2", "A2", "A3"]);
      expect(all.address).toBe("Sheet1!A1,Sheet1!A2:B2");
      expect([none.isNullObject, noneAtAll.isNullObject]).toEqual([true, true]);
    });
    expect(await errorCode((c) => sheetOf(c).getRange("A1:B3").find("bird", {}))).toBe("ItemNotFound");
  });

  it("replaces texts in constants and formulas, and says in how many cells", async () => {
    port = open();
    await fill("A1:A3", [["red, red"], ["blue"], ['=A1&"red"']]);
    await Excel.run(async (context) => {
      const count = sheetOf(context).getRange("A1:A3").replaceAll("red", "green", {});
      await context.sync();
      expect(count.value).toBe(2);
      const onSheet = sheetOf(context).replaceAll("blue", "7", { completeMatch: true });
      await context.sync();
      expect(onSheet.value).toBe(1);
    });
    expect((await read("A1:A3")).flat()).toEqual(["green, green", 7, '=A1&"green"']);
  });

  it("replaces in numbers as they are edited: in full, however few digits are shown", async () => {
    port = open();
    await fill("A1:B1", [[1234.567, 0.255]]);
    await Excel.run(async (context) => {
      const range = sheetOf(context).getRange("A1:B1");
      range.numberFormat = [["#,##0", "0%"]];
      const count = range.replaceAll("5", "9", {});
      range.load("values");
      await context.sync();
      expect([count.value, range.values]).toEqual([2, [[1234.967, 0.299]]]);
    });
  });

  it.each([
    ["Blanks", undefined, "C1,B2"],
    ["Constants", undefined, "A1:B1,A2"],
    ["Constants", "Numbers", "A1"],
    ["Constants", "LogicalText", "B1,A2"],
    ["Formulas", undefined, "C2"],
  ])("finds the special cells %s %s", async (type, values, expected) => {
    port = open();
    await fill("A1:C2", [
      [1, "x", ""],
      [true, "", "=A1"],
    ]);
    await Excel.run(async (context) => {
      const found = sheetOf(context)
        .getRange("A1:D9")
        .getSpecialCells(type as never, values as never)
        .load("address");
      await context.sync();
      expect(found.address.replaceAll("Sheet1!", "")).toBe(expected);
    });
  });

  it("says when there are no such cells", async () => {
    port = open();
    await fill("A1", [[1]]);
    await Excel.run(async (context) => {
      const none = sheetOf(context).getRange("A1:B2").getSpecialCellsOrNullObject("Formulas");
      await context.sync();
      expect(none.isNullObject).toBe(true);
    });
    expect(await errorCode((c) => sheetOf(c).getRange("A1:B2").getSpecialCells("Formulas"))).toBe(
      "ItemNotFound",
    );
  });

  it("finds the edge of a region as Ctrl+Arrow does, and the region itself", async () => {
    port = open();
    await fill("B2:D4", [
      [1, 2, ""],
      [3, 4, ""],
      ["", "", 5],
    ]);
    await fill("F9", [[9]]);
    await Excel.run(async (context) => {
      const sheet = sheetOf(context);
      const at = (range: Excel.Range) => range.load("address");
      const seen = [
        at(sheet.getRange("B2").getRangeEdge("Down")),
        at(sheet.getRange("B2").getRangeEdge("Right")),
        at(sheet.getRange("B3").getRangeEdge("Down")),
        at(sheet.getRange("A2").getRangeEdge("Right")),
        at(sheet.getRange("D9").getRangeEdge("Left")),
        at(sheet.getRange("B2:C3").getRangeEdge("Up", "B3")),
        at(sheet.getRange("B2").getExtendedRange("Down")),
        at(sheet.getRange("C2").getSurroundingRegion()),
        at(sheet.getRange("F9").getSurroundingRegion()),
      ];
      await context.sync();
      expect(seen.map((range) => range.address.split("!")[1])).toEqual([
        "B3",
        "C2",
        "B1048576",
        "B2",
        "A9",
        "B2",
        "B2:B3",
        "B2:D4",
        "F9",
      ]);
    });
    expect(await errorCode((c) => sheetOf(c).getRange("B2").getRangeEdge("Up", "C9"))).toBe(
      "InvalidArgument",
    );
  });

  it("removes them from whole columns too", async () => {
    port = open();
    await fill("A1:B3", [
      ["a", 1],
      ["A", 2],
      ["b", 3],
    ]);
    await Excel.run(async (context) => {
      const result = sheetOf(context).getRange("A:B").removeDuplicates([0], false).load();
      await context.sync();
      expect(result.toJSON()).toEqual({ removed: 1, uniqueRemaining: 2 });
    });
    expect(await read("A1:B3")).toEqual([
      ["a", 1],
      ["b", 3],
      ["", ""],
    ]);
  });

  it("removes rows that agree in some columns", async () => {
    port = open();
    await fill("A1:C5", [
      ["Name", "City", "Twice"],
      ["Ann", "Bonn", "=A2&A2"],
      ["ann", "bonn", 1],
      ["Bob", "Bonn", "=A4&A4"],
      ["Ann", "Rome", 3],
    ]);
    await Excel.run(async (context) => {
      const result = sheetOf(context).getRange("A1:C5").removeDuplicates([0, 1], true);
      result.load("removed,uniqueRemaining");
      await context.sync();
      expect([result.removed, result.uniqueRemaining]).toEqual([1, 3]);
    });
    expect(await read("A1:C5")).toEqual([
      ["Name", "City", "Twice"],
      ["Ann", "Bonn", "=A2&A2"],
      ["Bob", "Bonn", "=A3&A3"],
      ["Ann", "Rome", 3],
      ["", "", ""],
    ]);
  });

  it.each([
    ["a number alone is copied", [5], "FillDefault", [5, 5, 5, 5]],
    ["a number alone counts in a series", [5], "FillSeries", [5, 6, 7, 8]],
    ["two numbers go on", [1, 3], "FillDefault", [1, 3, 5, 7]],
    ["two numbers are copied", [1, 3], "FillCopy", [1, 3, 1, 3]],
    ["a curve grows", [1, 2], "GrowthTrend", [1, 2, 4, 8]],
    ["days of the week go round", ["Fri"], "FillDefault", ["Fri", "Sat", "Sun", "Mon"]],
    ["months go round", ["Nov", "Jan"], "FillDefault", ["Nov", "Jan", "Mar", "May"]],
    ["a number in a text counts", ["Item 08"], "FillDefault", ["Item 08", "Item 09", "Item 10", "Item 11"]],
    // Microsoft's own examples, in "Fill data automatically in worksheet cells".
    ["quarters go round", ["Qtr3"], "FillDefault", ["Qtr3", "Qtr4", "Qtr1", "Qtr2"]],
    [
      "ordinals count",
      ["1st Period"],
      "FillDefault",
      ["1st Period", "2nd Period", "3rd Period", "4th Period"],
    ],
    ["texts go on each by itself", ["text1", "textA"], "FillDefault", ["text1", "textA", "text2", "textA"]],
    ["times go on by the hour", ["6:00"], "FillDefault", [6 / 24, 7 / 24, 8 / 24, 9 / 24]],
    ["texts are repeated", ["a", "b"], "FillDefault", ["a", "b", "a", "b"]],
    ["formulas move", ["=B1*2"], "FillDefault", ["=B1*2", "=B2*2", "=B3*2", "=B4*2"]],
    // 24 November 2026 is a Tuesday: 46350.
    ["dates count days", ["2026-11-24"], "FillDefault", [46350, 46351, 46352, 46353]],
    ["weekdays leave out weekends", ["2026-11-26"], "FillWeekdays", [46352, 46353, 46356, 46357]],
    ["months keep the last day", ["2027-01-31"], "FillMonths", [46418, 46446, 46477, 46507]],
  ])("fills: %s", async (_what, start, type, expected) => {
    port = open();
    await fill(
      `A1:A${start.length}`,
      start.map((value) => [value]),
    );
    await Excel.run(async (context) => {
      sheetOf(context)
        .getRange(`A1:A${start.length}`)
        .autoFill("A1:A4", type as never);
      await context.sync();
    });
    const filled = (await read("A1:A4")).flat();
    expect(filled).toEqual(expected.map((v) => (typeof v === "number" ? expect.closeTo(v, 9) : v)));
  });

  it("fills to the left and upwards, with formats", async () => {
    port = open();
    await fill("D1:E1", [[7, 9]]);
    await Excel.run(async (context) => {
      const sheet = sheetOf(context);
      sheet.getRange("D1:E1").format.font.bold = true;
      sheet.getRange("D1:E1").autoFill("B1:E1");
      const range = sheet.getRange("B1:E1").load("values,format/font/bold");
      await context.sync();
      expect(range.values).toEqual([[3, 5, 7, 9]]);
      expect(range.format.font.bold).toBe(true);
    });
    expect(await errorCode((c) => sheetOf(c).getRange("D1:E1").autoFill("A5:A6"))).toBe("InvalidArgument");
  });

  it("reads and writes formulas by distance", async () => {
    port = open();
    await Excel.run(async (context) => {
      const sheet = sheetOf(context);
      sheet.getRange("B3").formulas = [['=SUM(A1:$A$2)+B$1&"A1"+SUM(C:C)']];
      const range = sheet.getRange("B3").load("formulasR1C1");
      sheet.getRange("D4:D5").formulasR1C1 = [["=RC[-1]*R1C1"], ["=SUM(R[-4]C:R[-1]C)"]];
      const written = sheet.getRange("D4:D5").load("formulas");
      sheet.getRange("E6").formulasR1C1 = [["=SUM(R[-2]:R3)+SUM(C2:C[13])+SUM(R)+SUM(Sheet1!R[-5]C2)"]];
      const lines = sheet.getRange("E6").load("formulas,formulasR1C1");
      sheet.getRange("F1").formulasR1C1 = [[12]] as never;
      const constant = sheet.getRange("F1").load("formulasR1C1");
      await context.sync();
      expect(range.formulasR1C1).toEqual([['=SUM(R[-2]C[-1]:R2C1)+R1C&"A1"+SUM(C[1])']]);
      expect(written.formulas).toEqual([["=C4*$A$1"], ["=SUM(D1:D4)"]]);
      expect(constant.formulasR1C1).toEqual([[12]]);
      expect(lines.formulas).toEqual([["=SUM(4:$3)+SUM($B:R)+SUM(6:6)+SUM(Sheet1!$B1)"]]);
      expect(lines.formulasR1C1).toEqual([["=SUM(R[-2]:R3)+SUM(C2:C[13])+SUM(R)+SUM(Sheet1!R[-5]C2)"]]);
    });
  });
});

describe("what a workbook calculates with them", () => {
  const workbook = openWorkbook;
  let port: ReturnType<typeof workbook>;
  afterEach(() => port.dispose());

  it("sums what is seen: rows that a filter hides never count, others by the function's number", async () => {
    port = workbook({ functions: null });
    await fill("A1:A6", [["n"], [1], [2], [4], [8], [16]]);
    await fill("C1:F1", [
      ["=SUBTOTAL(9,A2:A6)", "=SUBTOTAL(109,A2:A6)", "=AGGREGATE(9,5,A2:A6)", "=AGGREGATE(9,4,A2:A6)"],
    ]);
    const sums = (work: (sheet: Excel.Worksheet) => void): Promise<unknown[]> =>
      Excel.run(async (context) => {
        const sheet = sheetOf(context);
        work(sheet);
        await context.sync();
        const range = sheet.getRange("C1:F1").load("values");
        await context.sync();
        return range.values.flat();
      });
    expect(await sums((s) => (s.getRange("3:3").rowHidden = true))).toEqual([31, 29, 29, 31]);
    expect(await sums((s) => (s.getRange("3:3").rowHidden = false))).toEqual([31, 31, 31, 31]);
    const filter = { filterOn: "Custom", criterion1: ">3" } as const;
    expect(await sums((s) => s.autoFilter.apply(s.getRange("A1:A6"), 0, filter))).toEqual([28, 28, 28, 28]);
    expect(await sums((s) => s.getRange("2:2").insert("Down"))).toEqual([28, 28, 28, 28]);
    expect(await sums((s) => s.autoFilter.clearCriteria())).toEqual([31, 31, 31, 31]);
  });

  it("leaves alone what a formula spilled: it is no constant, and isn't replaced", async () => {
    port = workbook({ functions: null });
    await fill("A1:B1", [["=SEQUENCE(3)", 2]]);
    await Excel.run(async (context) => {
      const sheet = sheetOf(context);
      await context.sync();
      const constants = sheet.getRange("A1:B3").getSpecialCells("Constants").load("address");
      const count = sheet.getRange("A1:B3").replaceAll("2", "7", {});
      const range = sheet.getRange("A1:B3").load("values");
      await context.sync();
      expect([constants.address, count.value]).toEqual(["Sheet1!B1", 1]);
      expect(range.values).toEqual([
        [1, 7],
        [2, ""],
        [3, ""],
      ]);
    });
  });
});
