import { Calculation, CellError } from "../../../src/engine";
import { planBook } from "../../../src/export/plan-book";
import type { WorkbookPlan } from "../../../src/sheets/plan";
import { loadFunctions } from "../../support/custom-functions";

export type Scalar = number | string | boolean;

/** Values of all cells by sheet name; errors as Excel shows them. */
export type Values = ReadonlyMap<string, readonly (readonly Scalar[])[]>;

/** New entries by sheet key and position. */
export interface Entry {
  readonly sheet: string;
  readonly row: number;
  readonly column: number;
  readonly value: Scalar | CellError;
}

const { functions } = await loadFunctions();

/** The day of the tests: one on which the prices and figures that sheets come with aren't old yet. */
export const NOW = new Date(2026, 10, 26, 12);

const EMPTY = { value: null, language: "cell" } as const;

/** What the engine makes of a plan, without any spreadsheet. */
export function evaluate(plan: WorkbookPlan, entries: readonly Entry[] = [], now = NOW): Values {
  return opened(plan, now)(entries);
}

/** The same for one set of entries after the other: the plan's formulas are read once. */
export function opened(plan: WorkbookPlan, now = NOW): (entries?: readonly Entry[]) => Values {
  const circumstances = { custom: functions, now };
  const book = planBook(plan, circumstances);
  const type = ({ sheet: key, row, column, value }: Entry): (() => void) => {
    const sheet = book.sheets[plan.sheets.findIndex((one) => one.key === key)];
    if (!sheet) throw new Error(`The plan has no sheet ${key}`);
    const before = sheet.get(row, column) ?? EMPTY;
    sheet.set(row, column, { ...EMPTY, value: value === "" ? null : value });
    return () => sheet.set(row, column, before);
  };
  return (entries = []) => {
    const takenBack = entries.map(type).reverse();
    const calculation = new Calculation(book, circumstances);
    const values = new Map(
      plan.sheets.map((sheet, number) => [
        sheet.name,
        sheet.cells.map((line, row) =>
          line.map((_, column) => {
            const refused = calculation.refused(number, row, column);
            if (refused)
              throw new Error(`${sheet.name}, row ${row + 1}, column ${column + 1}: ${refused.message}`);
            const value = calculation.value(number, row, column);
            return value instanceof CellError ? value.code : (value ?? "");
          }),
        ),
      ]),
    );
    for (const back of takenBack) back();
    return values;
  };
}
