/** Where the data around a cell ends: Ctrl+Arrow, Ctrl+Shift+Arrow and the region around a range. */
import { boundingRect, contains } from "../address";
import { MAX_COLUMNS, MAX_ROWS } from "../../values/columns";
import { invalidArgument, oneOf } from "../arguments";
import type { Context } from "../context";
import type { AreaRef, Rect, SheetPort } from "../port";
import { sheetPort } from "../context";
import { areaOn } from "./argument";

const STEPS = { Left: [0, -1], Right: [0, 1], Up: [-1, 0], Down: [1, 0] } as const;

interface Place {
  r: number;
  c: number;
}

/** Whether a cell holds anything. Reads the used cells once. */
function contentOf(sheet: SheetPort): { full: (at: Place) => boolean; used: Rect | null } {
  const used = sheet.used();
  const cells = used ? sheet.read(used) : [];
  const full = ({ r, c }: Place): boolean => {
    const cell = used ? cells[r - used.r]?.[c - used.c] : undefined;
    return cell !== undefined && (cell.kind !== "empty" || cell.formula !== "");
  };
  return { full, used };
}

const inside = ({ r, c }: Place): boolean => r >= 0 && c >= 0 && r < MAX_ROWS && c < MAX_COLUMNS;

/** The cell that Ctrl+Arrow goes to. */
function jump(sheet: SheetPort, start: Place, [dr, dc]: readonly [number, number]): Place {
  const { full, used } = contentOf(sheet);
  const next = ({ r, c }: Place): Place => ({ r: r + dr, c: c + dc });
  let at = next(start);
  if (!inside(at)) return start;
  if (full(start) && full(at)) {
    while (inside(next(at)) && full(next(at))) at = next(at);
    return at;
  }
  const last = used ? { r: used.r + used.h, c: used.c + used.w } : { r: 0, c: 0 };
  while (inside(at) && !full(at)) {
    // Past the last cell with content nothing stops it before the edge of the sheet.
    if ((dr > 0 && at.r > last.r) || (dc > 0 && at.c > last.c))
      return { r: dr > 0 ? MAX_ROWS - 1 : at.r, c: dc > 0 ? MAX_COLUMNS - 1 : at.c };
    at = next(at);
  }
  return inside(at) ? at : { r: Math.max(0, at.r), c: Math.max(0, at.c) };
}

/** @param activeCell where the way begins; the first cell of the range when left out */
export function edgeOf(x: Context, { sheetId, at }: AreaRef, direction: unknown, activeCell: unknown): Rect {
  const step = STEPS[oneOf(direction, ["Left", "Right", "Up", "Down"])];
  const start = activeCell === undefined ? at : areaOn(x, activeCell, sheetId).at;
  if (!contains(at, { ...start, h: 1, w: 1 })) throw invalidArgument();
  return { ...jump(sheetPort(x, sheetId), { r: start.r, c: start.c }, step), h: 1, w: 1 };
}

/** The range and all rows or columns up to that edge. */
export function extended(x: Context, area: AreaRef, direction: unknown, activeCell: unknown): Rect {
  const edge = edgeOf(x, area, direction, activeCell);
  const { at } = area;
  const across = direction === "Left" || direction === "Right";
  return boundingRect(at, across ? { ...at, c: edge.c, w: 1 } : { ...at, r: edge.r, h: 1 });
}

/** The cells around a range up to empty rows and columns on all sides. */
export function surrounding(x: Context, { sheetId, at }: AreaRef): Rect {
  const { full } = contentOf(sheetPort(x, sheetId));
  const any = (line: Rect): boolean => {
    for (let r = Math.max(0, line.r); r < line.r + line.h; r++)
      for (let c = Math.max(0, line.c); c < line.c + line.w; c++) if (full({ r, c })) return true;
    return false;
  };
  let region = at;
  for (;;) {
    const { r, c, h, w } = region;
    // Corners count: a cell that touches diagonally belongs to the region.
    const grown = [
      { line: { r: r - 1, c: c - 1, h: 1, w: w + 2 }, to: { r: r - 1, c, h: h + 1, w } },
      { line: { r: r + h, c: c - 1, h: 1, w: w + 2 }, to: { r, c, h: h + 1, w } },
      { line: { r: r - 1, c: c - 1, h: h + 2, w: 1 }, to: { r, c: c - 1, h, w: w + 1 } },
      { line: { r: r - 1, c: c + w, h: h + 2, w: 1 }, to: { r, c, h, w: w + 1 } },
    ].find(({ line, to }) => to.r >= 0 && to.c >= 0 && any(line));
    if (!grown) return region;
    region = grown.to;
  }
}
