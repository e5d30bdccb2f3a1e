import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  address,
  addressLists,
  columnLetters,
  contains,
  parseAddress,
  quoteSheet,
  rectsOf,
} from "../../../src/excel/talk/rects";

describe("addresses", () => {
  it.each([
    [0, "A"],
    [25, "Z"],
    [26, "AA"],
    [701, "ZZ"],
    [702, "AAA"],
    [16383, "XFD"],
  ])("column %i is %s", (column, letters) => expect(columnLetters(column)).toBe(letters));

  it("go there and back", () => {
    const rect = fc.record({
      row: fc.nat(1_000_000),
      column: fc.nat(16_000),
      rows: fc.integer({ min: 1, max: 500 }),
      columns: fc.integer({ min: 1, max: 300 }),
    });
    fc.assert(
      fc.property(rect, (r) => {
        expect(parseAddress(address(r))).toEqual(r);
      }),
    );
  });

  it("refuse what is none", () => expect(() => parseAddress("Sheet1!A1")).toThrow(RangeError));

  it("quote sheet names", () => expect(quoteSheet(`It's "fine" 🚀`)).toBe(`'It''s "fine" 🚀'`));

  it("are listed in texts of bounded length that together hold all", () => {
    const rects = Array.from({ length: 500 }, (_, i) => ({ row: i * 2, column: 3, rows: 1, columns: 2 }));
    const lists = addressLists(rects, 100);
    expect(Math.max(...lists.map((list) => list.length))).toBeLessThanOrEqual(100);
    expect(lists.join(",").split(",")).toEqual(rects.map(address));
    expect(addressLists([])).toEqual([]);
  });
});

describe("cells as few rectangles", () => {
  const grids = fc
    .tuple(fc.integer({ min: 1, max: 8 }), fc.integer({ min: 1, max: 8 }))
    .chain(([rows, columns]) =>
      fc.array(fc.array(fc.boolean(), { minLength: columns, maxLength: columns }), {
        minLength: rows,
        maxLength: rows,
      }),
    );

  it.each([true, false])("hold each wanted cell once and no other (rows joined: %s)", (joinRows) => {
    fc.assert(
      fc.property(grids, (grid) => {
        const size = { rows: grid.length, columns: grid[0]?.length ?? 0 };
        const rects = rectsOf(size, (r, c) => grid[r]?.[c] ?? false, joinRows);
        grid.forEach((line, r) =>
          line.forEach((wanted, c) =>
            expect(rects.filter((rect) => contains(rect, r, c))).toHaveLength(wanted ? 1 : 0),
          ),
        );
        if (!joinRows) expect(rects.every(({ rows }) => rows === 1)).toBe(true);
      }),
    );
  });

  it("join a block into one", () => {
    expect(rectsOf({ rows: 4, columns: 5 }, (r, c) => r > 0 && c > 1)).toEqual([
      { row: 1, column: 2, rows: 3, columns: 3 },
    ]);
  });
});
