import { CellValueType, type ICellData } from "@univerjs/core";
import {
  ErrorType,
  ErrorValueObject,
  IFormulaRuntimeService,
  type BaseValueObject,
} from "@univerjs/engine-formula";
import type { Engine } from "../engine";

/**
 * Defect: a formula whose result is an empty cell shows nothing, and so do the empty cells of an array (SORT, UNIQUE, `=A1:A5`).
 * A function that isn't called shows 0.
 * Mend: the ones show 0, as in Excel, the other is #CALC!.
 */
export function mendEmptyResults(engine: Engine): void {
  const runtime = engine.get(IFormulaRuntimeService);
  const cellOf = runtime._getValueObjectOfRuntimeData.bind(runtime);
  runtime._getValueObjectOfRuntimeData = (v: BaseValueObject | null | undefined): ICellData =>
    v == null || v.isNull()
      ? { v: 0, t: CellValueType.NUMBER }
      : cellOf(v.isLambda() ? ErrorValueObject.create(ErrorType.CALC) : v);
}
