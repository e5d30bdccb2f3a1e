/**
 * A sheet as a plain value. Templates make plans; excel/ and export/ write them; tests assert on them.
 * Rows and columns count from 0. Colours are #RRGGBB.
 */
export type PlanValue = string | number | boolean;

export interface PlanRect {
  row: number;
  column: number;
  rows: number;
  columns: number;
}

/**
 * What a cell is to the reader. Writers look its appearance up in `WorkbookPlan.styles`; tests walk all plans by it
 * (inputs hold constants, formulas hold formulas, …).
 */
export type CellRole =
  | "title"
  | "purpose"
  | "source"
  | "mode"
  | "heading"
  | "header"
  /** Header over numbers. */
  | "headerNumber"
  /** Header over verdicts, which are centred. */
  | "headerCenter"
  | "label"
  | "unit"
  /** A number the user may change: blue on light yellow in the banker's standard. */
  | "input"
  /** Words the user may change (a table's row labels, a selector). */
  | "inputText"
  | "formula"
  /** A formula that only brings a cell of another sheet. */
  | "link"
  | "total"
  | "totalLabel"
  /** What the document prints, as printed. */
  | "stated"
  /** A verdict in words; conditional formats colour it. */
  | "verdict"
  /** A check in words ("OK" or what is wrong); conditional formats colour it. */
  | "check"
  /** "OK", or what a whole sheet still lacks. */
  | "status"
  /** One of the numbers that a sheet is made for, under its answer. */
  | "figure"
  /** The sentence that says what the sheet comes to. */
  | "answer"
  | "note"
  /** A note in one line that gives way to what is wrong in its row. */
  | "remark"
  | "hyperlink"
  | "blank";

export interface PlanCell {
  role: CellRole;
  /** A constant. A cell has a value or a formula, or neither. */
  value?: PlanValue;
  /** With "=", English names, commas, `[@Column]` within tables. */
  formula?: string;
  /** A number format code in US English; "General" when left out. */
  format?: string;
  /** Link inside the workbook, e.g. `'70B training run'!A1`. */
  link?: string;
  /** Indent level of a label. */
  indent?: number;
}

/** How a role looks. */
export interface CellStyle {
  fontName?: string;
  fontSize?: number;
  bold?: boolean;
  italic?: boolean;
  underline?: boolean;
  color?: string;
  fill?: string;
  align?: "left" | "center" | "right";
  valign?: "top" | "center" | "bottom";
  wrap?: boolean;
  topLine?: { color: string; weight: "thin" | "medium" };
  bottomLine?: { color: string; weight: "thin" | "medium" };
}

export interface TablePlan {
  name: string;
  /** Header row included. */
  range: PlanRect;
  columns: string[];
  /** Excel's table style; "" for none. */
  style: string;
  /** Filter buttons in the header row; none when left out. */
  filter?: boolean;
}

export interface NamePlan {
  name: string;
  /** The cells it names, on its own sheet. */
  range: PlanRect;
  comment: string;
}

export type ValidationPlan = {
  range: PlanRect;
  /** Title and text shown when the cell is chosen. */
  prompt: { title: string; message: string };
  /** Shown when the entry is refused. */
  error: { title: string; message: string };
} & (
  | { kind: "decimal"; minimum?: number; maximum?: number }
  | { kind: "whole"; minimum?: number; maximum?: number }
  | { kind: "list"; items: string[] }
  /** What stands in a column of cells of the same sheet: a list in words ends at 255 characters. */
  | { kind: "cells"; source: PlanRect }
);

/** Colours cells whose text equals, begins with or contains a word. */
export interface ConditionalPlan {
  range: PlanRect;
  when: { kind: "equals" | "beginsWith" | "contains"; text: string };
  style: { color: string; fill: string; bold?: boolean };
}

export type ChartKind =
  | "columnClustered"
  | "columnStacked"
  | "barClustered"
  | "barStacked"
  | "line"
  | "lineMarkers"
  | "scatter";

/** Cells of a sheet of the same workbook plan. `sheet` is that sheet's key; the chart's own sheet when left out. */
export interface CellsRef {
  sheet?: string;
  range: PlanRect;
}

export interface ChartSeriesPlan {
  name: string;
  values: CellsRef;
  /** For scatter charts. */
  xValues?: CellsRef;
  color: string;
  /** Bars of this series are not drawn: it only lifts the ones stacked on it. */
  invisible?: boolean;
  /** Number format of data labels; no labels when left out. */
  labels?: string;
}

export interface ChartAxisPlan {
  /** With the unit. */
  title: string;
  format?: string;
  /** Base 10 logarithmic. */
  log?: boolean;
  minimum?: number;
  maximum?: number;
  reversed?: boolean;
}

export interface ChartPlan {
  name: string;
  kind: ChartKind;
  title: string;
  /** What the chart shows, for people who don't see it. */
  alternativeText: string;
  /** The cells it covers. */
  anchor: PlanRect;
  categories?: CellsRef;
  series: ChartSeriesPlan[];
  categoryAxis: ChartAxisPlan;
  valueAxis: ChartAxisPlan;
  legend: "none" | "bottom" | "right" | "top";
}

export interface SheetPlan {
  /** Stable key of the sheet within the plan, e.g. "training-70b". */
  key: string;
  /** The tab's name, not taken in the workbook. */
  name: string;
  tabColor: string;
  /** Row-major from A1; every row has the same length. Null is a cell that isn't touched. */
  cells: (PlanCell | null)[][];
  /** Width of each column in characters of the default font. */
  columnWidths: number[];
  /** Rows whose height differs, in points. */
  rowHeights: { row: number; points: number }[];
  freeze: { rows: number; columns: number };
  tables: TablePlan[];
  names: NamePlan[];
  validations: ValidationPlan[];
  conditionals: ConditionalPlan[];
  charts: ChartPlan[];
  print: {
    area: PlanRect;
    /** The sheet ends with a table: what is added to it is printed too. */
    grows?: true;
    landscape: boolean;
    /** There is only one; else it is one page wide. */
    onePage?: true;
    /** Rows at the top of every page. */
    repeat: { row: number; rows: number };
    /** In points. */
    margins: Record<"left" | "right" | "top" | "bottom" | "header" | "footer", number>;
    /** Below every page, in Excel's codes. */
    footer: { left: string; right: string };
  };
  /** The cells the pane shows as results, best first. */
  keyFigures: { label: string; row: number; column: number }[];
}

export interface WorkbookPlan {
  /** Id of the template that made it. */
  template: string;
  title: string;
  sheets: SheetPlan[];
  styles: Record<CellRole, CellStyle>;
}

/** Names that a plan must not use, compared without regard to case. */
export interface TakenNames {
  sheets: string[];
  /** Tables and defined names share one space. */
  names: string[];
}

/** "addin": ROI_ functions. "plain": Excel's own functions only, for people without the add-in. */
export type Dialect = "addin" | "plain";

export interface PlanOptions {
  dialect: Dialect;
  /** Colours of inputs, formulas and links. */
  standard: "banker" | "fast";
  /** Currency symbol in number formats. */
  currency: string;
  /** Header of the column that the document calls "v2000". */
  optimizedName: string;
  taken: TakenNames;
}

export interface Template {
  id: string;
  title: string;
  /** One line: which question the sheet answers. */
  answers: string;
  /** Words by which people look for it, beside those of its title, question and source. */
  keywords?: string;
  group: "document" | "decisions" | "report";
  /** Where its figures come from. */
  source: string;
  build(options: PlanOptions): WorkbookPlan;
}
