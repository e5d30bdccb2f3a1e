import { f, type Expr } from "../formula";

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
