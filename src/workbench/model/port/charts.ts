import type { Rect } from "./cells";

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
  /** What stands for an empty cell: a gap when left out, a zero, or in a line what lies between its neighbours. */
  blanks?: "Zero" | "Interplotted";
  series: ChartSeriesSpec[];
  categoryAxis: ChartAxisSpec;
  valueAxis: ChartAxisSpec;
  box: { left: number; top: number; width: number; height: number };
  /** Alternative text; the API has it at the chart's shape. */
  altTitle: string;
  altDescription: string;
}
