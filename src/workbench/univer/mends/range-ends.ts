import {
  IFormulaDependencyGenerator,
  UnionNodeFactory,
  type BaseReferenceObject,
  type BaseValueObject,
} from "@univerjs/engine-formula";
import type { Engine } from "../engine";
import { referenceTo } from "../reference-to";
import { isFunction, type FormulaNode } from "../speed/nodes";

/**
 * Defects: a range that ends where a function says (`SUM(B1:INDEX(B:B,A1))`) isn't calculated anew when what the function
 * reads changes; there is none between several cells and others.
 * Mend: what the function reads counts as read; the range is the smallest that holds both ends.
 */
export function mendRangeEnds(engine: Engine): void {
  const prototype = Object.getPrototypeOf(engine.get(UnionNodeFactory).create(":"));
  const generator = engine.get(IFormulaDependencyGenerator);
  const collect = generator._nodeTraversalRef.bind(generator);
  generator._nodeTraversalRef = (node: FormulaNode, found: unknown[]): void => {
    collect(node, found);
    for (const child of node.getChildren())
      if (Object.getPrototypeOf(child) === prototype)
        for (const end of child.getChildren()) if (isFunction(end)) generator._nodeTraversalRef(end, found);
  };

  const between = prototype._unionFunction;
  prototype._unionFunction = function (one: BaseValueObject, other: BaseValueObject): unknown {
    const ends = [one, other] as unknown as [BaseReferenceObject, BaseReferenceObject];
    const hulled = ends.every((end) => end.isReferenceObject() && !end.isRow() && !end.isColumn());
    if (!hulled || ends.every((end) => end.isCell()) || ends[0].getSheetId() !== ends[1].getSheetId())
      return between.call(this, one, other);
    const [a, b] = ends.map((end) => end.getRangePosition()) as [Area, Area];
    const hull = {
      startRow: Math.min(a.startRow, b.startRow),
      endRow: Math.max(a.endRow, b.endRow),
      startColumn: Math.min(a.startColumn, b.startColumn),
      endColumn: Math.max(a.endColumn, b.endColumn),
    };
    return referenceTo(hull, ends[0]);
  };
}

type Area = ReturnType<BaseReferenceObject["getRangePosition"]>;
