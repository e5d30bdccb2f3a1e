/**
 * A workbook in memory for tests of the object model: it stores what it is told. It calculates nothing by itself; a
 * test that needs results gives it `compute`.
 */
import type {
  AreaRef,
  BookEvent,
  BookPort,
  CalculationMode,
  Cell,
  CellInput,
  ChartSpec,
  ConditionalRule,
  NameInfo,
  Rect,
  Scalar,
  SheetPort,
  SheetVisibility,
  Style,
  TableInfo,
  Validation,
} from "../../src/workbench/model/port";

import { parseAddress, printAddress } from "../../src/workbench/model/address";
import { tokenize } from "../../src/workbench/model/formula/tokens";
import { shifted, type Shift } from "../../src/workbench/model/formula/moves";

type Stored = { value: Scalar; formula: string };

const key = (r: number, c: number): string => `${r},${c}`;
const place = (k: string): [number, number] => k.split(",").map(Number) as [number, number];
const inside = (at: Rect, r: number, c: number): boolean =>
  r >= at.r && r < at.r + at.h && c >= at.c && c < at.c + at.w;

/** References to cells of the own sheet follow their cells. */
function moveCells(formula: string, shift: Shift): string {
  const tokens = formula && tokenize(formula.slice(1));
  if (!tokens) return formula;
  const moved = tokens.map(({ kind, text }) => {
    const at = kind === "operand" && /^\$?[A-Z]+\$?\d+$/i.test(text) ? parseAddress(text) : null;
    if (!at) return text;
    const to = shifted(at, shift);
    if (!to) return "#REF!";
    const [, column = "", row = ""] = /^([A-Z]+)(\d+)$/.exec(printAddress(to)) ?? [];
    return `${text.startsWith("$") ? "$" : ""}${column}${/\$\d/.test(text) ? "$" : ""}${row}`;
  });
  return `=${moved.join("")}`;
}

export class MemorySheet implements SheetPort {
  visibility: SheetVisibility = "Visible";
  tabColor: string | null = null;
  gridlines = true;
  readonly cells = new Map<string, Stored>();
  readonly spilled = new Map<string, Rect>();
  private readonly formats = new Map<string, string>();
  private readonly looks = new Map<string, Style>();
  private readonly validations = new Map<string, Validation>();
  private readonly widths = new Map<number, number>();
  private readonly heights = new Map<number, number>();
  private readonly hidden = { rows: new Set<number>(), columns: new Set<number>() };
  private merged: Rect[] = [];
  private pane = { rows: 0, columns: 0 };
  private rules: ConditionalRule[] = [];
  private nextRule = 1;

  constructor(
    private readonly book: MemoryBook,
    readonly id: string,
    public name: string,
  ) {}

  get index(): number {
    return this.book.list.indexOf(this);
  }
  rename(name: string): void {
    const before = this.name;
    this.name = name;
    this.book.emit({ kind: "renamed", sheetId: this.id, before, after: name, source: "host" });
  }
  move(index: number): void {
    const before = this.index;
    this.book.list.splice(before, 1);
    this.book.list.splice(index, 0, this);
    this.book.emit({ kind: "moved", sheetId: this.id, before, after: index, source: "host" });
  }
  remove(): void {
    this.book.list.splice(this.index, 1);
    this.book.tableList = this.book.tableList.filter((t) => t.sheetId !== this.id);
    this.book.chartList = this.book.chartList.filter((c) => c.sheetId !== this.id);
    if (this.book.activeId === this.id) this.book.activeId = this.book.list[0]!.id;
    this.book.emit({ kind: "deleted", sheetId: this.id, source: "host" });
  }
  activate(): void {
    if (this.book.activeId === this.id) return;
    this.book.emit({ kind: "deactivated", sheetId: this.book.activeId, source: "host" });
    this.book.activeId = this.id;
    this.book.emit({ kind: "activated", sheetId: this.id, source: "host" });
  }
  setVisibility(v: SheetVisibility): void {
    this.visibility = v;
  }
  setTabColor(color: string | null): void {
    this.tabColor = color;
  }
  setGridlines(shown: boolean): void {
    this.gridlines = shown;
  }

  cellAt(r: number, c: number): Cell {
    const stored = this.cells.get(key(r, c));
    const numberFormat = this.formats.get(key(r, c)) ?? "General";
    const value = stored?.value ?? "";
    const kind =
      stored === undefined || (value === "" && stored.formula === "")
        ? "empty"
        : typeof value === "number"
          ? "number"
          : typeof value === "boolean"
            ? "boolean"
            : /^#[A-Z/0]+[!?]?$/.test(value)
              ? "error"
              : "string";
    const text = typeof value === "boolean" ? String(value).toUpperCase() : String(value);
    return { kind, value, formula: stored?.formula ?? "", text, numberFormat };
  }
  private grid<T>(at: Rect, of: (r: number, c: number) => T): T[][] {
    return Array.from({ length: at.h }, (_, i) =>
      Array.from({ length: at.w }, (_, j) => of(at.r + i, at.c + j)),
    );
  }
  private each(at: Rect, run: (r: number, c: number) => void): void {
    for (let r = at.r; r < at.r + at.h; r++) for (let c = at.c; c < at.c + at.w; c++) run(r, c);
  }
  read(at: Rect): Cell[][] {
    return this.grid(at, (r, c) => this.cellAt(r, c));
  }
  write(at: Rect, rows: (CellInput | null)[][]): void {
    this.put(at, rows, "host");
  }
  /** As if the user typed. */
  type(r: number, c: number, value: Scalar): void {
    this.put({ r, c, h: 1, w: 1 }, [[{ value }]], "user");
  }
  private put(at: Rect, rows: (CellInput | null)[][], source: "user" | "host"): void {
    const before = this.cellAt(at.r, at.c).value;
    rows.forEach((row, i) =>
      row.forEach((input, j) => {
        if (input === null) return;
        const k = key(at.r + i, at.c + j);
        this.spilled.delete(k);
        if ("formula" in input) this.cells.set(k, { value: 0, formula: input.formula });
        else if (input.value === "") this.cells.delete(k);
        else this.cells.set(k, { value: input.value, formula: "" });
      }),
    );
    this.book.nameColumns(this);
    this.book.dirty = true;
    const one = at.h * at.w === 1;
    this.book.emit({
      kind: "changed",
      sheetId: this.id,
      at,
      source,
      change: "RangeEdited",
      ...(one ? { detail: { before, after: this.cellAt(at.r, at.c).value } } : {}),
    });
  }
  clear(at: Rect, what: "all" | "contents" | "formats"): void {
    const within = <T>(map: Map<string, T>) => {
      for (const k of [...map.keys()]) if (inside(at, ...place(k))) map.delete(k);
    };
    if (what !== "formats") within(this.cells);
    if (what === "contents") return this.changed(at);
    within(this.formats);
    within(this.looks);
    this.changed(at);
  }
  private changed(at: Rect): void {
    this.book.dirty = true;
    this.book.emit({ kind: "changed", sheetId: this.id, at, source: "host", change: "RangeEdited" });
  }
  setNumberFormat(at: Rect, formats: (string | null)[][]): void {
    formats.forEach((row, i) =>
      row.forEach((f, j) => {
        if (f !== null) this.formats.set(key(at.r + i, at.c + j), f);
      }),
    );
  }
  setStyle(at: Rect, style: Style): void {
    this.each({ ...at, h: Math.min(at.h, 2000), w: Math.min(at.w, 200) }, (r, c) => {
      const old = this.looks.get(key(r, c)) ?? {};
      this.looks.set(key(r, c), { ...old, ...style, edges: { ...old.edges, ...style.edges } });
    });
  }
  styleAt(r: number, c: number): Style {
    return this.looks.get(key(r, c)) ?? {};
  }
  styles(at: Rect): Style[] {
    const near = { ...at, h: Math.min(at.h, 2000), w: Math.min(at.w, 200) };
    return [...new Set(this.grid(near, (r, c) => JSON.stringify(this.styleAt(r, c))).flat())].map((s) =>
      JSON.parse(s),
    );
  }
  columnWidth(c: number): number {
    return this.hidden.columns.has(c) ? 0 : (this.widths.get(c) ?? 64);
  }
  setColumnWidth(c: number, count: number, px: number): void {
    for (let i = c; i < c + count; i++) this.widths.set(i, px);
  }
  rowHeight(r: number): number {
    return this.hidden.rows.has(r) ? 0 : (this.heights.get(r) ?? 20);
  }
  setRowHeight(r: number, count: number, px: number): void {
    for (let i = r; i < r + count; i++) this.heights.set(i, px);
  }
  setHidden(axis: "rows" | "columns", from: number, count: number, hidden: boolean): void {
    for (let i = from; i < from + count; i++)
      if (hidden) this.hidden[axis].add(i);
      else this.hidden[axis].delete(i);
  }
  merge(at: Rect): void {
    this.merged.push(at);
  }
  unmerge(at: Rect): void {
    this.merged = this.merged.filter((m) => !inside(at, m.r, m.c));
  }
  merges(): Rect[] {
    return [...this.merged];
  }

  private shiftAll(at: Rect, vertical: boolean, by: number): void {
    const moved = (k: string): string | null => {
      const [r, c] = place(k);
      const beside = vertical
        ? c < at.c || c >= at.c + at.w || r < at.r
        : r < at.r || r >= at.r + at.h || c < at.c;
      if (beside) return k;
      if (by < 0 && inside(at, r, c)) return null;
      return vertical ? key(r + by, c) : key(r, c + by);
    };
    for (const map of [this.cells, this.formats, this.looks, this.validations] as Map<string, unknown>[]) {
      const entries = [...map];
      map.clear();
      for (const [k, v] of entries) {
        const to = moved(k);
        if (to !== null) map.set(to, v);
      }
    }
    const shift: Shift = { at, axis: vertical ? "rows" : "columns", kind: by > 0 ? "insert" : "delete" };
    for (const cell of this.cells.values()) cell.formula = moveCells(cell.formula, shift);
    this.book.shiftTables(this.id, at, vertical, by);
  }
  insert(at: Rect, shift: "down" | "right"): void {
    const vertical = shift === "down";
    this.shiftAll(at, vertical, vertical ? at.h : at.w);
    const change = at.w === 16_384 ? "RowInserted" : at.h === 1_048_576 ? "ColumnInserted" : "CellInserted";
    const direction = vertical ? ("ShiftCellDown" as const) : ("ShiftCellRight" as const);
    this.book.emit({ kind: "changed", sheetId: this.id, at, source: "host", change, shift: direction });
  }
  delete(at: Rect, shift: "up" | "left"): void {
    const vertical = shift === "up";
    this.shiftAll(at, vertical, vertical ? -at.h : -at.w);
    const change = at.w === 16_384 ? "RowDeleted" : at.h === 1_048_576 ? "ColumnDeleted" : "CellDeleted";
    const direction = vertical ? ("ShiftCellUp" as const) : ("ShiftCellLeft" as const);
    this.book.emit({ kind: "changed", sheetId: this.id, at, source: "host", change, shift: direction });
  }
  frozen(): { rows: number; columns: number } {
    return { ...this.pane };
  }
  freeze(rows: number, columns: number): void {
    this.pane = { rows, columns };
  }
  used(formats = false, within?: Rect): Rect | null {
    const keys = formats
      ? [...this.cells.keys(), ...this.formats.keys(), ...this.looks.keys()]
      : [...this.cells.keys()];
    const places = keys.map(place).filter(([r, c]) => !within || inside(within, r, c));
    if (places.length === 0) return null;
    const rows = places.map(([r]) => r);
    const columns = places.map(([, c]) => c);
    const [r, c] = [Math.min(...rows), Math.min(...columns)];
    return { r, c, h: Math.max(...rows) - r + 1, w: Math.max(...columns) - c + 1 };
  }
  spills(): Rect[] {
    return [...this.spilled.values()];
  }
  setValidation(at: Rect, v: Validation | null): void {
    this.each({ ...at, h: Math.min(at.h, 2000) }, (r, c) => {
      if (v) this.validations.set(key(r, c), v);
      else this.validations.delete(key(r, c));
    });
  }
  validationAt(r: number, c: number): Validation | null {
    return this.validations.get(key(r, c)) ?? null;
  }
  conditionalRules(): ConditionalRule[] {
    return [...this.rules];
  }
  addConditionalRule(rule: Omit<ConditionalRule, "id">, index = 0): string {
    const id = `rule-${this.nextRule++}`;
    this.rules.splice(index, 0, { ...rule, id });
    return id;
  }
  removeConditionalRule(id: string): void {
    this.rules = this.rules.filter((r) => r.id !== id);
  }
}

export class MemoryBook implements BookPort {
  list: MemorySheet[] = [];
  activeId: string;
  nameList: NameInfo[] = [];
  tableList: TableInfo[] = [];
  chartList: ChartSpec[] = [];
  dirty = false;
  /** True while the user types into a cell. */
  isEditing = false;
  batches = 0;
  /** Results of formulas: a value, or rows of values that spill. */
  compute?: (formula: string, sheet: MemorySheet, r: number, c: number) => Scalar | Scalar[][];
  private mode: CalculationMode = "Automatic";
  private selected: AreaRef & { areas: Rect[] };
  private ids = 0;
  private readonly listeners = new Set<(e: BookEvent) => void>();

  constructor() {
    const first = this.newSheet("Sheet1");
    this.activeId = first.id;
    const at = { r: 0, c: 0, h: 1, w: 1 };
    this.selected = { sheetId: first.id, at, areas: [at] };
  }

  private newSheet(name: string): MemorySheet {
    const sheet = new MemorySheet(this, `{sheet-${++this.ids}}`, name);
    this.list.push(sheet);
    return sheet;
  }
  emit(event: BookEvent): void {
    for (const listener of this.listeners) listener(event);
  }
  sheet(name: string): MemorySheet {
    const sheet = this.list.find((s) => s.name === name);
    if (!sheet) throw new Error(`no sheet ${name}`);
    return sheet;
  }

  sheets(): MemorySheet[] {
    return [...this.list];
  }
  active(): MemorySheet {
    return this.list.find((s) => s.id === this.activeId)!;
  }
  selection() {
    const { sheetId, at, areas } = this.selected;
    return { sheetId, areas, activeCell: { r: at.r, c: at.c } };
  }
  select(sheetId: string, at: Rect): void {
    this.selectAreas(sheetId, [at]);
  }
  selectAreas(sheetId: string, areas: Rect[]): void {
    this.selected = { sheetId, at: areas[0]!, areas };
    this.emit({ kind: "selected", sheetId, at: areas[0]! });
  }
  addSheet(name: string): MemorySheet {
    const sheet = this.newSheet(name);
    this.emit({ kind: "added", sheetId: sheet.id, source: "host" });
    return sheet;
  }
  names(): NameInfo[] {
    return [...this.nameList];
  }
  setName(n: NameInfo): void {
    this.removeName(n.name, n.sheetId);
    this.nameList.push(n);
  }
  removeName(name: string, sheetId?: string): void {
    this.nameList = this.nameList.filter(
      (n) => n.name.toLowerCase() !== name.toLowerCase() || n.sheetId !== sheetId,
    );
  }
  tables(): TableInfo[] {
    return [...this.tableList];
  }
  async addTable(sheetId: string, name: string, at: Rect): Promise<string> {
    const id = `{table-${++this.ids}}`;
    const style = { style: "TableStyleMedium2", showBandedRows: true, showFilterButton: true };
    this.tableList.push({ id, name, sheetId, at, columns: [], ...style });
    this.nameColumns(this.list.find((s) => s.id === sheetId)!);
    return id;
  }
  /** Header cells name the columns. */
  nameColumns(sheet: MemorySheet): void {
    for (const table of this.tableList)
      if (table.sheetId === sheet.id)
        table.columns = Array.from(
          { length: table.at.w },
          (_, i) => sheet.cellAt(table.at.r, table.at.c + i).text,
        );
  }
  updateTable(id: string, patch: Partial<TableInfo>): void {
    Object.assign(
      this.tableList.find((t) => t.id === id)!,
      patch,
    );
    for (const sheet of this.list) this.nameColumns(sheet);
  }
  removeTable(id: string, keepCells: boolean): void {
    const table = this.tableList.find((t) => t.id === id)!;
    this.tableList = this.tableList.filter((t) => t.id !== id);
    if (!keepCells) this.list.find((s) => s.id === table.sheetId)!.clear(table.at, "all");
  }
  shiftTables(sheetId: string, at: Rect, vertical: boolean, by: number): void {
    for (const table of this.tableList) {
      if (table.sheetId !== sheetId) continue;
      const t = table.at;
      const across = vertical ? t.c < at.c + at.w && at.c < t.c + t.w : t.r < at.r + at.h && at.r < t.r + t.h;
      if (!across) continue;
      const [start, size, from] = vertical ? [t.r, t.h, at.r] : [t.c, t.w, at.c];
      const moves = start >= from;
      const grows = !moves && start + size > from;
      if (vertical) table.at = moves ? { ...t, r: t.r + by } : grows ? { ...t, h: t.h + by } : t;
      else table.at = moves ? { ...t, c: t.c + by } : grows ? { ...t, w: t.w + by } : t;
    }
    for (const sheet of this.list) this.nameColumns(sheet);
  }
  charts(): ChartSpec[] {
    return structuredClone(this.chartList);
  }
  addChart(c: ChartSpec): void {
    this.chartList.push(structuredClone(c));
  }
  updateChart(c: ChartSpec): void {
    this.chartList = this.chartList.map((old) => (old.id === c.id ? structuredClone(c) : old));
  }
  removeChart(id: string): void {
    this.chartList = this.chartList.filter((c) => c.id !== id);
  }
  calculationMode(): CalculationMode {
    return this.mode;
  }
  setCalculationMode(m: CalculationMode): void {
    this.mode = m;
  }
  calculate(full: boolean): void {
    if (!full && !this.dirty) return;
    this.dirty = false;
    for (const sheet of this.list) {
      const areas: Rect[] = [];
      for (const [k, cell] of [...sheet.cells]) {
        if (cell.formula === "") continue;
        const [r, c] = place(k);
        const above = areas.at(-1);
        if (above && above.c === c && above.r + above.h === r) above.h++;
        else areas.push({ r, c, h: 1, w: 1 });
        const result = this.compute?.(cell.formula, sheet, r, c) ?? 0;
        if (!Array.isArray(result)) {
          cell.value = result;
          continue;
        }
        sheet.spilled.set(k, { r, c, h: result.length, w: result[0]!.length });
        result.forEach((row, i) =>
          row.forEach((value, j) => {
            sheet.cells.set(key(r + i, c + j), { value, formula: i + j === 0 ? cell.formula : "" });
          }),
        );
      }
      if (areas.length > 0) this.emit({ kind: "calculated", sheetId: sheet.id, areas });
    }
  }
  editing(): boolean {
    return this.isEditing;
  }
  async batch<T>(f: () => Promise<T>): Promise<T> {
    this.batches++;
    return f();
  }
  async settle(): Promise<void> {
    if (this.mode !== "Manual") this.calculate(false);
  }
  on(listener: (e: BookEvent) => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }
}
