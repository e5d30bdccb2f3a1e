import {
  ErrorType,
  ErrorValueObject,
  LexerNode,
  IFormulaRuntimeService,
  PrefixNodeFactory,
  type ArrayValueObject,
  type BaseReferenceObject,
  type BaseValueObject,
} from "@univerjs/engine-formula";
import type { Engine } from "../engine";
import { referenceTo } from "../reference-to";

/**
 * Defect: `@` before a single cell, a value or a function that gives an array is #VALUE!, and so is an empty cell beside
 * the formula.
 * Mend: what Excel does: a cell or value is itself, an array its first value, a row or column the cell beside the formula.
 */
export function mendImplicitIntersection(engine: Engine): void {
  const token = new LexerNode();
  token.setToken("@");
  const node = engine.get(PrefixNodeFactory).checkAndCreateNodeType(token);
  const prototype = Object.getPrototypeOf(node);
  const runtime = engine.get(IFormulaRuntimeService);
  prototype._handlerAT = function (value: BaseValueObject | BaseReferenceObject): unknown {
    const wrong = ErrorValueObject.create(ErrorType.VALUE);
    if (!value.isReferenceObject()) {
      const v = value as BaseValueObject;
      return v.isArray() ? ((v as ArrayValueObject).getFirstCell() ?? wrong) : v;
    }
    const cells = value as BaseReferenceObject;
    const { startRow, startColumn, endRow, endColumn } = cells.getRangePosition();
    if (startRow === endRow && startColumn === endColumn) return value;
    if (startRow !== endRow && startColumn !== endColumn) return wrong;
    const row: number = startRow === endRow ? startRow : runtime.currentRow;
    const column: number = startColumn === endColumn ? startColumn : runtime.currentColumn;
    if (row < startRow || row > endRow || column < startColumn || column > endColumn) return wrong;
    return referenceTo({ startRow: row, endRow: row, startColumn: column, endColumn: column }, cells);
  };
}
