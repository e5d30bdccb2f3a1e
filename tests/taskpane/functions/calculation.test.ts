import { describe, expect, it } from "vitest";
import { EXAMPLES } from "../../../src/functions/examples";
import { calculate } from "../../../src/taskpane/views/functions/calculate";
import { collectFunctions } from "../../../src/engine";
import { builtFunctions } from "../../support/workbook";

const { script } = builtFunctions();
const functions = collectFunctions((runtime) => new Function("CustomFunctions", script)(runtime));
const result = (formula: string) => calculate(formula, functions);

describe("calculating an example in the pane", () => {
  const all = Object.values(EXAMPLES).flatMap(({ examples }) => examples);
  it.each(all.map((example) => [example.formula, example.result] as const))("%s", (formula, expected) => {
    const calculated = result(formula);
    if (calculated.kind !== "result") throw new Error(JSON.stringify(calculated));
    const rows = Array.isArray(expected) ? expected : [[expected]];
    expect(calculated.rows.map((row) => row.length)).toEqual(rows.map((row) => row.length));
    rows.forEach((row, r) =>
      row.forEach((cell, c) => {
        const got = calculated.rows[r]?.[c];
        if (typeof cell === "number") expect(Number(got) / (cell || 1)).toBeCloseTo(cell ? 1 : 0, 8);
        else expect(got).toBe(cell);
      }),
    );
  });

  it.each([
    ["=2+3*4", 14],
    ["= -2^2 ", 4],
    ["=2^3^2", 64],
    ["=(1+2)*-3", -9],
    ["=50%*10", 5],
    ["=10-4-3", 3],
    ["=roi_savings(10, 4)", 6],
    ["=ROI_SAVINGS(ROI_SAVINGS(10,1),4)", 5],
    ["=ROI_SPEEDUP(10,5,)", 2],
    ['="a ""quoted"" text"', 'a "quoted" text'],
    ["=TRUE", true],
    ["=SUM(1,2)", 3],
    ['="a"&"b"', "ab"],
    ["=1>2", false],
    ["=LET(saved,ROI_SAVINGS(10,4),saved*2)", 12],
    ["=MAX(ROI_SAVINGS({10,20},4))", 16],
    ["=SUM(MAP({1,2},LAMBDA(x,x*2)))", 6],
    ["=SUM(BYROW({1,2;3,4},SUM))", 10],
  ])("%s is %s", (formula, value) => expect(result(formula)).toEqual({ kind: "result", rows: [[value]] }));

  it.each([
    ["=1/0", "#DIV/0!"],
    ["=ROI_SAVINGS_RATE(0,1)", "#DIV/0!"],
    ["=ROI_SAVINGS(1/0,1)", "#DIV/0!"],
    ["=ROI_PAYBACK(100,-1)", "#N/A"],
    ["=ROI_SPEEDUP(-1,1)", "#NUM!"],
    ['="x"+1', "#VALUE!"],
  ])("%s is the error %s", (formula, error) =>
    expect(result(formula)).toMatchObject({ kind: "error", error }),
  );

  it("says what Excel says beside an error", () => {
    expect(result('=ROI_SAVINGS("ten",1)')).toMatchObject({
      kind: "error",
      message: expect.stringContaining("baseline"),
    });
  });

  it("keeps errors among other results where they are", () => {
    expect(result("=ROI_SAVINGS_RATE({0;10},{1;5})")).toEqual({ kind: "result", rows: [["#DIV/0!"], [0.5]] });
  });

  it.each([
    "=A1",
    "=ROI_SAVINGS(A1,2)",
    "=Sheet1!A1",
    "='My sheet'!A1",
    "=Rate*2",
    "=$B$2",
    "=A:A",
    "=SUM(Table1[Cost])",
    "=[1]Sheet1!A1",
    "=LET(x,1,x+y)",
    "=RAND()",
    "=ROW()",
    '=INDIRECT("A1")',
    "=THEIR.FUNCTION(1)",
  ])("leaves %s to Excel", (formula) => expect(result(formula).kind).toBe("needs-excel"));

  it.each([
    "",
    "ROI_SAVINGS(1,2)",
    "=",
    "=ROI_SAVINGS(1,2",
    "=ROI_SAVINGS(1,2))",
    "={1;2,3}",
    "={1",
    '="open',
    "=1 2",
    "=(1",
  ])("says where %j can't be read", (formula) =>
    expect(result(formula)).toMatchObject({ kind: "unreadable", message: expect.stringMatching(/\.$/) }),
  );
});
