import { RANGE_TYPE, type IRange, type Worksheet } from "@univerjs/core";
import {
  SetSelectionsOperation,
  SheetsSelectionsService,
  type ISetSelectionsOperationParams,
} from "@univerjs/sheets";
import type { Rect } from "../model/port";
import type { Engine } from "./engine";
import { toRange, toRect } from "./grid";

/** What is selected on the sheet that the user looks at. */
export function selectionOf(engine: Engine): {
  sheetId: string;
  areas: Rect[];
  activeCell: { r: number; c: number };
} {
  const sheet = engine.workbook.getActiveSheet();
  const sheetId = sheet.getSheetId();
  // Univer leaves the ends of whole rows and columns open.
  const or = (n: number, otherwise: number): number => (Number.isFinite(n) ? n : otherwise);
  const selections = engine
    .get<SheetsSelectionsService>(SheetsSelectionsService)
    .getWorkbookSelections(engine.unitId)
    .getSelectionsOfWorksheet(sheetId);
  const areas = selections.map(({ range }) =>
    toRect({
      startRow: or(range.startRow, 0),
      startColumn: or(range.startColumn, 0),
      endRow: or(range.endRow, sheet.getRowCount() - 1),
      endColumn: or(range.endColumn, sheet.getColumnCount() - 1),
    }),
  );
  const primary = selections.at(-1)?.primary;
  return {
    sheetId,
    areas: areas.length ? areas : [{ r: 0, c: 0, h: 1, w: 1 }],
    activeCell: primary ? { r: primary.actualRow, c: primary.actualColumn } : { r: 0, c: 0 },
  };
}

/** Selects a rect, and shows its sheet. */
export function select(engine: Engine, sheetId: string, at: Rect): void {
  const primary = {
    ...toRange({ ...at, h: 1, w: 1 }),
    actualRow: at.r,
    actualColumn: at.c,
    isMerged: false,
    isMergedMainCell: false,
  };
  engine.run(SetSelectionsOperation.id, {
    subUnitId: sheetId,
    selections: [{ range: toRange(at), primary, style: null }],
  });
}

/**
 * What the pointer selects says whether it is whole rows or columns, and Univer's commands ask for it; what is selected by
 * the name box, the keyboard or an add-in doesn't, so that panes don't freeze there and rows stay hidden.
 */
export function tellWholeLines(engine: Engine): void {
  engine.commands.beforeCommandExecuted(({ id, params }) => {
    if (id !== SetSelectionsOperation.id) return;
    const { subUnitId, selections } = params as ISetSelectionsOperationParams;
    const sheet = engine.workbook.getSheetBySheetId(subUnitId);
    if (!sheet) return;
    for (const { range } of selections) range.rangeType ??= rangeType(range, sheet);
  });
}

function rangeType(range: IRange, sheet: Worksheet): RANGE_TYPE {
  const rows = range.endColumn - range.startColumn + 1 >= sheet.getColumnCount();
  const columns = range.endRow - range.startRow + 1 >= sheet.getRowCount();
  if (rows && columns) return RANGE_TYPE.ALL;
  if (rows) return RANGE_TYPE.ROW;
  return columns ? RANGE_TYPE.COLUMN : RANGE_TYPE.NORMAL;
}
