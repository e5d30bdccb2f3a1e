import type { IRange } from "@univerjs/core";
import { IRenderManagerService, SHEET_VIEWPORT_KEY } from "@univerjs/engine-render";
import { SetSelectionsOperation } from "@univerjs/sheets";
import { ScrollToRangeOperation } from "@univerjs/sheets-ui";
import type { Rect } from "../../model/port";
import { MAX_COLUMNS, MAX_ROWS } from "../../values/columns";
import type { UniverBook } from "../book";
import { toRange } from "../grid";

export type Axis = "rows" | "columns";

interface Place {
  r: number;
  c: number;
}

/** Selects areas and keeps the active cell, or makes another one active. */
export function selectAreas(book: UniverBook, areas: readonly IRange[], active: Place): void {
  const { engine } = book;
  const cell = toRange({ ...active, h: 1, w: 1 });
  const primary = {
    ...cell,
    actualRow: active.r,
    actualColumn: active.c,
    isMerged: false,
    isMergedMainCell: false,
  };
  engine.run(SetSelectionsOperation.id, {
    subUnitId: engine.workbook.getActiveSheet().getSheetId(),
    selections: areas.map((range, i) => ({
      range,
      primary: i === areas.length - 1 ? primary : null,
      style: null,
    })),
  });
}

/** The rows or the columns of all that is selected, whole. */
export function selectedLines(book: UniverBook, axis: Axis): IRange[] {
  const sheet = book.engine.workbook.getActiveSheet();
  const whole =
    axis === "rows"
      ? { startColumn: 0, endColumn: sheet.getColumnCount() - 1 }
      : { startRow: 0, endRow: sheet.getRowCount() - 1 };
  return book.selection().areas.map((at) => ({ ...toRange(at), ...whole }));
}

export function selectLines(book: UniverBook, axis: Axis): void {
  selectAreas(book, selectedLines(book, axis), book.selection().activeCell);
}

/** Makes a cell active, or selects up to it, and shows it. */
function go(book: UniverBook, to: Place, extend: boolean): void {
  const sheet = book.engine.workbook.getActiveSheet();
  const target = {
    r: Math.max(0, Math.min(to.r, sheet.getRowCount() - 1)),
    c: Math.max(0, Math.min(to.c, sheet.getColumnCount() - 1)),
  };
  const { activeCell } = book.selection();
  const from = extend ? activeCell : target;
  const [r, c] = [Math.min(from.r, target.r), Math.min(from.c, target.c)];
  const at = { r, c, h: Math.abs(from.r - target.r) + 1, w: Math.abs(from.c - target.c) + 1 };
  selectAreas(book, [toRange(at)], from);
  show(book, target);
}

function show(book: UniverBook, at: Place): void {
  book.engine.run(ScrollToRangeOperation.id, { range: toRange({ ...at, h: 1, w: 1 }) });
}

/** The start of the row, behind the columns that are frozen. */
export function goToStartOfRow(book: UniverBook, extend: boolean): void {
  go(book, { r: book.selection().activeCell.r, c: book.active().frozen().columns }, extend);
}

/** The first cell that isn't frozen. */
export function goToStart(book: UniverBook, extend: boolean): void {
  const { rows, columns } = book.active().frozen();
  go(book, { r: rows, c: columns }, extend);
}

/** The last row and column that are used. */
export function goToEnd(book: UniverBook, extend: boolean): void {
  const used = book.active().used(true);
  const within = used ?? { r: 0, c: 0, h: 1, w: 1 };
  go(book, { r: within.r + within.h - 1, c: within.c + within.w - 1 }, extend);
}

/** As many rows or columns further as the window shows. */
export function goByPage(book: UniverBook, axis: Axis, direction: 1 | -1, extend: boolean): void {
  const { engine } = book;
  const { scene } = engine.get<IRenderManagerService>(IRenderManagerService).getRenderById(engine.unitId)!;
  const view = scene.getViewport(SHEET_VIEWPORT_KEY.VIEW_MAIN);
  const { scaleX: scale } = scene.getAncestorScale();
  const rows = axis === "rows";
  const room = ((rows ? view?.height : view?.width) ?? 0) / scale;
  const sheet = book.active();
  const { areas, activeCell } = book.selection();
  const at = extend ? farCorner(areas.at(-1)!, activeCell) : activeCell;
  const [start, end] = rows ? [at.r, MAX_ROWS] : [at.c, MAX_COLUMNS];
  let line = start;
  for (let left = room; ;) {
    const next = line + direction;
    if (next < 0 || next >= end) break;
    left -= rows ? sheet.rowHeight(next) : sheet.columnWidth(next);
    if (left < 0 && line !== start) break;
    line = next;
    if (Math.abs(line - start) > PAGE_AT_MOST) break;
  }
  go(book, rows ? { r: line, c: at.c } : { r: at.r, c: line }, extend);
}

/** Hidden lines take no room: a page of them ends all the same. */
const PAGE_AT_MOST = 1_000;

/** The corner of a selection that moves when it is extended. */
const farCorner = (at: Rect, active: Place): Place => ({
  r: active.r === at.r ? at.r + at.h - 1 : at.r,
  c: active.c === at.c ? at.c + at.w - 1 : at.c,
});

export function selectActiveCellOnly(book: UniverBook): void {
  go(book, book.selection().activeCell, false);
}

export function showActiveCell(book: UniverBook): void {
  show(book, book.selection().activeCell);
}

/** The next sheet that isn't hidden, or the one before. */
export function goToSheet(book: UniverBook, direction: 1 | -1): void {
  const shown = book.sheets().filter((s) => s.visibility === "Visible");
  const here = shown.findIndex((s) => s.id === book.active().id);
  shown[here + direction]?.activate();
}

/** Goes where an address can be typed. */
export function goToNameBox(container: HTMLElement): void {
  const box = container.querySelector<HTMLInputElement>("[data-u-comp='defined-name'] input");
  box?.focus();
  box?.select();
}
