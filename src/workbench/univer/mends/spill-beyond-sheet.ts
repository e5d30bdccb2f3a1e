import { IFormulaRuntimeService } from "@univerjs/engine-formula";
import { SetWorksheetColumnCountMutation, SetWorksheetRowCountMutation } from "@univerjs/sheets";
import type { IRange } from "@univerjs/core";
import type { Engine } from "../engine";
import { MAX_COLUMNS, MAX_ROWS } from "../../values/columns";

/**
 * Defect: a sheet has as many rows as were made, and an array that needs more is #SPILL!. In Excel every sheet has
 * 1,048,576 rows.
 * Mend: the sheet grows to what the array needs.
 */
export function mendSpillBeyondSheet(engine: Engine): void {
  const runtime = engine.get(IFormulaRuntimeService);
  runtime._checkIfArrayFormulaExceeded = (rows: number, columns: number, range: IRange): boolean => {
    if (range.endRow >= MAX_ROWS || range.endColumn >= MAX_COLUMNS) return true;
    const target = { unitId: engine.unitId, subUnitId: runtime.currentSubUnitId };
    if (range.endRow >= rows) {
      const params = { ...target, rowCount: range.endRow + 1 };
      engine.commands.syncExecuteCommand(SetWorksheetRowCountMutation.id, params, { onlyLocal: true });
    }
    if (range.endColumn >= columns) {
      const params = { ...target, columnCount: range.endColumn + 1 };
      engine.commands.syncExecuteCommand(SetWorksheetColumnCountMutation.id, params, { onlyLocal: true });
    }
    return false;
  };
}
