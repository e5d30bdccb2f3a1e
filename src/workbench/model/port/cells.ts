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
  | "general"
  | "left"
  | "center"
  | "right"
  | "justify"
  | "distributed"
  | "fill"
  | "centerAcross";
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
