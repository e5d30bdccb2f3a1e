/** What happens to references when cells are inserted or deleted: they follow their cells. */
import type { Context } from "../context";
import { cellKey } from "../address";
import type { Rect } from "../port";
import { RangeAreas } from "../range/areas";
import { RangePlace } from "../range/place";

export interface Shift {
  /** The cells that were inserted or deleted. */
  at: Rect;
  axis: "rows" | "columns";
  kind: "insert" | "delete";
}

interface Span {
  start: number;
  size: number;
}

/** @returns where the rect is afterwards; null when all of it was deleted */
export function shifted(rect: Rect, { at, axis, kind }: Shift): Rect | null {
  const [along, across] = axis === "rows" ? (["r", "h"] as const) : (["c", "w"] as const);
  const [side, width] = axis === "rows" ? (["c", "w"] as const) : (["r", "h"] as const);
  // A range that only partly lies in the shifted strip stays where it is.
  const inStrip = rect[side] >= at[side] && rect[side] + rect[width] <= at[side] + at[width];
  if (!inStrip) return rect;
  const span = { start: rect[along], size: rect[across] };
  const cut = { start: at[along], size: at[across] };
  const moved = kind === "insert" ? inserted(span, cut) : deleted(span, cut);
  return moved && { ...rect, [along]: moved.start, [across]: moved.size };
}

function inserted(span: Span, cut: Span): Span {
  if (span.start >= cut.start) return { ...span, start: span.start + cut.size };
  return span.start + span.size > cut.start ? { ...span, size: span.size + cut.size } : span;
}

function deleted(span: Span, cut: Span): Span | null {
  const before = Math.max(0, Math.min(span.start + span.size, cut.start) - span.start);
  const after = Math.max(0, span.start + span.size - Math.max(span.start, cut.start + cut.size));
  if (before + after === 0) return null;
  return {
    start: span.start < cut.start ? span.start : Math.max(cut.start, span.start - cut.size),
    size: before + after,
  };
}

/** Moves what the model itself keeps by address: tracked ranges, hyperlinks, print areas, ranges of past events. */
export function moveReferences(x: Context, sheetId: string, shift: Shift): void {
  for (const object of x.trackedObjects()) {
    if (object instanceof RangePlace && object.sheetId === sheetId) object.follow((at) => shifted(at, shift));
    if (object instanceof RangeAreas && object.sheetId === sheetId)
      object.rects = object.rects.flatMap((at) => shifted(at, shift) ?? []);
  }
  for (const area of x.eventRanges.values())
    if (area.sheetId === sheetId) area.at = shifted(area.at, shift) ?? area.at;
  moveCells(x.document.hyperlinks.get(sheetId), shift);
  moveCells(x.document.cellStyles.get(sheetId), shift);
  moveFilters(x, sheetId, shift);
  const setup = x.document.pageSetup.get(sheetId);
  if (!setup) return;
  if (setup.printArea) setup.printArea = setup.printArea.flatMap((at) => shifted(at, shift) ?? []);
  if (setup.titleRows) setup.titleRows = shifted(setup.titleRows, shift);
  if (setup.titleColumns) setup.titleColumns = shifted(setup.titleColumns, shift);
}

function moveFilters(x: Context, sheetId: string, shift: Shift): void {
  const { autoFilters, filters } = x.document;
  const at = autoFilters.get(sheetId);
  const moved = at && shifted(at, shift);
  if (moved) autoFilters.set(sheetId, moved);
  else autoFilters.delete(sheetId);
  const tables = x.book.tables().filter((table) => table.sheetId === sheetId);
  for (const id of [sheetId, ...tables.map((table) => table.id)]) {
    const columns = filters.get(id);
    if (columns)
      filters.set(
        id,
        columns.flatMap((column) => {
          const to = shifted(column.at, shift);
          return to ? [{ ...column, at: to }] : [];
        }),
      );
  }
}

/** What is kept by "row,column". */
function moveCells<T>(kept: Map<string, T> | undefined, shift: Shift): void {
  if (!kept) return;
  const entries = [...kept];
  kept.clear();
  for (const [key, value] of entries) {
    const [r = 0, c = 0] = key.split(",").map(Number);
    const at = shifted({ r, c, h: 1, w: 1 }, shift);
    if (at) kept.set(cellKey(at.r, at.c), value);
  }
}
