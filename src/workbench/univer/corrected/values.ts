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
import { isWatched } from "../mends/reading-cells";

/** An error as a cell's value; thrown, it is the formula's result. Without a stack: errors are as many as cells. */
export class CellError {
  constructor(readonly code: `${ErrorType}`) {}
}

/** A cell's value as plain data; null for an empty cell. */
export type Plain = number | string | boolean | null | CellError;
export type Grid = readonly (readonly Plain[])[];

/** What a function is called with. */
export interface Argument {
  readonly rows: Grid;
  /** Of what was given; whole columns have more rows than the sheet has. */
  height: number;
  width: number;
  /** Cells or an array, where it matters: texts and truth values in them are passed over. */
  many: boolean;
  /** Where its cells are. */
  reference: BaseReferenceObject | null;
}

export const plain = (v: BaseValueObject | null | undefined | void): Plain => {
  if (v == null || v.isNull()) return null;
  if (v.isError()) return new CellError((v as ErrorValueObject).getErrorType());
  return v.getValue() as Plain;
};

export function argument(given: BaseValueObject | BaseReferenceObject): Argument {
  if (given.isReferenceObject()) {
    const reference = given as BaseReferenceObject;
    const { startRow, startColumn, endRow, endColumn } = reference.getRangePosition();
    let rows: Grid | undefined;
    return {
      // Not before they are asked for: a formula may take the size of cells that wait for it.
      get rows() {
        return (rows ??= arrayOf(reference.toArrayValueObject()));
      },
      height: reference.isColumn() ? MAX_ROWS : endRow - startRow + 1,
      width: reference.isRow() ? MAX_COLUMNS : endColumn - startColumn + 1,
      many: true,
      reference,
    };
  }
  const value = given as BaseValueObject;
  const rows = value.isArray() ? arrayOf(value as ArrayValueObject) : [[plain(value)]];
  return { rows, height: rows.length, width: rows[0]?.length ?? 0, many: value.isArray(), reference: null };
}

/** A value that wasn't given. */
export const constant = (v: Plain): Argument => ({
  rows: [[v]],
  height: 1,
  width: 1,
  many: false,
  reference: null,
});

/** Whether nothing stands between the commas. */
export const isOmitted = (given: Argument | undefined): boolean =>
  !given || (!given.many && given.rows[0]?.[0] === null);

/** One of the values, without the others where they may wait for the formula that asks. */
export function cellOf(given: Argument, r: number, c: number): Plain {
  const { reference } = given;
  if (!reference || !isWatched()) return given.rows[r]?.[c] ?? null;
  const { startRow, startColumn } = reference.getRangePosition();
  const cell = reference.getCellData(startRow + r, startColumn + c);
  return cell ? plain(reference.getCellValueObject(cell)) : null;
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
  // Euros may stand behind the number, too.
  const entry = readEntry(text.trim().replace(/^([^€]*\d) ?€$/, "€$1"));
  if (entry.kind !== "value" || typeof entry.value !== "number") return null;
  // Spaces around a number don't matter, around a date they do.
  const dated = /[dmyh]/.test((entry.format ?? "").replace("[Red]", ""));
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

/** An argument that is TRUE or FALSE, FALSE when it is left out. */
export const isSet = (given: Argument | undefined): boolean =>
  !isOmitted(given) && toNumber(given!.rows[0]?.[0] ?? null) !== 0;

/** The toolpak's export functions take no truth values. */
export function strict(v: Plain): number {
  if (typeof v === "boolean") throw new CellError("#VALUE!");
  return toNumber(v);
}
