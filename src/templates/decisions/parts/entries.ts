import { f, words, type CellRef, type Expr } from "../../../sheets/formula";
import type { UnitStyle } from "../../../sheets/numbers";
import type { PlanValue } from "../../../sheets/plan";
import type { CellSpec, Sheet } from "../../../sheets/sheet";
import { span } from "./expressions";

/** A condition that an entry must meet, and what the sheet says when it doesn't. */
export type Condition = readonly [good: Expr, message: string];

export interface Entry {
  readonly label: string;
  readonly unit: UnitStyle;
  readonly value?: PlanValue;
  /** For what the sheet brings from one of its tables: shown among the inputs, and checked like them. */
  readonly formula?: Expr;
  readonly choices?: readonly string[];
  readonly note: string;
  readonly checks: (cell: Expr) => readonly Condition[];
}

/** Keys of the sheet's columns in which entries stand. */
export interface EntryColumns {
  readonly label: string;
  readonly unit: string;
  readonly value: string;
  readonly check: string;
  readonly note: string;
}

/** Inputs line by line, each with its own check, and one check of them all that results wait for. */
export class Entries {
  private readonly checks: CellRef[] = [];

  constructor(
    private readonly sheet: Sheet,
    private readonly columns: EntryColumns,
  ) {}

  headers(value: string): void {
    const { columns } = this;
    this.sheet.headers({
      [columns.label]: "Item",
      [columns.unit]: "Unit",
      [columns.value]: value,
      [columns.check]: "Check",
      [columns.note]: "Note and source",
    });
  }

  add(entry: Entry): CellRef {
    const { columns, sheet } = this;
    const cells = sheet.line<string>({
      [columns.label]: { role: "label", value: entry.label },
      [columns.unit]: { role: "unit", value: entry.unit.label },
      [columns.value]: entryCell(entry),
      [columns.check]: { role: "check", formula: checkOf(entry.checks(sheet.here(columns.value))) },
      [columns.note]: { role: "note", value: entry.note },
    });
    this.checks.push(required(cells[columns.check]));
    return required(cells[columns.value]);
  }

  /** "OK" when every entry above is, and `further` too; what results wait for. */
  all(further: readonly Condition[] = []): CellRef {
    const { columns, sheet, checks } = this;
    const range = span(required(checks[0]), required(checks.at(-1)));
    const cells = sheet.line<string>({
      // The line over a total runs up to the check.
      ...Object.fromEntries(
        sheet.columnsUntil(columns.label, columns.check).map((key) => [key, { role: "totalLabel" } as const]),
      ),
      [columns.label]: { role: "totalLabel", value: "All inputs" },
      [columns.check]: {
        role: "check",
        formula: checkOf([[f`COUNTIF(${range},"OK")=ROWS(${range})`, "See the checks above"], ...further]),
      },
      [columns.note]: {
        role: "note",
        value: "The results wait for this check: until it is OK they show #N/A, not a number.",
      },
    });
    return required(cells[columns.check]);
  }
}

/** The first message whose condition isn't met, or "OK". */
export function checkOf(conditions: readonly Condition[]): Expr {
  return conditions.reduceRight<Expr>(
    (rest, [good, message]) => f`IF(${good},${rest},${words(message)})`,
    words("OK"),
  );
}

function entryCell({ value, formula, unit, choices }: Entry): CellSpec {
  if (formula) return { role: "formula", formula, format: unit.format };
  const given = value === undefined ? {} : { value };
  if (choices) return { role: "inputText", ...given, choices };
  return { role: "input", ...given, format: unit.format, validity: unit.validity };
}

const required = <T>(found: T | undefined): T => {
  if (found === undefined) throw new Error("An entry lost its cell");
  return found;
};

export const above0 = (cell: Expr): Condition[] => [
  [f`ISNUMBER(${cell})`, "A number, please"],
  [f`${cell}>0`, "Must be above 0"],
];

export const atLeast0 = (cell: Expr): Condition[] => [
  [f`ISNUMBER(${cell})`, "A number, please"],
  [f`${cell}>=0`, "Must be 0 or more"],
];

/** Above 0% and at most 100%. */
export const shareAbove0 = (cell: Expr): Condition[] => [...above0(cell), [f`${cell}<=1`, "At most 100%"]];

export const wholeAbove0 = (cell: Expr): Condition[] => [
  ...above0(cell),
  [f`${cell}=INT(${cell})`, "A whole number, please"],
];

/** A word of a table's column. */
export const oneOf =
  (column: Expr) =>
  (cell: Expr): Condition[] => [[f`COUNTIF(${column},${cell})=1`, "Choose from the list"]];
