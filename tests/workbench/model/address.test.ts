import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  intersection,
  looksLikeReference,
  parseAddress,
  printAddress,
  quoteSheetName,
  splitSheet,
} from "../../../src/workbench/model/address";
import { columnIndex, columnLetters, MAX_COLUMNS, MAX_ROWS } from "../../../src/workbench/values/columns";

describe("addresses", () => {
  it.each([
    ["A1", { r: 0, c: 0, h: 1, w: 1 }],
    ["$B$2:C5", { r: 1, c: 1, h: 4, w: 2 }],
    ["C5:B2", { r: 1, c: 1, h: 4, w: 2 }],
    ["XFD1048576", { r: MAX_ROWS - 1, c: MAX_COLUMNS - 1, h: 1, w: 1 }],
    ["A:C", { r: 0, c: 0, h: MAX_ROWS, w: 3 }],
    ["3:7", { r: 2, c: 0, h: 5, w: MAX_COLUMNS }],
    ["aa10", { r: 9, c: 26, h: 1, w: 1 }],
  ])("reads %s", (text, rect) => expect(parseAddress(text)).toEqual(rect));

  it.each(["", "A", "1", "A0", "XFE1", "A1048577", "A1:B", "A:3", "A1:B2:C3", "Budget", "A1,B2", "A-1"])(
    "refuses %j",
    (text) => expect(parseAddress(text)).toBeNull(),
  );

  it("prints what it reads", () => {
    const rects = fc.tuple(fc.nat(MAX_ROWS - 2), fc.nat(MAX_COLUMNS - 2)).chain(([r, c]) =>
      fc.record({
        r: fc.constant(r),
        c: fc.constant(c),
        h: fc.integer({ min: 1, max: MAX_ROWS - 1 - r }),
        w: fc.integer({ min: 1, max: MAX_COLUMNS - 1 - c }),
      }),
    );
    fc.assert(
      fc.property(rects, fc.boolean(), (at, dollars) => {
        expect(parseAddress(printAddress(at, dollars))).toEqual(at);
      }),
    );
  });

  it("prints whole rows and columns as such", () => {
    expect(printAddress(parseAddress("B:D")!)).toBe("B:D");
    expect(printAddress(parseAddress("3:7")!, true)).toBe("$3:$7");
  });

  it("numbers every column", () => {
    const columns = Array.from({ length: MAX_COLUMNS }, (_, c) => c);
    expect(columns.map((c) => columnIndex(columnLetters(c)))).toEqual(columns);
  });

  it("quotes sheet names that formulas could misread", () => {
    expect(quoteSheetName("Model")).toBe("Model");
    expect(quoteSheetName("Übersicht_2.1")).toBe("Übersicht_2.1");
    expect(quoteSheetName("My sheet")).toBe("'My sheet'");
    expect(quoteSheetName("It's")).toBe("'It''s'");
    expect(quoteSheetName("70B")).toBe("'70B'");
    expect(quoteSheetName("A1")).toBe("'A1'");
    expect(quoteSheetName("RC")).toBe("'RC'");
    expect(quoteSheetName("💰")).toBe("'💰'");
  });

  it("splits off a sheet's name", () => {
    expect(splitSheet("'It''s!'!A1:B2")).toEqual({ sheet: "It's!", rest: "A1:B2" });
    expect(splitSheet("Model!A1")).toEqual({ sheet: "Model", rest: "A1" });
    expect(splitSheet("A1")).toEqual({ rest: "A1" });
  });

  it.each(["A1", "ROI70", "TCO2026", "Run1", "XFD1", "R", "C", "RC", "R1C1", "r2", "c5"])(
    "takes %s for a reference",
    (name) => expect(looksLikeReference(name)).toBe(true),
  );
  it.each(["ROIX70", "XFE1", "A1048577", "Costs", "R_1", "RCX", "Rate"])("takes %s for a name", (name) =>
    expect(looksLikeReference(name)).toBe(false),
  );

  it("intersects", () => {
    expect(intersection(parseAddress("A1:C3")!, parseAddress("B2:D4")!)).toEqual(parseAddress("B2:C3"));
    expect(intersection(parseAddress("A1:B2")!, parseAddress("C3:D4")!)).toBeNull();
  });
});
