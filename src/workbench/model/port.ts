/**
 * What Excel's object model needs from a calculating workbook: the only thing that model/ and univer/ share.
 * Rows and columns count from 0. Sizes are CSS pixels at 96 dpi (the model converts from and to points).
 */
export type Scalar = string | number | boolean;

export interface Rect {
  /** First row, first column, height in rows, width in columns. */
  r: number;
  c: number;
  h: number;
  w: number;
}

export type CellKind = "empty" | "number" | "string" | "boolean" | "error";

export interface Cell {
  kind: CellKind;
  /** "" for an empty cell; "#DIV/0!" and the like for an error. */
  value: Scalar;
  /** With "=", in Excel's own spelling (`[@Column]`, `ROI_SAVINGS`); "" where the cell holds a constant or spill. */
  formula: string;
  /** As displayed. */
  text: string;
  numberFormat: string;
}

/** A cell to be written. `formula` wins over `value`; value "" empties the cell and keeps its format. */
export type CellInput = { value: Scalar } | { formula: string };

export type HorizontalAlign =
  "general" | "left" | "center" | "right" | "justify" | "distributed" | "fill" | "centerAcross";
export type VerticalAlign = "top" | "center" | "bottom" | "justify" | "distributed";
export type EdgeSide = "top" | "bottom" | "left" | "right";
export type EdgeStyle = "none" | "thin" | "medium" | "thick" | "dashed" | "dotted" | "double" | "hair";

/** Undefined: leave as is (when writing). Null: the default (no fill, automatic colour). Colours are #RRGGBB. */
export interface Style {
  fill?: string | null;
  color?: string | null;
  fontName?: string;
  fontSize?: number;
  bold?: boolean;
  italic?: boolean;
  underline?: boolean;
  strikethrough?: boolean;
  align?: HorizontalAlign;
  valign?: VerticalAlign;
  wrap?: boolean;
  indent?: number;
  locked?: boolean;
  edges?: Partial<Record<EdgeSide, { style: EdgeStyle; color: string }>>;
}

export interface Validation {
  kind: "wholeNumber" | "decimal" | "list" | "textLength" | "custom" | "date" | "time";
  /** Office.js spelling: Between, NotBetween, EqualTo, NotEqualTo, GreaterThan, LessThan, GreaterThanOrEqualTo, LessThanOrEqualTo. */
  operator?: string;
  formula1?: Scalar;
  formula2?: Scalar;
  ignoreBlanks?: boolean;
  prompt?: { title: string; message: string; showPrompt: boolean };
  errorAlert?: {
    title: string;
    message: string;
    showAlert: boolean;
    style: "Stop" | "Warning" | "Information";
  };
}

export type BoundType =
  "LowestValue" | "HighestValue" | "Automatic" | "Number" | "Percent" | "Percentile" | "Formula";

/** Where a colour, a bar or an icon begins; `formula` is a number or begins with "=". */
export interface ConditionalBound {
  type: BoundType;
  formula?: string;
}

export interface ConditionalRule {
  id: string;
  at: Rect[];
  rule:
    | { kind: "cellValue"; operator: string; formula1: string; formula2?: string }
    | { kind: "containsText"; operator: "Contains" | "NotContains" | "BeginsWith" | "EndsWith"; text: string }
    | { kind: "custom"; formula: string }
    | {
        kind: "topBottom";
        type: "TopItems" | "TopPercent" | "BottomItems" | "BottomPercent";
        rank: number;
      }
    /** Office.js spelling: Blanks, DuplicateValues, AboveAverage, Today, … */
    | { kind: "preset"; criterion: string }
    /** Two or three colours, the lowest first. */
    | { kind: "colorScale"; points: readonly (ConditionalBound & { color: string })[] }
    | {
        kind: "dataBar";
        lower: ConditionalBound;
        upper: ConditionalBound;
        fill: string;
        /** "" for none. */
        border: string;
        gradient: boolean;
        /** Null: as the positive bars. */
        negativeFill: string | null;
        negativeBorder: string | null;
        axisColor: string;
        axisFormat: "Automatic" | "None" | "CellMidPoint";
        direction: "Context" | "LeftToRight" | "RightToLeft";
        barOnly: boolean;
      }
    | {
        kind: "iconSet";
        /** Office.js spelling: ThreeArrows, FiveRating, … */
        style: string;
        /** The lowest icon first; its own condition doesn't count. */
        criteria: readonly {
          type: "Number" | "Percent" | "Percentile" | "Formula";
          operator: "GreaterThan" | "GreaterThanOrEqual";
          formula: string;
        }[];
        reverse: boolean;
        iconOnly: boolean;
      };
  style: Pick<Style, "fill" | "color" | "bold" | "italic">;
  stopIfTrue?: boolean;
}

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

export interface AreaRef {
  sheetId: string;
  at: Rect;
}

export interface ChartFontSpec {
  bold?: boolean;
  italic?: boolean;
  underline?: boolean;
  color?: string;
  name?: string;
  /** Points. */
  size?: number;
}

export interface ChartFillSpec {
  color?: string;
  none?: boolean;
}

export interface ChartLineSpec {
  color?: string;
  /** Office.js spelling: Continuous, Dash, Dot, None, … */
  style?: string;
  /** Points. */
  weight?: number;
}

/** What data labels show, and how. A label shows its value unless that is switched off. */
export interface ChartLabelSpec {
  value?: boolean;
  seriesName?: boolean;
  categoryName?: boolean;
  percentage?: boolean;
  legendKey?: boolean;
  /** Words of its own, of a single point's label. */
  text?: string;
  /** Office.js spelling: Center, InsideEnd, OutsideEnd, Top, … */
  position?: string;
  separator?: string;
  numberFormat?: string;
  font?: ChartFontSpec;
}

/** Markers of line and scatter charts; style in office.js spelling (Automatic, None, Circle, Square, …). */
export interface ChartMarkerSpec {
  style?: string;
  size?: number;
  background?: string;
  foreground?: string;
}

/** What one point has otherwise than its series. */
export interface ChartPointSpec {
  fill?: ChartFillSpec;
  border?: ChartLineSpec;
  /** Null: no label, whatever the series has. */
  label?: ChartLabelSpec | null;
  marker?: ChartMarkerSpec;
}

/** Looks of a part of the chart. */
export interface ChartLooks {
  font?: ChartFontSpec;
  fill?: ChartFillSpec;
  border?: ChartLineSpec;
}
export type ChartPart = "title" | "legend" | "area";

export interface ChartSeriesSpec {
  id: string;
  /** Literal name, or a cell that holds it. */
  name: string | AreaRef;
  values: AreaRef;
  categories?: AreaRef;
  /** Scatter charts. */
  xValues?: AreaRef;
  color?: string;
  /** Fill pattern "none" hides the bars (for stacked charts whose first series only lifts the others). */
  noFill?: boolean;
  dataLabels?: ChartLabelSpec | null;
  /** By place, those that differ from the series. */
  points?: Record<number, ChartPointSpec>;
  /** Office.js spelling, where the series differs from the chart. */
  chartType?: string;
  gapWidth?: number;
  overlap?: number;
  marker?: ChartMarkerSpec;
  /** Points. */
  lineWeight?: number;
  lineStyle?: string;
  /** Around bars. */
  border?: ChartLineSpec;
}

export interface ChartAxisSpec {
  title: string;
  visible: boolean;
  numberFormat?: string;
  minimum?: number;
  maximum?: number;
  logBase?: number;
  reversed?: boolean;
  gridlines: boolean;
  majorUnit?: number;
  minorUnit?: number;
  font?: ChartFontSpec;
  line?: ChartLineSpec;
  titleFont?: ChartFontSpec;
  gridlineLook?: ChartLineSpec;
}

/** A chart. The port keeps it, moves its references when rows, columns and tables move or grow, and draws it. */
export interface ChartSpec {
  id: string;
  name: string;
  sheetId: string;
  /** Office.js spelling: ColumnClustered, ColumnStacked, BarClustered, BarStacked, Line, LineMarkers, XYScatter, … */
  type: string;
  title: { text: string; visible: boolean; overlay?: boolean };
  legend: { visible: boolean; position: string; overlay?: boolean };
  looks?: Partial<Record<ChartPart, ChartLooks>>;
  series: ChartSeriesSpec[];
  categoryAxis: ChartAxisSpec;
  valueAxis: ChartAxisSpec;
  box: { left: number; top: number; width: number; height: number };
  /** Alternative text (`Chart.getAltText…`/shape alt text, see model/chart.ts for how the API spells it). */
  altTitle: string;
  altDescription: string;
}

export type SheetVisibility = "Visible" | "Hidden" | "VeryHidden";

export interface SheetPort {
  readonly id: string;
  readonly name: string;
  readonly index: number;
  readonly visibility: SheetVisibility;
  readonly tabColor: string | null;
  readonly gridlines: boolean;
  rename(name: string): void;
  move(index: number): void;
  remove(): void;
  activate(): void;
  setVisibility(v: SheetVisibility): void;
  setTabColor(color: string | null): void;
  setGridlines(shown: boolean): void;
  /** Calculated cells. Rects beyond the used area are clipped by the caller. */
  read(at: Rect): Cell[][];
  /** Null leaves the cell as it is. A formula may spill. */
  write(at: Rect, rows: (CellInput | null)[][]): void;
  clear(at: Rect, what: "all" | "contents" | "formats"): void;
  setNumberFormat(at: Rect, formats: (string | null)[][]): void;
  setStyle(at: Rect, style: Style): void;
  styleAt(r: number, c: number): Style;
  columnWidth(c: number): number;
  setColumnWidth(c: number, count: number, px: number): void;
  rowHeight(r: number): number;
  setRowHeight(r: number, count: number, px: number): void;
  setHidden(axis: "rows" | "columns", from: number, count: number, hidden: boolean): void;
  merge(at: Rect): void;
  unmerge(at: Rect): void;
  merges(): Rect[];
  insert(at: Rect, shift: "down" | "right"): void;
  delete(at: Rect, shift: "up" | "left"): void;
  frozen(): { rows: number; columns: number };
  freeze(rows: number, columns: number): void;
  /**
   * The smallest rect of all cells with content; null when there is none.
   * @param formats cells that are formatted count too
   * @param within only cells of this rect count
   */
  used(formats?: boolean, within?: Rect): Rect | null;
  /** The area a formula at this cell spills into (itself included), or null. */
  spill(r: number, c: number): Rect | null;
  setValidation(at: Rect, v: Validation | null): void;
  validationAt(r: number, c: number): Validation | null;
  /** In the order of evaluation: where two rules set the same thing, the first wins. */
  conditionalRules(): ConditionalRule[];
  /** Puts the rule at this place in the order; first when left out, as Excel does. Formulas of rules begin with "=". */
  addConditionalRule(rule: Omit<ConditionalRule, "id">, index?: number): string;
  removeConditionalRule(id: string): void;
}

/** What happened to the workbook. `source` tells an add-in's own request from the user. */
export type BookEvent =
  | {
      kind: "changed";
      sheetId: string;
      at: Rect;
      source: "user" | "host";
      change:
        | "RangeEdited"
        | "RowInserted"
        | "RowDeleted"
        | "ColumnInserted"
        | "ColumnDeleted"
        | "CellInserted"
        | "CellDeleted";
      /** Where cells moved that were inserted or deleted among others, in office.js's words. */
      shift?: "ShiftCellDown" | "ShiftCellRight" | "ShiftCellUp" | "ShiftCellLeft";
      /** Only when one cell changed. */
      detail?: { before: Scalar; after: Scalar };
    }
  /** `areas`: the cells whose formulas were calculated. */
  | { kind: "calculated"; sheetId: string; areas: Rect[] }
  | { kind: "activated" | "deactivated" | "added" | "deleted"; sheetId: string; source: "user" | "host" }
  | { kind: "renamed"; sheetId: string; before: string; after: string; source: "user" | "host" }
  | { kind: "moved"; sheetId: string; before: number; after: number; source: "user" | "host" }
  | { kind: "selected"; sheetId: string; at: Rect };

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
  /** Null: the functions answer at once. A book that calculates nothing has no use for it. */
  functionCalls?: FunctionCalls | null;
}
