import { afterEach, describe, expect, it } from "vitest";
import type { BookEvent, ConditionalRule, Style, Validation } from "../../../src/workbench/model/port";
import { closeAll, open, rect } from "./support";

afterEach(closeAll);

const undo = (b: ReturnType<typeof open>): unknown =>
  b.book.engine.commands.syncExecuteCommand("univer.command.undo");

describe("styles", () => {
  it("come back as they were set, and leave the rest alone", () => {
    const { sheet } = open();
    const style: Style = {
      fill: "#1F4E78",
      color: "#FFFFFF",
      bold: true,
      italic: true,
      underline: true,
      strikethrough: true,
      fontName: "Arial",
      fontSize: 14,
      align: "center",
      valign: "top",
      wrap: true,
      locked: false,
      edges: { top: { style: "medium", color: "#FF0000" }, bottom: { style: "double", color: "#00FF00" } },
    };
    sheet.setStyle(rect("A1:B2"), style);
    sheet.setStyle(rect("B2"), {
      fill: null,
      bold: false,
      edges: { top: { style: "none", color: "#000000" } },
    });
    const none = { style: "none", color: "#000000" };
    expect(sheet.styleAt(0, 0)).toEqual({
      ...style,
      indent: 0,
      edges: { ...style.edges, left: none, right: none },
    });
    expect(sheet.styleAt(1, 1)).toMatchObject({
      fill: null,
      bold: false,
      color: "#FFFFFF",
      edges: { top: none, bottom: { style: "double" } },
    });
  });

  it("of an untouched cell are Excel's defaults", () => {
    const { sheet } = open();
    expect(sheet.styleAt(5, 5)).toMatchObject({
      fill: null,
      color: null,
      bold: false,
      fontSize: 11,
      fontName: "Calibri",
      align: "general",
      valign: "bottom",
      indent: 0,
      locked: true,
    });
  });

  it("indent on the side of the alignment", () => {
    const { sheet } = open();
    sheet.setStyle(rect("A1"), { indent: 2 });
    sheet.setStyle(rect("A2"), { indent: 3, align: "right" });
    expect([sheet.styleAt(0, 0).indent, sheet.styleAt(1, 0).indent]).toEqual([2, 3]);
  });

  it("survive writing and clearing of contents, and go with clear all", async () => {
    const { sheet, write, value } = open();
    write("A1", [[1]]);
    sheet.setStyle(rect("A1"), { bold: true });
    write("A1", [[2]]);
    sheet.clear(rect("A1"), "contents");
    expect(sheet.styleAt(0, 0).bold).toBe(true);
    expect(await value("A1")).toBe("");
    write("A1", [[3]]);
    sheet.clear(rect("A1"), "formats");
    expect(sheet.styleAt(0, 0).bold).toBe(false);
    expect(await value("A1")).toBe(3);
  });
});

describe("layout", () => {
  it("widths, heights, hidden lines, panes, merges, gridlines and tab colour", () => {
    const { sheet } = open();
    sheet.setColumnWidth(1, 2, 150);
    sheet.setRowHeight(0, 1, 33);
    sheet.setHidden("columns", 4, 1, true);
    sheet.freeze(2, 1);
    sheet.merge(rect("A5:C5"));
    sheet.setGridlines(false);
    sheet.setTabColor("#00B050");
    expect([0, 1, 2, 3, 4].map((c) => sheet.columnWidth(c))).toEqual([64, 150, 150, 64, 0]);
    expect([sheet.rowHeight(0), sheet.rowHeight(1)]).toEqual([33, 20]);
    expect(sheet.frozen()).toEqual({ rows: 2, columns: 1 });
    expect(sheet.merges()).toEqual([rect("A5:C5")]);
    expect([sheet.gridlines, sheet.tabColor]).toEqual([false, "#00B050"]);
    sheet.unmerge(rect("B5"));
    expect(sheet.merges()).toEqual([]);
    sheet.setHidden("columns", 4, 1, false);
    sheet.freeze(0, 0);
    expect([sheet.columnWidth(4), sheet.frozen()]).toEqual([64, { rows: 0, columns: 0 }]);
  });

  it("is taken back by undo", async () => {
    const b = open();
    await b.book.batch(async () => {
      b.sheet.setColumnWidth(0, 1, 200);
      b.sheet.freeze(1, 0);
      b.sheet.merge(rect("A1:B1"));
      b.sheet.setGridlines(false);
      b.sheet.setTabColor("#FF0000");
    });
    undo(b);
    expect([
      b.sheet.columnWidth(0),
      b.sheet.frozen(),
      b.sheet.merges(),
      b.sheet.gridlines,
      b.sheet.tabColor,
    ]).toEqual([64, { rows: 0, columns: 0 }, [], true, null]);
  });
});

describe("sheets", () => {
  it("are added, renamed, moved, hidden and removed without moving the user", async () => {
    const { book, sheet } = open();
    const b = book.addSheet("B");
    const c = book.addSheet("It's 100% 🚀");
    expect(book.active().id).toBe(sheet.id);
    c.move(0);
    b.rename("B & Co");
    c.setVisibility("VeryHidden");
    b.setVisibility("Hidden");
    b.setVisibility("Visible");
    expect(book.active().id).toBe(sheet.id);
    expect(book.sheets().map((s) => [s.name, s.index, s.visibility])).toEqual([
      ["It's 100% 🚀", 0, "VeryHidden"],
      ["Sheet1", 1, "Visible"],
      ["B & Co", 2, "Visible"],
    ]);
    b.remove();
    expect(book.sheets()).toHaveLength(2);
  });

  it("with quotes and emoji in their names can be referred to", async () => {
    const { book, write, value } = open();
    const s = book.addSheet("It's 100% 🚀");
    write("A1", [[5]], s);
    write("A1", [["='It''s 100% 🚀'!A1*2"]]);
    book.setName({ name: "Rocket", formula: "='It''s 100% 🚀'!$A$1", visible: true });
    write("A2", [["=Rocket*3"]]);
    expect([await value("A1"), await value("A2")]).toEqual([10, 15]);
    s.rename("Plain");
    expect([await value("A1"), await value("A2")]).toEqual([10, 15]);
  });
});

describe("inserting and deleting", () => {
  it("moves formulas, names and tables, on whatever sheet", async () => {
    const { book, write, value, formula, sheet } = open();
    const s = book.addSheet("Data");
    write(
      "A1",
      [
        ["Item", "Cost"],
        ["a", 5],
        ["b", 6],
        ["", ""],
        ["sum", "=SUM(B2:B3)"],
      ],
      s,
    );
    await book.addTable(s.id, "Costs", rect("A1:B3"));
    book.setName({ name: "Cost_b", formula: "=Data!$B$3", visible: true });
    write("A1", [["=Cost_b"], ["=Data!B5"]]);
    await book.settle();

    s.insert({ r: 0, c: 0, h: 2, w: 16384 }, "down");
    expect(await value("A1")).toBe(6);
    expect(formula("A2")).toBe("=Data!B7");
    expect(formula("B7", s)).toBe("=SUM(B4:B5)");
    expect(book.tables()[0]).toMatchObject({ at: rect("A3:B5"), columns: ["Item", "Cost"] });

    s.insert({ r: 0, c: 0, h: 1048576, w: 1 }, "right");
    expect(book.tables()[0]).toMatchObject({ at: rect("B3:C5"), columns: ["Item", "Cost"] });
    expect(formula("A2")).toBe("=Data!C7");

    s.delete({ r: 3, c: 0, h: 1, w: 16384 }, "up");
    expect(await value("A2")).toBe(6);
    expect(book.tables()[0]).toMatchObject({ at: rect("B3:C4") });
    expect(book.active().id).toBe(sheet.id);
  });

  it("shifts a part of a row or column", async () => {
    const { sheet, write, values, formula, book } = open();
    write("A1", [
      [1, 2, "=A1+B1"],
      [3, 4, "=A2+B2"],
    ]);
    sheet.insert(rect("A1"), "down");
    await book.settle();
    expect(await values("A1:B3")).toEqual([
      ["", 2],
      [1, 4],
      [3, ""],
    ]);
    expect(formula("C1")).toBe("=A2+B1");
    sheet.delete(rect("A1"), "up");
    expect(await values("A1:B2")).toEqual([
      [1, 2],
      [3, 4],
    ]);
    sheet.insert(rect("A1"), "right");
    expect(await values("A1:D1")).toEqual([["", 1, 2, 3]]);
    sheet.delete(rect("A1"), "left");
    expect(await values("A1:C1")).toEqual([[1, 2, 3]]);
  });

  it("is taken back by undo", async () => {
    const b = open();
    b.write("A1", [
      ["Item", "Cost"],
      ["a", 5],
      ["b", "=B2+1"],
    ]);
    await b.book.addTable(b.sheet.id, "Costs", rect("A1:B3"));
    b.write("D1", [["=SUM(Costs[Cost])", "=B3"]]);
    await b.book.settle();
    await b.book.batch(async () => b.sheet.delete({ r: 1, c: 0, h: 1, w: 16384 }, "up"));
    await b.book.settle();
    undo(b);
    expect(await b.values("A1:B3")).toEqual([
      ["Item", "Cost"],
      ["a", 5],
      ["b", 6],
    ]);
    expect(await b.values("D1:E1")).toEqual([[11, 6]]);
    expect(b.book.tables()[0]?.at).toEqual(rect("A1:B3"));
  });
});

describe("data validation", () => {
  const fraction: Validation = {
    kind: "decimal",
    operator: "Between",
    formula1: 0,
    formula2: 1,
    ignoreBlanks: true,
    prompt: { title: "Share", message: "0 to 1", showPrompt: true },
    errorAlert: { title: "Not a share", message: "0 to 1, please", showAlert: true, style: "Stop" },
  };
  const list: Validation = {
    kind: "list",
    formula1: "Stated,Own",
    ignoreBlanks: true,
    errorAlert: { title: "", message: "", showAlert: true, style: "Stop" },
  };

  it("is kept, replaced in a part of its range, and cleared", () => {
    const { sheet } = open();
    sheet.setValidation(rect("A1:A3"), fraction);
    sheet.setValidation(rect("A2"), list);
    expect(sheet.validationAt(0, 0)).toEqual(fraction);
    expect(sheet.validationAt(1, 0)).toEqual(list);
    sheet.setValidation(rect("A1:A2"), null);
    expect([0, 1, 2].map((r) => sheet.validationAt(r, 0))).toEqual([null, null, fraction]);
  });
});

describe("conditional formats", () => {
  const rule = (text: string): Omit<ConditionalRule, "id"> => ({
    at: [rect("A1:A9")],
    rule: { kind: "containsText", operator: "Contains", text },
    style: { color: "#006100", fill: "#C6EFCE" },
  });

  it("stand in the order in which Excel would have them", () => {
    const { sheet } = open();
    const [a, b] = [sheet.addConditionalRule(rule("a")), sheet.addConditionalRule(rule("b"))];
    const c = sheet.addConditionalRule(rule("c"), 1);
    const d = sheet.addConditionalRule(rule("d"), 99);
    expect(sheet.conditionalRules().map((r) => r.id)).toEqual([b, c, a, d]);
    sheet.removeConditionalRule(c);
    expect(sheet.conditionalRules().map((r) => r.id)).toEqual([b, a, d]);
    expect(sheet.conditionalRules()[1]).toMatchObject(rule("a"));
  });

  it("follow their cells", async () => {
    const { sheet } = open();
    sheet.addConditionalRule(rule("a"));
    sheet.insert({ r: 0, c: 0, h: 2, w: 16384 }, "down");
    expect(sheet.conditionalRules()[0]?.at).toEqual([rect("A3:A11")]);
  });
});

describe("events", () => {
  it("say what changed and who did it", async () => {
    const b = open();
    const events: BookEvent[] = [];
    b.write("A1", [[1, "=A1+1"]]);
    await b.book.settle();
    const stop = b.book.on((e) => events.push(e));
    b.write("A1", [[2]]);
    await b.book.settle();
    b.book.engine.run("sheet.command.set-range-values", {
      subUnitId: b.sheet.id,
      range: { startRow: 0, endRow: 0, startColumn: 0, endColumn: 0 },
      value: { v: 3 },
    });
    await b.book.settle();
    expect(events).toEqual([
      {
        kind: "changed",
        sheetId: b.sheet.id,
        at: rect("A1"),
        source: "host",
        change: "RangeEdited",
        detail: { before: 1, after: 2 },
      },
      { kind: "calculated", sheetId: b.sheet.id, areas: [rect("B1")] },
      {
        kind: "changed",
        sheetId: b.sheet.id,
        at: rect("A1"),
        source: "user",
        change: "RangeEdited",
        detail: { before: 2, after: 3 },
      },
      { kind: "calculated", sheetId: b.sheet.id, areas: [rect("B1")] },
    ]);
    stop();
    b.write("A1", [[4]]);
    expect(events).toHaveLength(4);
  });

  it("tell of sheets that come, go, move, are renamed and activated, of rows and of the selection", async () => {
    const { book, sheet } = open();
    const kinds: unknown[] = [];
    book.on((e) => kinds.push(e.kind === "changed" ? e.change : e.kind));
    const s = book.addSheet("New");
    s.rename("Newer");
    s.move(0);
    s.activate();
    book.select(s.id, rect("B2:C3"));
    s.insert({ r: 0, c: 0, h: 1, w: 16384 }, "down");
    s.delete({ r: 0, c: 0, h: 1, w: 16384 }, "up");
    sheet.activate();
    s.remove();
    await book.settle();
    expect(kinds.filter((k) => k !== "calculated")).toEqual([
      "added",
      "renamed",
      "moved",
      "deactivated",
      "activated",
      "selected",
      "RowInserted",
      "selected",
      "RowDeleted",
      "deactivated",
      "activated",
      "deleted",
    ]);
  });
});

describe("selection", () => {
  it("is what was selected", () => {
    const { book, sheet } = open();
    expect(book.selection()).toEqual({ sheetId: sheet.id, areas: [rect("A1")], activeCell: { r: 0, c: 0 } });
    book.select(sheet.id, rect("B2:C3"));
    expect(book.selection()).toEqual({
      sheetId: sheet.id,
      areas: [rect("B2:C3")],
      activeCell: { r: 1, c: 1 },
    });
  });
});

describe("calculation", () => {
  it("waits for the user in manual mode", async () => {
    const { book, write, value } = open();
    write("A1", [[1, "=A1*2"]]);
    await book.settle();
    book.setCalculationMode("Manual");
    write("A1", [[5]]);
    expect(await value("B1")).toBe(2);
    book.calculate(false);
    expect(await value("B1")).toBe(10);
    write("A1", [[6]]);
    book.setCalculationMode("Automatic");
    expect(await value("B1")).toBe(12);
  });

  it("is immediate to settle when nothing is pending", async () => {
    const { book, write } = open();
    write("A1", [[1]]);
    await book.settle();
    let turns = 0;
    const settled = book.settle().then(() => "settled");
    const next = Promise.resolve().then(() => turns++);
    await next;
    await expect(Promise.race([settled, new Promise((r) => setImmediate(() => r("later")))])).resolves.toBe(
      "settled",
    );
  });
});
