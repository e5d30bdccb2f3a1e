import {
  Interpreter,
  NullValueObject,
  type ArrayValueObject,
  type BaseReferenceObject,
  type BaseValueObject,
} from "@univerjs/engine-formula";
import { isSame } from "../corrected/logic";
import { plain } from "../corrected/values";
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

/** Computes an argument; null where it is several values. */
type Ask = (argument: number) => BaseValueObject | null;

const whereFirst =
  (others: (first: BaseValueObject) => readonly number[] | null) =>
  (ask: Ask): readonly number[] | null => {
    const first = ask(0);
    return first && others(first);
  };

/** The arguments that a function needs beside those it has asked for; null: all. */
const CHOICES: Record<string, (ask: Ask, count: number) => readonly number[] | null> = {
  IF: whereFirst((test) => (test.isString() ? null : test.isError() ? [] : test.getValue() ? [1] : [2])),
  IFERROR: whereFirst((value) => (value.isError() ? [1] : [])),
  IFNA: whereFirst((value) => (value.isError() && value.getValue() === "#N/A" ? [1] : [])),
  CHOOSE: whereFirst((index) => {
    const chosen = index.getValue();
    return typeof chosen === "number" ? [Math.trunc(chosen)] : null;
  }),
  IFS: (ask, count) => {
    for (let i = 0; i + 1 < count; i += 2) {
      const test = ask(i);
      if (!test || test.isString()) return null;
      if (test.isError()) return [];
      if (test.getValue()) return [i + 1];
    }
    return [];
  },
  SWITCH: (ask, count) => {
    const subject = ask(0);
    if (!subject) return null;
    for (let i = 1; i + 1 < count; i += 2) {
      const value = ask(i);
      if (!value) return null;
      if (subject.isError() || value.isError()) return [];
      if (isSame(plain(subject), plain(value))) return [i + 1];
    }
    return count % 2 === 0 ? [count - 1] : [];
  },
};

/**
 * Univer computes all branches of a formula, whichever is taken: a verdict of ours has a dozen. Excel computes the one that
 * it takes, and calls no function of the others.
 */
export function computeTakenBranches(engine: Engine): void {
  const interpreter = engine.get(Interpreter);
  const execute = interpreter._execute.bind(interpreter);
  interpreter._execute = (node: FormulaNode, x = 0, y = 0): unknown => {
    const choice = isFunction(node) ? CHOICES[node.getToken().trim().toUpperCase()] : undefined;
    const children = node.getChildren();
    if (!choice || children.length < 2) return execute(node, x, y);
    const computed = new Set<number>();
    const compute = (i: number) => {
      if (computed.has(i)) return;
      computed.add(i);
      interpreter._execute(children[i], x, y);
    };
    const taken = choice((i) => {
      compute(i);
      return single(children[i]!.getValue());
    }, children.length);
    if (!taken) return execute(node, x, y);
    children.forEach((child, i) => {
      if (taken.includes(i)) compute(i);
      else if (!computed.has(i)) child.setValue(NullValueObject.create());
    });
    (node as unknown as { execute(): void }).execute();
    return undefined;
  };
}
