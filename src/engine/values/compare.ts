import { CellError } from "./cell-error";
import { DIGITS } from "./general-text";
import type { Scalar } from "./scalar";

/** Beyond this the first 15 digits can't be the same. */
const CLOSE = 1e-14;

/** Numbers as Excel's operators compare them: by their first 15 digits. */
export function compareNumbers(a: number, b: number): number {
  if (a === b) return 0;
  const gap = a - b;
  if (
    Math.abs(gap) <= CLOSE * Math.max(Math.abs(a), Math.abs(b)) &&
    a.toPrecision(DIGITS) === b.toPrecision(DIGITS)
  )
    return 0;
  return gap < 0 ? -1 : 1;
}

/** Upper and lower case are the same; accents are not. */
const collator = new Intl.Collator("en", { sensitivity: "accent" });

export function compareTexts(a: string, b: string): number {
  return a === b ? 0 : collator.compare(a, b);
}

const rank = (value: Scalar): number =>
  typeof value === "number" ? 0 : typeof value === "string" ? 1 : typeof value === "boolean" ? 2 : 3;

/** An empty cell is whatever nothing is in the other's kind. */
function filled(value: Scalar, other: Scalar): Scalar {
  if (value !== null) return value;
  if (typeof other === "string") return "";
  return typeof other === "boolean" ? false : 0;
}

/**
 * Negative, 0 or positive, as Excel orders values: numbers before texts before FALSE before TRUE.
 * @throws {CellError} an error among them, the left one first
 */
export function compare(left: Scalar, right: Scalar): number {
  if (typeof left === "number" && typeof right === "number") return compareNumbers(left, right);
  if (left instanceof CellError) throw left;
  if (right instanceof CellError) throw right;
  const [a, b] = [filled(left, right), filled(right, left)];
  if (typeof a === "number" && typeof b === "number") return compareNumbers(a, b);
  if (typeof a === "string" && typeof b === "string") return compareTexts(a, b);
  if (typeof a === "boolean" && typeof b === "boolean") return Number(a) - Number(b);
  return rank(a) - rank(b);
}
