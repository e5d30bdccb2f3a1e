/** Inserting, deleting and merging cells, with what Excel forbids around tables. */
import { HostError } from "../../protocol/errors";
import { contains, intersection } from "../address";
import { MAX_COLUMNS, MAX_ROWS } from "../../values/columns";
import { flush, sheetPort, type Context } from "../context";
import type { Rect } from "../port";
import { requirePermission, requireWritable, type Permission } from "../worksheet/protection";
import { moveReferences } from "../formula/moves";
import { tablesAt } from "../table/headers";

/** All cells that move, or go, when cells at `at` are inserted or deleted. */
const affected = (at: Rect, vertical: boolean): Rect =>
  vertical ? { ...at, h: MAX_ROWS - at.r } : { ...at, w: MAX_COLUMNS - at.c };

/** Cells may not be shifted in a part of a table or of a merged area only. */
function requireWholeTables(x: Context, sheetId: string, at: Rect, vertical: boolean): void {
  const moving = affected(at, vertical);
  const whole = (t: Rect): boolean =>
    vertical ? t.c >= at.c && t.c + t.w <= at.c + at.w : t.r >= at.r && t.r + t.h <= at.r + at.h;
  const cut = [...tablesAt(x, sheetId, moving).map((t) => t.at), ...sheetPort(x, sheetId).merges()].some(
    (t) => intersection(t, moving) !== null && !whole(t),
  );
  if (cut) throw new HostError("InsertDeleteConflict");
}

function requireShiftPermission(x: Context, sheetId: string, at: Rect, kind: "Insert" | "Delete"): void {
  const lines = at.w === MAX_COLUMNS ? "Rows" : at.h === MAX_ROWS ? "Columns" : null;
  requirePermission(x, sheetId, lines ? (`allow${kind}${lines}` as Permission) : undefined);
}

export function insertCells(x: Context, sheetId: string, at: Rect, shift: "Down" | "Right"): void {
  requireShiftPermission(x, sheetId, at, "Insert");
  const vertical = at.w === MAX_COLUMNS ? true : at.h === MAX_ROWS ? false : shift === "Down";
  requireWholeTables(x, sheetId, at, vertical);
  const sheet = sheetPort(x, sheetId);
  const used = sheet.used();
  const last = vertical
    ? { ...at, r: MAX_ROWS - Math.min(at.h, MAX_ROWS), h: at.h }
    : { ...at, c: MAX_COLUMNS - Math.min(at.w, MAX_COLUMNS), w: at.w };
  if (used && intersection(used, last) && !contains(at, used)) throw new HostError("NonBlankCellOffSheet");
  flush(x);
  sheet.insert(at, vertical ? "down" : "right");
  moveReferences(x, sheetId, { at, axis: vertical ? "rows" : "columns", kind: "insert" });
}

export function deleteCells(x: Context, sheetId: string, at: Rect, shift: "Up" | "Left"): void {
  requireShiftPermission(x, sheetId, at, "Delete");
  const vertical = at.w === MAX_COLUMNS ? true : at.h === MAX_ROWS ? false : shift === "Up";
  requireWholeTables(x, sheetId, at, vertical);
  for (const table of tablesAt(x, sheetId, at)) {
    const header = { ...table.at, h: 1 };
    // A table loses its header row only with the whole table.
    if (vertical && intersection(header, at) && !contains(at, table.at))
      throw new HostError("InsertDeleteConflict");
    if (contains(at, table.at)) x.book.removeTable(table.id, false);
  }
  flush(x);
  sheetPort(x, sheetId).delete(at, vertical ? "up" : "left");
  moveReferences(x, sheetId, { at, axis: vertical ? "rows" : "columns", kind: "delete" });
}

/** Merges into one cell, or row by row. Only the first cell keeps its content. */
export function mergeCells(x: Context, sheetId: string, at: Rect, across: boolean): void {
  requirePermission(x, sheetId);
  requireWritable(x, sheetId, at);
  if (tablesAt(x, sheetId, at).length > 0) throw new HostError("MergedRangeConflict");
  const sheet = sheetPort(x, sheetId);
  const rects = across ? Array.from({ length: at.h }, (_, i) => ({ ...at, r: at.r + i, h: 1 })) : [at];
  for (const rect of rects) {
    if (rect.h * rect.w < 2) continue;
    for (const old of sheet.merges()) if (intersection(old, rect)) sheet.unmerge(old);
    if (rect.w > 1) sheet.clear({ ...rect, c: rect.c + 1, w: rect.w - 1, h: 1 }, "contents");
    if (rect.h > 1) sheet.clear({ ...rect, r: rect.r + 1, h: rect.h - 1 }, "contents");
    sheet.merge(rect);
  }
}
