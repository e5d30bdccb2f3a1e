/** Widths and heights that show all of a cell's text, reckoned from the size of Calibri's characters. */
import { intersection } from "../address";
import type { Rect, SheetPort, Style } from "../port";

/** Average advance of a character and room beside the text, in pixels at 11 points. */
const CHARACTER = 7;
const PADDING = 8;
const LINE = 20;
const DEFAULT_SIZE = 11;

const scale = (style: Style): number =>
  ((style.fontSize ?? DEFAULT_SIZE) / DEFAULT_SIZE) * (style.bold ? 1.08 : 1);

const textWidth = (text: string, style: Style): number =>
  Math.max(...text.split("\n").map((line) => line.length)) * CHARACTER * scale(style) +
  (style.indent ?? 0) * 9;

/** Column and width in pixels, for the columns that hold anything. */
export function fittingWidth(sheet: SheetPort, at: Rect): [column: number, px: number][] {
  const widths = new Map<number, number>();
  visit(sheet, at, (c, _r, text, style) => {
    widths.set(c, Math.max(widths.get(c) ?? 0, Math.round(textWidth(text, style) + PADDING)));
  });
  return [...widths];
}

/** Row and height in pixels, for the rows that hold anything. */
export function fittingHeight(sheet: SheetPort, at: Rect): [row: number, px: number][] {
  const heights = new Map<number, number>();
  visit(sheet, at, (c, r, text, style) => {
    const room = Math.max(1, sheet.columnWidth(c) - PADDING);
    const lines = text
      .split("\n")
      .reduce((n, line) => n + (style.wrap ? Math.max(1, Math.ceil(textWidth(line, style) / room)) : 1), 0);
    heights.set(
      r,
      Math.max(
        heights.get(r) ?? 0,
        Math.round(lines * LINE * ((style.fontSize ?? DEFAULT_SIZE) / DEFAULT_SIZE)),
      ),
    );
  });
  return [...heights];
}

/** Cells with text; merged ones don't count, as in Excel. */
function visit(
  sheet: SheetPort,
  at: Rect,
  each: (c: number, r: number, text: string, style: Style) => void,
): void {
  const used = sheet.used();
  const near = used && intersection(used, at);
  if (!near) return;
  const merged = sheet.merges();
  sheet.read(near).forEach((row, i) =>
    row.forEach((cell, j) => {
      const [r, c] = [near.r + i, near.c + j];
      if (cell.text === "" || merged.some((m) => intersection(m, { r, c, h: 1, w: 1 }))) return;
      each(c, r, cell.text, sheet.styleAt(r, c));
    }),
  );
}
