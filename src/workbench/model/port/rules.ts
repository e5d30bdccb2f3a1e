import type { Rect, Scalar, Style } from "./cells";

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
  | "LowestValue"
  | "HighestValue"
  | "Automatic"
  | "Number"
  | "Percent"
  | "Percentile"
  | "Formula";

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
