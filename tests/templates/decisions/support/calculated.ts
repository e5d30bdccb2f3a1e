import { columnLetters } from "../../../../src/sheets/formula";
import type { Dialect, PlanValue, SheetPlan, Template } from "../../../../src/sheets/plan";
import { DEFAULT_OPTIONS } from "../../../../src/templates/catalogue";
import { opened, type Scalar } from "../../support/evaluate";
import { isError, isPoint } from "../../support/rows";

export interface Calculated {
  readonly plan: SheetPlan;
  /** Values as the engine computes them, row by row. */
  readonly values: readonly (readonly Scalar[])[];
  /** The value in a column of the first row with this label. */
  at(label: string, column: string | number): Scalar | undefined;
  /** Cells that show an error, as "A1 #N/A", but for points that a chart leaves out. */
  errors(): string[];
}

/** New entries by the label of their row; `column` where the row has several inputs, or isn't one. */
export type Edits = readonly {
  readonly label: PlanValue;
  /** Where the label is a formula's. */
  readonly row?: number;
  readonly column?: number;
  readonly value: PlanValue;
}[];

/** Both give the same results. */
export const DIALECTS = ["addin", "plain"] as const;

type Opened = { readonly plan: SheetPlan; readonly compute: ReturnType<typeof opened> };
const books = new Map<string, Opened>();

/** A plan is read once for all entries that are tried with it. */
function book(template: Template, dialect: Dialect): Opened {
  const key = `${template.id} ${dialect}`;
  const known = books.get(key);
  if (known) return known;
  const plan = template.build({ ...DEFAULT_OPTIONS, dialect });
  const one = { plan: plan.sheets[0]!, compute: opened(plan) };
  books.set(key, one);
  return one;
}

/** A template's sheet with these entries, as the engine computes it. */
export function calculated(template: Template, dialect: Dialect, edits: Edits = []): Calculated {
  const { plan, compute } = book(template, dialect);
  const entries = edits.map(({ label, row = rowOf(plan, label), column, value }) => {
    const c = column ?? plan.cells[row]!.findIndex((cell, i) => i > 0 && isEntry(cell?.role));
    if (c < 0) throw new Error(`${String(label)} has no input`);
    return { sheet: plan.key, row, column: c, value };
  });
  const values = compute(entries).get(plan.name)!;
  return {
    plan,
    values,
    at: (label, column) => values[rowOf(plan, label)]?.[columnOf(plan, label, column)],
    errors: () =>
      values.flatMap((cells, r) =>
        cells.flatMap((value, c) =>
          isError(value) && !isPoint(plan.cells[r]![c]) ? [`${columnLetters(c)}${r + 1} ${value}`] : [],
        ),
      ),
  };
}

const isEntry = (role: string | undefined) => role === "input" || role === "inputText";

/** The first row whose first cell says so. */
function rowOf(plan: SheetPlan, label: PlanValue): number {
  const row = plan.cells.findIndex((cells) => cells[0]?.value === label);
  if (row < 0) throw new Error(`${plan.name} has no row ${String(label)}`);
  return row;
}

/** A column by number, or by the header above the row. */
function columnOf(plan: SheetPlan, label: string, column: string | number): number {
  if (typeof column === "number") return column;
  for (let row = rowOf(plan, label) - 1; row >= 0; row--) {
    const cells = plan.cells[row] ?? [];
    if (!cells.some((cell) => cell?.role.startsWith("header"))) continue;
    const found = cells.findIndex((cell) => cell?.value === column);
    if (found >= 0) return found;
  }
  throw new Error(`${plan.name}: no column ${column} above ${label}`);
}
