import { figuresOf, isNone, type CellFigures, type Figure } from "./figure";
import { textOf, type Page, type Ref, type TableArea } from "./page";
import { rowRoleOf, type RowRole } from "./columns/roles";
import { cellOf, type Expression } from "./expression";

/** A figure where it stands. */
export interface Cell {
  readonly figure: Figure;
  readonly ref: Ref;
  readonly expression: Expression;
}

const wordsOf = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[^\p{L}\d]+/gu, " ")
    .trim();

/** A table read once: names, labels and figures. Its rows are those below the header. */
export class Table {
  readonly names: readonly string[];
  readonly height: number;
  private readonly figures: CellFigures[][];
  /** The column that names the rows. */
  label = 0;
  private rowRoles: RowRole[] = [];
  private totals: (number | null)[] = [];
  private readonly firsts = new Map<number, number | null>();
  private readonly named = new Map<number, number | null>();

  constructor(
    private readonly page: Page,
    readonly area: TableArea,
    /** Of rows that the user knows better. */
    private readonly chosen: ReadonlyMap<number, RowRole> = new Map(),
  ) {
    const { row, column, rows, columns, headers } = area;
    this.names = Array.from({ length: columns }, (_, c) => {
      const parts = Array.from({ length: headers }, (_, r) =>
        textOf(page.cells[row + r]?.[column + c]).trim(),
      );
      return [...new Set(parts)].filter(Boolean).join(" ");
    });
    this.height = rows - headers;
    this.figures = Array.from({ length: this.height }, (_, r) =>
      this.names.map((name, c) => figuresOf(page.cells[row + headers + r]?.[column + c], name, page.decimal)),
    );
    this.labelledBy(0);
  }

  get width(): number {
    return this.names.length;
  }

  labelledBy(column: number): void {
    this.label = column;
    this.rowRoles = Array.from(
      { length: this.height },
      (_, r) => this.chosen.get(r) ?? rowRoleOf(this.text(r, column), this.names[column] ?? ""),
    );
    this.firsts.clear();
    this.named.clear();
    this.totals = [];
    let below: number | null = null;
    for (let r = this.height - 1; r >= 0; r--) {
      this.totals[r] = below;
      if (this.rowRoles[r] === "total") below = r;
    }
  }

  text(row: number, column: number): string {
    const { area, page } = this;
    return textOf(page.cells[area.row + area.headers + row]?.[area.column + column]).trim();
  }

  isBlank(row: number, column: number): boolean {
    return isNone(this.text(row, column));
  }

  figure(row: number, column: number): Figure | null {
    return this.figures[row]?.[column]?.figures[0] ?? null;
  }

  /** "$5 → $3". */
  change(row: number, column: number): [before: Cell, after: Cell] | null {
    const change = this.figures[row]?.[column]?.change;
    return change ? [this.cellOf(row, column, change[0]), this.cellOf(row, column, change[1])] : null;
  }

  rowRole(row: number): RowRole {
    return this.rowRoles[row] ?? "item";
  }

  ref(row: number, column: number): Ref {
    return this.refOf(row, column, this.figure(row, column));
  }

  private refOf(row: number, column: number, figure: Figure | null): Ref {
    const { area } = this;
    const part = figure?.part;
    return { row: area.row + area.headers + row, column: area.column + column, ...(part && { part }) };
  }

  /** In its kind's own unit; null where no figure is, as in column −1. */
  cell(row: number, column: number): Cell | null {
    return this.cells(row, column)[0] ?? null;
  }

  /** The cell's own figure and those beside it. None where the first is a range. */
  cells(row: number, column: number): Cell[] {
    const figures = this.figures[row]?.[column]?.figures ?? [];
    if (figures[0]?.claim.relation === "within") return [];
    return figures
      .filter(({ claim }) => claim.relation !== "within")
      .map((figure) => this.cellOf(row, column, figure));
  }

  private cellOf(row: number, column: number, figure: Figure): Cell {
    const ref = this.refOf(row, column, figure);
    return { figure, ref, expression: cellOf(ref, figure) };
  }

  /** Rows that a total in this row adds up: the items since the total before it. */
  itemsAbove(row: number): number[] {
    const items: number[] = [];
    for (let r = row - 1; r >= 0; r--) {
      if (this.rowRole(r) === "item") items.unshift(r);
      else if (items.length > 0) break;
    }
    return items;
  }

  /** The first total. */
  get totalRow(): number | null {
    return this.rowRole(0) === "total" ? 0 : this.totalBelow(0);
  }

  /** The next total further down. */
  totalBelow(row: number): number | null {
    return this.totals[row] ?? null;
  }

  /** The first item that has a figure in this column. */
  firstWith(column: number): number | null {
    return this.firstItem(this.firsts, column, (row) => this.cell(row, column) !== null);
  }

  /** The item that a column's name names: "Delta to fp16". */
  rowNamedIn(column: number): number | null {
    const name = ` ${wordsOf(this.names[column] ?? "")} `;
    return this.firstItem(this.named, column, (row) => {
      const label = wordsOf(this.text(row, this.label));
      return label.length > 1 && name.includes(` ${label} `);
    });
  }

  /** Asked for each row, and looked for once. */
  private firstItem(
    known: Map<number, number | null>,
    column: number,
    is: (row: number) => boolean,
  ): number | null {
    let found = known.get(column);
    if (found === undefined) {
      const row = this.rowRoles.findIndex((role, r) => role === "item" && is(r));
      known.set(column, (found = row < 0 ? null : row));
    }
    return found;
  }

  /** The label of a row, or its number. */
  rowName(row: number): string {
    return this.text(row, this.label) || `row ${row + 1}`;
  }
}
