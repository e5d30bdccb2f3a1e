import { describe, expect, it } from "vitest";
import type { SheetPlan } from "../../../src/sheets/plan";
import { evaluate } from "../support/evaluate";
import { RESULTS } from "./results";

it("all but grids and audits have a chart", () => {
  const without = RESULTS.filter(([, { sheets }]) => sheets[0]!.charts.length === 0).map(([name]) => name);
  expect(without).toEqual([
    "two inputs",
    "claims that are not borne out",
    "claims that are",
    "scenarios side by side",
  ]);
});

/** Of a window of 1440 × 900 with the pane open. */
const SCREEN = { width: 1060, rows: 26 };

describe.each(RESULTS)("%s", (_name, plan, sentence) => {
  const [sheet] = plan.sheets as [SheetPlan];

  it("is answered under the title, in a sentence", () => {
    expect(evaluate(plan).get(sheet.name)![2]![0]).toBe(sentence);
    expect(sheet.cells[2]![0]!.role).toBe("answer");
    expect(sheet.keyFigures.map(({ label }) => label)).toContain("Answer");
  });

  it("has its chart beside the answer, on the screen and on the page", () => {
    expect(sheet.charts.length).toBeLessThanOrEqual(1);
    for (const { anchor } of sheet.charts) {
      const right = anchor.column + anchor.columns;
      expect(anchor.row).toBe(3);
      expect(anchor.row + anchor.rows).toBeLessThanOrEqual(SCREEN.rows);
      expect(right).toBeLessThanOrEqual(sheet.print.area.columns);
      const pixels = sheet.columnWidths.slice(0, right).reduce((sum, width) => sum + width * 7 + 5, 0);
      expect(pixels).toBeLessThanOrEqual(SCREEN.width);
    }
  });
});
