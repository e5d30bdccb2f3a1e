import { describe, expect, it } from "vitest";
import { fileFormula } from "../../src/export/file-formula";

describe("a formula as the file spells it", () => {
  it.each([
    ["=SUM(Costs[Baseline])", "SUM(Costs[Baseline])"],
    ["=[@Baseline]-[@v2000]", "Costs[[#This Row],[Baseline]]-Costs[[#This Row],[v2000]]"],
    ["=1-[@[Quality retained]]", "1-Costs[[#This Row],[Quality retained]]"],
    ["=[@[a''b'#c'@d]]*1", "Costs[[#This Row],[a''b'#c'@d]]*1"],
    ["=[@['[x']]]/1", "Costs[[#This Row],['[x']]]/1"],
    ["=ROI_SAVINGS([@Baseline],C1)", "_xldudf_ROI_SAVINGS(Costs[[#This Row],[Baseline]],C1)"],
    [
      '=IF(A1="[@x] ROI_VALUE(1)","ROI_SAVINGS(",ROI_VALUE(A1))',
      'IF(A1="[@x] ROI_VALUE(1)","ROI_SAVINGS(",_xldudf_ROI_VALUE(A1))',
    ],
    ["='It''s [@x] ROI_PHI('!$A$1", "'It''s [@x] ROI_PHI('!$A$1"],
    ["=ROW()-ROW(Costs[[#Headers],[Item]])", "ROW()-ROW(Costs[[#Headers],[Item]])"],
    ["=INDEX(Costs[[MT-Bench]],1)", "INDEX(Costs[[MT-Bench]],1)"],
  ])("%s", (formula, expected) => {
    expect(fileFormula(formula, "Costs")).toBe(expected);
  });

  it("refuses a row reference outside of a table", () => {
    expect(() => fileFormula("=[@Baseline]")).toThrow("outside of a table");
  });
});
