import type { ICellData, IMutationInfo } from "@univerjs/core";
import { FormulaDataModel, IDefinedNamesService, SetDefinedNameMutation } from "@univerjs/engine-formula";
import { SetRangeValuesMutation } from "@univerjs/sheets";
import type { Engine } from "./engine";
import { entries, put, type Matrix } from "./grid";

/** A formula in the engine's spelling and its cell; a name's formula has no cell. */
export type Rewrite = (formula: string, cell: { sheetId: string; r: number; c: number } | null) => string;

/** The mutations that change formulas of cells and names throughout the workbook, for those that `rewrite` changes. */
export function rewriteFormulas(engine: Engine, rewrite: Rewrite): IMutationInfo[] {
  const { unitId, workbook } = engine;
  const mutations: IMutationInfo[] = [];
  const model = engine.get(FormulaDataModel);
  const data = (model.getFormulaData()?.[unitId] ?? {}) as Record<string, Matrix<unknown>>;
  for (const [sheetId, formulas] of Object.entries(data)) {
    if (!workbook.getSheetBySheetId(sheetId)) continue;
    const after: Matrix<ICellData> = {};
    for (const [r, c, item] of entries(formulas)) {
      if (!item) continue;
      const formula: string | null = model.getFormulaStringByCell(r, c, sheetId, unitId);
      const changed = formula && rewrite(formula, { sheetId, r, c });
      if (!changed || changed === formula) continue;
      // Formulas that share one text are told apart: each is written out.
      put(after, r, c, { f: changed, si: null });
    }
    if (Object.keys(after).length === 0) continue;
    mutations.push({
      id: SetRangeValuesMutation.id,
      params: { unitId, subUnitId: sheetId, cellValue: after },
    });
  }
  const names = engine.get<IDefinedNamesService>(IDefinedNamesService).getDefinedNameMap(unitId) ?? {};
  for (const name of Object.values(names)) {
    const changed = rewrite(name.formulaOrRefString, null);
    if (changed === name.formulaOrRefString) continue;
    mutations.push({
      id: SetDefinedNameMutation.id,
      params: { ...name, unitId, formulaOrRefString: changed },
    });
  }
  return mutations;
}
