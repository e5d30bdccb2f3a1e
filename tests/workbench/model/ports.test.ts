import { afterEach, describe, expect, it, vi } from "vitest";
import type { BookPort } from "../../../src/workbench/model/port";
import { openWorkbook } from "../../support/workbook";
import { bench } from "./bench";

/** The model must not care which workbook it stands on: the same requests, the same answers. */
const PORTS: [string, () => { book: BookPort; dispose: () => Promise<void> }][] = [
  ["in memory", () => ({ ...bench(), dispose: async () => undefined })],
  ["Univer", () => openWorkbook({ functions: null })],
];

const sheetOf = (context: Excel.RequestContext) => context.workbook.worksheets.getActiveWorksheet();

async function costs(context: Excel.RequestContext) {
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
  return { sheet, table };
}

describe.each(PORTS)("a workbook %s", (_name, open) => {
  let port: ReturnType<typeof open>;
  afterEach(() => port.dispose());

  it("keeps values, entries and number formats", async () => {
    port = open();
    await Excel.run(async (context) => {
      const range = sheetOf(context).getRange("B2:E3");
      range.values = [
        ["text", 1.5, "5%", "1,234"],
        [true, "'007", "", "2026-11-24"],
      ] as never;
      range.load("values,valueTypes,numberFormat,text");
      await context.sync();
      expect(range.values).toEqual([
        ["text", 1.5, 0.05, 1234],
        [true, "007", "", 46350],
      ]);
      expect(range.valueTypes).toEqual([
        ["String", "Double", "Double", "Double"],
        ["Boolean", "String", "Empty", "Double"],
      ]);
      expect(range.numberFormat).toEqual([
        ["General", "General", "0%", "#,##0"],
        ["General", "General", "General", "m/d/yyyy"],
      ]);
      range.values = [
        [null, null, "", null],
        [null, null, null, 7],
      ] as never;
      range.load("values");
      const used = sheetOf(context).getUsedRange(true).load("address");
      await context.sync();
      expect(range.values).toEqual([
        ["text", 1.5, "", 1234],
        [true, "007", "", 7],
      ]);
      expect(used.address).toBe("Sheet1!B2:E3");
    });
  });

  it("adds table rows: cells below give way, the formulas of a column go on", async () => {
    port = open();
    await Excel.run(async (context) => {
      const { sheet, table } = await costs(context);
      sheet.getRange("A5").values = [["below"]];
      sheet.getRange("F5").values = [["beside"]];
      sheet.getRange("B3").numberFormat = [["$#,##0"]];
      await context.sync();
      table.rows.add(undefined, [
        ["Power", 30, null],
        ["Space", 40, null],
      ] as never);
      const body = table.getDataBodyRange().load("formulas,numberFormat,address");
      const below = sheet.getRange("A7").load("values");
      const beside = sheet.getRange("F5").load("values");
      await context.sync();
      expect(body.address).toBe("Sheet1!A2:C5");
      expect(body.formulas).toEqual([
        ["GPU", 10, "=B2*2"],
        ["Data", 20, "=B3*2"],
        ["Power", 30, "=B4*2"],
        ["Space", 40, "=B5*2"],
      ]);
      expect(body.numberFormat!.map((r) => r[1])).toEqual(["General", "$#,##0", "$#,##0", "$#,##0"]);
      expect([below.values, beside.values]).toEqual([[["below"]], [["beside"]]]);
      table.rows.add(0, [["First", 1, null]] as never);
      table.rows.getItemAt(1).delete();
      const after = table.getDataBodyRange().load("formulas,address");
      await context.sync();
      expect(after.address).toBe("Sheet1!A2:C5");
      expect(after.formulas!.map((r) => r[0])).toEqual(["First", "Data", "Power", "Space"]);
      expect(after.formulas!.map((r) => r[2])).toEqual(["=B2*2", "=B3*2", "=B4*2", "=B5*2"]);
    });
  });

  it("adds, renames and deletes table columns, and resizes tables", async () => {
    port = open();
    await Excel.run(async (context) => {
      const { sheet, table } = await costs(context);
      sheet.getRange("D2").values = [["beside"]];
      table.columns.add(1, [["Unit"], ["h"], ["TB"]]);
      table.columns.load("items/name");
      const beside = sheet.getRange("E2").load("values");
      await context.sync();
      expect(table.columns.items.map((c) => c.name)).toEqual(["Item", "Unit", "Cost", "Double"]);
      expect(beside.values).toEqual([["beside"]]);
      table.columns.getItem("Unit").name = "Measure";
      await context.sync();
      table.columns.getItem("Double").delete();
      table.columns.load("items/name");
      const all = table.getRange().load("address");
      await context.sync();
      expect(table.columns.items.map((c) => c.name)).toEqual(["Item", "Measure", "Cost"]);
      expect(all.address).toBe("Sheet1!A1:C3");
      table.resize("A1:B6");
      const smaller = table.getRange().load("address");
      table.columns.load("items/name");
      await context.sync();
      expect(smaller.address).toBe("Sheet1!A1:B6");
      expect(table.columns.items.map((c) => c.name)).toEqual(["Item", "Measure"]);
    });
  });

  it("keeps several conditional formats in their order", async () => {
    port = open();
    await Excel.run(async (context) => {
      const formats = sheetOf(context).getRange("A1:A9").conditionalFormats;
      for (const word of ["a", "b", "c"]) {
        const format = formats.add("ContainsText");
        format.textComparison.rule = { operator: "Contains", text: word };
        format.textComparison.format.fill.color = "#FFC7CE";
      }
      await context.sync();
      const [first, second, third] = [0, 1, 2].map((i) =>
        formats.getItemAt(i).textComparison.load("rule,format/fill/color"),
      );
      await context.sync();
      expect([first, second, third].map((f) => f!.rule.text)).toEqual(["c", "b", "a"]);
      expect(first!.format.fill.color).toBe("#FFC7CE");
      formats.getItemAt(1).textComparison.rule = { operator: "Contains", text: "B" };
      const again = [0, 1, 2].map((i) => formats.getItemAt(i).textComparison.load("rule"));
      await context.sync();
      expect(again.map((f) => f.rule.text)).toEqual(["c", "B", "a"]);
      formats.clearAll();
      const count = formats.getCount();
      await context.sync();
      expect(count.value).toBe(0);
    });
  });

  it("keeps formats, borders, sizes, merges, freezing and tab colours", async () => {
    port = open();
    await Excel.run(async (context) => {
      const sheet = context.workbook.worksheets.add("Look");
      const range = sheet.getRange("B2:C3");
      range.format.fill.color = "#1F4E78";
      range.format.font.set({
        bold: true,
        italic: true,
        color: "#FFFFFF",
        name: "Arial",
        size: 14,
        underline: "Single",
      });
      range.format.horizontalAlignment = "Center";
      range.format.verticalAlignment = "Top";
      range.format.wrapText = true;
      range.format.indentLevel = 1;
      range.format.borders
        .getItem("EdgeBottom")
        .set({ style: "Continuous", weight: "Medium", color: "#FF0000" });
      range.format.columnWidth = 90;
      range.format.rowHeight = 30;
      range.format.protection.locked = false;
      sheet.getRange("E1:F2").merge();
      sheet.freezePanes.freezeAt("A1:B3");
      sheet.tabColor = "#C00000";
      sheet.showGridlines = false;
      range.load(
        "format/fill/color,format/font,format/horizontalAlignment,format/verticalAlignment,format/wrapText,format/indentLevel,format/columnWidth,format/rowHeight,format/protection/locked",
      );
      const line = range.format.borders.getItem("EdgeBottom").load("style,weight,color");
      const merged = sheet.getRange("F2").getMergedAreasOrNullObject().load("address");
      const frozen = sheet.freezePanes.getLocation().load("address");
      sheet.load("tabColor,showGridlines");
      await context.sync();
      expect(range.format.fill.color).toBe("#1F4E78");
      expect(range.format.font.toJSON()).toMatchObject({
        bold: true,
        italic: true,
        color: "#FFFFFF",
        name: "Arial",
        size: 14,
        underline: "Single",
      });
      expect(range.format.toJSON()).toMatchObject({
        horizontalAlignment: "Center",
        verticalAlignment: "Top",
        wrapText: true,
        indentLevel: 1,
        columnWidth: 90,
        rowHeight: 30,
        protection: { locked: false },
      });
      expect(line.toJSON()).toMatchObject({ style: "Continuous", weight: "Medium", color: "#FF0000" });
      expect(merged.address).toBe("Look!E1:F2");
      expect(frozen.address).toBe("Look!A1:B3");
      expect([sheet.tabColor, sheet.showGridlines]).toEqual(["#C00000", false]);
    });
  });

  it("keeps validation with its messages", async () => {
    port = open();
    await Excel.run(async (context) => {
      const sheet = sheetOf(context);
      const share = sheet.getRange("A1:A3").dataValidation;
      share.rule = { decimal: { formula1: 0, formula2: 1, operator: "Between" } };
      share.prompt = { title: "Share", message: "0 to 1", showPrompt: true };
      share.errorAlert = { title: "No", message: "0 to 1, please", showAlert: true, style: "Stop" };
      sheet.getRange("B1").dataValidation.rule = { list: { inCellDropDown: true, source: "low,high" } };
      sheet.getRange("C1").dataValidation.rule = { custom: { formula: "=C1>A1" } };
      const seen = ["A2", "B1", "C1", "D1"].map((a) =>
        sheet.getRange(a).dataValidation.load("type,rule,prompt,errorAlert"),
      );
      await context.sync();
      expect(seen.map((v) => v.type)).toEqual(["Decimal", "List", "Custom", "None"]);
      expect(seen.map((v) => v.rule)).toEqual([
        { decimal: { formula1: "=0", formula2: "=1", operator: "Between" } },
        { list: { inCellDropDown: true, source: "low,high" } },
        { custom: { formula: "=C1>A1" } },
        {},
      ]);
      expect(seen[0]!.prompt).toEqual({ title: "Share", message: "0 to 1", showPrompt: true });
      expect(seen[0]!.errorAlert).toEqual({
        title: "No",
        message: "0 to 1, please",
        showAlert: true,
        style: "Stop",
      });
    });
  });

  it("tells of edits and of sheets that come and go", async () => {
    port = open();
    const seen: string[] = [];
    await Excel.run(async (context) => {
      const { worksheets } = context.workbook;
      worksheets.onChanged.add(
        async (e) => void seen.push(`${e.changeType} ${e.address} ${e.triggerSource}`),
      );
      worksheets.onAdded.add(async () => void seen.push("added"));
      worksheets.onDeleted.add(async () => void seen.push("deleted"));
      worksheets.onNameChanged.add(async (e) => void seen.push(`${e.nameBefore} is ${e.nameAfter}`));
      await context.sync();
      const sheet = worksheets.add("New");
      sheet.getRange("A1:B2").values = [
        [1, 2],
        [3, 4],
      ];
      sheet.getRange("C1").values = [[5]];
      sheet.getRange("1:1").insert("Down");
      sheet.name = "Newer";
      sheet.delete();
      await context.sync();
    });
    await vi.waitFor(() => expect(seen).toContain("deleted"));
    expect(seen).toEqual([
      "added",
      "RangeEdited A1:B2 ThisLocalAddin",
      "RangeEdited C1 ThisLocalAddin",
      "RowInserted 1:1 ThisLocalAddin",
      "New is Newer",
      "deleted",
    ]);
  });

  it("keeps names of the workbook and of sheets, and hidden sheets", async () => {
    port = open();
    await Excel.run(async (context) => {
      const sheet = context.workbook.worksheets.add("It's here");
      context.workbook.names.add("Rate", sheet.getRange("B2"), "a comment");
      sheet.names.add("Rate", sheet.getRange("C3"));
      context.workbook.names.add("Factor", "=1.5");
      sheet.visibility = "Hidden";
      sheet.load("visibility");
      context.workbook.names.load("items/name,items/formula,items/comment,items/value");
      sheet.names.load("items/name,items/formula");
      await context.sync();
      expect(sheet.visibility).toBe("Hidden");
      expect(context.workbook.names.items.map((n) => [n.name, n.formula, n.value])).toEqual([
        ["Rate", "='It''s here'!$B$2", "'It''s here'!$B$2"],
        ["Factor", "=1.5", 1.5],
      ]);
      expect(context.workbook.names.items[0]!.comment).toBe("a comment");
      expect(sheet.names.items.map((n) => [n.name, n.formula])).toEqual([["Rate", "='It''s here'!$C$3"]]);
      context.workbook.names.getItem("Factor").delete();
      const count = context.workbook.names.getCount();
      await context.sync();
      expect(count.value).toBe(1);
    });
  });

  it("has its cells written and read by the thousand", async () => {
    port = open();
    const rows = Array.from({ length: 2000 }, (_, i) => [i, `row ${i}`, i / 3]);
    await Excel.run(async (context) => {
      const range = sheetOf(context).getRange("A1:C2000");
      range.values = rows;
      range.load("values");
      await context.sync();
      expect(range.values).toEqual(rows);
    });
  });
});

/** The workbook in memory moves cells and tables only. */
describe("a calculating workbook", () => {
  let port: ReturnType<typeof openWorkbook>;
  const open = () => openWorkbook({ functions: null });
  afterEach(() => port.dispose());

  it("moves tables, names, validation, formats and charts with their cells", async () => {
    port = open();
    await Excel.run(async (context) => {
      const { sheet, table } = await costs(context);
      context.workbook.names.add("First", sheet.getRange("B2"));
      sheet.getRange("B2:B3").dataValidation.rule = { decimal: { formula1: 0, operator: "GreaterThan" } };
      const format = sheet.getRange("B2:B3").conditionalFormats.add("CellValue");
      format.cellValue.rule = { formula1: "=15", operator: "GreaterThan" };
      format.cellValue.format.font.color = "#FF0000";
      sheet.getRange("B3").format.font.bold = true;
      const chart = sheet.charts.add("ColumnClustered", sheet.getRange("A1:B3"));
      await context.sync();
      sheet.getRange("1:2").insert("Down");
      const whole = table.getRange().load("address");
      const named = context.workbook.names.getItem("First").getRange().load("address");
      const moved = sheet.getRange("B4:B5").load("dataValidation/type,values");
      const bold = sheet.getRange("B5").load("format/font/bold");
      const formats = sheet.getRange("B4:B5").conditionalFormats.load("items/type");
      const values = chart.series.getItemAt(0).getDimensionValues("Values");
      const categories = chart.series.getItemAt(0).getDimensionValues("Categories");
      await context.sync();
      expect([whole.address, named.address]).toEqual(["Sheet1!A3:C5", "Sheet1!B4"]);
      expect(moved.values).toEqual([[10], [20]]);
      expect(moved.dataValidation.type).toBe("Decimal");
      expect(bold.format.font.bold).toBe(true);
      expect(formats.items.map((f) => f.type)).toEqual(["CellValue"]);
      expect([values.value, categories.value]).toEqual([
        [10, 20],
        ["GPU", "Data"],
      ]);
    });
  });

  it("keeps charts' series in step with a table that grows", async () => {
    port = open();
    await Excel.run(async (context) => {
      const { sheet, table } = await costs(context);
      const chart = sheet.charts.add("ColumnClustered", sheet.getRange("A1:B3"));
      chart.name = "Costs";
      await context.sync();
      table.rows.add(undefined, [["Power", 30, null]] as never);
      const values = sheet.charts.getItem("Costs").series.getItemAt(0).getDimensionValues("Values");
      await context.sync();
      expect(values.value).toEqual([10, 20, 30]);
    });
  });

  it("has formulas spill beside tables, not in them or into them", async () => {
    port = open();
    await Excel.run(async (context) => {
      const { sheet } = await costs(context);
      sheet.tables.add("H1:H3", true);
      sheet.getRange("C3").values = [[""]];
      sheet.getRange("C2").formulas = [["=SEQUENCE(2)"]];
      sheet.getRange("G2").formulas = [["=SEQUENCE(1,2)"]];
      sheet.getRange("A5").formulas = [["=SEQUENCE(1,2)"]];
      sheet.getRange("E1").formulas = [["=SEQUENCE(2)"]];
      const inside = sheet.getRange("C2:C3").load("values,hasSpill");
      const beside = sheet.getRange("E1:E2").load("values,hasSpill");
      const below = sheet.getRange("A5:B5").load("values");
      const into = sheet.getRange("G2:H2").load("values");
      await context.sync();
      expect([inside.values, inside.hasSpill]).toEqual([[["#SPILL!"], [""]], false]);
      expect(into.values).toEqual([["#SPILL!", ""]]);
      expect([beside.values, beside.hasSpill]).toEqual([[[1], [2]], true]);
      expect(below.values).toEqual([[1, 2]]);
      sheet.getRange("B1").insert("Right");
      await expect(context.sync()).rejects.toMatchObject({ code: "InsertDeleteConflict" });
      sheet.getRange("C2").formulas = [["=SUM(SEQUENCE(2))"]];
      inside.load("values");
      await context.sync();
      expect(inside.values).toEqual([[3], [""]]);
    });
  });
});
