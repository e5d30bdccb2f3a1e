/** What stands at the ends of what a function takes, beside its documented examples. */
import { describe, expect, it } from "vitest";
import { computed, type Content } from "./support";

const close = (value: unknown, expected: number | string | boolean) =>
  typeof expected === "number" ? expect(value).toBeCloseTo(expected, 12) : expect(value).toBe(expected);

describe("rounding to multiples: 0 and 1 as the number and as the step", () => {
  it.each([
    ["MROUND(1,5)", 0],
    ["MROUND(2.4,1)", 2],
    ["MROUND(0,5)", 0],
    ["MROUND(5,0)", 0],
    ["CEILING(1,5)", 5],
    ["CEILING(2.4,1)", 3],
    ["CEILING(0,5)", 0],
    ["CEILING(5,0)", 0],
    ["FLOOR(1,5)", 0],
    ["FLOOR(1,0.4)", 0.8],
    ["FLOOR(2.4,1)", 2],
    ["FLOOR(0,5)", 0],
    ["FLOOR(5,0)", "#DIV/0!"],
    ["CEILING.MATH(1,5)", 5],
    ["CEILING.MATH(2.4,1)", 3],
    ["CEILING.MATH(5,0)", 0],
    ["FLOOR.MATH(1,0.4)", 0.8],
    ["FLOOR.MATH(2.4,1)", 2],
    ["FLOOR.MATH(5,0)", 0],
  ])("%s is %s", (formula, expected) => close(computed(`=${formula}`, {}), expected));
});

describe("SUBTOTAL and AGGREGATE", () => {
  const CELLS: Record<string, Content> = { A1: 1, A2: 2, A3: 4 };
  const of = (formula: string, cells = CELLS) => computed(`=${formula}`, cells);
  const variance = 14 / 3;
  /** AVERAGE, COUNT, COUNTA, MAX, MIN, PRODUCT, STDEV.S, STDEV.P, SUM, VAR.S, VAR.P: Microsoft numbers them from 1. */
  const FIRST = [
    7 / 3,
    3,
    3,
    4,
    1,
    8,
    Math.sqrt(variance / 2),
    Math.sqrt(variance / 3),
    7,
    variance / 2,
    variance / 3,
  ];

  it("know their functions by Microsoft’s numbers, and no others", () => {
    FIRST.forEach((expected, i) => {
      close(of(`SUBTOTAL(${i + 1},A1:A3)`), expected);
      close(of(`SUBTOTAL(${i + 101},A1:A3)`), expected);
      close(of(`AGGREGATE(${i + 1},0,A1:A3)`), expected);
    });
    for (const number of [-1, 0, 12, 100, 112]) close(of(`SUBTOTAL(${number},A1:A3)`), "#VALUE!");
    for (const number of [-1, 0, 20]) close(of(`AGGREGATE(${number},0,A1:A3,1)`), "#VALUE!");
  });

  it.each([
    ["MEDIAN", "12,0,A1:A3", 2],
    ["MODE.SNGL", "13,0,A1:A3,A3", 4],
    ["LARGE", "14,0,A1:A3,1", 4],
    ["SMALL", "15,0,A1:A3,1", 1],
    ["PERCENTILE.INC", "16,0,A1:A3,0.25", 1.5],
    ["QUARTILE.INC", "17,0,A1:A3,1", 1.5],
    ["PERCENTILE.EXC", "18,0,A1:A3,0.25", 1],
    ["QUARTILE.EXC", "19,0,A1:A3,1", 1],
    ["LARGE without a number", "14,0,A1:A3", "#VALUE!"],
  ])("%s: AGGREGATE(%s) is %s", (_, args, expected) => close(of(`AGGREGATE(${args})`), expected));

  it("AGGREGATE’s options say what is left out: nested ones below 4, errors by 2, 3, 6 and 7", () => {
    const nested = { A1: 1, A2: 2, A3: "=SUBTOTAL(9,A1:A2)" };
    const failing = { A1: 1, A2: "#N/A", A3: 4 };
    const sums = (cells: Record<string, Content>) =>
      [-1, 0, 1, 2, 3, 4, 5, 6, 7, 8].map((option) => of(`AGGREGATE(9,${option},A1:A3)`, cells));
    expect(sums(nested)).toEqual(["#VALUE!", 3, 3, 3, 3, 6, 6, 6, 6, "#VALUE!"]);
    expect(sums(failing).slice(1, -1)).toEqual(["#N/A", "#N/A", 5, 5, "#N/A", "#N/A", 5, 5]);
  });
});

describe("arrays", () => {
  it.each([
    ["BYROW({1,2,3;4,5,6},LAMBDA(row,SUM(row)))", "{6;15}"],
    ["BYCOL({1,2,3;4,5,6},LAMBDA(column,SUM(column)))", "{5,7,9}"],
    ['SORT({2;TRUE;"b";1;"a";FALSE})', '{1;2;"a";"b";FALSE;TRUE}'],
    ['SORT({2;TRUE;"b";1;"a";FALSE},1,-1)', '{TRUE;FALSE;"b";"a";2;1}'],
  ])("%s is %s", (formula, expected) => close(computed(`=ARRAYTOTEXT(${formula},1)`, {}), expected));

  it("empty cells are sorted to the end, whichever way", () => {
    const cells = { A1: 2, A3: 1, A4: 3 };
    for (const [way, expected] of [
      [1, "1, 2, 3, "],
      [-1, "3, 2, 1, "],
    ] as const)
      close(computed(`=ARRAYTOTEXT(SORT(A1:A4,1,${way}))`, cells), expected);
  });
});

describe("a fraction", () => {
  it.each([
    ["?/?", 9],
    ["??/??", 99],
  ])("as %s is the nearest that has room", (format, most) => {
    const off = (over: number, under: number, value: number) => Math.abs(over / under - value);
    for (let value = 0.0037; value < 1; value += 0.0137) {
      const [over, under] = String(computed(`=TEXT(${value},"${format}")`, {}))
        .split("/")
        .map(Number);
      const best = Math.min(
        ...Array.from({ length: most }, (_, i) => off(Math.round(value * (i + 1)), i + 1, value)),
      );
      expect(off(over!, under!, value), String(value)).toBeLessThanOrEqual(best + 1e-12);
    }
  });
});

describe("errors", () => {
  it.each(["#NULL!", "#DIV/0!", "#VALUE!", "#REF!", "#NAME?", "#NUM!", "#N/A", "#GETTING_DATA"])(
    "%s has its number",
    (code) => {
      const numbers = ["#NULL!", "#DIV/0!", "#VALUE!", "#REF!", "#NAME?", "#NUM!", "#N/A", "#GETTING_DATA"];
      expect(computed("=ERROR.TYPE(A1)", { A1: code })).toBe(numbers.indexOf(code) + 1);
    },
  );

  it.each(["#SPILL!", "#CONNECT!", "#BLOCKED!", "#UNKNOWN!", "#FIELD!", "#CALC!", "#BUSY!", "#EXTERNAL!"])(
    "%s is one",
    (code) => expect(computed("=ISERROR(A1)", { A1: code })).toBe(true),
  );
});
