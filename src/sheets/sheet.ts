import type { BuildContext } from "./context";
import { FLAG_ROW, printedInputs, YOUR_NUMBERS } from "./as-printed";
import { CellRef, columnLetters, f, withoutOuterBrackets, type Expr } from "./formula";
import { verticalRuns } from "./grid";
import { rowHeights } from "./heights";
import type {
  CellRole,
  ChartPlan,
  ConditionalPlan,
  NamePlan,
  PlanCell,
  PlanRect,
  SheetPlan,
  TablePlan,
  ValidationPlan,
} from "./plan";
import type { CellSpec, ChartSpec, FrameColumn, TableSpec } from "./specs";
import { answerConditionals, checkConditionals, remarkConditionals, verdictConditionals } from "./style";
import { TableRef } from "./table";
import { tableCell } from "./table-cell";
import { inputValidations } from "./validation";

export type * from "./specs";
export { TableRef } from "./table";

/** Lays out one sheet from top to bottom. Nothing outside counts rows or columns. */
export class Sheet {
  readonly name: string;
  private readonly grid: (CellSpec | undefined)[][] = [];
  private readonly tables: TablePlan[] = [];
  private readonly named: { name: string; ref: CellRef; comment: string }[] = [];
  private readonly charts: ChartPlan[] = [];
  readonly keyFigures: { label: string; ref: CellRef; format: string }[] = [];
  /** Every check of the sheet, for an overview. */
  readonly checks: CellRef[] = [];
  private row = 0;
  private frozen = { rows: 1, columns: 0 };

  constructor(
    readonly context: BuildContext,
    private readonly spec: {
      readonly key: string;
      readonly name: string;
      readonly tabColor: string;
      readonly columns: readonly FrameColumn[];
    },
  ) {
    const keys = spec.columns.map((column) => column.key);
    if (new Set(keys).size < keys.length) throw new Error(`Sheet ${spec.key}: two columns of one key`);
    this.name = context.names.sheet(spec.name);
  }

  /** Its first cell, for links. */
  get origin(): CellRef {
    return new CellRef(this, () => ({ row: 0, column: 0 }));
  }

  columnOf(key: string): number {
    const index = this.spec.columns.findIndex((column) => column.key === key);
    if (index < 0) throw new Error(`Sheet ${this.spec.key} has no column ${key}`);
    return index;
  }

  /** Keys of the columns from one up to another, which is not among them. */
  columnsUntil(from: string, to: string): string[] {
    return this.spec.columns.slice(this.columnOf(from), this.columnOf(to)).map(({ key }) => key);
  }

  /** The cell in a column of the row on which a formula stands, `D12`. */
  here(key: string): Expr {
    const letters = columnLetters(this.columnOf(key));
    return { render: (place) => `${letters}${place.row + 1}` };
  }

  skip(rows = 1): void {
    this.row += rows;
  }

  /** Keeps rows for what is known only when the rest is laid out; gives back the first. */
  reserve(rows: number): number {
    this.row += rows;
    return this.row - rows;
  }

  /** A cell that runs over the whole width of its row, in its colour. */
  band(row: number, cell: CellSpec): void {
    this.spec.columns.forEach((column, index) => {
      if (!column.helper) this.put(row, index, index === 0 ? cell : { role: cell.role });
    });
  }

  /** One row of cells by column key; gives back their references. */
  line<K extends string>(cells: Readonly<Partial<Record<K, CellSpec>>>): Record<K, CellRef> {
    const row = this.row++;
    const refs = {} as Record<K, CellRef>;
    for (const [key, cell] of Object.entries<CellSpec | undefined>(cells)) {
      if (cell) refs[key as K] = this.put(row, this.columnOf(key), cell);
    }
    return refs;
  }

  /** A line of text over the sheet's whole width; its neighbours stay empty, so that it may flow over them. */
  text(role: CellRole, value: string): CellRef {
    return this.put(this.row++, 0, { role, value });
  }

  /** A heading whose line underneath runs to the last printed column. */
  heading(value: string): void {
    const row = this.row++;
    this.spec.columns.forEach((column, index) => {
      if (!column.helper) this.put(row, index, { role: "heading", ...(index === 0 && { value }) });
    });
  }

  headers(texts: Readonly<Record<string, string>>): void {
    const row = this.row++;
    this.spec.columns.forEach((column, index) => {
      const value = texts[column.key];
      if (value !== undefined || !column.helper) {
        this.put(row, index, { role: "header", ...(value !== undefined && { value }) });
      }
    });
  }

  table(spec: TableSpec): TableRef {
    const first = spec.from === undefined ? 0 : this.columnOf(spec.from);
    const top = this.row;
    spec.columns.forEach((column, i) => {
      if (this.columnOf(column.key) !== first + i) {
        throw new Error(`Table ${spec.name}: column ${column.key} is not beside the one before it`);
      }
    });
    const name = this.context.names.name(spec.name);
    const table = new TableRef(this, name, spec.columns, { row: top, column: first }, spec.rows.length);
    spec.columns.forEach((column, i) => this.put(top, first + i, { role: "header", value: column.header }));
    spec.rows.forEach((cells, r) => {
      spec.columns.forEach((column, i) => {
        this.put(top + 1 + r, first + i, tableCell(column, cells[column.key], table));
      });
    });
    if (spec.freezeColumns !== undefined) this.frozen = { rows: top + 1, columns: spec.freezeColumns };
    this.row += 1 + spec.rows.length;
    this.tables.push({
      name,
      range: { row: top, column: first, rows: 1 + spec.rows.length, columns: spec.columns.length },
      columns: spec.columns.map((column) => column.header),
      // No bands: roles colour the cells.
      style: "",
      ...(spec.filter && { filter: true }),
    });
    return table;
  }

  define(name: string, ref: CellRef, comment: string): void {
    this.named.push({ name: this.context.names.name(name), ref, comment });
  }

  keyFigure(label: string, ref: CellRef): void {
    const { row, column } = ref.position;
    this.keyFigures.push({ label, ref, format: this.grid[row]?.[column]?.format ?? "General" });
  }

  chart({ from, to, rows, beside, top, categories, series, ...chart }: ChartSpec): void {
    const left = this.columnOf(from);
    this.charts.push({
      ...chart,
      categories: { range: categories },
      series: series.map(({ values, ...one }) => ({ ...one, values: { range: values } })),
      anchor: { row: top ?? this.row, column: left, rows, columns: this.columnOf(to) - left + 1 },
    });
    if (!beside && top === undefined) this.row += rows;
  }

  /** A verdict on what the document states, which says nothing of the user's own numbers. */
  judged(verdict: Expr): Expr {
    const as = this.spec.columns.findIndex(({ key }) => key === "changed");
    return as < 0
      ? verdict
      : f`IF(${this.at(FLAG_ROW, as)}="yes",${verdict},"${{ render: () => YOUR_NUMBERS }}")`;
  }

  /** Writes down the inputs as printed, beside which the verdicts look. */
  private placeAsPrinted(): void {
    if (!this.spec.columns.some(({ key }) => key === "changed")) return;
    const cells = this.grid.flatMap((line, row) =>
      (line ?? []).flatMap((cell, column) => (cell ? [{ cell, ref: this.at(row, column) }] : [])),
    );
    const inputs = cells.flatMap(({ cell: { printed, format }, ref }) =>
      printed === undefined ? [] : [{ cell: ref, printed, ...(format !== undefined && { format }) }],
    );
    // The scenario stands on every sheet, and is no number.
    const { scenario } = this.context;
    const rests =
      inputs.length === 0 ||
      cells.some(
        ({ cell }) => cell.role === "link" && cell.printed === undefined && cell.formula !== scenario,
      );
    const lines = printedInputs(
      inputs,
      (key, row) => this.at(row, this.columnOf(key)),
      rests ? this.context.asPrinted : undefined,
    );
    for (const { row, printed, changed } of lines) {
      this.put(row, this.columnOf("printed"), printed);
      if (changed) this.put(row, this.columnOf("changed"), changed);
    }
  }

  private at(row: number, column: number): CellRef {
    return new CellRef(this, () => ({ row, column }));
  }

  put(row: number, column: number, cell: CellSpec): CellRef {
    const cells = (this.grid[row] ??= []);
    if (cells[column]) throw new Error(`${this.spec.key}: row ${row}, column ${column} is written twice`);
    cells[column] = cell;
    const ref = this.at(row, column);
    if (cell.role === "check") this.checks.push(ref);
    return ref;
  }

  finish(): SheetPlan {
    this.placeAsPrinted();
    const { key, tabColor, columns } = this.spec;
    const height = Math.max(this.grid.length, ...this.charts.map(({ anchor }) => anchor.row + anchor.rows));
    const at = (row: number, column: number) => this.grid[row]?.[column];
    const cells = Array.from({ length: height }, (_, row) =>
      columns.map((_column, column) => this.finished(at(row, column), row, column)),
    );
    // Notes are for the screen.
    const printed = columns.filter(({ key, helper }) => !helper && key !== "note").length;
    const columnWidths = columns.map((column) => column.width);
    return {
      key,
      name: this.name,
      tabColor,
      cells,
      columnWidths,
      rowHeights: rowHeights(cells, columnWidths),
      freeze: this.frozen,
      tables: this.tables,
      names: this.named.map(({ name, ref, comment }): NamePlan => ({ name, range: single(ref), comment })),
      validations: this.validations(),
      conditionals: this.conditionals(),
      charts: this.charts,
      print: { area: { row: 0, column: 0, rows: height, columns: printed }, landscape: true },
      keyFigures: this.keyFigures.map(({ label, ref }) => ({ label, ...ref.position })),
    };
  }

  private finished(cell: CellSpec | undefined, row: number, column: number): PlanCell | null {
    if (!cell) return null;
    const { value, formula, format, link } = cell;
    const role = this.shownRole(cell, row, column);
    const indent = cell.indent ?? this.indentOf(cell, row, column);
    return {
      role,
      ...(value !== undefined && { value }),
      ...(formula && { formula: `=${withoutOuterBrackets(formula.render({ sheet: this.name, row }))}` }),
      ...(format !== undefined && { format }),
      ...(link && { link: link.target }),
      ...(indent > 0 && { indent }),
    };
  }

  private shownRole({ role, formula }: CellSpec, row: number, column: number): CellRole {
    if (role === "formula" && formula instanceof CellRef && formula.sheet !== this) return "link";
    if (role !== "header") return role;
    // A header stands as what is below it does.
    const below = this.below(row, column)?.cell.role ?? "blank";
    return NUMERIC.has(below) ? "headerNumber" : CENTERED.has(below) ? "headerCenter" : "header";
  }

  /** Words that follow a column of numbers keep a distance from them, and so do their headers. */
  private indentOf({ role, choices }: CellSpec, row: number, column: number): number {
    if (column === 0) return 0;
    if (role === "header") {
      const below = this.below(row, column);
      return below ? (below.cell.indent ?? this.indentOf(below.cell, below.row, column)) : 0;
    }
    if (role === "note" || role === "remark" || choices) return 1;
    const before = this.grid[row]?.[column - 1];
    return role === "unit" && before && NUMERIC.has(before.role) ? 1 : 0;
  }

  private below(row: number, column: number): { cell: CellSpec; row: number } | undefined {
    for (let next = row + 1; next < this.grid.length; next++) {
      const cell = this.grid[next]?.[column];
      if (cell) return { cell, row: next };
    }
    return undefined;
  }

  private validations(): ValidationPlan[] {
    return inputValidations(this.grid);
  }

  private conditionals(): ConditionalPlan[] {
    return [
      ...this.runs("verdict").flatMap(verdictConditionals),
      ...this.runs("check").flatMap(checkConditionals),
      ...this.runs("status").flatMap(checkConditionals),
      ...this.runs("remark").flatMap(remarkConditionals),
      ...this.runs("answer").flatMap(answerConditionals),
    ];
  }

  /** The cells of one role, as vertical runs. */
  private runs(role: CellRole): PlanRect[] {
    return verticalRuns(this.grid, (cell) => (cell?.role === role ? role : undefined)).map(
      (run) => run.range,
    );
  }
}

const NUMERIC: ReadonlySet<CellRole> = new Set<CellRole>([
  "input",
  "formula",
  "figure",
  "link",
  "total",
  "stated",
]);
const CENTERED: ReadonlySet<CellRole> = new Set<CellRole>(["verdict", "check"]);

const single = (ref: CellRef): PlanRect => ({ ...ref.position, rows: 1, columns: 1 });
