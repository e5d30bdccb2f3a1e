import type { Answer } from "./answer";
import type { Watched } from "./doubts";
import { f, words, type CellRef, type Expr } from "./formula";
import type { UnitStyle } from "./numbers";
import type { PlanValue } from "./plan";
import { asked, complaint, firstComplaint, unlessError, type Rule } from "./rules";
import type { Sheet } from "./sheet";
import type { CellSpec, Choices } from "./specs";
import { MARK } from "./marks";

interface Unit {
  readonly label: string;
  readonly format: string;
}

/** A cell of a line: one that people fill in has a rule. */
interface LineCell extends CellSpec {
  readonly rule?: Rule;
}

interface InputSpec {
  readonly label: string;
  readonly unit: UnitStyle;
  readonly value?: PlanValue | undefined;
  /** For what the sheet brings from one of its tables: shown among the inputs, and checked like them. */
  readonly formula?: Expr;
  readonly choices?: Choices;
  readonly note: string;
  readonly rule: Rule;
}

/** What a result is asked for. A check is said; without `must` nothing else is shown. */
interface ResultOptions {
  readonly total?: true;
  readonly check?: Check;
  readonly must?: Check;
}

interface Check {
  readonly good: Expr;
  readonly asks: string;
}

/** Keys of the columns that a line fills. */
export interface FormColumns {
  readonly label: string;
  readonly unit: string;
  readonly value: string;
  readonly note: string;
}

/**
 * A block of a sheet that people fill with their own numbers: lines of an item, its unit, its value and a note that
 * gives way to what is wrong. Every result waits for the inputs.
 */
export class Form {
  private readonly inputs: Remarked[] = [];
  private readonly checks: Remarked[] = [];

  constructor(
    readonly sheet: Sheet,
    answer: Answer,
    private readonly columns: FormColumns,
    /** The result once what it rests on is good, and a dash before. */
    readonly guarded: (result: Expr) => Expr = answer.guarded,
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
    const { value } = this.columns;
    return found(this.line(label, unit, { [value]: { ...inputCell(entry, unit), rule } }, note)[value]);
  }

  /** A line whose cells are told one by one. */
  line<K extends string>(
    label: string,
    unit: { readonly label: string },
    cells: Readonly<Record<K, LineCell>>,
    note: string,
  ): Record<K, CellRef> {
    const { columns, sheet } = this;
    const entries = Object.entries<LineCell>(cells);
    const ruled = entries.flatMap(([key, { rule }]) => (rule ? [{ cell: sheet.here(key), rule }] : []));
    const placed = sheet.line<string>({
      [columns.label]: { role: "label", value: label },
      [columns.unit]: { role: "unit", value: unit.label },
      ...Object.fromEntries(entries.map(([key, cell]) => [key, withRule(cell)])),
      [columns.note]:
        ruled.length > 0
          ? { role: "remark", formula: firstComplaint(ruled, words(note)) }
          : { role: "remark", value: note },
    });
    if (ruled.length > 0) this.inputs.push(this.remarked(placed));
    return placed as Record<K, CellRef>;
  }

  /** A result; what is asked of it stands in place of the note when it isn't so. */
  result(label: string, unit: Unit, formula: Expr, note: string, options: ResultOptions = {}): CellRef {
    const { columns, sheet } = this;
    const { total, check, must } = options;
    const role = total ? "totalLabel" : "label";
    const asks = check ?? must;
    const here = sheet.here(columns.value);
    const cells = sheet.line<string>({
      [columns.label]: { role, value: label },
      [columns.unit]: { role: total ? role : "unit", value: unit.label },
      [columns.value]: {
        role: total ? "total" : "formula",
        formula: this.guarded(formula),
        format: unit.format,
      },
      [columns.note]: asks
        ? {
            role: "remark",
            formula: unlessError(
              f`IF(${here}="–","",IF(${asks.good},${words(note)},${complaint(here, asks.asks)}))`,
            ),
          }
        : { role: "remark", value: note },
    });
    if (check) this.checks.push(this.remarked(cells));
    if (must) this.inputs.push(this.remarked(cells));
    return found(cells[columns.value]);
  }

  private remarked(cells: Readonly<Record<string, CellRef>>): Remarked {
    return { label: found(cells[this.columns.label]), remark: found(cells[this.columns.note]) };
  }

  get watchedInputs(): Watched[] {
    return watched(this.inputs);
  }

  get watchedChecks(): Watched[] {
    return watched(this.checks);
  }

  /** A condition: every input of this block is there and right. */
  get complete(): Expr {
    return {
      render: (place) => {
        const [rows] = this.watchedInputs;
        if (!rows) throw new Error("A block without inputs is never incomplete");
        return f`COUNTIF(${rows.remarks},${words(`${MARK}*`)})=0`.render(place);
      },
    };
  }
}

interface Remarked {
  readonly label: CellRef;
  readonly remark: CellRef;
}

/** From the first row to the last: what stands between them carries no mark. */
function watched(rows: readonly Remarked[]): Watched[] {
  const [first, last] = [rows[0], rows.at(-1)];
  if (!first || !last) return [];
  return [{ labels: f`${first.label}:${last.label}`, remarks: f`${first.remark}:${last.remark}` }];
}

function inputCell(
  { value, formula, choices }: Pick<InputSpec, "value" | "formula" | "choices">,
  unit: UnitStyle,
): CellSpec {
  if (formula) return { role: "formula", formula, format: unit.format };
  const given = value === undefined ? {} : { value };
  if (choices) return { role: "inputText", ...given, choices };
  return { role: "input", ...given, format: unit.format };
}

/** What is typed into an input is told by its rule. */
function withRule({ rule, ...cell }: LineCell): CellSpec {
  return rule && cell.role === "input" ? { ...cell, validity: rule.validity, ...asked(rule) } : cell;
}

const found = <T>(cell: T | undefined): T => {
  if (cell === undefined) throw new Error("A line lost its cell");
  return cell;
};
