import { display } from "../cells";

/** Excel's colours for series that have none of their own. */
export const PALETTE = [
  "#4472C4",
  "#ED7D31",
  "#A5A5A5",
  "#FFC000",
  "#5B9BD5",
  "#70AD47",
  "#264478",
  "#9E480E",
];
export const INK = "#404040";
export const FAINT = "#595959";
export const LINE = "#D9D9D9";
export const FONT = { fontFamily: "Calibri, Carlito, 'Segoe UI', sans-serif", color: FAINT, fontSize: 12 };
/** Height of a line of axis labels. */
export const LINE_PX = 14;

export type Kind = "bar" | "line" | "scatter" | "pie";

export const kindOf = (type: string): Kind =>
  /^XYScatter/.test(type)
    ? "scatter"
    : /^(Line|Area)/.test(type)
      ? "line"
      : /^(Pie|Doughnut)/.test(type)
        ? "pie"
        : "bar";

export const numberText = (value: number, format: string): string => display(value, "number", format);

export const stacked = (type: string): boolean => /Stacked/.test(type);
