import { describe, expect, it } from "vitest";
import {
  CellRef,
  columnLetters,
  columnReference,
  f,
  LateRef,
  list,
  operand,
  sheetReference,
  thisRowReference,
  withoutOuterBrackets,
  words,
} from "../../src/sheets/formula";

const here = { sheet: "Costs", row: 6 };
const text = (as: string) => ({ render: () => as });

describe("references", () => {
  it.each([
    [0, "A"],
    [25, "Z"],
    [26, "AA"],
    [51, "AZ"],
    [52, "BA"],
    [701, "ZZ"],
    [702, "AAA"],
    [16_383, "XFD"],
  ])("column %i is %s", (column, letters) => {
    expect(columnLetters(column)).toBe(letters);
  });

  it.each([
    ["Savings", "[Savings]", "[@Savings]"],
    ["Savings rate", "[Savings rate]", "[@[Savings rate]]"],
    ["Cost, $", "[[Cost, $]]", "[@[Cost, $]]"],
    ["Jane's #1 [x]@", "[[Jane''s '#1 '[x']'@]]", "[@[Jane''s '#1 '[x']'@]]"],
  ])("to the column “%s”", (header, all, own) => {
    expect(columnReference(header)).toBe(all);
    expect(thisRowReference(header)).toBe(own);
  });

  it("name their sheet from elsewhere only, and as a link's target always", () => {
    const cell = new CellRef({ name: "Jane's" }, () => ({ row: 4, column: 27 }));
    const [own, other] = [{ sheet: "Jane's", row: 0 }, here];
    expect(cell.render(own)).toBe("$AB$5");
    expect(cell.render(other)).toBe("'Jane''s'!$AB$5");
    expect(cell.relative.render(own)).toBe("AB5");
    expect(cell.relative.render(other)).toBe("'Jane''s'!AB5");
    expect(cell.target).toBe("'Jane''s'!AB5");
    expect(sheetReference("Jane's")).toBe("'Jane''s'");
  });

  it("may be settled late, but not never", () => {
    const late = new LateRef();
    const formula = f`2*${late}`;
    expect(() => formula.render(here)).toThrow("never laid out");
    late.settle(text("A1"));
    expect(formula.render(here)).toBe("2*A1");
  });
});

describe("formulas", () => {
  it("write a text constant with its quotes doubled, of at most 255 characters", () => {
    expect(words('6" pipe').render(here)).toBe('"6"" pipe"');
    expect(words("x".repeat(255)).render(here)).toHaveLength(257);
    expect(() => words("x".repeat(256))).toThrow("255 characters");
  });

  it("leave out arguments that aren't given", () => {
    expect(list([text("A1"), undefined, text("B1")]).render(here)).toBe("A1,B1");
    expect(list([text("A1"), text("B1")], "+").render(here)).toBe("A1+B1");
  });

  it.each([
    ["A1", "A1"],
    ["A1-B1", "(A1-B1)"],
    ["A1=B1", "(A1=B1)"],
    ["-A1", "(-A1)"],
    ["SUM(A1:A3,-B1)", "SUM(A1:A3,-B1)"],
    ["SUM(A1)/2", "(SUM(A1)/2)"],
    ["(A1-B1)", "(A1-B1)"],
    ["'A-1 (2)'!$B$2", "'A-1 (2)'!$B$2"],
    ["'Jane''s-1'!B2", "'Jane''s-1'!B2"],
    ['"a-b ""(c"', '"a-b ""(c"'],
    ["Costs[[a-b'] (c]]", "Costs[[a-b'] (c]]"],
  ])("as an operand, %s is %s", (formula, wanted) => {
    expect(operand(text(formula)).render(here)).toBe(wanted);
  });

  it.each([
    ["(A1-B1)", "A1-B1"],
    ["((A1-B1)/B1)", "(A1-B1)/B1"],
    ["(A1-B1)/(C1-D1)", "(A1-B1)/(C1-D1)"],
    ["(A1)-B1", "(A1)-B1"],
    ["A1*(B1)", "A1*(B1)"],
    ['(A1&")-(")', 'A1&")-("'],
  ])("alone in a cell, %s is %s", (formula, wanted) => {
    expect(withoutOuterBrackets(formula)).toBe(wanted);
  });
});
