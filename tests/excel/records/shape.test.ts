import { describe, expect, it } from "vitest";
import { finite, list, map, taken, text, whole, type Shape } from "../../../src/excel/talk/records/shape";

describe("what a value may be, up to its limit and no further", () => {
  it.each<[string, Shape<unknown>, unknown, unknown]>([
    ["a text", text(3), "abc", "abcd"],
    ["a whole number", whole(3), 3, 4],
    ["a list", list(2, finite), [1, 2], [1, 2, 3]],
    ["a map", map(2, text(1), finite), { a: 1, b: 2 }, { a: 1, b: 2, c: 3 }],
    ["a map's keys", map(2, text(1), finite), { a: 1 }, { ab: 1 }],
  ])("%s", (_, shape, most, more) => {
    expect(taken(shape, most)).toEqual(most);
    expect(taken(shape, more)).toBeUndefined();
  });
});
