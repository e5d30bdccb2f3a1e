import type { ICellData, IMutationInfo } from "@univerjs/core";
import { SetDefinedNameMutation } from "@univerjs/engine-formula";
import { SetRangeValuesMutation } from "@univerjs/sheets";
import type { Engine } from "../engine";
import { entries, put, type Matrix } from "../grid";
import { rulesFollowing } from "../rules/follow";
import { STAYING, type Rewrite, type Travel } from "./travel";

/** The mutations that change formulas of cells, names and rules throughout the workbook, for those that `rewrite` changes. */
export function rewriteFormulas(engine: Engine, rewrite: Rewrite, travel: Travel = STAYING): IMutationInfo[] {
  const { unitId, workbook } = engine;
  const after = new Map<string, Matrix<ICellData>>();
  for (const sheet of workbook.getSheets()) {
    const sheetId = sheet.getSheetId();
    for (const [r, c, cell] of entries(sheet.getCellMatrix().getMatrix() as unknown as Matrix<ICellData>)) {
      if (!cell?.f) continue;
      const changed = rewrite(cell.f, { sheetId, r, c });
      const at = changed === cell.f ? null : travel.place({ sheetId, r, c });
      if (!at) continue;
      const cells = after.get(at.sheetId) ?? {};
      put(cells, at.r, at.c, { f: changed });
      after.set(at.sheetId, cells);
    }
  }
  return [
    ...[...after].map(([subUnitId, cellValue]) => ({
      id: SetRangeValuesMutation.id,
      params: { unitId, subUnitId, cellValue },
    })),
    ...engine.definedNames().flatMap((name) => {
      const formulaOrRefString = rewrite(name.formulaOrRefString, null);
      if (formulaOrRefString === name.formulaOrRefString) return [];
      return [{ id: SetDefinedNameMutation.id, params: { ...name, unitId, formulaOrRefString } }];
    }),
    ...rulesFollowing(engine, rewrite, travel),
  ];
}
