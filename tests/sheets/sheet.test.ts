import { describe, expect, it } from "vitest";
import { Answer } from "../../src/sheets/answer";
import { buildContext } from "../../src/sheets/context";
import { CellRef, f } from "../../src/sheets/formula";
import type { PlanCell } from "../../src/sheets/plan";
import { Sheet } from "../../src/sheets/sheet";
import type { CellSpec, FrameColumn, TableSpec } from "../../src/sheets/specs";

const COLUMNS: readonly FrameColumn[] = [
  { key: "item", width: 20 },
  { key: "unit", width: 10 },
  { key: "value", width: 12 },
  { key: "note", width: 30 },
  { key: "aside", width: 30, onScreen: true },
  { key: "helper", width: 10, helper: true },
];

const sheetOf = (columns = COLUMNS): Sheet =>
  new Sheet(
    buildContext({
      dialect: "plain",
      standard: "banker",
      currency: "$",
      optimizedName: "New",
      taken: { sheets: ["Own"], names: ["costs"] },
    }),
    { key: "own", name: "Own", tabColor: "#112233", columns },
  );

const input = (value: number): CellSpec => ({ role: "input", value, validity: "nonNegative" });
const TABLE: TableSpec = {
  name: "Costs",
  columns: [
    { key: "item", header: "Item", role: "label" },
    { key: "unit", header: "Unit", role: "unit" },
    {
      key: "value",
      header: "Cost, $",
      role: "formula",
      format: "0.0",
      formula: (row) => f`ROW()*${row.this("item")}`,
    },
  ],
  rows: [
    { item: "a", unit: "x" },
    { item: "b", unit: "x", value: { role: "formula", format: "0.00" } },
    { item: "c", unit: "x", value: 7 },
  ],
};

/** Cells that say something, by row and column: role, and what it says. */
const said = (cells: (PlanCell | null)[][]) =>
  cells.map((line) =>
    line.flatMap((cell, column) =>
      cell ? [[column, cell.role, cell.formula ?? cell.value ?? "", cell.indent ?? 0] as const] : [],
    ),
  );

describe("a sheet that is laid out", () => {
  it("goes down row by row, and leaves what is kept", () => {
    const sheet = sheetOf();
    expect(sheet.name).toBe("Own (2)");
    sheet.text("title", "Title");
    sheet.skip();
    expect(sheet.reserve(3)).toBe(2);
    const { value } = sheet.line({
      item: { role: "label", value: "Cost" },
      value: input(1),
      aside: undefined,
    });
    expect(value.position).toEqual({ row: 5, column: 2 });
    const here = { sheet: sheet.name, row: 0 };
    expect(sheet.origin.render(here)).toBe("$A$1");
    expect(sheet.here("value").render({ ...here, row: 11 })).toBe("C12");
    expect(sheet.columnsUntil("item", "note")).toEqual(["item", "unit", "value"]);
    expect(sheet.columnsAfter("item", 2)).toEqual(["unit", "value"]);
    expect(sheet.finish().cells).toHaveLength(6);
  });

  it("runs headings and bands to the last column that is the reader's", () => {
    const sheet = sheetOf();
    sheet.heading("Costs");
    sheet.headers({ item: "Item", helper: "Kept" });
    sheet.band(sheet.reserve(1), { role: "answer", value: "Yes" });
    const { cells } = sheet.finish();
    expect(said(cells)).toEqual([
      [[0, "heading", "Costs", 0], ...[1, 2, 3, 4].map((c) => [c, "heading", "", 0])],
      [[0, "header", "Item", 0], ...[1, 2, 3, 4].map((c) => [c, "header", "", 0]), [5, "header", "Kept", 0]],
      [[0, "answer", "Yes", 0], ...[1, 2, 3, 4].map((c) => [c, "answer", "", 0])],
    ]);
  });

  it("sets headers over what stands below them, and words apart from numbers", () => {
    const sheet = sheetOf();
    sheet.headers({ item: "Item", unit: "Verdict", value: "Value", note: "Note" });
    sheet.line({
      item: { role: "label", value: "a" },
      unit: { role: "verdict", value: "OK" },
      value: input(1),
      note: { role: "note", value: "n" },
    });
    sheet.headers({ item: "Item", unit: "Value", value: "Unit", note: "Note" });
    // The first number tells, not the first cell.
    sheet.line({ unit: { role: "label", value: "–" } });
    sheet.line({ unit: input(1), value: { role: "unit", value: "x" } });
    sheet.skip();
    sheet.line({ note: { role: "note", value: "not under that header" } });
    const { cells } = sheet.finish();
    const roles = said(cells).map((line) =>
      line.map(([column, role, , indent]) => `${column} ${role} ${indent}`),
    );
    expect(roles[0]).toEqual([
      "0 header 0",
      "1 headerCenter 0",
      "2 headerNumber 0",
      "3 header 1",
      "4 header 0",
    ]);
    expect(roles[1]).toEqual(["0 label 0", "1 verdict 0", "2 input 0", "3 note 1"]);
    expect(roles[2]).toEqual(["0 header 0", "1 headerNumber 0", "2 header 1", "3 header 1", "4 header 0"]);
    expect(roles[4]).toEqual(["1 input 0", "2 unit 1"]);
  });

  it("puts a table where its columns are, with its formulas, and the next line below it", () => {
    const sheet = sheetOf();
    sheet.skip(2);
    const table = sheet.table({ ...TABLE, freezeColumns: 1, list: true, filter: true });
    expect(sheet.reserve(0)).toBe(6);
    const plan = sheet.finish();
    expect(plan.tables).toEqual([
      {
        name: "Costs_2",
        range: { row: 2, column: 0, rows: 4, columns: 3 },
        columns: ["Item", "Unit", "Cost, $"],
        style: "",
        filter: true,
      },
    ]);
    expect(plan.cells.slice(3).map((line) => [line[2]?.formula ?? line[2]?.value, line[2]?.format])).toEqual([
      ["=ROW()*[@Item]", "0.0"],
      ["=ROW()*[@Item]", "0.00"],
      [7, "0.0"],
    ]);
    expect(plan.freeze).toEqual({ rows: 3, columns: 1 });
    expect(plan.print.repeat).toEqual({ row: 2, rows: 1 });
    const here = { sheet: sheet.name, row: 9 };
    expect(table.column("value").render(here)).toBe("Costs_2[[Cost, $]]");
    expect(table.lookup(f`A1`, "value").render(here)).toBe(
      "INDEX(Costs_2[[Cost, $]],MATCH(A1,Costs_2[Item],0))",
    );
    expect(table.rowNumber.render(here)).toBe("ROW()-ROW(Costs_2[[#Headers],[Item]])");
    expect(table.cell(2, "value").position).toEqual({ row: 5, column: 2 });
    expect(table.range("unit")).toEqual({ row: 3, column: 1, rows: 3, columns: 1 });
  });

  it("prints what is the reader's and no note, down to where it is said to end; a table at the end may grow", () => {
    const printed = (lay: (sheet: Sheet) => void) => {
      const sheet = sheetOf();
      lay(sheet);
      const { area, grows, repeat } = sheet.finish().print;
      return [area.rows, area.columns, grows ?? false, repeat];
    };
    const first = { row: 0, rows: 1 };
    expect(printed((sheet) => sheet.table(TABLE))).toEqual([4, 3, true, first]);
    expect(printed((sheet) => (sheet.table(TABLE), sheet.text("note", "x")))).toEqual([5, 3, false, first]);
    expect(
      printed((sheet) => {
        sheet.table(TABLE);
        sheet.endPrint();
        sheet.text("note", "x");
        sheet.endPrint();
      }),
    ).toEqual([4, 3, true, first]);
  });

  it("places a chart over whole columns, and reaches down to its end", () => {
    const sheet = sheetOf();
    const table = sheet.table(TABLE);
    sheet.chart({
      kind: "barClustered",
      name: "Chart",
      title: "Costs",
      alternativeText: "Costs",
      legend: "none",
      categoryAxis: { title: "Item" },
      valueAxis: { title: "$" },
      categories: table.range("item"),
      series: [{ name: "Cost", color: "#000000", values: table.range("value") }],
      from: "unit",
      to: "note",
      top: 2,
      rows: 13,
    });
    const { charts, cells } = sheet.finish();
    expect(charts[0]).toMatchObject({
      anchor: { row: 2, column: 1, rows: 13, columns: 3 },
      categories: { range: { row: 1, column: 0, rows: 3, columns: 1 } },
      series: [{ values: { range: { row: 1, column: 2, rows: 3, columns: 1 } } }],
    });
    expect(cells).toHaveLength(15);
  });

  it("says the first check that fails, and names what it is asked to", () => {
    const sheet = sheetOf();
    const { value } = sheet.line({
      item: { role: "label", value: "Cost" },
      value: { ...input(5), format: "0.0" },
    });
    const { unit } = sheet.line({ unit: { role: "check", formula: sheet.broken } });
    sheet.check(f`${value}>0`, f`"too small"`);
    sheet.check(f`${value}<9`, f`"too large"`);
    sheet.define("Cost_now", value, "What it costs");
    sheet.keyFigure("Cost", value);
    expect(sheet.keyFigures).toMatchObject([{ label: "Cost", format: "0.0" }]);
    const plan = sheet.finish();
    expect(plan.cells[1]![1]!.formula).toBe('=IF($C$1>0,IF($C$1<9,"OK","too large"),"too small")');
    expect(plan.names).toEqual([
      { name: "Cost_now", range: { row: 0, column: 2, rows: 1, columns: 1 }, comment: "What it costs" },
    ]);
    expect(plan.keyFigures).toEqual([{ label: "Cost", row: 0, column: 2 }]);
    expect(unit.position).toEqual({ row: 1, column: 1 });
    expect(plan.validations).toMatchObject([
      { kind: "decimal", range: { row: 0, column: 2, rows: 1, columns: 1 }, minimum: 0 },
    ]);
  });

  it("waits with its results for its inputs, but not with what only brings another sheet's cell", () => {
    const sheet = sheetOf();
    const elsewhere = new CellRef({ name: "Other" }, () => ({ row: 0, column: 0 }));
    const { item } = sheet.line({ item: { role: "status", formula: sheet.missing } });
    sheet.answers = { ready: item, holds: item, passesOn: false };
    sheet.line({
      item: { role: "label", value: "Cost" },
      value: input(1),
      note: { role: "note", value: "What it costs" },
    });
    const formula = (expr: CellSpec["formula"]): CellSpec => ({
      role: "formula",
      ...(expr && { formula: expr }),
    });
    sheet.line({ value: formula(f`1+1`), helper: formula(f`2+2`) });
    sheet.line({ value: formula(elsewhere) });
    const { cells, freeze, print } = sheet.finish();
    expect(cells[1]![3]).toMatchObject({ role: "remark" });
    expect(cells[2]!.map((cell) => cell?.formula ?? null)).toEqual([
      null,
      null,
      '=IF($A$1="OK",1+1,"–")',
      null,
      null,
      "=2+2",
    ]);
    expect(cells[3]![2]).toMatchObject({ role: "link", formula: "='Other'!$A$1" });
    expect(freeze).toEqual({ rows: 1, columns: 0 });
    expect(print.repeat).toEqual({ row: 0, rows: 1 });
  });

  it("asks of a table's input columns that they are complete, by what its first row takes", () => {
    const asked = (...rows: TableSpec["rows"]) => {
      const sheet = sheetOf();
      const { note } = sheet.line({ note: { role: "check", formula: sheet.missing } });
      sheet.table({ ...TABLE, rows });
      return sheet.finish().cells[0]![note!.position.column]!.formula;
    };
    const row = (value: CellSpec) => ({ item: "a", unit: "x", value });
    expect(asked(row(input(1)))).toContain("Costs_2[[Cost, $]]");
    expect(asked(row(input(1)), row(input(2)))).toBe(asked(row(input(1))));
    for (const other of [row({ role: "inputText", value: "any" }), row({ role: "label", value: "b" })])
      expect(asked(other)).toBe('="OK"');
  });

  it.each([
    ["an answer of inputs", {}, ["Inputs", "Checks"]],
    ["one that also says what it is about", { about: { source: "s", mode: "m" } }, ["Inputs", "Checks"]],
    ["one that is recorded", { recorded: true }, ["Checks"]],
  ] as const)("knows where %s says that it holds", (_, kind, labels) => {
    const sheet = sheetOf();
    sheet.skip(2);
    const answer = new Answer(sheet, { label: "item", unit: "unit", value: "value" }, 2, kind);
    const below = sheet.reserve(0);
    const figure = (label: string) => ({ label, unit: "$", format: "0", formula: f`1+1` });
    answer.settle({
      sentence: f`"Yes"`,
      figures: [figure("One"), figure("Two")],
      checks: [{ fine: f`1=1`, says: f`"no"` }],
    });
    const { cells } = sheet.finish();
    const status = cells.flatMap((line, row) =>
      line[2]?.role === "status" ? [{ says: line[0]?.value, position: { row, column: 2 } }] : [],
    );
    expect(status.map(({ says }) => says)).toEqual(labels);
    expect(status.at(-1)!.position).toEqual(answer.holds.position);
    if (labels.length > 1) expect(status[0]!.position).toEqual(answer.ready.position);
    expect(cells).toHaveLength(below);
  });

  it.each<[string, (sheet: Sheet) => unknown, string]>([
    ["two columns of one key", () => sheetOf([COLUMNS[0]!, COLUMNS[0]!]), "two columns of one key"],
    ["a column that isn't there", (sheet) => sheet.columnOf("none"), "no column none"],
    ["a cell twice", (sheet) => [1, 2].map((value) => sheet.put(0, 0, input(value))), "written twice"],
    [
      "a table whose columns aren't side by side",
      (sheet) => sheet.table({ ...TABLE, from: "unit" }),
      "column item is not beside the one before it",
    ],
    ["a table's column that isn't there", (sheet) => sheet.table(TABLE).column("note"), "no column note"],
  ])("refuses %s", (_, lay, message) => {
    expect(() => lay(sheetOf())).toThrow(message);
  });
});
