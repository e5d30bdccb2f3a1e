import type { PlanValue } from "../../sheets/plan";
import type { Busy, Connection } from "../talk/connection";
import { explain, type Problem } from "../talk/problem";
import { run } from "../talk/run";
import { literal } from "../write/literal";

/** A row by the headers of a table; columns that it leaves out keep their formula, or stay empty. */
export type NewRow = Readonly<Record<string, PlanValue>>;

export interface AddRequest {
  /** Headers that a table must have to be the one that is meant. */
  readonly needs: readonly string[];
  readonly rows: readonly NewRow[];
}

export type AddResult =
  | { readonly kind: "added"; readonly table: string; readonly sheet: string; readonly rows: number }
  /** The sheet in front has no table with these headers. */
  | { readonly kind: "no-table"; readonly sheet: string }
  /** Nothing remains of it, unless `restored` is false. */
  | { readonly kind: "failed"; readonly problem: Problem; readonly restored: boolean };

/** Rows for the tables that a sheet already has. */
export interface TableRows {
  add(request: AddRequest): Promise<AddResult | Busy>;
}

export function connectTableRows({ alone }: Connection): TableRows {
  return { add: (request) => alone(() => addRows(request)) };
}

/** The table that was grown, and how many rows it had. */
interface Grown {
  readonly id: string;
  readonly count: number;
}

/**
 * Adds rows at the end of the first table of the sheet in front that has the headers. Excel makes room by pushing down
 * what is below, and goes on with the table's formulas: no cell of the user's is written over. Two requests.
 */
async function addRows({ needs, rows }: AddRequest): Promise<AddResult> {
  let grown: Grown | null = null;
  try {
    return await run(async (context): Promise<AddResult> => {
      const sheet = context.workbook.worksheets.getActiveWorksheet();
      sheet.load("name");
      const { tables } = sheet;
      tables.load("items/id,items/name,items/rows/count,items/columns/items/name");
      await context.sync();
      const table = tables.items.find((one) => {
        const headers = one.columns.items.map(({ name }) => name);
        return needs.every((header) => headers.includes(header));
      });
      if (!table) return { kind: "no-table", sheet: sheet.name };
      const headers = table.columns.items.map(({ name }) => name);
      grown = { id: table.id, count: table.rows.count };
      for (const row of rows) {
        // An empty row first: the table's formulas go on by themselves, and null leaves them as they are.
        const added = table.rows.add();
        added.getRange().values = [
          headers.map((header) => {
            const value = row[header];
            return value === undefined ? null : literal(value);
          }),
        ];
      }
      await context.sync();
      return { kind: "added", table: table.name, sheet: sheet.name, rows: rows.length };
    });
  } catch (error) {
    return { kind: "failed", problem: explain(error), restored: grown === null || (await takeBack(grown)) };
  }
}

/** Takes out what a request that failed has added before. */
async function takeBack({ id, count }: Grown): Promise<boolean> {
  try {
    return await run(async (context) => {
      const { rows } = context.workbook.tables.getItem(id);
      rows.load("count");
      await context.sync();
      for (let i = rows.count - 1; i >= count; i--) rows.getItemAt(i).delete();
      await context.sync();
      return true;
    });
  } catch {
    return false;
  }
}
