import type { ICellData, IMutationInfo } from "@univerjs/core";
import { IDefinedNamesService, SetDefinedNameMutation } from "@univerjs/engine-formula";
import { SetRangeValuesMutation } from "@univerjs/sheets";
import type { Engine } from "../engine";
import { entries, put, type Matrix } from "../grid";

export interface Place {
  sheetId: string;
  r: number;
  c: number;
}

/** A formula in the engine's spelling and its cell; a name's formula has no cell. */
export type Rewrite = (formula: string, cell: Place | null) => string;

/**
 * The mutations that change formulas of cells and names throughout the workbook, for those that `rewrite` changes.
 * @param place where a cell is when they are executed; null for one that is gone by then
 */
export function rewriteFormulas(
  engine: Engine,
  rewrite: Rewrite,
  place: (cell: Place) => Place | null = (cell) => cell,
): IMutationInfo[] {
  const { unitId, workbook } = engine;
  const after = new Map<string, Matrix<ICellData>>();
  for (const sheet of workbook.getSheets()) {
    const sheetId = sheet.getSheetId();
    for (const [r, c, cell] of entries(sheet.getCellMatrix().getMatrix() as unknown as Matrix<ICellData>)) {
      if (!cell?.f) continue;
      const changed = rewrite(cell.f, { sheetId, r, c });
      const at = changed === cell.f ? null : place({ sheetId, r, c });
      if (!at) continue;
      const cells = after.get(at.sheetId) ?? {};
      put(cells, at.r, at.c, { f: changed });
      after.set(at.sheetId, cells);
    }
  }
  const names = engine.get<IDefinedNamesService>(IDefinedNamesService).getDefinedNameMap(unitId) ?? {};
  return [
    ...[...after].map(([subUnitId, cellValue]) => ({
      id: SetRangeValuesMutation.id,
      params: { unitId, subUnitId, cellValue },
    })),
    ...Object.values(names).flatMap((name) => {
      const formulaOrRefString = rewrite(name.formulaOrRefString, null);
      if (formulaOrRefString === name.formulaOrRefString) return [];
      return [{ id: SetDefinedNameMutation.id, params: { ...name, unitId, formulaOrRefString } }];
    }),
  ];
}
