/** Which cells a formula spills into, and which formula spilled into a cell. */
import { contains } from "../address";
import { invalidArgument } from "../arguments";
import { sheetPort, type Context } from "../context";
import type { Rect } from "../port";

/** The areas that formulas fill which fill more than their own cell; that stands at the top left. */
const spills = (x: Context, sheetId: string): Rect[] =>
  sheetPort(x, sheetId)
    .spills()
    .filter(({ h, w }) => h * w > 1);

/** What the formula in a cell spills into, or null. */
export const spillOf = (x: Context, sheetId: string, r: number, c: number): Rect | null =>
  spills(x, sheetId).find((area) => area.r === r && area.c === c) ?? null;

/** Tells cells that show what another cell's formula gave. */
export function spilledOver(x: Context, sheetId: string): (r: number, c: number) => boolean {
  const all = spills(x, sheetId);
  return (r, c) =>
    all.some((area) => contains(area, { r, c, h: 1, w: 1 }) && !(area.r === r && area.c === c));
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
    return spillOf(x, sheetId, at.r, at.c);
  }
  let inside = 0;
  for (const area of spills(x, sheetId)) {
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
  const area = spills(x, sheetId).find((one) => contains(one, at));
  return area ? { r: area.r, c: area.c, h: 1, w: 1 } : null;
}
