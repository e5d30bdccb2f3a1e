/** A workbook as plain data, which a worker can be sent. */
import { parseArea } from "../syntax/address";
import { errorOf, isErrorCode } from "../values/cell-error";
import type { Scalar } from "../values/scalar";
import { findSpills } from "../evaluate/find-spills";
import type { Circumstances } from "../evaluate/calculation";
import { Book, type Cell, type DefinedName, type Table } from "./book";

/** What Excel hands over of a range: the formulas as they are written, and the values that it shows. */
export interface RangeData {
  readonly row: number;
  readonly column: number;
  readonly formulas: readonly (readonly unknown[])[];
  /** An error is `{ error: "#N/A" }`: a text may read the same. */
  readonly values: readonly (readonly unknown[])[];
}

export interface SheetData {
  readonly name: string;
  readonly ranges: readonly RangeData[];
  /** Rows that don't show, by number from 0. */
  readonly hiddenRows?: readonly number[];
  /** A filter, of the sheet or of a table on it, hides rows. */
  readonly filtered?: boolean;
  /** Formulas whose results take several cells: which those are. */
  readonly arrays?: readonly { readonly cell: string; readonly area: string }[];
}

export interface BookData {
  readonly sheets: readonly SheetData[];
  readonly names: readonly DefinedName[];
  readonly tables: readonly Table[];
  readonly date1904?: boolean;
}

/**
 * @param circumstances as a calculation has them: formulas that spill are computed, to find the cells that they spill to
 */
export function bookFrom(data: BookData, circumstances: Circumstances = {}): Book {
  const book = new Book();
  book.date1904 = data.date1904 ?? false;
  for (const { name, ranges, hiddenRows = [], filtered = false, arrays = [] } of data.sheets) {
    const sheet = book.addSheet(name);
    const areas = new Map(arrays.map(({ cell, area }) => [cell, parseArea(area) ?? undefined]));
    for (const range of ranges)
      range.formulas.forEach((line, r) =>
        line.forEach((content, c) => {
          const cell = cellOf(content, range.values[r]?.[c]);
          if (cell) sheet.set(range.row + r, range.column + c, cell);
        }),
      );
    for (const [address, array] of areas) {
      const at = parseArea(address);
      const cell = at && sheet.get(at.top, at.left);
      if (cell && array) sheet.set(at.top, at.left, { ...cell, array });
    }
    for (const row of hiddenRows) sheet.hideRow(row);
    sheet.filtered = filtered;
  }
  for (const name of data.names) book.addName(name);
  book.tables.push(...data.tables);
  findSpills(book, circumstances);
  return book;
}

function cellOf(content: unknown, shown: unknown): Cell | null {
  const formula = typeof content === "string" && content.startsWith("=") ? content : undefined;
  const value = scalarOf(shown);
  // Excel has "" for an empty cell.
  if (formula === undefined && (value === "" || value === null)) return null;
  return { value, formula, language: "cell" };
}

function scalarOf(shown: unknown): Scalar {
  if (typeof shown === "object" && shown !== null && "error" in shown) {
    const code = String(shown.error);
    return errorOf(isErrorCode(code) ? code : "#UNKNOWN!");
  }
  return typeof shown === "number" || typeof shown === "boolean" || typeof shown === "string" ? shown : null;
}
