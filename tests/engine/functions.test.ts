import { describe, expect, it } from "vitest";
import { SPECIAL } from "../../src/engine/evaluate/special";
import { FUNCTIONS } from "../../src/engine/functions";
import { Calculation } from "../../src/engine/evaluate/calculation";
import { Book } from "../../src/engine/workbook/book";
import { expectClose } from "../support/close";
import { computed, functionCases } from "./support";

const cases = functionCases();

describe("functions, by their documented examples and edges", () => {
  for (const { source, cells: shared, examples } of cases)
    describe(source, () => {
      it.each(examples)("%s is %j", (formula, expected, cells = {}, tolerance = 1e-9) => {
        expectClose(computed(formula, { ...shared, ...cells }), expected, tolerance);
      });
    });

  it.each(Object.keys({ ...FUNCTIONS, ...SPECIAL }))("%s has an example", (name) => {
    const written = cases.flatMap(({ examples }) => examples.map(([formula]) => formula));
    expect(written.some((formula) => formula.split(/[^A-Z0-9._]/i).includes(name))).toBe(true);
  });

  it("every name is written as Excel writes it", () => {
    for (const name of Object.keys(FUNCTIONS)) expect(name).toMatch(/^[A-Z][A-Z0-9.]*$/);
  });

  it("INDIRECT knows a name with digits from an A1 address, also where R1C1 is asked for", () => {
    const book = new Book();
    const sheet = book.addSheet("Sheet1");
    sheet.set(0, 0, { value: 7, language: "cell" });
    sheet.set(0, 1, { value: null, formula: '=INDIRECT("Sales2020",FALSE)', language: "cell" });
    book.addName({ name: "Sales2020", sheet: null, formula: "=Sheet1!$A$1" });
    expect(new Calculation(book).value(0, 0, 1)).toBe(7);
  });

  it.each(["A1", "A:A", "$A:$B", "1:1", "$A$1:B2"])(
    "INDIRECT takes %s for nothing where R1C1 is asked for",
    (text) => {
      expect(computed(`=INDIRECT("${text}",FALSE)`, { A1: 7 })).toBe("#REF!");
    },
  );

  it.each([
    "SUM(LAMBDA(x,x),1)",
    "AND(LAMBDA(x,x))",
    "MAX(LAMBDA(x,x))",
    "ABS(LAMBDA(x,x))",
    "IRR(LAMBDA(x,x))",
  ])("%s is an error", (formula) => {
    expect(computed(`=${formula}`, {})).toMatch(/^#(CALC|VALUE)!$/);
  });

  it("what Excel saved of a function that it didn't know is #NAME?", () => {
    expect(computed('=IFERROR(_xludf.OWN(1,SUM(2,3)),"unknown")', {})).toBe("unknown");
  });

  it("what every object has is no function", () => {
    for (const name of ["CONSTRUCTOR", "TOSTRING", "HASOWNPROPERTY", "__PROTO__"])
      expect(computed(`=${name}(1)`, {})).toBe(`refused: ${name}`);
  });
});
