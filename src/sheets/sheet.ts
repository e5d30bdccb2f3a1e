import type { BuildContext } from "./context";
import { FLAG_ROW, printedInputs } from "./as-printed";
import { complete, firstOf, type Doubt } from "./doubts";
import { conditionalsOf, finishedCells } from "./finished";
import { CellRef, columnLetters, f, LateRef, type Expr } from "./formula";
import { rowHeights } from "./heights";
import type { CellRole, ChartPlan, NamePlan, PlanRect, SheetPlan, TablePlan } from "./plan";
import { placeRemarks, ruleOf } from "./remarks";
import type { CellSpec, ChartSpec, FrameColumn, TableSpec } from "./specs";
import { PAGE } from "./style";
import { TableRef } from "./table";
import { tableCell } from "./table-cell";
import { inputValidations } from "./validation";
import { said, YOUR_NUMBERS } from "./verdict-words";

export type * from "./specs";
export { TableRef } from "./table";

/** Of a sheet whose rows say what is wrong with their inputs, and whose results wait for them. */
interface Answers {
  readonly ready: CellRef;
  readonly holds: CellRef;
  /** Results are shown whatever the inputs are: they only pass them on. */
  readonly passesOn: boolean;
}

/** Lays out one sheet from top to bottom. Nothing outside counts rows or columns. */
export class Sheet {
  readonly name: string;
  private readonly grid: (CellSpec | undefined)[][] = [];
  private readonly tables: TablePlan[] = [];
  private readonly named: { name: string; ref: CellRef; comment: string }[] = [];
  private readonly charts: ChartPlan[] = [];
  readonly keyFigures: { label: string; ref: CellRef; format: string }[] = [];
  /** What the first input says that isn't as it must be, and the first check that fails; "OK" where there is none. */
  readonly missing = new LateRef();
  readonly broken = new LateRef();
  private readonly checks: Doubt[] = [];
  private readonly counts: Doubt[] = [];
  /** Where the sheet says whether its inputs are complete and its checks hold. */
  answers?: Answers;
  private row = 0;
  private printedRows?: number;
  private frozen = { rows: 1, columns: 0 };
  private repeated?: SheetPlan["print"]["repeat"];

  constructor(
    readonly context: BuildContext,
    private readonly spec: {
      readonly key: string;
      readonly name: string;
      readonly tabColor: string;
      readonly columns: readonly FrameColumn[];
      /** Printed on one page, however small. */
      readonly onePage?: true;
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

  /** Keys of the columns right of one, as many as are asked for. */
  columnsAfter(key: string, count: number): string[] {
    const from = this.columnOf(key) + 1;
    return this.spec.columns.slice(from, from + count).map((column) => column.key);
  }

  /** The cell in a column of the row on which a formula stands, `D12`. */
  here(key: string): Expr {
    const letters = columnLetters(this.columnOf(key));
    return { render: (place) => `${letters}${place.row + 1}` };
  }

  /** A check speaks when it fails, among the answers. */
  check(fine: Expr, says: Expr): void {
    this.checks.push({ fine, says });
  }

  skip(rows = 1): void {
    this.row += rows;
  }

  /** What follows is looked up on the screen, and not printed. */
  endPrint(): void {
    this.printedRows ??= this.row;
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
    for (const { key, header } of spec.columns) {
      const first = spec.rows[0]?.[key];
      const rule = typeof first === "object" && first.role !== "inputText" ? ruleOf(first) : undefined;
      // A row that is added has no remark of its own.
      const helper = this.spec.columns[this.columnOf(key)]?.helper;
      if (rule && rule.empty === undefined && !helper) this.counts.push(complete(table.column(key), header));
    }
    if (spec.list) this.repeated = { row: top, rows: 1 };
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

  chart({ from, to, rows, top, categories, series, ...chart }: ChartSpec): void {
    const left = this.columnOf(from);
    this.charts.push({
      ...chart,
      categories: { range: categories },
      series: series.map(({ values, ...one }) => ({ ...one, values: { range: values } })),
      anchor: { row: top, column: left, rows, columns: this.columnOf(to) - left + 1 },
    });
  }

  /** A verdict on what the document states, which says nothing of the user's own numbers. */
  judged(verdict: Expr): Expr {
    const as = this.spec.columns.findIndex(({ key }) => key === "changed");
    return as < 0 ? verdict : f`IF(${this.at(FLAG_ROW, as)}="yes",${verdict},${said(YOUR_NUMBERS)})`;
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
    return this.at(row, column);
  }

  finish(): SheetPlan {
    this.placeAsPrinted();
    const { key, tabColor, columns } = this.spec;
    const own = columns.filter(({ helper }) => !helper).length;
    const { answers } = this;
    const remarks = answers ? placeRemarks(this.grid, own, (row, column) => this.at(row, column)) : [];
    this.missing.settle(firstOf([...remarks, ...this.counts]));
    this.broken.settle(firstOf(this.checks));
    const height = Math.max(this.grid.length, ...this.charts.map(({ anchor }) => anchor.row + anchor.rows));
    const cells = finishedCells(this.grid, {
      name: this.name,
      rows: height,
      columns: columns.length,
      own,
      ready: answers?.passesOn ? undefined : answers?.ready,
      oneLine: answers !== undefined,
    });
    // Notes are for the screen.
    const printed = columns.filter(
      ({ key, helper, onScreen }) => !helper && !onScreen && key !== "note",
    ).length;
    const columnWidths = columns.map((column) => column.width);
    return {
      key,
      name: this.name,
      tabColor,
      cells,
      columnWidths,
      rowHeights: rowHeights(cells, columnWidths),
      // Below an answer the table's headers are too far down to be kept in view.
      freeze: answers ? { ...this.frozen, rows: 1 } : this.frozen,
      tables: this.tables,
      names: this.named.map(({ name, ref, comment }): NamePlan => ({ name, range: single(ref), comment })),
      validations: inputValidations(this.grid),
      conditionals: conditionalsOf(this.grid),
      charts: this.charts,
      print: {
        area: { row: 0, column: 0, rows: this.printedRows ?? height, columns: printed },
        ...(this.tables.some(({ range }) => range.row + range.rows === (this.printedRows ?? height)) && {
          grows: true as const,
        }),
        ...PAGE,
        ...(this.spec.onePage && { onePage: true as const }),
        repeat: this.repeated ?? { row: 0, rows: answers ? 1 : this.frozen.rows },
      },
      keyFigures: this.keyFigures.map(({ label, ref }) => ({ label, ...ref.position })),
    };
  }
}

const single = (ref: CellRef): PlanRect => ({ ...ref.position, rows: 1, columns: 1 });
