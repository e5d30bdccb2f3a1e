import { describe, expect, it } from "vitest";
import { namedCell } from "../../src/taskpane/views/results/named-cell";
import { savingsCase } from "../../src/templates/decisions/savings-case";
import { calculated } from "../templates/decisions/support/calculated";

describe("the cell that a sheet names as missing", () => {
  it("is the one that was emptied", () => {
    const said = calculated(savingsCase, "plain", [{ label: "Years counted", value: "" }]);
    const row = said.plan.cells.findIndex((line) => line[0]?.value === "Years counted");
    expect(namedCell(String(said.at("Inputs", 2)))).toEqual({ address: `C${row + 1}`, row, column: 2 });
    expect(said.at("Saved a year", 2)).toBe("–");
  });

  it("stands in any column, and nowhere while all is there", () => {
    expect(namedCell("Peak, TFLOP/s, AB117: a number above 0")).toEqual({
      address: "AB117",
      row: 116,
      column: 27,
    });
    for (const text of ["OK", "–", "", "$1,200", "Saved, A1 and more"]) expect(namedCell(text)).toBeNull();
  });
});
