/** One kind of value as another, as Excel's operators and arguments do it. */
import { CellError, VALUE } from "./cell-error";
import { generalText } from "./general-text";
import { numberFromText } from "./number-text";
import type { Scalar } from "./scalar";

/** @throws {CellError} "#VALUE!" for a text that is no number, and an error itself */
export function toNumber(value: Scalar): number {
  if (typeof value === "number") return value;
  if (value === null) return 0;
  if (typeof value === "boolean") return value ? 1 : 0;
  if (value instanceof CellError) throw value;
  const number = numberFromText(value);
  if (number === null) throw VALUE;
  return number;
}

/** @throws {CellError} an error itself */
export function toText(value: Scalar): string {
  if (typeof value === "string") return value;
  if (value === null) return "";
  if (typeof value === "number") return generalText(value);
  if (typeof value === "boolean") return value ? "TRUE" : "FALSE";
  throw value;
}

/** @throws {CellError} "#VALUE!" for a text other than TRUE and FALSE, and an error itself */
export function toLogical(value: Scalar): boolean {
  if (typeof value === "boolean") return value;
  if (typeof value === "number") return value !== 0;
  if (value === null) return false;
  if (value instanceof CellError) throw value;
  const text = value.toUpperCase();
  if (text === "TRUE") return true;
  if (text === "FALSE") return false;
  throw VALUE;
}
