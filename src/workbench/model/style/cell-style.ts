/** The named style of cells. What is formatted on top of it later leaves the name as it is, as in Excel. */
import { cellKey, cellsWithin, isUnbounded } from "../address";
import { invalidArgument, oneOf } from "../arguments";
import { sheetPort, type Context } from "../context";
import type { Rect } from "../port";
import { requirePermission } from "../worksheet/protection";
import { BUILT_IN, isNumberStyle, NORMAL } from "./built-in";

/** Null where the cells have different styles. */
export function styleNameOf(x: Context, sheetId: string, at: Rect): string | null {
  const names = x.document.cellStyles.get(sheetId);
  if (!names?.size) return "Normal";
  const found = new Set<string>();
  // Whole columns have a million rows: what nobody has styled is Normal.
  const cells = isUnbounded(at) ? { ...at, h: Math.min(at.h, 1000), w: Math.min(at.w, 100) } : at;
  for (let r = cells.r; r < cells.r + cells.h; r++)
    for (let c = cells.c; c < cells.c + cells.w; c++) found.add(names.get(cellKey(r, c)) ?? "Normal");
  return found.size === 1 ? [...found][0]! : null;
}

export function setCellStyle(x: Context, sheetId: string, at: Rect, value: unknown): void {
  requirePermission(x, sheetId, "allowFormatCells");
  if (isUnbounded(at)) throw invalidArgument("The host gives styles to ranges with a last row and column.");
  const name = oneOf(value, Object.keys(BUILT_IN));
  const cell = BUILT_IN[name]!;
  const sheet = sheetPort(x, sheetId);
  if (!isNumberStyle(cell))
    sheet.setStyle(at, { ...NORMAL, ...cell.style, edges: { ...NORMAL.edges, ...cell.style.edges } });
  if (cell.numberFormat !== undefined) {
    const row = Array.from({ length: at.w }, () => cell.numberFormat!);
    sheet.setNumberFormat(
      at,
      Array.from({ length: at.h }, () => row),
    );
  }
  const names = x.document.cellStyles.get(sheetId) ?? new Map<string, string>();
  x.document.cellStyles.set(sheetId, names);
  for (let r = at.r; r < at.r + at.h; r++)
    for (let c = at.c; c < at.c + at.w; c++)
      if (name === "Normal") names.delete(cellKey(r, c));
      else names.set(cellKey(r, c), name);
}

/** Cleared formats leave cells in the Normal style. */
export function clearCellStyles(x: Context, sheetId: string, at: Rect): void {
  const names = x.document.cellStyles.get(sheetId);
  if (names) for (const key of cellsWithin(names, at)) names.delete(key);
}
