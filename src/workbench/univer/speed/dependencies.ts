import type { IUnitRange } from "@univerjs/core";
import {
  FORMULA_REF_TO_ARRAY_CACHE,
  IFormulaDependencyGenerator,
  IFormulaRuntimeService,
  Interpreter,
} from "@univerjs/engine-formula";
import { SetWorksheetColumnCountMutation, SetWorksheetRowCountMutation } from "@univerjs/sheets";
import type { Engine } from "../engine";
import { isFunction, type FormulaNode } from "./nodes";

interface Tree {
  addressFunctionNodes: readonly FormulaNode[];
}

/** A formula and the offset of its references, for a rule that judges many cells. */
interface Asked {
  node: FormulaNode | null;
  refOffsetX: number;
  refOffsetY: number;
}

/** What a parsed formula says, found out once. */
const once = <T>(find: (node: FormulaNode) => T): ((node: FormulaNode) => T) => {
  const known = new WeakMap<FormulaNode, T>();
  return (node) => {
    let found = known.get(node);
    if (found === undefined) known.set(node, (found = find(node)));
    return found;
  };
};

const some = (node: FormulaNode, is: (node: FormulaNode) => boolean): boolean =>
  is(node) || node.getChildren().some((child) => some(child, is));

/** References within these are cells by themselves: whatever functions compute in them is known only when it is calculated. */
const computes = (node: FormulaNode): boolean => node.getChildren().some((child) => some(child, isFunction));

/**
 * Before each calculation Univer finds out anew, for every formula of the workbook, on which cells it depends, whether it is
 * volatile and whether it calls OFFSET or INDIRECT. None of that changes while the formula stays as it is.
 */
export function keepDependencies(engine: Engine): void {
  const generator = engine.get(IFormulaDependencyGenerator);
  const runtime = engine.get(IFormulaRuntimeService);
  const interpreter = engine.get(Interpreter);

  const forced = once((node) => some(node, (part) => part.isForcedCalculateFunction()));
  generator._detectForcedRecalculationNodeRecursion = forced;

  const addresses = generator._getAddressFunctionNodeList.bind(generator);
  const callsOfAddresses = once<readonly FormulaNode[]>((node) => addresses(node));
  generator._getAddressFunctionNodeList = (node: FormulaNode | null) => (node ? callsOfAddresses(node) : []);

  const waits = once((node) => node.getChildren().some((child) => some(child, (part) => part.isAsync())));
  interpreter.checkAsyncNode = (node: FormulaNode | null) => node !== null && waits(node);

  const areas = generator._getRangeListByNode.bind(generator);
  const fixed = once((node) => {
    const found: FormulaNode[] = [];
    generator._nodeTraversalRef(node, found);
    return !found.some(computes);
  });
  let kept = new WeakMap<FormulaNode, Map<string, readonly IUnitRange[]>>();
  generator._getRangeListByNode = async (asked: Asked): Promise<readonly IUnitRange[]> => {
    const { node, refOffsetX, refOffsetY } = asked;
    if (node === null || !fixed(node)) return areas(asked);
    let places = kept.get(node);
    if (!places) kept.set(node, (places = new Map()));
    const place = [
      runtime.currentSubUnitId,
      runtime.currentRow,
      runtime.currentColumn,
      refOffsetX,
      refOffsetY,
    ].join();
    let found = places.get(place);
    if (!found) places.set(place, (found = (await areas(asked)) as readonly IUnitRange[]));
    return found;
  };
  // A whole column reaches as far as its sheet.
  engine.commands.onCommandExecuted(({ id }) => {
    if (id === SetWorksheetRowCountMutation.id || id === SetWorksheetColumnCountMutation.id)
      kept = new WeakMap();
  });

  const follow = generator._calculateListByFunctionRefNode.bind(generator);
  generator._calculateListByFunctionRefNode = (trees: readonly Tree[]) =>
    trees.some(({ addressFunctionNodes }) => addressFunctionNodes.length > 0)
      ? follow(trees)
      : generator._executedAddressFunctionNodeIds.clear();

  // Univer's caches keep long formulas under a hash, which costs more and which two of them could share.
  Object.getPrototypeOf(FORMULA_REF_TO_ARRAY_CACHE)._hash = (formula: string) => formula;
}
