import type { PlanRect } from "../../sheets/plan";

/** A sheet of Excel's. */
export const MAX_ROWS = 1_048_576;
export const MAX_COLUMNS = 16_384;

/** Letters of a column counted from 0: 0 is A, 26 is AA. */
export function columnLetters(column: number): string {
  let letters = "";
  for (let n = column + 1; n > 0; n = Math.floor((n - 1) / 26))
    letters = String.fromCharCode(65 + ((n - 1) % 26)) + letters;
  return letters;
}

/** A1 address without the sheet's name. */
export function address(rect: PlanRect): string {
  const first = `${columnLetters(rect.column)}${rect.row + 1}`;
  if (rect.rows === 1 && rect.columns === 1) return first;
  return `${first}:${columnLetters(rect.column + rect.columns - 1)}${rect.row + rect.rows}`;
}

/** The rectangle of an A1 address without a sheet's name. */
export function parseAddress(text: string): PlanRect {
  const match = /^\$?([A-Z]{1,3})\$?(\d+)(?::\$?([A-Z]{1,3})\$?(\d+))?$/i.exec(text);
  if (!match) throw new RangeError(`not an address: ${text}`);
  const [, c1 = "", r1 = "", c2 = c1, r2 = r1] = match;
  const column = columnNumber(c1);
  const row = Number(r1) - 1;
  return { row, column, rows: Number(r2) - row, columns: columnNumber(c2) - column + 1 };
}

/** Number of a column, from 0, by its letters. */
export const columnNumber = (letters: string) =>
  [...letters.toUpperCase()].reduce((n, letter) => n * 26 + letter.charCodeAt(0) - 64, 0) - 1;

/** What has to be loaded of a range for `rectOf`. */
export const RECT = "rowIndex,columnIndex,rowCount,columnCount";

/** The same of each range of a collection. */
export const RECTS = RECT.replace(/\w+/g, "items/$&");

export const rectOf = (range: Excel.Range): PlanRect => ({
  row: range.rowIndex,
  column: range.columnIndex,
  rows: range.rowCount,
  columns: range.columnCount,
});

/** `'My sheet'!A1:B2`, quoted so that every sheet name is valid in a formula. */
export const quoteSheet = (name: string) => `'${name.replaceAll("'", "''")}'`;

/** Whether Excel shows a sheet's name without quotes: letters of any alphabet, digits, not like a cell. */
const isBare = (name: string): boolean =>
  /^[\p{L}_][\p{L}\p{N}_.]*$/u.test(name) &&
  !/^[A-Z]{1,3}\d+$/i.test(name) &&
  !/^(?:R\d*)?(?:C\d*)?$/i.test(name);

/** `Budget!B2`, `'Plan 2'!B2:C9`: as people write it, quoted where a formula would need it. */
export const onSheet = (sheet: string, cells: string): string =>
  `${isBare(sheet) ? sheet : quoteSheet(sheet)}!${cells}`;

/** The part of an address after its sheet. */
export const cellsIn = (reference: string): string => reference.slice(reference.lastIndexOf("!") + 1);

export const overlaps = (a: PlanRect, b: PlanRect): boolean =>
  a.row < b.row + b.rows &&
  b.row < a.row + a.rows &&
  a.column < b.column + b.columns &&
  b.column < a.column + a.columns;

export const contains = (rect: PlanRect, row: number, column: number) =>
  row >= rect.row &&
  row < rect.row + rect.rows &&
  column >= rect.column &&
  column < rect.column + rect.columns;

/**
 * Few rectangles that together hold exactly the cells for which `wanted` is true. Runs within a row are joined with
 * the same run in the row below, unless `joinRows` is false.
 */
export function rectsOf(
  size: { rows: number; columns: number },
  wanted: (row: number, column: number) => boolean,
  joinRows = true,
): PlanRect[] {
  const done: PlanRect[] = [];
  let open = new Map<string, PlanRect>();
  for (let row = 0; row < size.rows; row++) {
    const next = new Map<string, PlanRect>();
    let column = 0;
    while (column < size.columns) {
      if (!wanted(row, column)) {
        column++;
        continue;
      }
      const start = column;
      while (column < size.columns && wanted(row, column)) column++;
      const key = `${start}:${column}`;
      const above = joinRows ? open.get(key) : undefined;
      if (above) above.rows++;
      else done.push({ row, column: start, rows: 1, columns: column - start });
      const last = above ?? done.at(-1);
      if (last) next.set(key, last);
    }
    open = next;
  }
  return done;
}

/** Comma-separated addresses, no text longer than `limit` characters: Excel refuses long ones (about 8,000). */
export function addressLists(rects: PlanRect[], limit = 2000): string[] {
  const lists: string[] = [];
  let list = "";
  for (const text of rects.map(address)) {
    if (list && list.length + text.length + 1 > limit) {
      lists.push(list);
      list = "";
    }
    list = list ? `${list},${text}` : text;
  }
  return list ? [...lists, list] : lists;
}
