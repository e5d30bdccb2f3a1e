/** Excel's operators over two cells. */
import { CellError, DIV0, NUM } from "../values/cell-error";
import { toNumber, toText } from "../values/coerce";
import { compare } from "../values/compare";
import { DIGITS } from "../values/general-text";
import type { Scalar } from "../values/scalar";
import type { BinaryOperator } from "../syntax/tree";

/** `+~` and `-~` are the last step of a formula. */
export type Operator = BinaryOperator | "+~" | "-~";

/** A rest smaller than this part of what was subtracted can only be rounding. */
export const ROUNDING = 1e-14;

/** What Excel does at a formula's last step: a sum that its 15 digits make nothing is nothing. */
export function finalSum(a: number, b: number): number {
  const sum = a + b;
  return mayBeNothing(sum, a) && sameDigits(a, -b) ? 0 : sum;
}

export const mayBeNothing = (sum: number, first: number): boolean =>
  sum !== 0 && Math.abs(sum) <= ROUNDING * Math.abs(first);

const sameDigits = (a: number, b: number): boolean => a.toPrecision(DIGITS) === b.toPrecision(DIGITS);

/** Where a power has no number: 0^0, 0^-1 and a root of a negative number. */
export function power(base: number, exponent: number): number | CellError {
  if (base === 0 && exponent === 0) return NUM;
  if (base === 0 && exponent < 0) return DIV0;
  const value = base ** exponent;
  return Number.isFinite(value) ? value : NUM;
}

const within = (value: number): number | CellError => (Number.isFinite(value) ? value : NUM);

function ofNumbers(operator: Operator, a: number, b: number): Scalar {
  switch (operator) {
    case "+":
      return within(a + b);
    case "-":
      return within(a - b);
    case "+~":
      return within(finalSum(a, b));
    case "-~":
      return within(finalSum(a, -b));
    case "*":
      return within(a * b);
    case "/":
      return b === 0 ? DIV0 : within(a / b);
    default:
      return power(a, b);
  }
}

/** One cell with another; an error is the result, never thrown. */
export function binary(operator: Operator, left: Scalar, right: Scalar): Scalar {
  // Throwing takes a hundred times as long, and a model may have errors in most of its trials.
  if (left instanceof CellError) return left;
  if (right instanceof CellError && typeof left !== "string") return right;
  try {
    switch (operator) {
      case "&":
        return toText(left) + toText(right);
      case "=":
        return compare(left, right) === 0;
      case "<>":
        return compare(left, right) !== 0;
      case "<":
        return compare(left, right) < 0;
      case ">":
        return compare(left, right) > 0;
      case "<=":
        return compare(left, right) <= 0;
      case ">=":
        return compare(left, right) >= 0;
      default:
        return ofNumbers(operator, toNumber(left), toNumber(right));
    }
  } catch (thrown) {
    if (thrown instanceof CellError) return thrown;
    throw thrown;
  }
}

export function unary(kind: "negate" | "plus" | "percent", operand: Scalar): Scalar {
  // A plus changes nothing, not even a text.
  if (kind === "plus") return operand;
  try {
    const number = toNumber(operand);
    return kind === "negate" ? 0 - number : number / 100;
  } catch (thrown) {
    if (thrown instanceof CellError) return thrown;
    throw thrown;
  }
}
