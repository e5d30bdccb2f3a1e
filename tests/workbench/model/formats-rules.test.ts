import { describe, expect, it } from "vitest";
import { bench, errorCode } from "./bench";

const sheetOf = (context: Excel.RequestContext) => context.workbook.worksheets.getActiveWorksheet();
const at = (c: Excel.RequestContext, address: string) => sheetOf(c).getRange(address);

describe("formats", () => {
  it("are set and read; what differs reads as null", async () => {
    bench();
    await Excel.run(async (context) => {
      const range = at(context, "A1:B2");
      const { format } = range;
      format.fill.color = "#1f4e78";
      format.font.set({
        bold: true,
        italic: true,
        color: "white",
        name: "Arial",
        size: 14,
        underline: "Single",
      });
      format.horizontalAlignment = "Center";
      format.verticalAlignment = "Top";
      format.wrapText = true;
      format.indentLevel = 2;
      format.protection.locked = false;
      at(context, "B2").format.font.bold = false;
      range.load(
        "format/fill/color,format/font,format/horizontalAlignment,format/verticalAlignment,format/wrapText,format/indentLevel,format/protection/locked",
      );
      const plain = at(context, "D9").load(
        "format/fill/color,format/font,format/horizontalAlignment,format/protection/locked",
      );
      await context.sync();
      expect(format.fill.color).toBe("#1F4E78");
      expect(format.font.toJSON()).toMatchObject({
        bold: null,
        italic: true,
        color: "#FFFFFF",
        name: "Arial",
        size: 14,
        underline: "Single",
        strikethrough: false,
      });
      expect(format.toJSON()).toMatchObject({
        horizontalAlignment: "Center",
        verticalAlignment: "Top",
        wrapText: true,
        indentLevel: 2,
      });
      expect(format.protection.locked).toBe(false);
      expect(plain.format.fill.color).toBe("#FFFFFF");
      expect(plain.format.font.toJSON()).toMatchObject({ bold: false, color: "#000000", size: 11 });
      expect(plain.format.horizontalAlignment).toBe("General");
      expect(plain.format.protection.locked).toBe(true);
    });
  });

  it.each<[string, (c: Excel.RequestContext) => unknown]>([
    ["a colour that is none", (c) => (at(c, "A1").format.fill.color = "#12")],
    ["an alignment that is none", (c) => (at(c, "A1").format.horizontalAlignment = "Middle" as never)],
    ["a size of nothing", (c) => (at(c, "A1").format.font.size = 0)],
    ["a width below nothing", (c) => (at(c, "A1").format.columnWidth = -1)],
    ["a row higher than Excel's highest", (c) => (at(c, "A1").format.rowHeight = 410)],
    ["an indent deeper than Excel's deepest", (c) => (at(c, "A1").format.indentLevel = 251)],
  ])("refuse %s", async (_what, set) => {
    bench();
    expect(await errorCode(set)).toBe("InvalidArgument");
  });

  it("measure in points", async () => {
    const { book } = bench();
    await Excel.run(async (context) => {
      at(context, "B:C").format.columnWidth = 75;
      at(context, "2:2").format.rowHeight = 30;
      const range = at(context, "B2:C2").load("format/columnWidth,format/rowHeight,left,top,width,height");
      const mixed = at(context, "A1:B2").load("format/columnWidth,format/rowHeight");
      await context.sync();
      expect(range.format.toJSON()).toMatchObject({ columnWidth: 75, rowHeight: 30 });
      expect([range.left, range.top, range.width, range.height]).toEqual([48, 15, 150, 30]);
      expect([mixed.format.columnWidth, mixed.format.rowHeight]).toEqual([null, null]);
    });
    expect(book.sheet("Sheet1").columnWidth(2)).toBe(100);
  });

  it("fit columns and rows to what is in them", async () => {
    const { book } = bench();
    await Excel.run(async (context) => {
      at(context, "A1:B1").values = [["short", "a text that is much longer than the column is wide"]];
      at(context, "B1").format.wrapText = true;
      at(context, "A:A").format.autofitColumns();
      at(context, "1:1").format.autofitRows();
      await context.sync();
    });
    const sheet = book.sheet("Sheet1");
    expect(sheet.columnWidth(0)).toBeGreaterThan(35);
    expect(sheet.columnWidth(0)).toBeLessThan(64);
    expect(sheet.rowHeight(0)).toBeGreaterThan(60);
  });

  it("draw lines around and between cells", async () => {
    const { book } = bench();
    await Excel.run(async (context) => {
      const { borders } = at(context, "B2:C3").format;
      borders.getItem("EdgeBottom").set({ style: "Continuous", weight: "Medium", color: "#FF0000" });
      borders.getItem("InsideVertical").style = "Dash";
      borders.getItem("EdgeTop").color = "#00FF00";
      const bottom = borders.getItem("EdgeBottom").load("style,weight,color");
      const left = borders.getItem("EdgeLeft").load("style");
      await context.sync();
      expect(bottom.toJSON()).toMatchObject({ style: "Continuous", weight: "Medium", color: "#FF0000" });
      expect(left.style).toBe("None");
    });
    const edges = (r: number, c: number) => book.sheet("Sheet1").styleAt(r, c).edges ?? {};
    expect(edges(2, 1).bottom).toEqual({ style: "medium", color: "#FF0000" });
    expect(edges(2, 2).bottom).toEqual({ style: "medium", color: "#FF0000" });
    expect(edges(1, 1).bottom).toBeUndefined();
    expect(edges(1, 1).right?.style).toBe("dashed");
    expect(edges(1, 2).right).toBeUndefined();
    expect(edges(1, 2).top).toEqual({ style: "thin", color: "#00FF00" });
    expect(await errorCode((c) => (at(c, "A1").format.borders.getItem("DiagonalUp").style = "Dot"))).toBe(
      "InvalidArgument",
    );
  });

  it("reach several areas at once", async () => {
    bench();
    await Excel.run(async (context) => {
      const areas = sheetOf(context).getRanges("A1:B1,D4");
      areas.format.fill.color = "#FFFFCC";
      areas.load("address,areaCount,areas/items/address,format/fill/color");
      const beside = at(context, "C1").load("format/fill/color");
      await context.sync();
      expect(areas.address).toBe("Sheet1!A1:B1,Sheet1!D4");
      expect(areas.areas.items.map((r) => r.address)).toEqual(["Sheet1!A1:B1", "Sheet1!D4"]);
      expect(areas.format.fill.color).toBe("#FFFFCC");
      expect(beside.format.fill.color).toBe("#FFFFFF");
    });
  });

  it("are cleared apart from contents", async () => {
    bench();
    await Excel.run(async (context) => {
      const range = at(context, "A1");
      range.values = [["5%"]];
      range.format.font.bold = true;
      range.clear("Formats");
      range.load("values,numberFormat,format/font/bold");
      await context.sync();
      expect([range.values, range.numberFormat, range.format.font.bold]).toEqual([
        [[0.05]],
        [["General"]],
        false,
      ]);
      range.clear("Contents");
      range.load("values");
      await context.sync();
      expect(range.values).toEqual([[""]]);
    });
  });
});

describe("data validation", () => {
  it("has a rule, a prompt and an alert, in whatever order they come", async () => {
    const { book } = bench();
    await Excel.run(async (context) => {
      const validation = at(context, "B2:B9").dataValidation;
      validation.prompt = { title: "Share", message: "Between 0 and 1", showPrompt: true };
      validation.rule = { decimal: { formula1: 0, formula2: "=$A$1", operator: "Between" } };
      validation.errorAlert = { title: "No", message: "0 to 1, please", showAlert: true, style: "Stop" };
      const seen = at(context, "B5").dataValidation.load("type,rule,prompt,errorAlert,ignoreBlanks");
      const none = at(context, "C1").dataValidation.load("type");
      const mixed = at(context, "A2:B9").dataValidation.load("type");
      await context.sync();
      expect(seen.toJSON()).toEqual({
        type: "Decimal",
        rule: { decimal: { formula1: "=0", formula2: "=$A$1", operator: "Between" } },
        prompt: { title: "Share", message: "Between 0 and 1", showPrompt: true },
        errorAlert: { title: "No", message: "0 to 1, please", showAlert: true, style: "Stop" },
        ignoreBlanks: true,
        valid: undefined,
      });
      expect([none.type, mixed.type]).toEqual(["None", "Inconsistent"]);
    });
    expect(book.sheet("Sheet1").validationAt(1, 1)).toMatchObject({
      kind: "decimal",
      formula1: 0,
      formula2: "=$A$1",
    });
    await Excel.run(async (context) => {
      at(context, "B2").dataValidation.clear();
      await context.sync();
    });
    expect(book.sheet("Sheet1").validationAt(1, 1)).toBeNull();
    expect(book.sheet("Sheet1").validationAt(2, 1)).not.toBeNull();
  });

  it.each<[string, unknown]>([
    ["no rule", {}],
    ["two rules", { list: { inCellDropDown: true, source: "a" }, custom: { formula: "=A1" } }],
    ["a rule of no known kind", { colour: {} }],
    ["an operator that is none", { decimal: { formula1: 1, operator: "About" } }],
    ["a second bound missing", { decimal: { formula1: 1, operator: "Between" } }],
    ["a malformed formula", { custom: { formula: "=A1>" } }],
    ["a structured reference", { custom: { formula: "=Costs[Item]>1" } }],
    ["a list longer than 255 characters", { list: { inCellDropDown: true, source: "x,".repeat(128) } }],
  ])("refuses %s", async (_what, rule) => {
    bench();
    expect(await errorCode((c) => (at(c, "A1").dataValidation.rule = rule as never))).toBe("InvalidArgument");
  });

  it("refuses titles and messages that are too long", async () => {
    bench();
    const prompt = (title: string, message: string) => (c: Excel.RequestContext) =>
      (at(c, "A1").dataValidation.prompt = { title, message, showPrompt: true });
    expect(await errorCode(prompt("x".repeat(33), "m"))).toBe("InvalidArgument");
    expect(await errorCode(prompt("t", "x".repeat(256)))).toBe("InvalidArgument");
  });

  it("tells which cells are valid", async () => {
    bench();
    await Excel.run(async (context) => {
      at(context, "A1:A5").values = [[0.5], [2], ["x"], [""], [1]];
      const column = at(context, "A1:A5").dataValidation;
      column.rule = { decimal: { formula1: 0, formula2: 1, operator: "Between" } };
      at(context, "B1:B2").values = [["b"], ["z"]];
      at(context, "B1:B2").dataValidation.rule = { list: { inCellDropDown: true, source: "a, b" } };
      column.load("valid");
      const invalid = column.getInvalidCells().load("address");
      const first = at(context, "A1").dataValidation.load("valid");
      const list = at(context, "B1:B2").dataValidation.getInvalidCellsOrNullObject().load("address");
      await context.sync();
      expect(column.valid).toBeNull();
      expect(first.valid).toBe(true);
      expect(invalid.address).toBe("Sheet1!A2,Sheet1!A3");
      expect(list.address).toBe("Sheet1!B2");
    });
    expect(await errorCode((c) => at(c, "A1").dataValidation.getInvalidCells().load("address"))).toBe(
      "ItemNotFound",
    );
  });
});

describe("conditional formats", () => {
  it("are handed over whole, newest first", async () => {
    const { book } = bench();
    await Excel.run(async (context) => {
      const { conditionalFormats } = at(context, "A1:A9");
      const text = conditionalFormats.add("ContainsText");
      text.textComparison.rule = { operator: "BeginsWith", text: "OK" };
      text.textComparison.format.font.color = "#006100";
      text.textComparison.format.fill.color = "#C6EFCE";
      const value = conditionalFormats.add("CellValue");
      value.cellValue.format.font.bold = true;
      value.cellValue.rule = { formula1: "=0", operator: "LessThan" };
      value.stopIfTrue = true;
      const custom = conditionalFormats.add("Custom");
      custom.custom.rule.formula = '=$B1="x"';
      custom.custom.format.fill.color = "#FFC7CE";
      conditionalFormats.load("items/type,items/priority,items/stopIfTrue");
      custom.custom.rule.load("formula");
      value.cellValue.load("rule,format/font/bold");
      await context.sync();
      expect(conditionalFormats.items.map((f) => [f.type, f.priority, f.stopIfTrue])).toEqual([
        ["Custom", 0, false],
        ["CellValue", 1, true],
        ["ContainsText", 2, false],
      ]);
      expect(custom.custom.rule.formula).toBe('=$B1="x"');
      expect(value.cellValue.rule).toEqual({ formula1: "=0", operator: "LessThan" });
      expect(value.cellValue.format.font.bold).toBe(true);
    });
    expect(
      book
        .sheet("Sheet1")
        .conditionalRules()
        .map(({ rule, style, stopIfTrue }) => ({ rule, style, stopIfTrue })),
    ).toEqual([
      { rule: { kind: "custom", formula: '=$B1="x"' }, style: { fill: "#FFC7CE" }, stopIfTrue: false },
      {
        rule: { kind: "cellValue", operator: "LessThan", formula1: "=0" },
        style: { bold: true },
        stopIfTrue: true,
      },
      {
        rule: { kind: "containsText", operator: "BeginsWith", text: "OK" },
        style: { color: "#006100", fill: "#C6EFCE" },
        stopIfTrue: false,
      },
    ]);
  });

  it("are changed and deleted in later requests, and keep their place", async () => {
    const { book } = bench();
    await Excel.run(async (context) => {
      const formats = at(context, "A1:B9").conditionalFormats;
      const [low, high] = [formats.add("CellValue"), formats.add("CellValue")];
      low.cellValue.rule = { formula1: "=0", operator: "LessThan" };
      high.cellValue.rule = { formula1: "=9", operator: "GreaterThan" };
      low.load("id");
      await context.sync();
      low.cellValue.rule = { formula1: "=1", formula2: "=2", operator: "Between" };
      const count = formats.getCount();
      await context.sync();
      expect(count.value).toBe(2);
      expect(
        book
          .sheet("Sheet1")
          .conditionalRules()
          .map((r) => r.rule),
      ).toMatchObject([{ formula1: "=9" }, { formula1: "=1", formula2: "=2" }]);
      formats.getItem(low.id).delete();
      const other = at(context, "F1").conditionalFormats.getCount();
      const ranges = high.getRanges().load("address");
      await context.sync();
      expect(other.value).toBe(0);
      expect(ranges.address).toBe("Sheet1!A1:B9");
      at(context, "A1:B4").conditionalFormats.clearAll();
      const rest = high.getRange().load("address");
      await context.sync();
      expect(rest.address).toBe("Sheet1!A5:B9");
      at(context, "A:B").conditionalFormats.clearAll();
      await context.sync();
    });
    expect(book.sheet("Sheet1").conditionalRules()).toEqual([]);
  });

  it("without a rule have no effect", async () => {
    const { book } = bench();
    await Excel.run(async (context) => {
      const format = at(context, "A1").conditionalFormats.add("Custom");
      format.custom.format.fill.color = "#FF0000";
      const count = at(context, "A1").conditionalFormats.getCount();
      await context.sync();
      expect(count.value).toBe(1);
    });
    expect(book.sheet("Sheet1").conditionalRules()).toEqual([]);
  });

  it("refuse what Excel refuses", async () => {
    bench();
    const add = (type: string, set: (f: Excel.ConditionalFormat) => void) => (c: Excel.RequestContext) =>
      set(at(c, "A1").conditionalFormats.add(type as never));
    expect(await errorCode(add("Custom", (f) => (f.custom.rule.formula = "=A1>")))).toBe("InvalidArgument");
    expect(await errorCode(add("Custom", (f) => (f.custom.rule.formula = "=Costs[Item]>1")))).toBe(
      "InvalidArgument",
    );
    expect(
      await errorCode(add("Custom", (f) => (f.cellValue.rule = { formula1: "1", operator: "EqualTo" }))),
    ).toBe("ItemNotFound");
    expect(
      await errorCode(
        add("ContainsText", (f) => (f.textComparison.rule = { operator: "Contains", text: "" })),
      ),
    ).toBe("InvalidArgument");
    expect(await errorCode(add("Sparkle", () => undefined))).toBe("InvalidArgument");
  });
});
