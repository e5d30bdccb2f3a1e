import { ArrayValueObject, IFunctionService, type BaseValueObject } from "@univerjs/engine-formula";
import type { Engine } from "../engine";

/**
 * Defect: SORT puts the rows of its argument in order where they stand, in the array that all formulas with the same range
 * share: after `=SORT(A1:A9)` any other formula over A1:A9 in the same calculation sees them sorted.
 * Mend: it gets a copy.
 */
export function mendSortInPlace(engine: Engine): void {
  for (const name of ["SORT", "SORTBY"]) {
    const sort = engine.get(IFunctionService).getExecutor(name);
    const calculate = sort.calculate.bind(sort);
    sort.calculate = (array: BaseValueObject, ...rest: BaseValueObject[]) => calculate(copy(array), ...rest);
  }
}

function copy(v: BaseValueObject): BaseValueObject {
  if (!v?.isArray()) return v;
  const array = v as ArrayValueObject;
  return ArrayValueObject.create({
    calculateValueList: array.getArrayValue().map((row) => [...row]),
    rowCount: array.getRowCount(),
    columnCount: array.getColumnCount(),
    unitId: array.getUnitId(),
    sheetId: array.getSheetId(),
    row: array.getCurrentRow(),
    column: array.getCurrentColumn(),
  });
}
