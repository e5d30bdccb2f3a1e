import { SetSelectionsOperation, SheetsSelectionsService } from "@univerjs/sheets";
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
