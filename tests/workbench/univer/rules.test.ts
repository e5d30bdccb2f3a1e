import { ConditionalFormattingRuleModel } from "@univerjs/sheets-conditional-formatting";
import { afterEach, describe, expect, it } from "vitest";
import type { Rect, SheetPort } from "../../../src/workbench/model/port";
import { fitPasted } from "../../../src/workbench/univer/rules/pasted";
import { closeAll, open, rect, type Bench } from "./support";

afterEach(closeAll);

const rows = (from: number, count: number): Rect => ({ r: from - 1, c: 0, h: count, w: 16384 });
const range = (address: string) => {
  const { r, c, h, w } = rect(address);
  return { startRow: r, startColumn: c, endRow: r + h - 1, endColumn: c + w - 1 };
};

/** A sheet whose rules refer to cells of their own row, to a fixed cell, and to another sheet. */
function withRules(): Bench & { data: SheetPort } {
  const b = open();
  const data = b.book.addSheet("Data");
  const { sheet } = b;
  b.write("B2", [[1], [5], [9], [2]]);
  b.write("E1", [[4]]);
  b.write("A1", [["x"], ["y"]], data);
  sheet.addConditionalRule({
    at: [rect("B2:B5")],
    rule: { kind: "custom", formula: "=B2+A2 > $E$1+Data!$A$3" },
    style: { fill: "#FF0000" },
  });
  sheet.addConditionalRule({
    at: [rect("C2:C5")],
    rule: { kind: "cellValue", operator: "Between", formula1: "=$E$1", formula2: "=B2" },
    style: { bold: true },
  });
  sheet.addConditionalRule({
    at: [rect("D2:D5")],
    rule: {
      kind: "colorScale",
      points: [
        { type: "Formula", formula: "=$E$1", color: "#FFFFFF" },
        { type: "HighestValue", color: "#00FF00" },
      ],
    },
    style: {},
  });
  sheet.setValidation(rect("B2:B5"), { kind: "custom", formula1: "=B2>A2*$E$1" });
  sheet.setValidation(rect("C2:C5"), { kind: "list", formula1: "=Data!$A$1:$A$2" });
  sheet.setValidation(rect("D2:D5"), {
    kind: "decimal",
    operator: "Between",
    formula1: "=$E$1",
    formula2: 10,
  });
  return { ...b, data };
}

/** Where the rules are and what they say, the one that was made first in front. */
const formats = (sheet: SheetPort): unknown[] =>
  sheet
    .conditionalRules()
    .map(({ at, rule }) => [
      at,
      rule.kind === "custom"
        ? rule.formula
        : rule.kind === "cellValue"
          ? [rule.formula1, rule.formula2]
          : rule.kind === "colorScale" && rule.points[0]!.formula,
    ])
    .reverse();

const validation = (sheet: SheetPort, address: string): unknown => {
  const { r, c } = rect(address);
  const found = sheet.validationAt(r, c);
  return found && (found.formula2 === undefined ? found.formula1 : [found.formula1, found.formula2]);
};

describe("rules whose cells move", () => {
  it("follow rows that are inserted, with their formulas, as one step back and forth", async () => {
    const b = withRules();
    const before = formats(b.sheet);
    b.sheet.insert(rows(1, 2), "down");
    const after = [
      [[rect("B4:B7")], "=B4+A4 > $E$3+Data!$A$3"],
      [[rect("C4:C7")], ["=$E$3", "=B4"]],
      [[rect("D4:D7")], "=$E$3"],
    ];
    expect(formats(b.sheet)).toEqual(after);
    expect(validation(b.sheet, "B4")).toBe("=B4>A4*$E$3");
    expect(validation(b.sheet, "C7")).toBe("=Data!$A$1:$A$2");
    expect(validation(b.sheet, "D4")).toEqual(["=$E$3", 10]);
    expect(validation(b.sheet, "B3")).toBeNull();
    b.undo();
    expect(formats(b.sheet)).toEqual(before);
    expect(validation(b.sheet, "B2")).toBe("=B2>A2*$E$1");
    b.redo();
    expect(formats(b.sheet)).toEqual(after);
    expect(validation(b.sheet, "B4")).toBe("=B4>A4*$E$3");
  });

  it("grow with rows inserted within them, and give away those that are deleted, the first one too", () => {
    const b = withRules();
    b.sheet.insert(rows(4, 1), "down");
    expect(formats(b.sheet)[0]).toEqual([[rect("B2:B6")], "=B2+A2 > $E$1+Data!$A$3"]);
    b.sheet.delete(rows(1, 2), "up");
    expect(formats(b.sheet)).toEqual([
      [[rect("B1:B4")], "=B1+A1 > #REF!+Data!$A$3"],
      [[rect("C1:C4")], ["=#REF!", "=B1"]],
      [[rect("D1:D4")], "=#REF!"],
    ]);
    expect(validation(b.sheet, "B1")).toBe("=B1>A1*#REF!");
    b.sheet.delete(rows(1, 4), "up");
    expect(formats(b.sheet)).toEqual([]);
    expect(validation(b.sheet, "B1")).toBeNull();
  });

  it("follow cells of another sheet, its new name, and its end", () => {
    const b = withRules();
    b.data.insert(rows(1, 1), "down");
    expect(validation(b.sheet, "C2")).toBe("=Data!$A$2:$A$3");
    b.data.rename("My data");
    expect(validation(b.sheet, "C2")).toBe("='My data'!$A$2:$A$3");
    expect(formats(b.sheet)[0]).toEqual([[rect("B2:B5")], "=B2+A2 > $E$1+'My data'!$A$4"]);
    b.data.remove();
    expect(validation(b.sheet, "C2")).toBe("=#REF!");
    expect(formats(b.sheet)[0]).toEqual([[rect("B2:B5")], "=B2+A2 > $E$1+#REF!"]);
    b.undo();
    expect(validation(b.sheet, "C2")).toBe("='My data'!$A$2:$A$3");
  });

  it("stay with the cells beside those that are inserted or deleted, and join again", () => {
    const b = open();
    b.sheet.addConditionalRule({
      at: [rect("A1:C4")],
      rule: { kind: "custom", formula: "=A1>$E$3" },
      style: { bold: true },
    });
    b.sheet.insert(rect("A3:A3"), "down");
    const [rule] = b.sheet.conditionalRules();
    expect(rule?.at).toEqual([rect("A1:C4"), rect("A5:A5")]);
    b.sheet.delete(rect("A3:A3"), "up");
    expect(formats(b.sheet)).toEqual([[[rect("A1:C4")], "=A1>$E$3"]]);
    b.sheet.insert({ r: 0, c: 1, h: 1048576, w: 2 }, "right");
    expect(formats(b.sheet)).toEqual([[[rect("A1:E4")], "=A1>$G$3"]]);
  });

  it("go with cells that the user drags, on the sheet or by their headings", async () => {
    const b = open();
    b.write("A1", [[1], [2], [3], [4]]);
    b.sheet.addConditionalRule({
      at: [rect("A1:A3")],
      rule: { kind: "custom", formula: "=A1>$C$1" },
      style: { bold: true },
    });
    b.sheet.setValidation(rect("A1:A3"), { kind: "custom", formula1: "=A1>$C$1" });
    const run = (id: string, params: object): unknown => b.book.engine.commands.executeCommand(id, params);
    b.book.engine.run("sheet.command.select-range", { subUnitId: b.sheet.id, range: range("A1:A2") });
    await run("sheet.command.move-range", { fromRange: range("A1:A2"), toRange: range("E5:E6") });
    expect(formats(b.sheet)).toEqual([[[rect("A3:A3"), rect("E5:E6")], "=A3>$C$1"]]);
    expect([validation(b.sheet, "A3"), validation(b.sheet, "A1")]).toEqual(["=A3>$C$1", null]);
    expect(validation(b.sheet, "E6")).toBe("=A3>$C$1");
    b.undo();
    expect(formats(b.sheet)).toEqual([[[rect("A1:A3")], "=A1>$C$1"]]);
    const whole = {
      startColumn: 0,
      endColumn: b.book.engine.sheet(b.sheet.id).getColumnCount() - 1,
      rangeType: 1,
    };
    const first = { startRow: 0, endRow: 0, ...whole };
    await run("sheet.command.move-rows", {
      fromRange: first,
      range: first,
      toRange: { startRow: 4, endRow: 4, ...whole },
    });
    expect(formats(b.sheet)).toEqual([[[rect("A1:A2"), rect("A4:A4")], "=A1>$C$4"]]);
  });

  it("are the clipboard's where their cells are cut to another sheet: nothing else is told of them", async () => {
    const b = withRules();
    const told: string[] = [];
    b.book.engine.commands.beforeCommandExecuted(({ id }) => {
      if (/validation\.mutation|mutation\.\w+-conditional/.test(id)) told.push(id);
    });
    await b.book.engine.commands.executeCommand("sheet.command.move-range", {
      fromRange: range("B2:D9"),
      toRange: range("B2:D9"),
      fromSubUnitId: b.sheet.id,
      toSubUnitId: b.data.id,
    });
    expect(told).toEqual([]);
  });

  it("read for the first of the cells that they are pasted into", () => {
    const b = open();
    b.sheet.addConditionalRule({
      at: [rect("B5:B8")],
      rule: { kind: "custom", formula: "=B5>$D$1" },
      style: { bold: true },
    });
    const other = b.book.addSheet("Other");
    const rule = b.book.engine
      .get<ConditionalFormattingRuleModel>(ConditionalFormattingRuleModel)
      .getSubunitRules(b.book.engine.unitId, b.sheet.id)![0]!;
    const paste = (id: string, sheet: SheetPort, ...ranges: string[]): unknown => {
      const params = { unitId: b.book.engine.unitId, subUnitId: sheet.id };
      const pasted = { ...rule, ranges: ranges.map(range) };
      b.book.engine.apply(
        fitPasted(b.book.engine, b.sheet.id, [{ id, params: { ...params, rule: pasted } }]),
      );
      return formats(sheet);
    };
    expect(paste("sheet.mutation.add-conditional-rule", other, "E6:E7")).toEqual([
      [[rect("E6:E7")], "=E6>$D$1"],
    ]);
    expect(paste("sheet.mutation.set-conditional-rule", b.sheet, "B5:B8", "E1:E2")).toEqual([
      [[rect("B5:B8"), rect("E1:E2")], "=E1>$D$1"],
    ]);
  });

  it("are the copy's own on a copied sheet", () => {
    const b = withRules();
    b.sheet.addConditionalRule({
      at: [rect("A1:A1")],
      rule: { kind: "custom", formula: "=Sheet1!$E$1>A1" },
      style: {},
    });
    const copy = b.book.copySheet(b.sheet.id, 1);
    expect(formats(copy).at(-1)).toEqual([[rect("A1:A1")], "='Sheet1 (2)'!$E$1>A1"]);
    copy.insert(rows(1, 1), "down");
    expect(formats(copy)[0]).toEqual([[rect("B3:B6")], "=B3+A3 > $E$2+Data!$A$3"]);
    expect(formats(b.sheet)[0]).toEqual([[rect("B2:B5")], "=B2+A2 > $E$1+Data!$A$3"]);
  });
});

describe("conditional formats that the user makes in the page", () => {
  const made = (rule: object): ReturnType<SheetPort["conditionalRules"]>[number] | undefined => {
    const b = open();
    b.book.engine.run("sheet.command.add-conditional-rule", {
      subUnitId: b.sheet.id,
      rule: { cfId: "page", ranges: [range("A1:A3")], stopIfTrue: false, rule },
    });
    b.sheet.insert(rows(1, 1), "down");
    return b.sheet.conditionalRules()[0];
  };
  const cell = { type: "highlightCell", style: { bg: { rgb: "#FF0000" }, bl: 1 } };

  it("are what an add-in reads, and follow their cells", () => {
    expect(made({ ...cell, subType: "formula", value: "=A1>$C$1" })).toMatchObject({
      at: [rect("A2:A4")],
      rule: { kind: "custom", formula: "=A2>$C$2" },
      style: { fill: "#FF0000", bold: true },
    });
    expect(made({ ...cell, subType: "number", operator: "between", value: [1, 2] })?.rule).toEqual({
      kind: "cellValue",
      operator: "Between",
      formula1: "=1",
      formula2: "=2",
    });
    expect(made({ ...cell, subType: "text", operator: "equal", value: 'a"b' })?.rule).toEqual({
      kind: "cellValue",
      operator: "EqualTo",
      formula1: '="a""b"',
    });
    expect(made({ ...cell, subType: "text", operator: "containsBlanks" })?.rule).toEqual({
      kind: "preset",
      criterion: "Blanks",
    });
    expect(made({ ...cell, subType: "timePeriod", operator: "last7Days" })?.rule).toEqual({
      kind: "preset",
      criterion: "LastSevenDays",
    });
    expect(made({ ...cell, subType: "rank", isBottom: true, isPercent: false, value: 3 })?.rule).toEqual({
      kind: "topBottom",
      type: "BottomItems",
      rank: 3,
    });
    const bounds = { min: { type: "formula", value: "=$C$1" }, max: { type: "max" } };
    expect(
      made({
        type: "dataBar",
        isShowValue: true,
        config: { ...bounds, isGradient: false, positiveColor: "#00FF00", nativeColor: "#FF0000" },
      })?.rule,
    ).toMatchObject({
      kind: "dataBar",
      lower: { type: "Formula", formula: "=$C$2" },
      upper: { type: "HighestValue" },
      fill: "#00FF00",
      negativeFill: "#FF0000",
    });
    const icon = (iconId: string, value: object) => ({
      operator: "greaterThanOrEqual",
      iconType: "3Arrows",
      iconId,
      value,
    });
    const icons = [
      icon("0", { type: "formula", value: "=$C$1" }),
      icon("1", { type: "percent", value: 33 }),
      icon("2", { type: "percent", value: 0 }),
    ];
    expect(made({ type: "iconSet", isShowValue: false, config: icons })?.rule).toEqual({
      kind: "iconSet",
      style: "ThreeArrows",
      criteria: [
        { type: "Percent", operator: "GreaterThanOrEqual", formula: "0" },
        { type: "Percent", operator: "GreaterThanOrEqual", formula: "33" },
        { type: "Formula", operator: "GreaterThanOrEqual", formula: "=$C$2" },
      ],
      reverse: false,
      iconOnly: true,
    });
  });
});
