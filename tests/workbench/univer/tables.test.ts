import { RANGE_TYPE } from "@univerjs/core";
import { MoveRangeCommand, MoveRowsCommand } from "@univerjs/sheets";
import { afterEach, describe, expect, it } from "vitest";
import type { ChartSpec } from "../../../src/workbench/model/port";
import { unique } from "../../../src/workbench/univer/tables/headers";
import { closeAll, open, rect, type Bench } from "./support";

afterEach(closeAll);

/** Item, Cost, Tax (calculated), Sum (calculated with addresses) in A1:D4, and a total beside it. */
async function costs(): Promise<Bench & { tableId: string }> {
  const b = open();
  b.write("A1", [
    ["Item", "Cost", "Tax (USD)", "Sum"],
    ["a", 10, "", ""],
    ["b", 20, "", ""],
    ["c", 30, "", ""],
  ]);
  const tableId = await b.book.addTable(b.sheet.id, "Costs", rect("A1:D4"));
  b.write(
    "C2",
    [2, 3, 4].map((r) => ["=[@Cost]/10", `=B${r}+C${r}`]),
  );
  b.write("F1", [["=SUM(Costs[Sum])"], ["=SUM(Costs[Tax (USD)])"], ["=ROWS(Costs)"]]);
  await b.book.settle();
  return Object.assign(b, { tableId });
}

const chart = (sheetId: string): ChartSpec => {
  const axis = { title: "", visible: true, gridlines: false };
  return {
    id: "chart",
    name: "Chart",
    sheetId,
    type: "ColumnClustered",
    title: { text: "", visible: false },
    legend: { visible: false, position: "Bottom" },
    series: [
      {
        id: "s",
        name: { sheetId, at: rect("B1") },
        values: { sheetId, at: rect("B2:B4") },
        categories: { sheetId, at: rect("A2:A4") },
      },
    ],
    categoryAxis: axis,
    valueAxis: axis,
    box: { left: 500, top: 0, width: 300, height: 200 },
    altTitle: "",
    altDescription: "",
  };
};

describe("a table", () => {
  it("fills a column that refers to one called like a cell, such as v2000", async () => {
    const b = open();
    b.write("A1", [
      ["Baseline", "v2000", "Savings"],
      [10, 1, ""],
      [20, 2, ""],
    ]);
    await b.book.addTable(b.sheet.id, "Costs", rect("A1:C3"));
    b.write("C2", [["=[@Baseline]-[@v2000]"], ["=[@Baseline]-[@v2000]"]]);
    await b.book.settle();
    b.type("A4", 30);
    expect(await b.value("C4")).toBe(30);
    expect(b.formula("C4")).toBe("=[@Baseline]-[@v2000]");
  });

  it("takes what is typed just below it as its next row, calculated columns included", async () => {
    const b = await costs();
    b.sheet.setNumberFormat(rect("B4:D4"), [["$0", "0.00", "0"]]);
    b.sheet.setValidation(rect("B2:B4"), { kind: "decimal", operator: "GreaterThan", formula1: 0 });
    b.sheet.addConditionalRule({
      at: [rect("D2:D4")],
      rule: { kind: "cellValue", operator: "GreaterThan", formula1: "=20" },
      style: { fill: "#FF0000" },
    });
    b.book.addChart(chart(b.sheet.id));
    b.type("B5", 40);
    expect(await b.values("F1:F3")).toEqual([[110], [10], [4]]);
    expect(b.book.tables()[0]?.at).toEqual(rect("A1:D5"));
    expect([b.formula("C5"), b.formula("D5")]).toEqual(["=[@Cost]/10", "=B5+C5"]);
    expect(b.sheet.read(rect("B5"))[0]?.[0]?.text).toBe("$40");
    expect(b.sheet.validationAt(4, 1)?.kind).toBe("decimal");
    expect(b.sheet.conditionalRules()[0]?.at).toEqual([rect("D2:D5")]);
    expect(b.book.charts()[0]?.series[0]).toMatchObject({
      values: { at: rect("B2:B5") },
      categories: { at: rect("A2:A5") },
    });
    // First the expansion is taken back, then what was typed.
    b.undo();
    expect(b.book.tables()[0]?.at).toEqual(rect("A1:D4"));
    expect(b.book.charts()[0]?.series[0]?.values.at).toEqual(rect("B2:B4"));
    expect(await b.values("B5:D5")).toEqual([[40, "", ""]]);
    b.undo();
    expect(await b.value("B5")).toBe("");
  });

  it("doesn't grow for what the host writes, over other content, or further away", async () => {
    const b = await costs();
    b.write("A5", [["note"]]);
    await b.book.settle();
    b.type("B5", 1);
    b.type("B7", 1);
    b.type("E3", 1);
    await b.book.settle();
    expect(b.book.tables()[0]?.at).toEqual(rect("A1:D4"));
  });

  it("fills calculated columns of rows inserted inside, in the same undo step", async () => {
    const b = await costs();
    b.sheet.insert({ r: 2, c: 0, h: 1, w: 16384 }, "down");
    b.type("B3", 100);
    expect(await b.values("A3:D3")).toEqual([["", 100, 10, 110]]);
    expect(b.book.tables()[0]?.at).toEqual(rect("A1:D5"));
    expect(await b.value("F1")).toBe(176);
    b.undo();
    b.undo();
    expect(b.book.tables()[0]?.at).toEqual(rect("A1:D4"));
    expect(await b.value("F1")).toBe(66);
  });

  it("leaves columns alone that are not calculated throughout", async () => {
    const b = await costs();
    b.write("D3", [[5]]);
    b.sheet.insert({ r: 3, c: 0, h: 1, w: 16384 }, "down");
    expect(b.formula("D4")).toBe("");
    expect(b.formula("C4")).toBe("=[@Cost]/10");
  });

  it("fills an empty column with a formula typed into one of its cells", async () => {
    const b = open();
    b.write("A1", [
      ["Cost", "Double"],
      [1, ""],
      [2, ""],
      [3, ""],
    ]);
    await b.book.addTable(b.sheet.id, "T", rect("A1:B4"));
    b.type("B3", "=[@Cost]*2");
    expect(await b.values("B2:B4")).toEqual([[2], [4], [6]]);
    b.undo();
    expect(await b.values("B2:B4")).toEqual([[""], [4], [""]]);
  });

  it("spells typed formulas for the engine and shows them as typed", async () => {
    const b = await costs();
    b.type("D2", "=[@Cost]+[@[Tax (USD)]]");
    b.type("G2", "=Costs[@Cost]");
    expect(await b.value("D2")).toBe(11);
    expect(await b.value("G2")).toBe(10);
    expect([b.formula("D2"), b.formula("G2")]).toEqual(["=[@Cost]+[@[Tax (USD)]]", "=Costs[@Cost]"]);
  });
});

describe("header cells", () => {
  it("name their columns: formulas everywhere follow, and back with undo", async () => {
    const b = await costs();
    b.book.setName({ name: "AllTax", formula: "=SUM(Costs[Tax (USD)])", visible: true });
    b.type("C1", "Tax");
    expect(b.book.tables()[0]?.columns).toEqual(["Item", "Cost", "Tax", "Sum"]);
    expect(b.formula("F2")).toBe("=SUM(Costs[Tax])");
    expect(b.book.names()[0]?.formula).toBe("=SUM(Costs[Tax])");
    b.type("B1", "Cost, net");
    expect(b.formula("C2")).toBe("=[@[Cost, net]]/10");
    expect(await b.values("F1:F3")).toEqual([[66], [6], [3]]);
    b.undo();
    b.undo();
    expect(b.formula("F2")).toBe("=SUM(Costs[Tax (USD)])");
    expect(b.formula("C2")).toBe("=[@Cost]/10");
    expect(await b.values("F1:F3")).toEqual([[66], [6], [3]]);
  });

  it("are never the same twice, and never empty", async () => {
    const b = await costs();
    b.type("C1", "Cost");
    expect(b.book.tables()[0]?.columns).toEqual(["Item", "Cost", "Cost2", "Sum"]);
    expect(await b.value("C1")).toBe("Cost2");
    b.type("C1", "");
    expect(b.book.tables()[0]?.columns).toEqual(["Item", "Cost", "Column3", "Sum"]);
    expect(await b.value("C1")).toBe("Column3");
    expect(b.formula("F2")).toBe("=SUM(Costs[Column3])");
  });

  it("get numbers like Excel's", () => {
    expect(unique(["a", "a", "A", "b"], ["a", "x", "y", "b"])).toEqual(["a", "a2", "A3", "b"]);
    expect(unique(["b", "b"], ["a", "b"])).toEqual(["b2", "b"]);
  });

  it("are filled in when a table is made of empty or numeric ones", async () => {
    const b = open();
    b.write("A1", [
      ["", 2026],
      [1, 2],
    ]);
    await b.book.addTable(b.sheet.id, "T", rect("A1:B2"));
    expect(b.book.tables()[0]?.columns).toEqual(["Column1", "2026"]);
    expect(b.sheet.read(rect("A1:B1"))[0]?.map((c) => [c.kind, c.value])).toEqual([
      ["string", "Column1"],
      ["string", "2026"],
    ]);
    b.write("D1", [["=SUM(T[2026])"]]);
    expect(await b.value("D1")).toBe(2);
  });
});

describe("a table's name and area", () => {
  it("formulas follow a rename, and back with undo", async () => {
    const b = await costs();
    b.book.updateTable(b.tableId, { name: "Costs_2026" });
    expect([b.formula("F1"), b.formula("F3"), b.formula("C2")]).toEqual([
      "=SUM(Costs_2026[Sum])",
      "=ROWS(Costs_2026)",
      "=[@Cost]/10",
    ]);
    expect(await b.values("F1:F3")).toEqual([[66], [6], [3]]);
    b.undo();
    expect(b.formula("F3")).toBe("=ROWS(Costs)");
    expect(await b.values("F1:F3")).toEqual([[66], [6], [3]]);
  });

  it("can be resized, and charts over its columns follow", async () => {
    const b = await costs();
    b.book.addChart(chart(b.sheet.id));
    b.book.updateTable(b.tableId, { at: rect("A1:D3") });
    expect(await b.values("F1:F3")).toEqual([[33], [3], [2]]);
    expect(b.book.charts()[0]?.series[0]?.values.at).toEqual(rect("B2:B3"));
    b.book.updateTable(b.tableId, { at: rect("A1:C3") });
    expect(b.book.tables()[0]?.columns).toEqual(["Item", "Cost", "Tax (USD)"]);
    expect(await b.value("F1")).toBe("#REF!");
  });

  it("becomes plain cells with addresses in formulas", async () => {
    const b = await costs();
    b.book.removeTable(b.tableId, true);
    expect(b.book.tables()).toEqual([]);
    expect([b.formula("F1"), b.formula("F3"), b.formula("C3")]).toEqual([
      "=SUM('Sheet1'!$D$2:$D$4)",
      "=ROWS('Sheet1'!$A$2:$D$4)",
      "='Sheet1'!$B3/10",
    ]);
    expect(await b.values("F1:F3")).toEqual([[66], [6], [3]]);
    b.undo();
    expect(b.formula("C3")).toBe("=[@Cost]/10");
    expect(await b.values("F1:F3")).toEqual([[66], [6], [3]]);
  });

  it("goes with its cells, and formulas are errors", async () => {
    const b = await costs();
    b.book.removeTable(b.tableId, false);
    expect(await b.values("A1:B4")).toEqual(Array(4).fill(["", ""]));
    expect((await b.values("F1:F3")).flat()).toEqual(["#REF!", "#REF!", "#REF!"]);
  });

  it("keeps its looks, also through undo", async () => {
    const b = await costs();
    const looks = { style: "TableStyleLight1", showBandedRows: false, showFilterButton: false };
    b.book.updateTable(b.tableId, looks);
    expect(b.book.tables()[0]).toMatchObject(looks);
    b.undo();
    expect(b.book.tables()[0]).toMatchObject({
      style: "TableStyleMedium2",
      showBandedRows: true,
      showFilterButton: true,
    });
  });
});

describe("charts", () => {
  it("follow rows and columns, go with their sheet, and come back with undo", async () => {
    const b = open();
    const s = b.book.addSheet("Data");
    b.write(
      "A1",
      [
        ["x", "y"],
        ["a", 1],
        ["b", 2],
        ["c", 3],
      ],
      s,
    );
    b.book.addChart(chart(s.id));
    s.insert({ r: 2, c: 0, h: 2, w: 16384 }, "down");
    expect(b.book.charts()[0]?.series[0]?.values.at).toEqual(rect("B2:B6"));
    s.insert({ r: 0, c: 0, h: 1048576, w: 1 }, "right");
    expect(b.book.charts()[0]).toMatchObject({
      box: { left: 564, height: 240 },
      series: [{ values: { at: rect("C2:C6") } }],
    });
    s.delete({ r: 1, c: 0, h: 1, w: 16384 }, "up");
    expect(b.book.charts()[0]?.series[0]?.values.at).toEqual(rect("C2:C5"));
    s.delete({ r: 1, c: 0, h: 4, w: 16384 }, "up");
    expect(b.book.charts()[0]?.series).toEqual([]);
    b.undo();
    expect(b.book.charts()[0]?.series[0]?.values.at).toEqual(rect("C2:C5"));
    s.remove();
    expect(b.book.charts()).toEqual([]);
    b.undo();
    expect(b.book.charts()).toHaveLength(1);
  });

  it("change and go by request, with undo", async () => {
    const b = open();
    b.book.addChart(chart(b.sheet.id));
    b.book.updateChart({ ...chart(b.sheet.id), type: "Line" });
    b.book.removeChart("chart");
    expect(b.book.charts()).toEqual([]);
    b.undo();
    expect(b.book.charts()[0]?.type).toBe("Line");
    b.undo();
    expect(b.book.charts()[0]?.type).toBe("ColumnClustered");
  });
});

describe("a table that the user moves as a whole", () => {
  const range = (address: string) => {
    const { r, c, h, w } = rect(address);
    return { startRow: r, startColumn: c, endRow: r + h - 1, endColumn: c + w - 1 };
  };

  it.each(["Sheet1", "Other"])("goes along with its cells, and back with undo: to %s", async (sheet) => {
    const b = await costs();
    b.book.addSheet("Other");
    const to = b.book.sheets().find(({ name }) => name === sheet)!;
    b.book.addChart(chart(b.sheet.id));
    const drawn = () => b.book.charts()[0]!.series.map(({ name, values }) => [name, values]);
    const area = (sheetId: string, address: string) => ({ sheetId, at: rect(address) });
    const [before] = b.book.tables();
    const sums = await b.values("F1:F3");
    await b.book.engine.commands.executeCommand(MoveRangeCommand.id, {
      fromRange: range("A1:D4"),
      toRange: range("H10:K13"),
      fromSubUnitId: b.sheet.id,
      toSubUnitId: to.id,
    });
    expect(b.book.tables()).toEqual([{ ...before, sheetId: to.id, at: rect("H10:K13") }]);
    expect(await b.values("F1:F3")).toEqual(sums);
    expect(["J11", "K11"].map((a) => b.formula(a, to))).toEqual(["=[@Cost]/10", "=I11+J11"]);
    expect(drawn()).toEqual([[area(to.id, "I10"), area(to.id, "I11:I13")]]);
    b.type("I11", 100, to);
    expect(await b.values("F1:F3")).not.toEqual(sums);
    b.undo();
    b.undo();
    expect(b.book.tables()).toEqual([before]);
    expect(await b.values("F1:F3")).toEqual(sums);
    expect(drawn()).toEqual([[area(b.sheet.id, "B1"), area(b.sheet.id, "B2:B4")]]);
  });

  it("stays where it is when only a part of it is moved, and has a header there", async () => {
    const b = await costs();
    const [before] = b.book.tables();
    const move = { fromRange: range("C1:C2"), toRange: range("H10:H11") };
    await b.book.engine.commands.executeCommand(MoveRangeCommand.id, move);
    expect(b.book.tables()).toEqual([{ ...before, columns: ["Item", "Cost", "Column3", "Sum"] }]);
    expect(await b.values("C1:C2")).toEqual([["Column3"], [""]]);
    expect(await b.value("H10")).toBe("Tax (USD)");
    b.undo();
    expect(b.book.tables()).toEqual([before]);
    expect(await b.values("C1:C2")).toEqual([["Tax (USD)"], [1]]);
  });

  it("goes along with rows that are dragged by their headings", async () => {
    const b = await costs();
    const whole = { startColumn: 0, endColumn: 25, rangeType: RANGE_TYPE.ROW };
    b.book.select(b.sheet.id, { r: 0, c: 0, h: 4, w: 26 });
    await b.book.engine.commands.executeCommand(MoveRowsCommand.id, {
      fromRange: { startRow: 0, endRow: 0, ...whole },
      range: { startRow: 0, endRow: 3, ...whole },
      toRange: { startRow: 10, endRow: 10, ...whole },
    });
    expect(b.book.tables()[0]?.at).toEqual(rect("A7:D10"));
    expect(await b.value("F7")).toBe(66);
  });
});
