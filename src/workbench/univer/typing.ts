import type { ICellData, ICommandInfo, IExecutionOptions } from "@univerjs/core";
import { FormulaDataModel } from "@univerjs/engine-formula";
import { SetRangeValuesMutation, SheetInterceptorService } from "@univerjs/sheets";
import type { Engine } from "./engine";
import { toEngine, toExcel } from "./formula-text";
import { entries, type Matrix } from "./grid";
import type { TableAt } from "./sheet/cells";

/** Formulas that the user types or pastes are spelled Excel's way, and so is what the cell editor and formula bar show. */
export function spellTypedFormulas(engine: Engine, tableAt: TableAt): void {
  const listener = (command: Readonly<ICommandInfo>, options?: IExecutionOptions): void => {
    const p = command.params as { unitId?: string; subUnitId: string; cellValue?: Matrix<ICellData | null> };
    if (command.id !== SetRangeValuesMutation.id || options?.onlyLocal || !engine.isSpreadsheet(p.unitId))
      return;
    for (const [r, c, cell] of entries(p.cellValue)) {
      if (cell?.f?.includes("[")) cell.f = toEngine(cell.f, tableAt(p.subUnitId, r, c));
    }
  };
  // Before Univer's own listener takes formulas into its dependency data.
  (engine.commands as any)._beforeCommandExecutionListeners.unshift(listener);

  const { writeCellInterceptor } = engine.get<SheetInterceptorService>(SheetInterceptorService);
  writeCellInterceptor.intercept(writeCellInterceptor.getInterceptPoints().BEFORE_CELL_EDIT, {
    priority: 100,
    handler: (cell, location, next) => {
      const { subUnitId, row, col } = location;
      const formula: string | null = engine
        .get(FormulaDataModel)
        .getFormulaStringByCell(row, col, subUnitId, engine.unitId);
      if (!formula?.includes("[")) return next(cell);
      // Without next: the handlers after this one would put the engine's spelling back.
      return { ...cell, f: toExcel(formula, tableAt(subUnitId, row, col)) };
    },
  });
}
