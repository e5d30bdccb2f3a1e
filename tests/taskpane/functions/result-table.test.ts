import { expect, it } from "vitest";
import { resultTable } from "../../../src/taskpane/views/functions/result-table";
import { all, usePage } from "../support/page";

usePage();

const shown = (rows: (number | string | boolean)[][]) =>
  all(resultTable(rows), "tr").map((row) => [...row.children].map((cell) => cell.textContent));
const grid = (rows: number, columns: number) =>
  Array.from({ length: rows }, (_, r) => Array.from({ length: columns }, (_cell, c) => 10 * r + c));
const said = (rows: number, columns: number) => grid(rows, columns).map((row) => row.map(String));

it.each([
  [2, 1],
  [10, 6],
])("%i rows of %i cells are shown", (rows, columns) => {
  expect(shown(grid(rows, columns))).toEqual(said(rows, columns));
});

it("of more the first are, and that there are more", () => {
  expect(shown(grid(11, 6))).toEqual([...said(10, 6), ["…"]]);
  expect(shown(grid(2, 7))).toEqual(said(2, 6).map((row) => [...row, "…"]));
});

it("numbers stand to the right, with seven digits", () => {
  const cells = all(resultTable([[1 / 3, "a"]]), "td");
  expect(cells.map((cell) => [cell.textContent, cell.getAttribute("class")])).toEqual([
    ["0.3333333", "number"],
    ["a", ""],
  ]);
});
