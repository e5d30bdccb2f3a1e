import type { Answer } from "./answer";
import type { Watched } from "./doubts";
import { f, words, type CellRef, type Expr } from "./formula";
import type { UnitStyle } from "./numbers";
import type { PlanValue } from "./plan";
import { asked, complaint, firstComplaint, type Rule } from "./rules";
import type { Sheet } from "./sheet";
import type { CellSpec } from "./specs";

interface Unit {
  readonly label: string;
  readonly format: string;
}

interface InputSpec {
  readonly label: string;
  readonly unit: UnitStyle;
  readonly value?: PlanValue;
  /** For what the sheet brings from one of its tables: shown among the inputs, and checked like them. */
  readonly formula?: Expr;
  readonly choices?: readonly string[];
  readonly note: string;
  readonly rule: Rule;
}

/** Keys of the columns that a line fills. */
export interface FormColumns {
  readonly label: string;
  readonly unit: string;
  readonly value: string;
  readonly note: string;
}

/**
 * A sheet that people fill with their own numbers: lines of an item, its unit, its value and a note that gives way to
 * what is wrong. Every result waits for the inputs.
 */
export class Form {
  private readonly inputs: { label: CellRef; remark: CellRef }[] = [];
  private readonly checks: { label: CellRef; remark: CellRef }[] = [];

  constructor(
    readonly sheet: Sheet,
    readonly answer: Answer,
    private readonly columns: FormColumns,
  ) {}

  heading(title: string, value: string): void {
    const { columns, sheet } = this;
    sheet.heading(title);
    sheet.headers({
      [columns.label]: "Item",
      [columns.unit]: "Unit",
      [columns.value]: value,
      [columns.note]: "Note",
    });
  }

  input({ label, unit, note, rule, ...entry }: InputSpec): CellRef {
    const { columns, sheet } = this;
    const cells = sheet.line<string>({
      [columns.label]: { role: "label", value: label },
      [columns.unit]: { role: "unit", value: unit.label },
      [columns.value]: inputCell(entry, unit, rule),
      [columns.note]: {
        role: "remark",
        formula: firstComplaint([{ cell: sheet.here(columns.value), rule }], words(note)),
      },
    });
    this.inputs.push({ label: found(cells[columns.label]), remark: found(cells[columns.note]) });
    return found(cells[columns.value]);
  }

  /** A result; a check of it says what is wrong in place of the note, and stops nothing. */
  result(
    label: string,
    unit: Unit,
    formula: Expr,
    note: string,
    options: { readonly total?: true; readonly check?: { readonly good: Expr; readonly asks: string } } = {},
  ): CellRef {
    const { columns, sheet, answer } = this;
    const { total, check } = options;
    const role = total ? "totalLabel" : "label";
    const cells = sheet.line<string>({
      [columns.label]: { role, value: label },
      [columns.unit]: { role: total ? role : "unit", value: unit.label },
      [columns.value]: {
        role: total ? "total" : "formula",
        formula: answer.guarded(formula),
        format: unit.format,
      },
      [columns.note]: check
        ? {
            role: "remark",
            formula: f`IF(${answer.ready}="OK",IF(${check.good},${words(note)},${complaint(sheet.here(columns.value), check.asks)}),"")`,
          }
        : { role: "remark", value: note },
    });
    if (check) this.checks.push({ label: found(cells[columns.label]), remark: found(cells[columns.note]) });
    return found(cells[columns.value]);
  }

  get watchedInputs(): Watched[] {
    return watched(this.inputs);
  }

  get watchedChecks(): Watched[] {
    return watched(this.checks);
  }
}

/** From the first row to the last: what stands between them carries no mark. */
function watched(rows: readonly { label: CellRef; remark: CellRef }[]): Watched[] {
  const [first, last] = [rows[0], rows.at(-1)];
  if (!first || !last) return [];
  return [{ labels: f`${first.label}:${last.label}`, remarks: f`${first.remark}:${last.remark}` }];
}

function inputCell(
  { value, formula, choices }: Pick<InputSpec, "value" | "formula" | "choices">,
  unit: UnitStyle,
  rule: Rule,
): CellSpec {
  if (formula) return { role: "formula", formula, format: unit.format };
  const given = value === undefined ? {} : { value };
  if (choices) return { role: "inputText", ...given, choices };
  return { role: "input", ...given, format: unit.format, validity: rule.validity, ...asked(rule) };
}

const found = <T>(cell: T | undefined): T => {
  if (cell === undefined) throw new Error("A line lost its cell");
  return cell;
};
