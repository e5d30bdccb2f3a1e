/** Excel's built-in cell styles, with the colours of the Office theme of 2013 to 2022. */
import type { EdgeSide, EdgeStyle, Style } from "../port";

export interface CellStyle {
  style: Style;
  numberFormat?: string;
}

const edges = (style: EdgeStyle, color: string, ...sides: EdgeSide[]): Pick<Style, "edges"> => ({
  edges: Object.fromEntries(sides.map((side) => [side, { style, color }])),
});
const box = (style: EdgeStyle, color: string) => edges(style, color, "top", "bottom", "left", "right");
const look = (style: Style): CellStyle => ({ style });
const number = (numberFormat: string): CellStyle => ({ style: {}, numberFormat });

const INK = "#44546A";
const heading = (fontSize: number, line: object = {}): CellStyle =>
  look({ bold: true, color: INK, fontSize, ...line });

/** Of each accent: full, and with 20, 40 and 60 percent of the colour. */
const ACCENTS = [
  ["#4472C4", "#D9E1F2", "#B4C6E7", "#8EA9DB"],
  ["#ED7D31", "#FCE4D6", "#F8CBAD", "#F4B084"],
  ["#A5A5A5", "#EDEDED", "#DBDBDB", "#C9C9C9"],
  ["#FFC000", "#FFF2CC", "#FFE699", "#FFD966"],
  ["#5B9BD5", "#DDEBF7", "#BDD7EE", "#9BC2E6"],
  ["#70AD47", "#E2EFDA", "#C6E0B4", "#A9D08E"],
] as const;

const accents = Object.fromEntries(
  ACCENTS.flatMap(([full, light, medium, strong], i) => {
    const name = `Accent${i + 1}`;
    return [
      [name, look({ fill: full, color: "#FFFFFF" })],
      [`${name}_20`, look({ fill: light, color: "#000000" })],
      [`${name}_40`, look({ fill: medium, color: "#000000" })],
      [`${name}_60`, look({ fill: strong, color: "#FFFFFF" })],
    ];
  }),
) as Record<string, CellStyle>;

/** What a cell without any format looks like: every style begins from it. */
export const NORMAL: Style = {
  fill: null,
  color: null,
  fontName: "Calibri",
  fontSize: 11,
  bold: false,
  italic: false,
  underline: false,
  strikethrough: false,
  ...box("none", "#000000"),
};

/** By office.js's names (`Excel.BuiltInStyle`). */
export const BUILT_IN: Readonly<Record<string, CellStyle>> = {
  Normal: { style: { align: "general", valign: "bottom", wrap: false, indent: 0 }, numberFormat: "General" },
  Comma: number('_(* #,##0.00_);_(* \\(#,##0.00\\);_(* "-"??_);_(@_)'),
  WholeComma: number('_(* #,##0_);_(* \\(#,##0\\);_(* "-"_);_(@_)'),
  Currency: number('_($* #,##0.00_);_($* \\(#,##0.00\\);_($* "-"??_);_(@_)'),
  WholeDollar: number('_($* #,##0_);_($* \\(#,##0\\);_($* "-"_);_(@_)'),
  Percent: number("0%"),
  Hlink: look({ color: "#0563C1", underline: true }),
  HlinkTrav: look({ color: "#954F72", underline: true }),
  Note: look({ fill: "#FFFFCC", ...box("thin", "#B2B2B2") }),
  WarningText: look({ color: "#FF0000" }),
  SheetTitle: look({ color: INK, fontSize: 18, fontName: "Calibri Light" }),
  Heading1: heading(15, edges("thick", "#4472C4", "bottom")),
  Heading2: heading(13, edges("thick", "#A2B8E1", "bottom")),
  Heading3: heading(11, edges("medium", "#8EA9DB", "bottom")),
  Heading4: heading(11),
  Input: look({ fill: "#FFCC99", color: "#3F3F76", ...box("thin", "#7F7F7F") }),
  Output: look({ fill: "#F2F2F2", color: "#3F3F3F", bold: true, ...box("thin", "#3F3F3F") }),
  Calculation: look({ fill: "#F2F2F2", color: "#FA7D00", bold: true, ...box("thin", "#7F7F7F") }),
  CheckCell: look({ fill: "#A5A5A5", color: "#FFFFFF", bold: true, ...box("double", "#3F3F3F") }),
  LinkedCell: look({ color: "#FA7D00", ...edges("double", "#FF8001", "bottom") }),
  Total: look({
    bold: true,
    edges: { top: { style: "thin", color: "#4472C4" }, bottom: { style: "double", color: "#4472C4" } },
  }),
  Good: look({ fill: "#C6EFCE", color: "#006100" }),
  Bad: look({ fill: "#FFC7CE", color: "#9C0006" }),
  Neutral: look({ fill: "#FFEB9C", color: "#9C5700" }),
  ExplanatoryText: look({ italic: true, color: "#7F7F7F" }),
  ...accents,
};

/** Styles of which only the number format counts leave all looks as they are. */
export const isNumberStyle = ({ style, numberFormat }: CellStyle): boolean =>
  numberFormat !== undefined && Object.keys(style).length === 0;
