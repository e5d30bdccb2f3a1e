import { formatNumber } from "../../../src/engine/functions/text/number-format";
import type { PlanRect, SheetPlan, WorkbookPlan } from "../../../src/sheets/plan";
import type { RecordedCell } from "../../../src/templates/analysis";
import { evaluate, type Scalar } from "../support/evaluate";

/** A cell of the model below, as a run recorded it. */
export const cell = (label: string, row: number, value: number, more: Partial<RecordedCell> = {}) => ({
  label,
  address: `Model!C${row + 1}`,
  sheet: "Model",
  row,
  column: 2,
  content: value,
  value,
  format: "#,##0",
  ...more,
});

const MODEL: readonly (readonly [string, number])[] = [
  ["Price", 10],
  ["Volume", 100],
  ["Profit", 400],
];
export const PRICE = cell("Price", 0, 10);
export const VOLUME = cell("Volume", 1, 100, { content: "=50*2" });
export const PROFIT = cell("Profit", 2, 400, { content: "=C1*C2*0.4" });

/** The user's own sheet, to which the sheets of results are linked. */
const model = (like: SheetPlan): SheetPlan => ({
  ...like,
  key: "model",
  name: "Model",
  cells: MODEL.map(([label, value]) => [{ role: "label", value: label }, null, { role: "input", value }]),
  tables: [],
  names: [],
  charts: [],
});

/** What a reader sees of a plan's first sheet, cell by cell, numbers in their formats. */
export function shown(plan: WorkbookPlan): string[][] {
  const [sheet] = plan.sheets as [SheetPlan];
  const values = evaluate({ ...plan, sheets: [...plan.sheets, model(sheet)] }).get(sheet.name)!;
  const text = (value: Scalar, format = "General") =>
    typeof value === "number" ? formatNumber(value, format).trim() : String(value);
  return values.map((line, row) =>
    line.map((value, column) => text(value, sheet.cells[row]![column]?.format)),
  );
}

/** The rows below a heading up to the next empty one; of each the cells that are asked for. */
export function below(rows: readonly string[][], heading: string, ...columns: number[]): string[][] {
  const top = rows.findIndex(([first]) => first === heading);
  if (top < 0) throw new Error(`No heading ${heading}`);
  const rest = rows.slice(top + 1);
  const end = rest.findIndex((line) => line.every((value) => value === ""));
  return rest.slice(0, end < 0 ? undefined : end).map((line) => columns.map((column) => line[column]!));
}

/** What the cells of a range show, as a chart reads them. */
export const readBy = (shown: readonly string[][], { row, column, rows, columns }: PlanRect): string[] =>
  shown.slice(row, row + rows).flatMap((line) => line.slice(column, column + columns));
