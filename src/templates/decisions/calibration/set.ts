import { f, list, type Expr } from "../../../sheets/formula";
import { checkOf } from "../parts/entries";

/** What the summary shows of a set of published figures. */
export interface SetSummary {
  readonly count: Expr;
  readonly worst: Expr;
  readonly within: Expr;
  /** A condition: every figure of the set is met. */
  readonly good: Expr;
}

/** The largest absolute value of a column, without an array formula. */
export function largest(column: Expr): Expr {
  return f`MAX(MAX(${column}),-MIN(${column}))`;
}

/** Every check of a column says OK. */
export function allOk(column: Expr): Expr {
  return f`COUNTIF(${column},"OK")=ROWS(${column})`;
}

/**
 * The check of a published figure. Its inputs must be numbers that can be: Excel counts any text as more than any
 * number, so that a text in the limit would let every error pass.
 */
export function figureCheck(positive: readonly Expr[], met: Expr, notNegative: readonly Expr[] = []): Expr {
  const numbers = list([...positive, ...notNegative].map((cell) => f`ISNUMBER(${cell})`));
  return checkOf([
    [f`AND(${numbers})`, "Numbers, please"],
    [f`MIN(${list(positive)})>0`, "Must be above 0"],
    ...(notNegative.length > 0 ? [[f`MIN(${list(notNegative)})>=0`, "Must be 0 or more"] as const] : []),
    [met, "Beyond"],
  ]);
}
