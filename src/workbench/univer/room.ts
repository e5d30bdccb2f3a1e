import type { Worksheet } from "@univerjs/core";
import { SetWorksheetColumnCountMutation, SetWorksheetRowCountMutation } from "@univerjs/sheets";
import type { Rect } from "../model/port";
import type { Engine } from "./engine";
import { MAX_COLUMNS, MAX_ROWS } from "../values/columns";

/** A sheet of Univer's has the rows it was given; it grows by this many more than needed. */
const SPARE = { rows: 100, columns: 10 };

/** Makes a sheet large enough for a rect. Not an undo step: in Excel every sheet has all rows from the start. */
export function makeRoom(engine: Engine, sheet: Worksheet, at: Rect): void {
  const target = { unitId: engine.unitId, subUnitId: sheet.getSheetId() };
  const [rows, columns] = [at.r + at.h, at.c + at.w];
  // Whole columns and rows reach to Excel's end and need no cells there.
  if (rows > sheet.getRowCount() && rows < MAX_ROWS) {
    const params = { ...target, rowCount: Math.min(MAX_ROWS, rows + SPARE.rows) };
    engine.commands.syncExecuteCommand(SetWorksheetRowCountMutation.id, params, { onlyLocal: true });
  }
  if (columns > sheet.getColumnCount() && columns < MAX_COLUMNS) {
    const params = { ...target, columnCount: Math.min(MAX_COLUMNS, columns + SPARE.columns) };
    engine.commands.syncExecuteCommand(SetWorksheetColumnCountMutation.id, params, { onlyLocal: true });
  }
}
