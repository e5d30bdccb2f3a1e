import { describe, expect, it } from "vitest";
import { bookFrom, Calculation, Model } from "../../src/engine";
import { at, bookOf, plain } from "./support";

const sheetOf = (...formulas: unknown[][]) =>
  bookFrom({
    names: [],
    tables: [],
    sheets: [{ name: "S", ranges: [{ row: 0, column: 0, formulas, values: formulas }] }],
  });

const shown = (book: ReturnType<typeof bookFrom>, address: string): unknown => {
  const { row, column } = at(address);
  return plain(new Calculation(book).value(0, row, column));
};

it("a text that reads as an error is a text", () => {
  const ranges = [
    { row: 0, column: 0, formulas: [["#N/A", "#N/A"]], values: [["#N/A", { error: "#N/A" }]] },
    { row: 1, column: 0, formulas: [["=A1", "=ISNA(A1)", "=ISNA(B1)"]], values: [["#N/A", false, true]] },
  ];
  const book = bookFrom({ names: [], tables: [], sheets: [{ name: "S", ranges }] });
  expect(book.sheets[0]!.get(0, 0)?.value).toBe("#N/A");
  expect(["A2", "B2", "C2"].map((a) => shown(book, a))).toEqual(["#N/A", false, true]);
});

describe("formulas that spill", () => {
  it("their cells are found, and one spill feeds the next", () => {
    const book = sheetOf([3, "=SEQUENCE(A1)", "=B1#*10", "=SUM(C1:C9)", "=SUM(C1#)"], [], [], []);
    expect(["B1", "B2", "B3", "B4", "C3", "D1", "E1"].map((a) => shown(book, a))).toEqual([
      1,
      2,
      3,
      null,
      30,
      60,
      60,
    ]);
  });

  it("a formula in the way is #SPILL!", () => {
    const book = sheetOf(["=SEQUENCE(3)"], [], ["=1+1"]);
    expect(shown(book, "A1")).toBe("#SPILL!");
    expect(shown(book, "A3")).toBe(2);
  });

  it("an @ keeps to one cell", () => {
    const book = sheetOf([5, "=@A1:A2", "=A1:A2"], [7, "=@A1:A2"]);
    expect(["B1", "B2", "C1", "C2"].map((a) => shown(book, a))).toEqual([5, 7, 5, 7]);
  });

  it("a formula of before arrays takes of a column or row the cell beside it, and of several sheets none", () => {
    const cells = { A1: 3, B1: 4, C1: 5, B2: "=A1:C1+0", D2: "=A1:C1+0", D3: "=S:T!A1+0" };
    const book = bookOf({ S: { ...cells, E1: "=A1:A1+0", A2: 6, E2: "=A1:A2+0" }, T: { A1: 1 } }, "file");
    expect(["B2", "D2", "D3", "E1", "E2"].map((a) => shown(book, a))).toEqual([
      4,
      "#VALUE!",
      "#VALUE!",
      3,
      6,
    ]);
  });

  it("what spills varies as a whole", () => {
    const book = sheetOf([2, "=A1*{1;2;3}", "=SUM(B1:B3)"], [], []);
    expect(
      new Model({ book, inputs: [at("A1")], outputs: [at("C1"), at("B2")] }).values([[1, 10]], 2),
    ).toEqual([
      [6, 60],
      [2, 20],
    ]);
  });
});
