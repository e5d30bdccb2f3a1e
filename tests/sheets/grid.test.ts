import { expect, it } from "vitest";
import { verticalRuns } from "../../src/sheets/grid";

it("cells below one another that are alike are one range, as far as the grid reaches", () => {
  const grid = [["a", "b"], ["a"], undefined, ["a", "b"], ["c", "b"]];
  const range = (row: number, column: number, rows: number) => ({ row, column, rows, columns: 1 });
  expect(verticalRuns(grid, (cell) => cell)).toEqual([
    { kind: "a", range: range(0, 0, 2) },
    { kind: "a", range: range(3, 0, 1) },
    { kind: "c", range: range(4, 0, 1) },
    { kind: "b", range: range(0, 1, 1) },
    { kind: "b", range: range(3, 1, 2) },
  ]);
  expect(verticalRuns(grid, () => "any")).toEqual([
    { kind: "any", range: range(0, 0, 5) },
    { kind: "any", range: range(0, 1, 5) },
  ]);
});
