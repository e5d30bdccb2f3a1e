import { CellValueType, type ICellData, type IStyleData, type Nullable } from "@univerjs/core";
import { format as formatted, isDateFormat } from "numfmt";
import type { Cell, CellInput, CellKind, Scalar } from "../model/port";
import { LAST_DAY } from "../values/calendar";
import { ERROR_VALUES } from "../values/entry";

const ERRORS = new Set([...ERROR_VALUES, "#BUSY!", "#FIELD!", "#BLOCKED!", "#CONNECT!"]);

const isErrorCode = (v: unknown): v is string => typeof v === "string" && ERRORS.has(v);

/** Kind and value of a cell as Excel's API reports them. */
export function valueOf(cell: Nullable<ICellData>): { kind: CellKind; value: Scalar } {
  const v = cell?.v;
  if (cell == null || v === undefined || v === null) {
    const rich = cell?.p?.body?.dataStream?.replace(/\r\n$/, "").replace(/\r/g, "\n");
    return rich ? { kind: "string", value: rich } : { kind: "empty", value: "" };
  }
  if (cell.t === CellValueType.BOOLEAN || typeof v === "boolean") {
    return { kind: "boolean", value: v === true || v === 1 || v === "1" || v === "TRUE" };
  }
  if (typeof v === "number") return { kind: "number", value: v };
  if (cell.t === CellValueType.NUMBER && v !== "" && Number.isFinite(Number(v))) {
    return { kind: "number", value: Number(v) };
  }
  if (isErrorCode(v) && cell.t !== CellValueType.FORCE_STRING) return { kind: "error", value: v };
  // A formula may give "" (Excel: an empty text); a constant "" is an empty cell.
  if (v === "" && !cell.f && !cell.si) return { kind: "empty", value: "" };
  return { kind: "string", value: String(v) };
}

/** Excel fills a cell with # where a date or time is negative or later than the year 9999. */
export const beyondCalendar = (value: number, format: string): boolean =>
  (value < 0 || value >= LAST_DAY + 1) && !format.includes(";") && isDateFormat(format);

/** A value as the grid shows it under a number format. */
export function display(value: Scalar, kind: CellKind, format: string): string {
  if (kind === "empty") return "";
  if (typeof value === "number" && beyondCalendar(value, format)) return "########";
  if (kind === "error") return String(value);
  if (kind === "boolean") return value ? "TRUE" : "FALSE";
  return inFormat(value, format || GENERAL) ?? String(value);
}

/**
 * Rounded as Excel rounds: to the 15 digits that it sees, then to the format's. Univer's own, older numfmt shows 1.005 as 1.00.
 * @returns null for a format that isn't one
 */
export function inFormat(value: Scalar, format: string): string | null {
  try {
    return formatted(format, value, { nbsp: false, throws: true });
  } catch {
    return null;
  }
}

export const GENERAL = "General";
export const formatOf = (style: Nullable<IStyleData>): string => style?.n?.pattern || GENERAL;

/** What a write does to a cell: every property of its content is replaced, its style stays. */
export function toCellData(input: CellInput, toEngineFormula: (formula: string) => string): ICellData {
  const blank = { v: null, f: null, si: null, p: null, t: null };
  if ("formula" in input) return { ...blank, f: toEngineFormula(input.formula) };
  const { value } = input;
  if (value === "") return blank;
  // Numbers need their type spelled out, or conditional formats skip them.
  if (typeof value === "number") return { ...blank, v: value, t: CellValueType.NUMBER };
  if (typeof value === "boolean") return { ...blank, v: value ? 1 : 0, t: CellValueType.BOOLEAN };
  return { ...blank, v: value, t: looksOtherwise(value) ? CellValueType.FORCE_STRING : CellValueType.STRING };
}

// Text that looks like a number or a boolean would be turned into one when the cell is touched next.
const looksOtherwise = (text: string): boolean =>
  /^(true|false)$/i.test(text) || (text.trim() !== "" && Number.isFinite(Number(text)));

/** A cell as the model reads it; how it is written is worked out only when it is asked for. */
export class CellView implements Cell {
  readonly kind: CellKind;
  readonly value: Scalar;

  constructor(
    cell: Nullable<ICellData>,
    private readonly spelt: () => string,
    readonly numberFormat: string,
  ) {
    const { kind, value } = valueOf(cell);
    this.kind = kind;
    this.value = value;
  }

  get formula(): string {
    return this.spelt();
  }

  get text(): string {
    return display(this.value, this.kind, this.numberFormat);
  }
}
