/** What a structured reference means, as Microsoft's "Using structured references with Excel tables" has it. */
import { describe, expect, it } from "vitest";
import { bookFrom, Calculation } from "../../src/engine";
import { at, plain } from "./support";

const ROWS = [
  ["", "", "", ""],
  ["", "Item", "Cost", "Share"],
  ["", "a", 10, 0.2],
  ["", "b", 20, 0.3],
  ["", "c", 30, 0.5],
  ["", "Total", 60, 1],
];

/** What a formula gives in F4, beside the table's second row, or elsewhere. */
function given(formula: string, { headers = true, totals = true, cell = "F4" } = {}): unknown {
  const area = { top: headers ? 1 : 2, left: 1, bottom: totals ? 5 : 4, right: 3 };
  const table = { name: "Costs", sheet: 0, area, headers, totals, columns: ["Item", "Cost", "Share"] };
  const { row, column } = at(cell);
  const ranges = [
    { row: 0, column: 0, formulas: ROWS, values: ROWS },
    { row, column, formulas: [[formula]], values: [[""]] },
  ];
  const book = bookFrom({ names: [], tables: [table], sheets: [{ name: "S", ranges }] });
  return plain(new Calculation(book).value(0, row, column));
}

/** First row and column, rows and columns. */
const area = (reference: string) =>
  `=MIN(ROW(${reference}))&","&MIN(COLUMN(${reference}))&" "&ROWS(${reference})&"×"&COLUMNS(${reference})`;

describe("a structured reference", () => {
  it.each([
    ["Costs", "3,2 3×3"],
    ["Costs[#Data]", "3,2 3×3"],
    ["Costs[#All]", "2,2 5×3"],
    ["costs[#all]", "2,2 5×3"],
    ["Costs[#Headers]", "2,2 1×3"],
    ["Costs[#Totals]", "6,2 1×3"],
    ["Costs[[#Headers],[#Data]]", "2,2 4×3"],
    ["Costs[[#Data],[#Totals]]", "3,2 4×3"],
    ["Costs[#This Row]", "4,2 1×3"],
    ["Costs[Cost]", "3,3 3×1"],
    ["Costs[cost]", "3,3 3×1"],
    ["Costs[[#All],[Cost]]", "2,3 5×1"],
    ["Costs[[#Totals],[Cost]:[Share]]", "6,3 1×2"],
    ["Costs[[Share]:[Item]]", "3,2 3×3"],
    ["Costs[@Share]", "4,4 1×1"],
    ["Costs[@[Item]:[Cost]]", "4,2 1×2"],
  ])("%s is %s", (reference, expected) => expect(given(area(reference))).toBe(expected));

  it("is of the rows that there are, without headers and totals", () => {
    const bare = { headers: false, totals: false };
    expect(given(area("Costs[#All]"), bare)).toBe("3,2 3×3");
    expect(given(area("Costs"), bare)).toBe("3,2 3×3");
    expect(given("=SUM(Costs[#Headers])", bare)).toBe("#REF!");
    expect(given("=SUM(Costs[#Totals])", bare)).toBe("#REF!");
  });

  it.each([
    ["F2", "#VALUE!"],
    ["F3", 10],
    ["F5", 30],
    ["F6", "#VALUE!"],
  ])("of this row has one in the table’s own rows only: %s is %s", (cell, expected) =>
    expect(given("=Costs[@Cost]", { cell })).toBe(expected),
  );

  it.each(["=SUM(Costs[Nothing])", "=SUM(Others[Cost])"])("%s, which isn't there, is #REF!", (formula) =>
    expect(given(formula)).toBe("#REF!"),
  );

  it("without a name is of the table around it, also where another sheet has one at the same place", () => {
    const area = { top: 0, left: 0, bottom: 1, right: 1 };
    const sheetOf = (name: string, cost: number) => {
      const rows = [
        ["Cost", "Twice"],
        [cost, "=[@Cost]*2"],
      ];
      return { name, ranges: [{ row: 0, column: 0, formulas: rows, values: rows }] };
    };
    const tables = ["First", "Second"].map((name, sheet) => ({
      name,
      sheet,
      area,
      headers: true,
      totals: false,
      columns: ["Cost", "Twice"],
    }));
    const book = bookFrom({ names: [], tables, sheets: [sheetOf("One", 3), sheetOf("Two", 4)] });
    const calculation = new Calculation(book);
    expect([0, 1].map((sheet) => calculation.value(sheet, 1, 1))).toEqual([6, 8]);
  });
});
