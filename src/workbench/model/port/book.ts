import type { FilterCriteria } from "../filter/types";
import type { Rect, Scalar } from "./cells";
import type { ChartSpec } from "./charts";
import type { BookEvent } from "./events";
import type { SheetPort } from "./sheet";

export interface NameInfo {
  name: string;
  /** With "=": `='My sheet'!$B$3` or any formula. */
  formula: string;
  /** Sheet id for a name of one sheet, undefined for a name of the workbook. */
  sheetId?: string;
  comment?: string;
  visible: boolean;
}

export interface TableInfo {
  id: string;
  name: string;
  sheetId: string;
  /** Header row included. */
  at: Rect;
  columns: string[];
  style: string;
  showBandedRows: boolean;
  showFilterButton: boolean;
}

export type CalculationMode = "Automatic" | "AutomaticExceptTables" | "Manual";

/** When the add-in's functions answer, and whether they are known at all. */
export interface FunctionCalls {
  /** Until then a formula that is entered shows #NAME?, and goes on to show it until it is entered again. */
  registered(): boolean;
  /** Milliseconds until the result of the next call arrives; 0: with the calculation. */
  delay(): number;
  /** What the cell shows until then: what it showed before, or this, by the share of the time that is over. */
  meanwhile?(share: number): Scalar;
  after(milliseconds: number, run: () => void): void;
}

/** What the arrows in a table's header do. Columns are counted from the table's first one. */
export interface TableMenu {
  sort(tableId: string, column: number, ascending: boolean): Promise<void>;
  /** Null: the column lets everything through. */
  filter(tableId: string, column: number, criteria: FilterCriteria | null): Promise<void>;
  /** Shows the arrows, or takes them away with what they filter. */
  toggle(tableId: string): Promise<void>;
}

export interface BookPort {
  sheets(): SheetPort[];
  active(): SheetPort;
  selection(): { sheetId: string; areas: Rect[]; activeCell: { r: number; c: number } };
  select(sheetId: string, at: Rect): void;
  /** Does not activate the new sheet. */
  addSheet(name: string): SheetPort;
  /** Does not activate the copy; without a name it is called "Costs (2)". A book that only keeps cells has none. */
  copySheet?(sheetId: string, index: number, name?: string): SheetPort;
  /** What a formula gives, calculated beside the cells. A book that only keeps cells has none. */
  evaluate?(formula: string, sheetId: string): Promise<Scalar[][]>;
  names(): NameInfo[];
  setName(n: NameInfo): void;
  removeName(name: string, sheetId?: string): void;
  tables(): TableInfo[];
  addTable(sheetId: string, name: string, at: Rect): Promise<string>;
  updateTable(
    id: string,
    patch: Partial<Pick<TableInfo, "name" | "at" | "style" | "showBandedRows" | "showFilterButton">>,
  ): void;
  /** `keepCells`: convert to a range; otherwise the cells go too. */
  removeTable(id: string, keepCells: boolean): void;
  charts(): ChartSpec[];
  addChart(c: ChartSpec): void;
  updateChart(c: ChartSpec): void;
  removeChart(id: string): void;
  calculationMode(): CalculationMode;
  setCalculationMode(m: CalculationMode): void;
  /** Recalculates all, or what is dirty (manual mode). */
  calculate(full: boolean): void;
  /** True while the user is typing into a cell: Excel refuses requests then. */
  editing(): boolean;
  /** One undo step for the user. */
  batch<T>(f: () => Promise<T>): Promise<T>;
  /** Resolves when every pending calculation is applied. */
  settle(): Promise<void>;
  on(listener: (e: BookEvent) => void): () => void;
  /** Rows that a filter hides: SUBTOTAL and AGGREGATE leave them out whatever they are asked. */
  filteredOut?: (sheetId: string, row: number) => boolean;
  /** Set by whoever keeps filters, for the user who filters and sorts by mouse. */
  tableMenu?: TableMenu | null;
  /** Shows by which criteria a column of a table is filtered, if any. */
  showFilter?(tableId: string, column: number, criteria: FilterCriteria | null): void;
  /** Neither what was done until now nor the rest of the request can be undone. */
  forgetUndo?(): void;
  /** What is kept beside the cells, as a text that undo takes and puts back. */
  kept?: { take(): string; put(text: string): void } | null;
  /** Null: the functions answer at once. A book that calculates nothing has no use for it. */
  functionCalls?: FunctionCalls | null;
}
