import { CellError, VALUE } from "../../values/cell-error";
import { toLogical } from "../../values/coerce";
import { isMany, type Scalar, type Value } from "../../values/value";
import { define, type FunctionTable } from "../definition";
import { cellsOf } from "../numbers";

/** Conditions: texts, but for TRUE and FALSE written as such, are passed over, and in a range all texts and empty cells. */
function conditions(values: readonly Value[]): boolean[] {
  const found: boolean[] = [];
  for (const value of values) {
    if (!isMany(value)) {
      if (typeof value !== "string") found.push(toLogical(value as Scalar));
      else if (/^(true|false)$/i.test(value)) found.push(toLogical(value));
      continue;
    }
    for (const cell of cellsOf(value)) {
      if (cell instanceof CellError) throw cell;
      if (typeof cell === "number" || typeof cell === "boolean") found.push(Boolean(cell));
    }
  }
  if (found.length === 0) throw VALUE;
  return found;
}

export const LOGIC: FunctionTable = {
  AND: define("a a*", (...values) => conditions(values).every(Boolean)),
  OR: define("a a*", (...values) => conditions(values).some(Boolean)),
  XOR: define("a a*", (...values) => conditions(values).filter(Boolean).length % 2 === 1),
  NOT: define("b", (value) => !value),
  TRUE: define("", () => true),
  FALSE: define("", () => false),
};
