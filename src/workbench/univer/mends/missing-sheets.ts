import { ErrorType, ErrorValueObject, ReferenceNodeFactory } from "@univerjs/engine-formula";
import type { Engine } from "../engine";

/**
 * Defect: a reference to a sheet that isn't there is #VALUE!, and one to another workbook (`[1]A1`) reads empty cells.
 * Mend: both are #REF!; the workbench opens one workbook.
 */
export function mendMissingSheets(engine: Engine): void {
  const factory = engine.get(ReferenceNodeFactory);
  const getNode = factory._getNode.bind(factory);
  factory._getNode = (...given: unknown[]) => {
    const node = getNode(...given);
    if (!node) return node;
    const { execute } = node;
    node.execute = () => {
      execute.call(node);
      const value = node.getValue();
      if (value.isReferenceObject() && (value._checkIfWorksheetMiss() || value.getUnitId() !== engine.unitId))
        node.setValue(ErrorValueObject.create(ErrorType.REF));
    };
    return node;
  };
}
