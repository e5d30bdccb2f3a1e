import { CellRef, columnReference, escapedHeader, f, thisRowReference, type Expr } from "./formula";
import type { PlanRect } from "./plan";

/** A table that has been laid out. */
export class TableRef {
  constructor(
    private readonly sheet: { readonly name: string },
    readonly name: string,
    private readonly columns: readonly { readonly key: string; readonly header: string }[],
    private readonly top: { readonly row: number; readonly column: number },
    private readonly rowCount: number,
  ) {}

  /** `[@Baseline]`: the same row's cell, within the table. */
  this(key: string): Expr {
    const reference = thisRowReference(this.header(key));
    return { render: () => reference };
  }

  /** `Costs_70B[Baseline]`: all rows. */
  column(key: string): Expr {
    const reference = this.name + columnReference(this.header(key));
    return { render: () => reference };
  }

  /** A column's cell in the row whose first column says `label`: wherever rows are moved to, and #N/A once it is gone. */
  lookup(label: Expr, key: string): Expr {
    const first = this.columns[0]?.key ?? "";
    return f`INDEX(${this.column(key)},MATCH(${label},${this.column(first)},0))`;
  }

  /** The row within the table, counted from 1. */
  get rowNumber(): Expr {
    const first = this.columns[0]?.header ?? "";
    const header: Expr = { render: () => `${this.name}[[#Headers],[${escapedHeader(first)}]]` };
    return f`ROW()-ROW(${header})`;
  }

  cell(row: number, key: string): CellRef {
    const position = { row: this.top.row + 1 + row, column: this.top.column + this.indexOf(key) };
    return new CellRef(this.sheet, () => position);
  }

  /** The data cells of a column, for charts. */
  range(key: string): PlanRect {
    return {
      row: this.top.row + 1,
      column: this.top.column + this.indexOf(key),
      rows: this.rowCount,
      columns: 1,
    };
  }

  private indexOf(key: string): number {
    const index = this.columns.findIndex((column) => column.key === key);
    if (index < 0) throw new Error(`Table ${this.name} has no column ${key}`);
    return index;
  }

  private header(key: string): string {
    return this.columns[this.indexOf(key)]?.header ?? "";
  }
}
