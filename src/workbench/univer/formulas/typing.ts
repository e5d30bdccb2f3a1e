import type { ICellData, ICommandInfo, IExecutionOptions } from "@univerjs/core";
import { FormulaDataModel, LexerTreeBuilder } from "@univerjs/engine-formula";
import { SetRangeValuesMutation, SheetInterceptorService } from "@univerjs/sheets";
import type { Engine } from "../engine";
import { shiftFormula } from "./references";
import { toEngine, toExcel } from "./text";
import { entries, type Matrix } from "../grid";
import type { TableAt } from "../sheet/cells";

/** Univer fills cells with an id by which they share one formula; here every cell has its own. */
function ownTexts(cells: Matrix<ICellData | null> | undefined): void {
  const shared = new Map<string, { r: number; c: number; f: string }>();
  for (const [r, c, cell] of entries(cells)) if (cell?.si && cell.f) shared.set(cell.si, { r, c, f: cell.f });
  for (const [r, c, cell] of entries(cells)) {
    const first = cell?.si ? shared.get(cell.si) : undefined;
    if (!cell || !first) continue;
    cell.f = shiftFormula(first.f, r - first.r, c - first.c);
    cell.si = null;
  }
}

/** Formulas that the user types or pastes are spelled Excel's way, and so is what the cell editor and formula bar show. */
export function spellTypedFormulas(engine: Engine, tableAt: TableAt): void {
  const listener = (command: Readonly<ICommandInfo>, options?: IExecutionOptions): void => {
    const p = command.params as { unitId?: string; subUnitId: string; cellValue?: Matrix<ICellData | null> };
    if (command.id !== SetRangeValuesMutation.id || options?.onlyLocal || !engine.isSpreadsheet(p.unitId))
      return;
    ownTexts(p.cellValue);
    for (const [r, c, cell] of entries(p.cellValue)) {
      if (cell?.f?.includes("[")) cell.f = toEngine(cell.f, tableAt(p.subUnitId, r, c));
    }
  };
  const lexer = engine.get(LexerTreeBuilder);
  lexer.moveFormulaRefOffset = (formula: string, columns: number, rows: number) =>
    shiftFormula(formula, rows, columns);
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
