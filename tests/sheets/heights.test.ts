import { describe, expect, it } from "vitest";
import { rowHeights } from "../../src/sheets/heights";
import type { PlanCell } from "../../src/sheets/plan";

const label = (value: string, more: Partial<PlanCell> = {}): PlanCell => ({ role: "label", value, ...more });
const lines = (count: number) => (count === 1 ? [] : [{ row: 0, points: 15 * count + 1 }]);

/*
 * A column of 10 has room for 9 digits, one being padding: 10 letters of running text at 0.87 digits each, 8 bold ones at
 * 1.1. An indent takes two digits, which leaves 8 letters.
 */
describe("heights of rows", () => {
  it.each<[string, PlanCell, number]>([
    ["as many letters as there is room for", label("aaaa bbbbb"), 1],
    ["one more", label("aaaa bbbbbb"), 2],
    ["a word after the break", label("aaaa bbbbbb ccc"), 2],
    ["which has no room there", label("aaaa bbbbbb cccc"), 3],
    ["a word as long as the line", label("aaaaaaaaaa"), 1],
    ["a word longer than the line", label("a".repeat(11)), 2],
    ["a word longer than two lines, with room behind it", label(`${"a".repeat(21)} bbbbbbbb`), 3],
    ["which is too little", label(`${"a".repeat(21)} bbbbbbbbb`), 4],
    ["behind a word of one letter", label("a bbbb cccc"), 2],
    ["behind another word", label(`aa ${"b".repeat(25)} cccc`), 4],
    ["bold", label("aaa bbbb", { role: "header" }), 1],
    ["bold, one more", label("aaa bbbbb", { role: "header" }), 2],
    ["indented", label("aaa bbbb", { indent: 1 }), 1],
    ["indented, one more", label("aaa bbbbb", { indent: 1 }), 2],
    ["a note, which runs on to the right", label("aaaa bbbbb ccccc", { role: "note" }), 1],
    ["a number", { role: "label", value: 123_456_789_012 }, 1],
  ])("%s", (_, cell, wanted) => {
    expect(rowHeights([[cell]], [10])).toEqual(lines(wanted));
  });

  it("the answer stands in larger letters; of a row the tallest cell counts", () => {
    const answer: PlanCell = { role: "answer", value: "It pays back in a year and a half" };
    expect(rowHeights([[answer, null], [], [null, label("aa"), label("aaaa bbbbbb")]], [10, 10, 10])).toEqual(
      [
        { row: 0, points: 21 },
        { row: 2, points: 31 },
      ],
    );
  });

  it("no column is too narrow for a letter", () => {
    expect(rowHeights([[label("abc")]], [1])).toEqual(lines(3));
  });
});
