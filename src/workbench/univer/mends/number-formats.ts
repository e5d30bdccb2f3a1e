import { INumfmtService } from "@univerjs/sheets";
import { GENERAL } from "../cells";
import type { Engine } from "../engine";
import { Formats } from "../formats/formats";

/**
 * Defect: asked for the number format of a cell, Univer has only the cell's own, though rows, columns and the sheet have
 * theirs: the buttons for decimals begin with none there, and sums of the selection are shown without.
 * Mend: the format that is seen.
 */
export function mendNumberFormats(engine: Engine): void {
  engine.get<INumfmtService>(INumfmtService).getValue = (_unitId, sheetId, r, c) => {
    const sheet = engine.workbook.getSheetBySheetId(sheetId);
    const pattern = sheet ? new Formats(engine, sheet).patternAt(r, c) : GENERAL;
    return pattern === GENERAL ? null : { pattern };
  };
}
