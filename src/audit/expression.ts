import type { Figure } from "./figure";
import type { Ref } from "./page";

/** A sum, quotient … of cells of the page: its value, and later a formula. */
export type Expression =
  | {
      readonly kind: "cell";
      readonly ref: Ref;
      readonly value: number;
      /** Power of ten of its last printed digit. */
      readonly exponent?: number;
    }
  /** Cells below or beside one another. */
  | { readonly kind: "run"; readonly from: Ref; readonly to: Ref; readonly values: readonly number[] }
  /** 0, 1, a factor of a unit, or a number of a printed equation. */
  | { readonly kind: "number"; readonly value: number; readonly text?: string }
  | {
      readonly kind: "operation";
      readonly operator: Operator;
      readonly left: Expression;
      readonly right: Expression;
    }
  | {
      readonly kind: "call";
      readonly name: Aggregate;
      readonly items: readonly Expression[];
      readonly value: number;
    };

export type Operator = "+" | "-" | "*" | "/" | "^";
export type Aggregate = "SUM" | "AVERAGE" | "PRODUCT" | "MAX";

/** A figure where it stands. */
export const cellOf = (ref: Ref, { value, claim }: Figure): Expression => ({
  kind: "cell",
  ref,
  value,
  ...(claim.relation !== "within" && { exponent: claim.exponent }),
});

export const ONE: Expression = { kind: "number", value: 1 };

export function operation(left: Expression, operator: Operator, right: Expression): Expression {
  return { kind: "operation", operator, left, right };
}
export const minus = (a: Expression, b: Expression): Expression => operation(a, "-", b);
export const plus = (a: Expression, b: Expression): Expression => operation(a, "+", b);
export const times = (a: Expression, b: Expression): Expression => operation(a, "*", b);
export const over = (a: Expression, b: Expression): Expression => operation(a, "/", b);

/** A value times a unit's factor; nothing for a factor of 1. */
export const scaled = (expression: Expression, factor: number): Expression =>
  factor === 1
    ? expression
    : factor < 1 && Number.isInteger(1 / factor)
      ? over(expression, { kind: "number", value: 1 / factor })
      : times(expression, { kind: "number", value: factor });

/** Not finite where it divides by 0. */
export function valueOf(expression: Expression): number {
  switch (expression.kind) {
    case "cell":
    case "number":
    case "call":
      return expression.value;
    case "run":
      return NaN;
    case "operation": {
      const [a, b] = [valueOf(expression.left), valueOf(expression.right)];
      switch (expression.operator) {
        case "+":
          return a + b;
        case "-":
          return a - b;
        case "*":
          return a * b;
        case "/":
          return b === 0 ? NaN : a / b;
        case "^":
          return a ** b;
      }
    }
  }
}

/** Between which values it may be, when its cells are rounded to the digits that they print. */
export function spreadOf(expression: Expression): readonly [low: number, high: number] {
  if (expression.kind === "cell") {
    const half = expression.exponent === undefined ? 0 : Number(`1e${expression.exponent}`) / 2;
    return [expression.value - half, expression.value + half];
  }
  const value = valueOf(expression);
  if (expression.kind !== "operation") return [value, value];
  const { operator, left, right } = expression;
  // (a − b) ÷ a is 1 − b ÷ a: what it divides by is one figure, not two.
  if (operator === "/" && left.kind === "operation" && left.operator === "-" && left.left === right) {
    const [low, high] = spreadOf(operation(left.right, "/", right));
    return [1 - high, 1 - low];
  }
  if (operator === "/" && left.kind === "operation" && left.operator === "-" && left.right === right) {
    const [low, high] = spreadOf(operation(left.left, "/", right));
    return [low - 1, high - 1];
  }
  const ends = spreadOf(left).flatMap((a) =>
    spreadOf(right).map((b) =>
      valueOf(operation({ kind: "number", value: a }, operator, { kind: "number", value: b })),
    ),
  );
  return ends.every(Number.isFinite) ? [Math.min(...ends), Math.max(...ends)] : [value, value];
}

const REDUCE: Record<Aggregate, (values: readonly number[]) => number> = {
  SUM: (values) => values.reduce((sum, value) => sum + value, 0),
  AVERAGE: (values) => values.reduce((sum, value) => sum + value, 0) / values.length,
  PRODUCT: (values) => values.reduce((product, value) => product * value, 1),
  MAX: (values) => Math.max(...values),
};

/** Of cells in the order of the page; neighbours of one column or row become one range. */
export function aggregate(
  name: Aggregate,
  cells: readonly { readonly ref: Ref; readonly value: number; readonly factor: number }[],
): Expression {
  const factor = cells[0]?.factor ?? 1;
  const same = cells.every((cell) => cell.factor === factor);
  const value = REDUCE[name](cells.map((cell) => (same ? cell.value : cell.value * cell.factor)));
  if (!same)
    return {
      kind: "call",
      name,
      value,
      items: cells.map((cell) => scaled({ kind: "cell", ref: cell.ref, value: cell.value }, cell.factor)),
    };
  const runs: { from: Ref; to: Ref; values: number[] }[] = [];
  for (const { ref, value: one } of cells) {
    const open = runs[runs.length - 1];
    const below = open?.from.column === ref.column && open.to.row + 1 === ref.row;
    const beside = open?.from.row === ref.row && open.to.row === ref.row && open.to.column + 1 === ref.column;
    if (open && !ref.part && !open.to.part && (below || beside)) {
      open.to = ref;
      open.values.push(one);
    } else runs.push({ from: ref, to: ref, values: [one] });
  }
  const call: Expression = {
    kind: "call",
    name,
    value,
    items: runs.map((run): Expression => ({ kind: "run", ...run })),
  };
  return name === "PRODUCT" ? call : scaled(call, factor);
}
