import { distribution } from "../../../src/core/uncertainty/distributions";
import { sample } from "../../../src/core/uncertainty/sample";
import type { WorkbookPlan } from "../../../src/sheets/plan";

/** Up to a third more or less. */
const SPREAD = 0.3;

/** The same plan with other numbers in its inputs: whole ones stay whole, and at least 1. */
export function varied(plan: WorkbookPlan, seed: number): WorkbookPlan {
  const inputs = plan.sheets.flatMap(({ cells }) => cells.flat()).length;
  const factors = sample(distribution("uniform", 1 - SPREAD, 1 + SPREAD), inputs, seed);
  let next = 0;
  const other = (value: number): number => {
    const changed = value * factors[next++]!;
    return Number.isInteger(value) && value > 1
      ? Math.max(1, Math.round(changed))
      : Number(changed.toPrecision(6));
  };
  return {
    ...plan,
    sheets: plan.sheets.map((sheet) => ({
      ...sheet,
      cells: sheet.cells.map((line) =>
        line.map((cell) =>
          cell?.role === "input" && typeof cell.value === "number" && cell.formula === undefined
            ? { ...cell, value: other(cell.value) }
            : cell,
        ),
      ),
    })),
  };
}
