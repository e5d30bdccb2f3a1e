import { distribution } from "../../../src/core/uncertainty/distributions";
import { sample } from "../../../src/core/uncertainty/sample";
import type { PlanCell, WorkbookPlan } from "../../../src/sheets/plan";
import { AS_STATED, YOUR_OWN } from "../../../src/templates/document/whole-analysis/inputs";

/** Up to a third more or less. */
const SPREAD = 0.3;

/**
 * The same plan with other numbers in its inputs, also beside the document's, where one's own are counted then: whole ones stay
 * whole, and at least 1.
 */
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
  const typed = (cell: PlanCell, before: PlanCell | null | undefined): PlanCell => {
    if (cell.role === "inputText" && cell.value === AS_STATED) return { ...cell, value: YOUR_OWN };
    if (cell.role !== "input" || cell.formula !== undefined) return cell;
    const value = cell.value ?? (before?.role === "stated" ? before.value : undefined);
    return typeof value === "number" ? { ...cell, value: other(value) } : cell;
  };
  return {
    ...plan,
    sheets: plan.sheets.map((sheet) => ({
      ...sheet,
      cells: sheet.cells.map((line) => line.map((cell, i) => cell && typed(cell, line[i - 1]))),
    })),
  };
}
