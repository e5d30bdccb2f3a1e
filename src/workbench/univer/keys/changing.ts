import { BorderStyleTypes, BorderType, type Worksheet } from "@univerjs/core";
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
import type { Structure } from "../structure";
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

/**
 * Works on what is selected as whole rows or whole columns. Of single cells Excel asks which way they are to move; the
 * workbench has its menu for them.
 */
const onLines =
  (work: (structure: Structure, sheet: Worksheet, at: Rect, axis: Axis) => void) =>
  (book: UniverBook): void => {
    const sheet = book.engine.workbook.getActiveSheet();
    const [at, ...more] = book.selection().areas;
    const [rows, columns] = [at && at.w >= sheet.getColumnCount(), at && at.h >= sheet.getRowCount()];
    if (!at || more.length > 0 || rows === columns) book.onRefused(SELECT_LINES);
    else work(book.structure, sheet, at, rows ? "rows" : "columns");
  };

export const insertLines = onLines((structure, sheet, at, axis) =>
  structure.insert(sheet, at, axis === "rows" ? "down" : "right"),
);
export const deleteLines = onLines((structure, sheet, at, axis) =>
  structure.delete(sheet, at, axis === "rows" ? "up" : "left"),
);

/** Before the sheet in front. */
export function insertSheet(book: UniverBook): void {
  command(book, InsertSheetCommand.id, { index: book.active().index, sheet: newSheet() });
}
