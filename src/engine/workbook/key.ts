import { cellAddress, COLUMNS, sheetPrefix } from "../syntax/address";
import type { Book } from "./book";
import type { Place } from "./resolve";

/** A cell of a book as one number. */
export type Key = number;

const SHEET = 2 ** 34;

export const keyOf = ({ sheet, row, column }: Place): Key => sheet * SHEET + row * COLUMNS + column;

export function placeOf(key: Key): Place {
  const inSheet = key % SHEET;
  return { sheet: Math.floor(key / SHEET), row: Math.floor(inSheet / COLUMNS), column: inSheet % COLUMNS };
}

export function addressOf(book: Book, { sheet, row, column }: Place): string {
  return sheetPrefix(book.sheets[sheet]!.name) + cellAddress(row, column);
}
