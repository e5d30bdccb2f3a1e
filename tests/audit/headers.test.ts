import { expect, it } from "vitest";
import { headerRows } from "../../src/audit/headers";

const WORDS = ["Item", "Cost", "Time"];
const YEARS = ["Year", "2023", "2024"];
const FIGURES = ["a", "5", "6"];

it.each([
  ["words over figures", [WORDS, FIGURES, FIGURES], 1],
  ["years over figures", [YEARS, FIGURES], 1],
  ["words over years over figures", [WORDS, YEARS, FIGURES], 2],
  ["years over words over figures", [YEARS, WORDS, FIGURES], 2],
  ["three rows of words over figures", [WORDS, WORDS, WORDS, FIGURES], 3],
  ["four rows of words: those are content", [WORDS, WORDS, WORDS, WORDS, FIGURES], 1],
  ["words over nothing but years, which are content", [WORDS, YEARS, YEARS], 1],
  ["one year among figures, which is a figure", [["a", "2023", "7"], FIGURES], 0],
  ["years among words, where figures follow", [["Item", "Name", "2023"], FIGURES], 0],
  ["figures at once", [FIGURES, WORDS], 0],
  ["nothing but words", [WORDS, WORDS], 1],
  ["one row of words", [WORDS], 0],
  ["one row of years", [YEARS], 0],
])("the head of %s", (_, table, heads) => {
  // Beside the area stands what would be counted otherwise.
  const cells = [
    ["1", "2", "3", "4"],
    ...table.map((row, k) => [k % 2 === 0 ? "9" : "", ...row, "8"]),
    ["5", "6", "7", "8"],
  ];
  const area = { row: 1, column: 1, rows: table.length, columns: 3 };
  expect(headerRows(cells, area)).toBe(heads);
});
