import { describe, expect, it } from "vitest";
import type { CellReading } from "../../../src/excel/model-runs/cells";
import { columnLabel, rowLabel } from "../../../src/excel/model-runs/labels";

const cell = (value: string | number): CellReading => ({
  content: value,
  value,
  kind: value === "" ? "empty" : typeof value === "number" ? "number" : "text",
  text: String(value),
  format: "General",
});
const named = (rows: (string | number)[][], row: number, column: number): string[] => {
  const grid = rows.map((line) => line.map(cell));
  return [rowLabel(grid, row, column), columnLabel(grid, row, column)];
};

describe("the names of a picked cell", () => {
  it("are its row's and its column's, past what a table leaves empty", () => {
    const table = [
      ["Benefit", "Unit", "Amount", "Ramp", "End", "Growth", "Risk"],
      ["Lower bill", "$ a period", 360_000, "", "", "", 0.3],
      ["Fewer licences", "$ a period", 90_000, "", "", 0.03, ""],
    ];
    expect(named(table, 1, 6)).toEqual(["Lower bill", "Risk"]);
    expect(named(table, 2, 5)).toEqual(["Fewer licences", "Growth"]);
    expect(named(table, 1, 2)).toEqual(["Lower bill", "Amount"]);
  });

  it("are not those of another block, beyond columns that nothing heads", () => {
    const apart = [
      ["Cost", "", "", "", "Price"],
      ["Wages", 5, "", "", 10],
    ];
    expect(named(apart, 1, 4)).toEqual(["", "Price"]);
    expect(named([["Wages", "", 5]], 0, 2)).toEqual(["Wages", ""]);
    expect(named([["Wages", "", "", 5]], 0, 3)).toEqual(["", ""]);
  });
});
