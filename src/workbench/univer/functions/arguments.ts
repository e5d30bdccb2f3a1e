import type { BaseValueObject } from "@univerjs/engine-formula";
import type { FunctionParameter } from "./metadata";

/** The value of a cell error that an argument holds. The function isn't called; the error goes through. */
export class ArgumentError extends Error {
  constructor(readonly code: string) {
    super(code);
  }
}

/** Raised for arguments that Excel refuses before it calls the function. */
export const REFUSED = "#VALUE!";

type Primitive = string | number | boolean | null;

function primitive(v: BaseValueObject | null | undefined): Primitive {
  if (v == null || v.isNull()) return null;
  if (v.isError()) throw new ArgumentError((v as any).getErrorType());
  return v.getValue() as Primitive;
}

/** An argument as rows of cell values; null for what is empty. A single cell is 1 × 1. */
export function toRows(v: BaseValueObject): Primitive[][] {
  if (!v.isArray()) return [[primitive(v)]];
  const rows = (v as any).getArrayValue() as (BaseValueObject | null)[][];
  return rows.map((row) => Array.from(row, primitive));
}

/** A cell's value as the declared type, by Excel's rules for scalar arguments. */
export function coerce(value: Primitive, type: FunctionParameter["type"]): unknown {
  if (type === undefined || type === "any") return value;
  if (type === "string")
    return value === null ? "" : typeof value === "boolean" ? String(value).toUpperCase() : String(value);
  if (type === "boolean") {
    if (typeof value === "string") {
      if (/^(true|false)$/i.test(value)) return value.toLowerCase() === "true";
      throw new ArgumentError(REFUSED);
    }
    return Boolean(value);
  }
  const n = value === null ? 0 : typeof value === "string" ? Number(value.trim() || NaN) : Number(value);
  if (!Number.isFinite(n)) throw new ArgumentError(REFUSED);
  return n;
}

/** A range as the declared type: ranges of numbers take no text, and empty cells are 0 or "". */
export function coerceRows(rows: Primitive[][], type: FunctionParameter["type"]): unknown[][] {
  return rows.map((row) =>
    row.map((value) => {
      if (type === "number") {
        if (value === null) return 0;
        if (typeof value === "string") throw new ArgumentError(REFUSED);
        return Number(value);
      }
      if (type === undefined || type === "any") return value ?? "";
      return coerce(value, type);
    }),
  );
}
