import {
  Interpreter,
  NullValueObject,
  type ArrayValueObject,
  type BaseReferenceObject,
  type BaseValueObject,
} from "@univerjs/engine-formula";
import type { Engine } from "../engine";
import { isFunction, type FormulaNode } from "./nodes";

/** One value, of a cell as well; null for several. */
function single(given: BaseValueObject | null): BaseValueObject | null {
  if (!given) return null;
  if (given.isReferenceObject()) {
    const cells = given as unknown as BaseReferenceObject;
    const { startRow, startColumn, endRow, endColumn } = cells.getRangePosition();
    return startRow === endRow && startColumn === endColumn ? cells.getFirstCell() : null;
  }
  if (!given.isArray()) return given;
  const array = given as ArrayValueObject;
  return array.getRowCount() === 1 && array.getColumnCount() === 1 ? (array.getFirstCell() ?? null) : null;
}

/** The arguments that a function has no use for once its first one is known. */
const UNUSED: Record<string, (first: BaseValueObject, count: number) => readonly number[]> = {
  IF: (test) => (test.isError() ? [1, 2] : test.getValue() ? [2] : [1]),
  IFERROR: (value) => (value.isError() ? [] : [1]),
  CHOOSE: (index, count) => {
    const chosen = index.getValue();
    if (typeof chosen !== "number") return [];
    return Array.from({ length: count - 1 }, (_, i) => i + 1).filter((i) => i !== Math.trunc(chosen));
  },
  IFNA: (value) => (value.isError() && value.getValue() === "#N/A" ? [] : [1]),
};

/**
 * Univer computes all branches of a formula, whichever is taken: a verdict of ours has a dozen. Excel computes the one that
 * it takes, and calls no function of the others.
 */
export function computeTakenBranches(engine: Engine): void {
  const interpreter = engine.get(Interpreter);
  const execute = interpreter._execute.bind(interpreter);
  interpreter._execute = (node: FormulaNode, x = 0, y = 0): unknown => {
    const unused = isFunction(node) ? UNUSED[node.getToken().trim().toUpperCase()] : undefined;
    const children = node.getChildren();
    if (!unused || children.length < 2) return execute(node, x, y);
    const [test] = children as [FormulaNode];
    interpreter._execute(test, x, y);
    const first = single(test.getValue());
    if (!first) return execute(node, x, y);
    const left = unused(first, children.length);
    children.forEach((child, i) => {
      if (left.includes(i)) child.setValue(NullValueObject.create());
      else if (i > 0) interpreter._execute(child, x, y);
    });
    (node as unknown as { execute(): void }).execute();
    return undefined;
  };
}
