import { figureOf, isNone, type Figure } from "./figure";
import { textOf, type Page, type Ref, type TableArea } from "./page";
import { rowRoleOf, type RowRole } from "./columns/roles";
import type { Expression } from "./expression";

/** A table read once: names, labels and figures. Its rows are those below the header. */
export class Table {
  readonly names: readonly string[];
  readonly height: number;
  private readonly figures: (Figure | null)[][];
  /** The column that names the rows. */
  label = 0;
  private rowRoles: RowRole[] = [];
  private totals: (number | null)[] = [];
  private readonly firsts = new Map<number, number | null>();

  constructor(
    private readonly page: Page,
    readonly area: TableArea,
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
      this.names.map((name, c) => figureOf(page.cells[row + headers + r]?.[column + c], name)),
    );
    this.labelledBy(0);
  }

  get width(): number {
    return this.names.length;
  }

  labelledBy(column: number): void {
    this.label = column;
    this.rowRoles = Array.from({ length: this.height }, (_, r) => rowRoleOf(this.text(r, column)));
    this.firsts.clear();
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
    return this.figures[row]?.[column] ?? null;
  }

  rowRole(row: number): RowRole {
    return this.rowRoles[row] ?? "item";
  }

  ref(row: number, column: number): Ref {
    const { area } = this;
    return { row: area.row + area.headers + row, column: area.column + column };
  }

  /** In its kind's own unit. */
  cell(row: number, column: number): { expression: Expression; figure: Figure } | null {
    const figure = this.figure(row, column);
    if (!figure || figure.claim.relation === "within") return null;
    return { figure, expression: { kind: "cell", ref: this.ref(row, column), value: figure.value } };
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
    const known = this.firsts.get(column);
    if (known !== undefined) return known;
    let first = 0;
    while (first < this.height && (this.rowRole(first) !== "item" || !this.cell(first, column))) first++;
    const found = first < this.height ? first : null;
    this.firsts.set(column, found);
    return found;
  }

  /** The label of a row, or its number. */
  rowName(row: number): string {
    return this.text(row, this.label) || `row ${row + 1}`;
  }
}
