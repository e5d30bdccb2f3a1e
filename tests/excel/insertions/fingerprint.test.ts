import { describe, expect, it } from "vitest";
import { canonical, filled, fingerprint } from "../../../src/excel/insertions/fingerprint";

const of = (formulas: unknown[][]) => fingerprint(filled(formulas));

describe("the fingerprint of a sheet", () => {
  const sheet = [
    ["Item", 1000, "=B1*2"],
    ["", null, "=ROI_SAVINGS(B1,100)"],
  ];

  it("is the same for the same content, wherever the block begins", () => {
    expect(of(sheet)).toBe(of(structuredClone(sheet)));
    expect(fingerprint(filled([["x", 1]], 3, 2))).toBe(
      fingerprint(filled([["", "", ""], [], [], ["", "", "x", 1]])),
    );
  });

  it.each([
    ["a number", [["Item", 1001, "=B1*2"]]],
    ["a text", [["item", 1000, "=B1*2"]]],
    ["a formula", [["Item", 1000, "=B1*3"]]],
    ["a number that became text", [["Item", "1000", "=B1*2"]]],
    ["a place", [["Item", "=B1*2", 1000]]],
    ["a missing cell", [["Item", 1000]]],
  ])("differs by %s", (_what, changed) => expect(of(changed)).not.toBe(of([["Item", 1000, "=B1*2"]])));

  it("overlooks how Excel spells functions of an add-in that isn't loaded", () => {
    expect(of([["=_xldudf_ROI_SAVINGS(B1,100)"]])).toBe(of([["=ROI_SAVINGS(B1,100)"]]));
    expect(of([["=_xlfn.XLOOKUP(1,A1,B1)"]])).toBe(of([["=XLOOKUP(1,A1,B1)"]]));
  });

  it("overlooks that a sheet was renamed, quoted or not", () => {
    const renamed = [{ from: "Costs", to: "It's new" }];
    const before = filled([["=Costs!B1+SUM(Costs!A1:A9)"]]);
    const after = filled([["='It''s new'!B1+SUM('It''s new'!A1:A9)"]]);
    expect(fingerprint(after, renamed)).toBe(fingerprint(before));
    expect(canonical("=Other!B1", renamed)).toBe("='Other'!B1");
  });
});
