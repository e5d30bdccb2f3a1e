import { f, type CellRef, type Expr } from "../../../sheets/formula";
import type { PlanRect } from "../../../sheets/plan";
import type { TableRef } from "../../../sheets/sheet";

/** `$C$5:$C$9`: from one cell to another of the same sheet. */
export function span(first: CellRef, last: CellRef): Expr {
  return f`${first}:${last}`;
}

/** The same cells as a rectangle, for charts. */
export function rectangle(first: CellRef, last: CellRef): PlanRect {
  const { row, column } = first.position;
  return { row, column, rows: last.position.row - row + 1, columns: last.position.column - column + 1 };
}

/** The cell of `column` in the row in which `key` holds `wanted`. */
export function lookup(column: Expr, wanted: Expr, key: Expr): Expr {
  return f`INDEX(${column},MATCH(${wanted},${key},0))`;
}

/** Days since Excel's day 0 of a date YYYY-MM-DD. */
export function excelDay(date: string): number {
  return (Date.parse(`${date}T00:00:00Z`) - Date.UTC(1899, 11, 30)) / 86_400_000;
}

/** A table that stands below the cells that look things up in it: its references settle when the sheet is finished. */
export class LateTable {
  private table: TableRef | undefined;

  set(table: TableRef): void {
    this.table = table;
  }

  column(key: string): Expr {
    return {
      render: (place) => {
        if (!this.table) throw new Error("A table that formulas refer to was never laid out");
        return this.table.column(key).render(place);
      },
    };
  }
}
