import { describe, expect, it } from "vitest";
import { contentOf } from "../../../src/excel/write/content";
import type { PlanCell, SheetPlan } from "../../../src/sheets/plan";
import { demoPlan } from "../fixtures/plan";

const [demo] = demoPlan({ sheets: [], names: [] }).sheets as [SheetPlan];
const formula = (text: string): PlanCell => ({ role: "formula", formula: text });

/** The demo sheet with its table's fourth column replaced. */
const withColumn = (formulas: string[]): SheetPlan => ({
  ...demo,
  cells: demo.cells.map((line, row) =>
    line.map((cell, column) => (column === 3 && formulas[row - 5] ? formula(formulas[row - 5] ?? "") : cell)),
  ),
});

describe("the order of a sheet's content", () => {
  it("writes a column of one formula as one, after the table exists", () => {
    const { before, calculatedColumns, after } = contentOf(demo);
    expect(calculatedColumns).toEqual([
      { range: { row: 5, column: 3, rows: 3, columns: 1 }, formula: "=[@Before]-[@After]" },
    ]);
    expect([5, 6, 7].map((row) => before[row]?.[3])).toEqual([null, null, null]);
    expect([5, 6, 7].map((row) => after[row]?.[3])).toEqual([null, null, null]);
  });

  it("holds places around a table, so that it does not grow", () => {
    const { before, after } = contentOf(demo);
    expect(before[8]).toEqual(["Total", 0, 0, 0, 0]);
    expect(after[8]?.[1]).toBe("=SUM(DemoCosts[Before])");
  });

  it("writes formulas that differ before the table, which would make them one", () => {
    const { before, calculatedColumns, after } = contentOf(withColumn(["=B6-C6", "=B7*2", "=B8"]));
    expect(calculatedColumns).toEqual([]);
    expect([5, 6, 7].map((row) => before[row]?.[3])).toEqual(["=B6-C6", "=B7*2", "=B8"]);
    expect([5, 6, 7].map((row) => after[row]?.[3])).toEqual([null, null, null]);
  });

  it("holds places for formulas that differ and need the table", () => {
    const { before, after } = contentOf(withColumn(["=[@Before]", "=[@After]", "=[@Before]"]));
    expect([5, 6, 7].map((row) => before[row]?.[3])).toEqual([0, 0, 0]);
    expect([5, 6, 7].map((row) => after[row]?.[3])).toEqual(["=[@Before]", "=[@After]", "=[@Before]"]);
  });

  it("touches nothing that the plan leaves out", () => {
    const { before, after } = contentOf(demo);
    expect(before[2]).toEqual([null, null, null, null, null]);
    expect(after[1]).toEqual([null, null, null, null, null]);
  });
});
