import { connectWorkbook } from "../../../../src/excel";
import { DEFAULT_OPTIONS } from "../../../../src/templates/catalogue";
import { columnLetters } from "../../../../src/sheets/formula";
import type { Dialect, PlanValue, SheetPlan, Template } from "../../../../src/sheets/plan";
import { builtFunctions, openWorkbook } from "../../../support/workbook";

export interface Calculated {
  readonly plan: SheetPlan;
  /** Values as the engine shows them, row by row, as far as the sheet is used. */
  readonly values: readonly (readonly unknown[])[];
  /** The value in a column of the first row with this label. */
  at(label: string, column: string | number): unknown;
  /** Everything in the row with this label. */
  row(label: string): readonly unknown[];
  /** Cells that show an error, as "A1 #N/A". */
  errors(): string[];
  /** Checks that don't say OK, by the label of their row. */
  unmet(): string[];
  /** Of them the freshness of prices: it depends on the day of the test. */
  stale(): string[];
}

/** New entries by the label of their row; `column` where the row has several inputs, or isn't one. */
export type Edits = readonly ({ readonly column?: number; readonly value: PlanValue } & (
  | { readonly label: string }
  /** The first cell of the first column that holds this value. */
  | { readonly at: { readonly value: PlanValue } }
))[];

/** A sheet of the engine, open for typing. */
export interface OpenSheet {
  readonly plan: SheetPlan;
  type(row: number, column: number, value: PlanValue): void;
  /** Everything that the sheet shows, once it is calculated. */
  read(): Promise<readonly (readonly unknown[])[]>;
  close(): Promise<void>;
}

/** Inserts a template as the pane does. */
export async function openSheet(template: Template, dialect: Dialect): Promise<OpenSheet> {
  const workbook = openWorkbook({ functions: dialect === "addin" ? builtFunctions() : null });
  const pane = connectWorkbook((set, version) => workbook.host.supports(set, version));
  const built: SheetPlan[] = [];
  const result = await pane.insert((taken) => {
    const plan = template.build({ ...DEFAULT_OPTIONS, dialect, taken });
    built.push(...plan.sheets);
    return plan;
  });
  if (result.kind !== "inserted") throw new Error(`Not inserted: ${JSON.stringify(result)}`);
  const plan = built[0];
  if (!plan) throw new Error("The plan has no sheet");
  const sheet = workbook.book.sheets().find(({ name }) => name === plan.name);
  if (!sheet) throw new Error(`No sheet ${plan.name}`);
  await workbook.book.settle();
  return {
    plan,
    type: (r, c, value) => sheet.write({ r, c, h: 1, w: 1 }, [[{ value }]]),
    async read() {
      await workbook.book.settle();
      const used = sheet.used();
      if (!used) throw new Error("The sheet is empty");
      return sheet
        .read({ r: 0, c: 0, h: used.r + used.h, w: used.c + used.w })
        .map((row) => row.map(({ value }) => value));
    },
    close: () => workbook.dispose(),
  };
}

/** Inserts a template, types the edits, and lets the engine calculate. */
export async function calculated(
  template: Template,
  dialect: Dialect,
  edits: Edits = [],
): Promise<Calculated> {
  const sheet = await openSheet(template, dialect);
  const { plan } = sheet;
  try {
    for (const { column, value, ...where } of edits) {
      const label = "label" in where ? where.label : where.at.value;
      const row = rowOf(plan, label);
      if ("at" in where) {
        sheet.type(row, 0, value);
        continue;
      }
      const c = column ?? plan.cells[row]?.findIndex((cell, i) => i > 0 && isEntry(cell?.role)) ?? -1;
      if (c < 0) throw new Error(`${String(label)} has no input`);
      sheet.type(row, c, value);
    }
    const values = await sheet.read();
    const row = (label: string) => values[rowOf(plan, label)] ?? [];
    const everywhere = <T>(pick: (value: unknown, r: number, c: number) => T | undefined): T[] =>
      values.flatMap((cells, r) => cells.flatMap((value, c) => pick(value, r, c) ?? []));
    const unmet = () =>
      everywhere((value, r, c) =>
        plan.cells[r]?.[c]?.role === "check" && value !== "OK" ? String(values[r]?.[0]) : undefined,
      );
    return {
      plan,
      values,
      row,
      at: (label, column) => row(label)[columnOf(plan, label, column)],
      errors: () =>
        everywhere((value, r, c) => (isError(value) ? `${columnLetters(c)}${r + 1} ${value}` : undefined)),
      unmet,
      stale: () => unmet().filter((label) => label.endsWith(": fresh")),
    };
  } finally {
    await sheet.close();
  }
}

/** Both give the same results. */
export const DIALECTS = ["addin", "plain"] as const;

const isEntry = (role: string | undefined) => role === "input" || role === "inputText";

/** An error as a cell shows it. */
export const isError = (value: unknown) => typeof value === "string" && /^#[A-Z/0!]+[!?A]?$/.test(value);

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
    if (!cells.some((cell) => cell?.role === "header")) continue;
    const found = cells.findIndex((cell) => cell?.value === column);
    if (found >= 0) return found;
  }
  throw new Error(`${plan.name}: no column ${column} above ${label}`);
}
