import { BorderStyleTypes, BorderType } from "@univerjs/core";
import {
  InsertSheetCommand,
  SetBorderBasicCommand,
  SetColHiddenCommand,
  SetRowHiddenCommand,
  SetSpecificColsVisibleCommand,
  SetSpecificRowsVisibleCommand,
} from "@univerjs/sheets";
import { SetNumfmtCommand } from "@univerjs/sheets-numfmt";
import type { Rect } from "../../model/port";
import type { UniverBook } from "../book";
import { newSheet } from "../empty";
import { GENERAL } from "../cells";
import { toRange } from "../grid";
import { selectAreas, selectedLines, type Axis } from "./selecting";

/** A command of Univer's on what is selected. */
export function command(book: UniverBook, id: string, params: object = {}): void {
  void book.engine.commands.executeCommand(id, params);
}

/** A command that Univer has for ranges; where one cell is selected it takes the one before along, and selects it too. */
export function fillFromBefore(book: UniverBook, id: string): void {
  const { sheetId, areas, activeCell } = book.selection();
  void book.engine.commands.executeCommand(id).then(() => {
    const [at] = areas;
    if (at && areas.length === 1 && at.h === 1 && at.w === 1)
      book.select(sheetId, { ...activeCell, h: 1, w: 1 });
  });
}

export function setFormat(book: UniverBook, pattern: string): void {
  const values = book.selection().areas.flatMap(({ r, c, h, w }) =>
    Array.from({ length: h * w }, (_, i) => ({
      row: r + Math.floor(i / w),
      col: c + (i % w),
      ...(pattern === GENERAL ? {} : { pattern }),
    })),
  );
  command(book, SetNumfmtCommand.id, { values });
}

export function setBorder(book: UniverBook, around: boolean): void {
  const ranges = book.selection().areas.map(toRange);
  const value = around
    ? { type: BorderType.OUTSIDE, color: "#000000", style: BorderStyleTypes.THIN }
    : { type: BorderType.NONE, color: "#000000", style: BorderStyleTypes.NONE };
  command(book, SetBorderBasicCommand.id, { ranges, value });
}

/** The rows or columns in which anything is selected. What is selected stays so, for them to be shown again. */
export function hide(book: UniverBook, axis: Axis): void {
  const id = axis === "rows" ? SetRowHiddenCommand.id : SetColHiddenCommand.id;
  const { areas, activeCell } = book.selection();
  const params = { ...inFront(book), ranges: selectedLines(book, axis) };
  void book.engine.commands
    .executeCommand(id, params)
    .then(() => selectAreas(book, areas.map(toRange), activeCell));
}

export function show(book: UniverBook, axis: Axis): void {
  const sheet = book.engine.workbook.getActiveSheet();
  const [id, ranges] =
    axis === "rows"
      ? [
          SetSpecificRowsVisibleCommand.id,
          selectedLines(book, axis).flatMap((r) => sheet.getHiddenRows(r.startRow, r.endRow)),
        ]
      : [
          SetSpecificColsVisibleCommand.id,
          selectedLines(book, axis).flatMap((r) => sheet.getHiddenCols(r.startColumn, r.endColumn)),
        ];
  if (ranges.length) command(book, id, { ...inFront(book), ranges });
}

const inFront = ({ engine }: UniverBook) => ({
  unitId: engine.unitId,
  subUnitId: engine.workbook.getActiveSheet().getSheetId(),
});

const SELECT_LINES =
  "Select whole rows (Shift+Space) or whole columns (Ctrl+Space) first. For single cells, use the menu of the right mouse button.";

/** What is selected as whole rows or whole columns, or null. */
function oneSort(book: UniverBook): { axis: Axis; at: Rect } | null {
  const sheet = book.engine.workbook.getActiveSheet();
  const { areas } = book.selection();
  const [at] = areas;
  if (!at || areas.length > 1) return null;
  const [rows, columns] = [at.w >= sheet.getColumnCount(), at.h >= sheet.getRowCount()];
  return rows === columns ? null : { axis: rows ? "rows" : "columns", at };
}

/** Excel asks which way single cells are to move; the workbench has its menu for them. */
export function insertLines(book: UniverBook): void {
  const lines = oneSort(book);
  if (!lines) book.onRefused(SELECT_LINES);
  else
    book.structure.insert(
      book.engine.workbook.getActiveSheet(),
      lines.at,
      lines.axis === "rows" ? "down" : "right",
    );
}

export function deleteLines(book: UniverBook): void {
  const lines = oneSort(book);
  if (!lines) book.onRefused(SELECT_LINES);
  else
    book.structure.delete(
      book.engine.workbook.getActiveSheet(),
      lines.at,
      lines.axis === "rows" ? "up" : "left",
    );
}

/** Before the sheet in front. */
export function insertSheet(book: UniverBook): void {
  command(book, InsertSheetCommand.id, { index: book.active().index, sheet: newSheet() });
}
