/** Which cells a formula spills into, and which formula spilled into a cell. */
import { contains } from "../address";
import { invalidArgument } from "../arguments";
import { sheetPort, type Context } from "../context";
import type { Rect } from "../port";

/** Anchors of the spills on a sheet: cells whose formula fills more than themselves. */
function spills(x: Context, sheetId: string): { r: number; c: number; area: Rect }[] {
  const sheet = sheetPort(x, sheetId);
  const used = sheet.used();
  if (!used) return [];
  const found: { r: number; c: number; area: Rect }[] = [];
  sheet.read(used).forEach((row, i) =>
    row.forEach((cell, j) => {
      if (cell.formula === "") return;
      const [r, c] = [used.r + i, used.c + j];
      const area = sheet.spill(r, c);
      if (area && area.h * area.w > 1) found.push({ r, c, area });
    }),
  );
  return found;
}

/** Tells cells that show what another cell's formula gave. */
export function spilledOver(x: Context, sheetId: string): (r: number, c: number) => boolean {
  const all = spills(x, sheetId);
  return (r, c) =>
    all.some(({ area, ...own }) => contains(area, { r, c, h: 1, w: 1 }) && !(own.r === r && own.c === c));
}

/**
 * "area": the cells that the formula in this single cell spills into, or null.
 * "any": whether all (true), none (false) or some (null) of the cells belong to a spill.
 */
export function spillRange(
  x: Context,
  sheetId: string,
  at: Rect,
  ask: "area" | "any",
): Rect | boolean | null {
  if (ask === "area") {
    if (at.h * at.w !== 1) throw invalidArgument();
    const area = sheetPort(x, sheetId).spill(at.r, at.c);
    return area && area.h * area.w > 1 ? area : null;
  }
  let inside = 0;
  for (const { area } of spills(x, sheetId)) {
    const h = Math.min(area.r + area.h, at.r + at.h) - Math.max(area.r, at.r);
    const w = Math.min(area.c + area.w, at.c + at.w) - Math.max(area.c, at.c);
    if (h > 0 && w > 0) inside += h * w;
  }
  if (inside === 0) return false;
  return inside === at.h * at.w ? true : null;
}

/** The cell whose formula spilled into this single cell, or null. */
export function spillParent(x: Context, sheetId: string, at: Rect): Rect | null {
  if (at.h * at.w !== 1) throw invalidArgument();
  const spill = spills(x, sheetId).find(
    ({ area }) => at.r >= area.r && at.r < area.r + area.h && at.c >= area.c && at.c < area.c + area.w,
  );
  return spill ? { r: spill.r, c: spill.c, h: 1, w: 1 } : null;
}
