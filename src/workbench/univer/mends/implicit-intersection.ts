import {
  ErrorType,
  ErrorValueObject,
  LexerNode,
  PrefixNodeFactory,
  type ArrayValueObject,
  type BaseReferenceObject,
  type BaseValueObject,
} from "@univerjs/engine-formula";
import type { Engine } from "../engine";

/**
 * Defect: `@` before a single cell, a value or a function that gives an array is #VALUE!.
 * Mend: what Excel does: a cell or value is itself, an array its first value, a row or column the cell beside the formula.
 */
export function mendImplicitIntersection(engine: Engine): void {
  const token = new LexerNode();
  token.setToken("@");
  const node = engine.get(PrefixNodeFactory).checkAndCreateNodeType(token);
  const prototype = Object.getPrototypeOf(node);
  const univers = prototype._handlerAT;
  prototype._handlerAT = function (this: unknown, value: BaseValueObject | BaseReferenceObject): unknown {
    if (!value.isReferenceObject()) {
      const v = value as BaseValueObject;
      return v.isArray()
        ? ((v as ArrayValueObject).getFirstCell() ?? ErrorValueObject.create(ErrorType.VALUE))
        : v;
    }
    const { startRow, startColumn, endRow, endColumn } = (value as BaseReferenceObject).getRangePosition();
    return startRow === endRow && startColumn === endColumn ? value : univers.call(this, value);
  };
}
