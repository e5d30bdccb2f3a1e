import { describe, expect, it } from "vitest";
import { checkFormula } from "../../../src/workbench/model/formula/check";
import { shiftFormula } from "../../../src/workbench/model/formula/shift";
import type { Context } from "../../../src/workbench/model/context";
import { MemoryBook } from "../../support/memory-book";

const book = new MemoryBook();
const sheet = book.sheet("Sheet1");
sheet.write({ r: 0, c: 0, h: 1, w: 3 }, [[{ value: "Item" }, { value: "Cost, net" }, { value: "Rate [%]" }]]);
await book.addTable(sheet.id, "Costs", { r: 0, c: 0, h: 3, w: 3 });
const x = { book } as unknown as Context;
const inTable = { sheetId: sheet.id, r: 1, c: 2 };
const outside = { sheetId: sheet.id, r: 9, c: 9 };

const codeOf = (formula: string, home = inTable): string => {
  try {
    checkFormula(x, formula, home);
    return "taken";
  } catch (error) {
    return (error as { code: string }).code;
  }
};

describe("formulas that Excel takes", () => {
  it.each([
    "=1",
    "=-A1",
    "=--(A1>0)",
    "=A1%",
    "=$A$1:B2",
    "=SUM(A1:A3,5,,)",
    '=IF(A1>=0.5,"yes, ""quoted""",\'My sheet\'!B2)',
    "=SUM(Sheet1:Sheet3!A1)",
    "='It''s'!A1&\"x\"",
    "=[Book2.xlsx]Sheet1!$A$1",
    "={1,2;3,4}",
    '={-1,TRUE,"a",#N/A}',
    "=SUM((A1,B2))",
    "=A1:C3 B2:D4",
    "=A1#",
    "=@A1:A3",
    "=_xlfn.CONCAT(A1)",
    "=ROI_SAVINGS(A1,B1)",
    "=LAMBDA(x,x+1)(2)",
    "=LET(a,1,a+1)",
    "=3:7",
    "=A:A",
    "=1E+3+.5",
    "=#REF!+1",
    "=NoSuchName*2",
    "=  SUM( A1 , 2 ) ",
    "=Costs[Item]",
    "=SUM(Costs[[#All],[Cost, net]])",
    "=[@Item]",
    "=[@[Cost, net]]*2",
    "=Costs[[#This Row],[Item]]",
    "=Costs[[Item]:[Cost, net]]",
    "=Costs[Rate '[%']]",
    "=ROWS(Costs[#Headers])",
    "=COUNTA(Costs[])",
  ])("%s", (formula) => expect(codeOf(formula)).toBe("taken"));
});

describe("formulas that Excel refuses", () => {
  it.each([
    "=",
    "1+1",
    "=SUM(",
    "=SUM(A1))",
    "=1+",
    "=*2",
    "=A1 2",
    '="open',
    "=IF(A1>,1,2)",
    "={1,2;3}",
    "={A1}",
    "=A1;B1",
    "=A1!!",
    "=(1,",
    "=Costs[",
    "=Costs[Nope]",
    "=Nobody[Item]",
    "=Costs[[#Nonsense],[Item]]",
    `="${"x".repeat(256)}"`,
    `=${"(".repeat(70)}1${")".repeat(70)}`,
    `=SUM(${Array.from({ length: 256 }, () => 1).join(",")})`,
  ])("%s", (formula) => expect(codeOf(formula)).toBe("InvalidArgument"));

  it("[@Item] outside a table", () => expect(codeOf("=[@Item]", outside)).toBe("InvalidArgument"));
  it("more than 8192 characters", () =>
    expect(codeOf(`=${Array.from({ length: 4200 }, () => 1).join("+")}`)).toBe("FormulaLengthExceedsLimit"));
  it("takes a text of 255 characters", () => expect(codeOf(`="${"x".repeat(255)}"`)).toBe("taken"));
});

describe("moving a formula", () => {
  it.each([
    ["=A1+$A$1+A$1+$A1", 2, 1, "=B3+$A$1+B$1+$A3"],
    ["=SUM(A1:B2)", 1, 0, "=SUM(A2:B3)"],
    ["='My A1'!A1&\"A1\"", 1, 1, "='My A1'!B2&\"A1\""],
    ["=[@Cost]*Costs[Rate]", 5, 5, "=[@Cost]*Costs[Rate]"],
    ["=A1", -1, 0, "=#REF!"],
    ["=3:7", 1, 0, "=4:8"],
    ["=LOG10(A1)", 1, 0, "=LOG10(A2)"],
    ["=ROI_NPV(A1)", 1, 0, "=ROI_NPV(A2)"],
  ])("%s by %i and %i", (formula, rows, columns, moved) =>
    expect(shiftFormula(formula, rows, columns)).toBe(moved),
  );
});
