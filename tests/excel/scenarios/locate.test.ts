import { describe, expect, it } from "vitest";
import { Content, locate } from "../../../src/excel/scenarios/locate";
import { placesOf } from "../../../src/excel/scenarios/places";
import { demoPlan } from "../fixtures/plan";

/** Figures in an answer at the top, inputs below it, and one figure more at the end. */
const SHEET = [
  ["A title", ""],
  ["Saved", "=B6-B7"],
  ["Rate", "=B2/B6"],
  ["Checks", "=B9"],
  ["Inputs", "Note"],
  ["Before", 10],
  ["After", 4],
  ["", ""],
  ["All checks", '="OK"'],
];
/** As they are kept: inputs, then figures, best first. */
const CELLS = [5, 6, 2, 1, 3, 8].map((row) => ({
  row,
  column: 1,
  label: String(SHEET[row]![0]),
  labelColumn: 0,
}));

const rowsOf = (sheet: (string | number)[][]) =>
  Object.fromEntries(
    locate(CELLS, new Content(sheet, 0, 0), () => null).map((spot, i) => [
      CELLS[i]!.label,
      spot?.row ?? null,
    ]),
  );
const without = (...rows: number[]) => SHEET.filter((_, r) => !rows.includes(r));
const relabelled = (...rows: number[]) =>
  SHEET.map((line, r) => (rows.includes(r) ? ["Mine", line[1]!] : line));

/** The sentence of an answer has no label. */
const sentence = (sheet: (string | number)[][]) =>
  locate([{ row: 0, column: 0 }, ...CELLS], new Content(sheet, 0, 0), () => null)[0]?.row ?? null;

it("a cell is known by a name of its own, not by one of an area that begins with it", () => {
  const sheet = demoPlan({ sheets: [], names: [] }).sheets[0]!;
  const named = sheet.names[0]!;
  const namesOf = (range: typeof named.range) =>
    placesOf({ ...sheet, names: [{ ...named, range }] }).cells.flatMap(({ name }) => name ?? []);
  expect(namesOf(named.range)).toEqual(["DemoFactor"]);
  expect(namesOf({ ...named.range, rows: 2, columns: 2 })).toEqual([]);
});

it("which of several it is, is kept of labels that stand there more than once", () => {
  const sheet = demoPlan({ sheets: [], names: [] }).sheets[0]!;
  const kept = (cells: typeof sheet.cells) => placesOf({ ...sheet, cells }).figures.map(({ nth }) => nth);
  const figures = sheet.keyFigures.length;
  expect(figures).toBeGreaterThan(0);
  expect(kept(sheet.cells)).toEqual(Array(figures).fill(undefined));
  expect(kept([...sheet.cells, ...sheet.cells])).toEqual(Array(figures).fill("0/2"));
});

describe("where cells are", () => {
  it("takes no header elsewhere for a label that is gone", () => {
    const table = ["", "", "", "Rate", "=B6"];
    expect(rowsOf([...without(2), table])).toMatchObject({ Saved: 1, Rate: null, Checks: 2 });
    expect(rowsOf([...SHEET, table])).toMatchObject({ Rate: 2 });
  });

  it("follows columns that move", () => {
    const cells = locate(CELLS, new Content(SHEET, 0, 1), () => null);
    expect(cells.map((spot) => spot?.column)).toEqual(CELLS.map(() => 2));
  });

  it("tells where a cell without a label is, or that it can't be told", () => {
    expect([sentence(SHEET), sentence([["", ""], ...SHEET]), sentence(without(2))]).toEqual([0, 1, 0]);
    expect(sentence(without(1, 2))).toBeNull();
  });

  it("follows rows that move", () => {
    expect(rowsOf([["", ""], ...SHEET])).toEqual({
      Before: 6,
      After: 7,
      Rate: 3,
      Saved: 2,
      Checks: 4,
      "All checks": 9,
    });
  });

  it.each([
    ["the first figure", [1], { Saved: null, Rate: 1, Checks: 2, "All checks": 7 }],
    ["one between others", [2], { Saved: 1, Rate: null, Checks: 2, "All checks": 7 }],
    ["the whole answer", [1, 2, 3], { Saved: null, Rate: null, Checks: null, "All checks": 5 }],
    ["the last", [8], { Saved: 1, Rate: 2, Checks: 3, "All checks": null }],
    ["an input", [6], { Before: 5, After: null, "All checks": 7 }],
    ["all", [1, 2, 3, 5, 6, 8], { Saved: null, Rate: null, Checks: null, Before: null, "All checks": null }],
  ])("never takes another cell for one that was deleted: %s", (_, rows, expected) => {
    expect(rowsOf(without(...rows))).toMatchObject(expected);
  });

  it.each([
    ["the first", [1], { Saved: 1 }],
    ["one between others", [2], { Rate: 2 }],
    ["the last", [8], { "All checks": 8 }],
    ["an input's", [5], { Before: 5 }],
    ["all the figures'", [1, 2, 3, 8], { Saved: 1, Rate: 2, Checks: 3, "All checks": 8 }],
  ])("keeps a cell whose label was rewritten: %s", (_, rows, expected) => {
    expect(rowsOf(relabelled(...rows))).toMatchObject(expected);
  });
});
