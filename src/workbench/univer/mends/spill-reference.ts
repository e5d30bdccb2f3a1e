import {
  BaseFunction,
  ErrorType,
  ErrorValueObject,
  FormulaDataModel,
  IFormulaRuntimeService,
  IFunctionService,
  RangeReferenceObject,
  type BaseReferenceObject,
  type BaseValueObject,
  type IFunctionNames,
} from "@univerjs/engine-formula";
import type { IRange } from "@univerjs/core";
import type { Engine } from "../engine";

/**
 * Defect: `A3#`, the area into which the formula in A3 spills, isn't implemented ("todo" in its source).
 * Mend: the formula reader turns it into ANCHORARRAY(A3), which is this function.
 */
export function mendSpillReference(engine: Engine): void {
  const runtime = engine.get(IFormulaRuntimeService);
  const model = engine.get(FormulaDataModel);

  class AnchorArray extends BaseFunction {
    override minParams = 1;
    override maxParams = 1;
    override needsReferenceObject = true;

    override calculate(anchor: BaseValueObject): BaseValueObject {
      const cell = anchor as unknown as BaseReferenceObject;
      if (!cell.isReferenceObject() || !cell.isCell()) return ErrorValueObject.create(ErrorType.REF);
      const { startRow: r, startColumn: c } = cell.getRangePosition();
      const [unitId, sheetId] = [cell.getUnitId(), cell.getSheetId()];
      // Of this calculation if the anchor was calculated in it, else of the last one.
      const now = runtime.getUnitArrayFormula()?.[unitId]?.[sheetId]?.[r]?.[c] as IRange | undefined;
      const range =
        now ?? (model.getArrayFormulaRange()?.[unitId]?.[sheetId]?.[r]?.[c] as IRange | undefined);
      if (!range) return ErrorValueObject.create(ErrorType.REF);
      const area = new RangeReferenceObject({ ...range });
      area.setDefaultUnitId(unitId);
      area.setDefaultSheetId(sheetId);
      return area as unknown as BaseValueObject;
    }
  }
  engine.get(IFunctionService).registerExecutors(new AnchorArray("ANCHORARRAY" as unknown as IFunctionNames));
}
