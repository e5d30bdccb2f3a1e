import {
  ArrayValueObject,
  BooleanValueObject,
  ErrorValueObject,
  NullValueObject,
  NumberValueObject,
  StringValueObject,
  type BaseReferenceObject,
  type BaseValueObject,
  type ErrorType,
} from "@univerjs/engine-formula";
import { readEntry } from "../../values/entry";
import { MAX_COLUMNS, MAX_ROWS } from "../../values/columns";

/** An error as a cell's value; thrown, it is the formula's result. Without a stack: errors are as many as cells. */
export class CellError {
  constructor(readonly code: `${ErrorType}`) {}
}

/** A cell's value as plain data; null for an empty cell. */
export type Plain = number | string | boolean | null | CellError;
export type Grid = readonly (readonly Plain[])[];

/** What a function is called with. */
export interface Argument {
  rows: Grid;
  /** Of what was given; whole columns have more rows than the sheet has. */
  height: number;
  width: number;
  /** Cells or an array, where it matters: texts and truth values in them are passed over. */
  many: boolean;
  /** Where its cells are. */
  reference: BaseReferenceObject | null;
}

const plain = (v: BaseValueObject | null | undefined | void): Plain => {
  if (v == null || v.isNull()) return null;
  if (v.isError()) return new CellError((v as ErrorValueObject).getErrorType());
  return v.getValue() as Plain;
};

export function argument(given: BaseValueObject | BaseReferenceObject): Argument {
  if (given.isReferenceObject()) {
    const reference = given as BaseReferenceObject;
    const rows = arrayOf(reference.toArrayValueObject());
    return {
      rows,
      height: reference.isColumn() ? MAX_ROWS : rows.length,
      width: reference.isRow() ? MAX_COLUMNS : (rows[0]?.length ?? 0),
      many: true,
      reference,
    };
  }
  const value = given as BaseValueObject;
  const rows = value.isArray() ? arrayOf(value as ArrayValueObject) : [[plain(value)]];
  return { rows, height: rows.length, width: rows[0]?.length ?? 0, many: value.isArray(), reference: null };
}

const arrayOf = (array: ArrayValueObject): Plain[][] =>
  array.getArrayValue().map((row) => Array.from(row, plain));

export function valueObject(v: Plain, format = ""): BaseValueObject {
  if (v === null) return NullValueObject.create();
  if (v instanceof CellError) return ErrorValueObject.create(v.code as ErrorType);
  if (typeof v === "string") return StringValueObject.create(v);
  if (typeof v === "boolean") return BooleanValueObject.create(v);
  return Number.isFinite(v)
    ? NumberValueObject.create(v, format)
    : ErrorValueObject.create("#NUM!" as ErrorType);
}

export const arrayObject = (rows: Grid): BaseValueObject =>
  ArrayValueObject.create({
    calculateValueList: rows.map((row) => row.map((v) => valueObject(v))),
    rowCount: rows.length,
    columnCount: rows[0]?.length ?? 0,
    unitId: "",
    sheetId: "",
    row: -1,
    column: -1,
  });

/** The number that a text stands for where a number belongs, null when it stands for none. */
export function numberInText(text: string): number | null {
  if (!/\d/.test(text)) return null;
  const entry = readEntry(text.trim());
  if (entry.kind !== "value" || typeof entry.value !== "number") return null;
  // Spaces around a number don't matter, around a date they do.
  const dated = /[dmyh]/.test(entry.format ?? "");
  return dated && text !== text.trim() ? null : entry.value;
}

/** A value where a number belongs. */
export function toNumber(v: Plain): number {
  if (v instanceof CellError) throw v;
  if (v === null) return 0;
  if (typeof v !== "string") return Number(v);
  const number = numberInText(v);
  if (number === null) throw new CellError("#VALUE!");
  return number;
}

/** The toolpak's export functions take no truth values. */
export function strict(v: Plain): number {
  if (typeof v === "boolean") throw new CellError("#VALUE!");
  return toNumber(v);
}
