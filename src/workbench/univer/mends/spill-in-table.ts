import { IFormulaRuntimeService } from "@univerjs/engine-formula";
import { TableManager } from "@univerjs/sheets-table";
import type { IRange } from "@univerjs/core";
import type { Engine } from "../engine";

/**
 * Defect: formulas spill inside tables, and into them. In Excel both are #SPILL!: results row by row need a formula
 * for one row.
 * Mend: an array that would share cells with a table doesn't fit.
 */
export function mendSpillInTable(engine: Engine): void {
  const runtime = engine.get(IFormulaRuntimeService);
  const fits = runtime._checkIfArrayFormulaExceeded.bind(runtime);
  runtime._checkIfArrayFormulaExceeded = (rows: number, columns: number, range: IRange): boolean => {
    const single = range.startRow === range.endRow && range.startColumn === range.endColumn;
    const tables = (engine.get(TableManager) as any).getTableList(engine.unitId) as {
      subUnitId: string;
      range: IRange;
    }[];
    const blocked = tables.some(
      (table) =>
        table.subUnitId === runtime.currentSubUnitId &&
        range.startRow <= table.range.endRow &&
        range.endRow >= table.range.startRow &&
        range.startColumn <= table.range.endColumn &&
        range.endColumn >= table.range.startColumn,
    );
    return (!single && blocked) || fits(rows, columns, range);
  };
}
