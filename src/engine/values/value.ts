/** What a formula works with. */
import type { Area } from "../syntax/tree";
import { Refused } from "../refused";
import { CALC } from "./cell-error";
import { Column } from "./column";
import type { Scalar } from "./scalar";

export { isError, type Scalar } from "./scalar";

/** A cell in many trials at once: the same value in all of them, or one for each. */
export type Lane = Scalar | Column;

/** Anything that an expression can give. */
export type Value = Lane | Grid | Range | Lambda;

/** Eight whole columns. */
const MOST_CELLS = 2 ** 23;

/**
 * Rows and columns of cells. Those of a whole column or row are kept only as far as the sheet is filled; behind that all
 * are empty.
 */
export class Grid {
  readonly varies: boolean;

  constructor(
    readonly rows: number,
    readonly columns: number,
    /** Row by row, `keptColumns` a row. */
    readonly cells: readonly Lane[],
    readonly keptRows = rows,
    readonly keptColumns = columns,
    varies?: boolean,
  ) {
    this.varies = varies ?? cells.some((cell) => cell instanceof Column);
  }

  /** @throws {CellError} "#CALC!" for an array of no cells @throws {Refused} for one that there is no memory for */
  static of(rows: number, columns: number, cell: (row: number, column: number) => Lane): Grid {
    if (!(rows >= 1 && columns >= 1)) throw CALC;
    if (rows * columns > MOST_CELLS) throw new Refused("an array", "has more cells than there is memory for");
    const cells = new Array<Lane>(rows * columns);
    for (let row = 0, i = 0; row < rows; row++)
      for (let column = 0; column < columns; column++) cells[i++] = cell(row, column);
    return new Grid(rows, columns, cells);
  }

  static fromRows(rows: readonly (readonly Lane[])[]): Grid {
    return new Grid(rows.length, rows[0]?.length ?? 0, rows.flat());
  }

  at(row: number, column: number): Lane {
    return row < this.keptRows && column < this.keptColumns
      ? this.cells[row * this.keptColumns + column]!
      : null;
  }

  /** How many cells lie behind the kept ones, all empty. */
  get behind(): number {
    return this.rows * this.columns - this.keptRows * this.keptColumns;
  }

  /** The same cells, each made into another. */
  mapped(make: (cell: Lane) => Lane): Grid {
    return new Grid(this.rows, this.columns, this.cells.map(make), this.keptRows, this.keptColumns);
  }

  row(row: number): Lane[] {
    return Array.from({ length: this.columns }, (_, column) => this.at(row, column));
  }

  column(column: number): Lane[] {
    return Array.from({ length: this.rows }, (_, row) => this.at(row, column));
  }
}

/** Cells of a workbook, on one sheet or on several in a row; read only when a function asks what they hold. */
export class Range {
  private read: Grid | undefined;

  constructor(
    readonly sheet: number,
    readonly area: Area,
    private readonly source: CellSource,
    /** Unless it is a reference over several sheets, the same as sheet. */
    readonly lastSheet = sheet,
  ) {}

  get rows(): number {
    return this.area.bottom - this.area.top + 1;
  }

  get columns(): number {
    return this.area.right - this.area.left + 1;
  }

  get isCell(): boolean {
    return this.rows === 1 && this.columns === 1 && this.sheet === this.lastSheet;
  }

  /** What its one cell holds. */
  get cell(): Lane {
    const { sheet, area } = this;
    return this.read ? this.read.at(0, 0) : this.source.cell(sheet, area.top, area.left);
  }

  /** The cells of a reference over several sheets stand one sheet below the other. */
  get grid(): Grid {
    return (this.read ??= this.source.grid(this.sheet, this.lastSheet, this.area));
  }

  /** The same cells with what is given as their values: those of one trial. */
  holding(grid: Grid): Range {
    const range = new Range(this.sheet, this.area, this.source, this.lastSheet);
    range.read = grid;
    return range;
  }

  /** Other cells of the same sheet. */
  moved(area: Area): Range {
    return new Range(this.sheet, area, this.source);
  }

  formulaAt(row: number, column: number): string | null {
    return this.source.formula(this.sheet, this.area.top + row, this.area.left + column);
  }

  hidden(row: number): Hiding {
    return this.source.hidden(this.sheet, this.area.top + row);
  }

  /** Whether a cell's formula is itself a SUBTOTAL or AGGREGATE, which those leave out. */
  isSubtotal(row: number, column: number): boolean {
    return /(SUBTOTAL|AGGREGATE)\s*\(/i.test(this.formulaAt(row, column) ?? "");
  }
}

/** What keeps a row from showing. */
export type Hiding = "filter" | "hand" | null;

/** Where ranges find their cells. */
export interface CellSource {
  cell(sheet: number, row: number, column: number): Lane;
  grid(sheet: number, lastSheet: number, area: Area): Grid;
  formula(sheet: number, row: number, column: number): string | null;
  hidden(sheet: number, row: number): Hiding;
}

/** A function that a formula made with LAMBDA, or one of the built-in ones by its name. */
export class Lambda {
  constructor(
    readonly parameters: number,
    /** What is left out is undefined. */
    readonly call: (args: (Value | undefined)[]) => Value,
  ) {}
}

/** A value as cells: a range's, an array's, or the one. */
export function gridOf(value: Value): Grid {
  if (value instanceof Grid) return value;
  if (value instanceof Range) return value.grid;
  return new Grid(1, 1, [value instanceof Lambda ? CALC : value]);
}

/** Whether a value takes more than one cell, or is a reference. */
export const isMany = (value: Value | undefined): value is Grid | Range =>
  value instanceof Grid || value instanceof Range;
