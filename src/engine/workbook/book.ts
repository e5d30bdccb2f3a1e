/** A workbook as the engine takes it: what its cells hold, what its names mean, where its tables are. */
import { readFormula } from "../syntax/reader";
import { COLUMNS } from "../syntax/address";
import type { Area, Node } from "../syntax/tree";
import type { Scalar } from "../values/scalar";
import type { Hiding } from "../values/value";

export interface Cell {
  /** What it holds, or what Excel showed when it was read. */
  readonly value: Scalar;
  /** With its "=". */
  readonly formula?: string | undefined;
  /** Of an array formula, or of one that spills: the cells that its result takes. */
  readonly array?: Area | undefined;
  /**
   * How the formula is written. In a file a range in a scalar's place means the cell beside the formula, unless it is an
   * array formula; what Excel hands to an add-in says so with an @.
   */
  readonly language: "file" | "cell";
}

export interface Table {
  readonly name: string;
  readonly sheet: number;
  /** Header and totals included. */
  readonly area: Area;
  readonly headers: boolean;
  readonly totals: boolean;
  readonly columns: readonly string[];
}

export interface DefinedName {
  readonly name: string;
  /** Where it holds: a sheet, or null for the whole workbook. */
  readonly sheet: number | null;
  readonly formula: string;
}

export class Sheet {
  private readonly cells = new Map<number, Cell>();
  private readonly hiddenRows = new Set<number>();
  /** A filter hides rows. */
  filtered = false;
  /** How far it is filled. */
  rows = 0;
  columns = 0;

  constructor(readonly name: string) {}

  set(row: number, column: number, cell: Cell): void {
    this.cells.set(row * COLUMNS + column, cell);
    this.rows = Math.max(this.rows, (cell.array?.bottom ?? row) + 1);
    this.columns = Math.max(this.columns, (cell.array?.right ?? column) + 1);
  }

  get(row: number, column: number): Cell | undefined {
    return this.cells.get(row * COLUMNS + column);
  }

  hideRow(row: number): void {
    this.hiddenRows.add(row);
  }

  /** While a filter hides rows of a sheet, Excel takes those that are hidden by hand there for filtered too. */
  hidden(row: number): Hiding {
    if (!this.hiddenRows.has(row)) return null;
    return this.filtered ? "filter" : "hand";
  }

  *entries(): Iterable<{ row: number; column: number; cell: Cell }> {
    for (const [key, cell] of this.cells)
      yield { row: Math.floor(key / COLUMNS), column: key % COLUMNS, cell };
  }
}

export class Book {
  readonly sheets: Sheet[] = [];
  readonly tables: Table[] = [];
  /** Dates count from 1904. */
  date1904 = false;
  /** Of the sheets, by their names as they are and in small letters. */
  private readonly numbers = new Map<string, number>();
  private readonly names = new Map<string, DefinedName>();
  private readonly trees = new Map<string, Node>();

  addSheet(name: string): Sheet {
    if (this.sheetNumber(name) !== null) throw new Error(`two sheets have the name ${name}`);
    const sheet = new Sheet(name);
    for (const written of [name, name.toLowerCase()]) this.numbers.set(written, this.sheets.length);
    this.sheets.push(sheet);
    return sheet;
  }

  addName(name: DefinedName): void {
    this.names.set(nameKey(name.name, name.sheet), name);
  }

  /** A sheet's own name comes before the workbook's. */
  findName(name: string, sheet: number): DefinedName | undefined {
    return this.names.get(nameKey(name, sheet)) ?? this.names.get(nameKey(name, null));
  }

  sheetNumber(name: string): number | null {
    return this.numbers.get(name) ?? this.numbers.get(name.toLowerCase()) ?? null;
  }

  findTable(name: string): Table | undefined {
    const key = name.toLowerCase();
    return this.tables.find((table) => table.name.toLowerCase() === key);
  }

  tableAt(sheet: number, row: number, column: number): Table | undefined {
    return this.tables.find(
      ({ sheet: own, area }) =>
        own === sheet && row >= area.top && row <= area.bottom && column >= area.left && column <= area.right,
    );
  }

  /** A formula's tree; the same text is read once. @throws {Unreadable} */
  tree(formula: string): Node {
    let tree = this.trees.get(formula);
    if (!tree) this.trees.set(formula, (tree = readFormula(formula)));
    return tree;
  }
}

const nameKey = (name: string, sheet: number | null): string => `${sheet ?? ""}!${name.toLowerCase()}`;
