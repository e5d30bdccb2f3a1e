import { afterEach, describe, expect, it } from "vitest";
import { closeAll, input, open, rect } from "./support";

afterEach(closeAll);

async function withCosts() {
  const b = open();
  const { book, sheet } = b;
  b.write("A1", [
    ["Item", "Cost", "Double"],
    ["a", 10, ""],
    ["b", 20, ""],
  ]);
  await book.addTable(sheet.id, "Costs", rect("A1:C3"));
  sheet.write(rect("C2:C3"), [[input("=[@Cost]*2")], [input("=[@Cost]*2")]]);
  book.setName({ name: "Rate", formula: "=Sheet1!$B$2", visible: true });
  b.write("E1", [["=SUM(Costs[Double])+Rate"], ["=Sheet1!B3"]]);
  sheet.setStyle(rect("A1:C1"), { bold: true, fill: "#1F4E78" });
  sheet.setValidation(rect("B2:B3"), { kind: "decimal", operator: "GreaterThan", formula1: 0 });
  sheet.addConditionalRule({
    at: [rect("C2:C3")],
    rule: { kind: "cellValue", operator: "GreaterThan", formula1: "=25" },
    style: { fill: "#FF0000" },
  });
  const axis = { title: "", visible: true, gridlines: false };
  book.addChart({
    id: "chart",
    name: "Chart 1",
    sheetId: sheet.id,
    type: "ColumnClustered",
    title: { text: "", visible: false },
    legend: { visible: false, position: "Bottom" },
    series: [{ id: "s", name: "Cost", values: { sheetId: sheet.id, at: rect("B2:B3") } }],
    categoryAxis: axis,
    valueAxis: axis,
    box: { left: 500, top: 0, width: 300, height: 200 },
    altTitle: "",
    altDescription: "",
  });
  const other = book.addSheet("Other");
  b.write("A1", [["=SUM(Costs[Double])+Rate"]], other);
  await book.settle();
  const copySheet = async () => {
    await book.engine.commands.executeCommand("sheet.command.copy-sheet", { subUnitId: sheet.id });
    const copy = book.sheets()[1]!;
    return copy;
  };
  return { ...b, other, copySheet };
}

describe("a copied sheet", () => {
  it("calculates with its own numbers, and the original with the original's", async () => {
    const b = await withCosts();
    const copy = await b.copySheet();
    expect(b.book.sheets().map((s) => s.name)).toEqual(["Sheet1", "Sheet1 (2)", "Other"]);
    expect(b.book.active().name).toBe("Sheet1 (2)");
    expect(b.book.tables().map((t) => [t.name, t.sheetId])).toEqual([
      ["Costs", b.sheet.id],
      ["Costs2", copy.id],
    ]);
    b.type("B2", 1000, copy);
    expect(await b.values("E1:E2")).toEqual([[70], [20]]);
    expect(await b.values("E1:E2", copy)).toEqual([[3040], [20]]);
    expect(await b.value("A1", b.other)).toBe(70);
    expect([b.formula("E1", copy), b.formula("E2", copy), b.formula("C2", copy)]).toEqual([
      "=SUM(Costs2[Double])+Rate",
      "='Sheet1 (2)'!B3",
      "=[@Cost]*2",
    ]);
    expect(b.formula("E1")).toBe("=SUM(Costs[Double])+Rate");
    b.type("B3", 5, copy);
    expect(await b.values("E1:E2", copy)).toEqual([[3010], [5]]);
    expect(await b.values("E1:E2")).toEqual([[70], [20]]);
  });

  it("has charts, formats, conditional formats, validation and names of its own", async () => {
    const b = await withCosts();
    const copy = await b.copySheet();
    expect(copy.styleAt(0, 0)).toMatchObject({ bold: true, fill: "#1F4E78" });
    expect(copy.validationAt(1, 1)).toMatchObject({ kind: "decimal", formula1: 0 });
    expect(copy.conditionalRules()).toMatchObject([{ at: [rect("C2:C3")], style: { fill: "#FF0000" } }]);
    expect(b.book.charts().map((c) => [c.sheetId, c.series[0]?.values.sheetId])).toEqual([
      [b.sheet.id, b.sheet.id],
      [copy.id, copy.id],
    ]);
    expect(b.book.tables().map((t) => t.style)).toEqual(["TableStyleMedium2", "TableStyleMedium2"]);
    expect(b.book.names()).toEqual([
      { name: "Rate", formula: "=Sheet1!$B$2", visible: true },
      { name: "Rate", formula: "='Sheet1 (2)'!$B$2", visible: true, sheetId: copy.id },
    ]);
  });

  it("goes with one undo, and comes back with one redo", async () => {
    const b = await withCosts();
    await b.copySheet();
    b.undo();
    expect(b.book.sheets().map((s) => s.name)).toEqual(["Sheet1", "Other"]);
    expect(b.book.tables().map((t) => t.name)).toEqual(["Costs"]);
    expect(await b.values("E1:E2")).toEqual([[70], [20]]);
    b.redo();
    const copy = b.book.sheets()[1]!;
    expect(await b.values("E1:E2", copy)).toEqual([[70], [20]]);
    expect(b.book.charts()).toHaveLength(2);
  });

  it("of a copy has the next number, and a name that fits", async () => {
    const b = await withCosts();
    const again = b.book.copySheet(b.book.copySheet(b.sheet.id, 1).id, 2);
    expect(again.name).toBe("Sheet1 (3)");
    const long = b.book.addSheet("A name of thirty-one characters");
    expect(b.book.copySheet(long.id, 0).name).toBe("A name of thirty-one charac (2)");
  });
});

describe("names of one sheet", () => {
  it("mean their own cells there, and the workbook's elsewhere", async () => {
    const b = open();
    const [first, second] = [b.sheet, b.book.addSheet("My second")];
    b.write("A1", [[1], [2], ["=Rate*10"], ["='My second'!Rate*10"], ['="Rate"&Rate']]);
    b.write("A1", [[3], [4], ["=Rate*10"], ["=Only*10"]], second);
    b.book.setName({ name: "Rate", formula: "=Sheet1!$A$1", visible: true });
    expect(await b.value("A3", second)).toBe(10);
    b.book.setName({ name: "Rate", formula: "='My second'!$A$1", sheetId: second.id, visible: true });
    b.book.setName({ name: "Only", formula: "='My second'!$A$2", sheetId: second.id, visible: true });
    b.write("B1", [["=Only"]]);
    expect((await b.values("A3:A5")).flat()).toEqual([10, 30, "Rate1"]);
    expect((await b.values("A3:A4", second)).flat()).toEqual([30, 40]);
    expect(await b.value("B1")).toBe("#NAME?");
    expect(b.formula("A3", second)).toBe("=Rate*10");
    b.book.setName({ name: "Rate", formula: "=Sheet1!$A$2", visible: true });
    expect([await b.value("A3", first), await b.value("A3", second)]).toEqual([20, 30]);
    b.book.removeName("Rate", second.id);
    expect(await b.value("A3", second)).toBe(20);
  });
});
