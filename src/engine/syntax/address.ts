import type { Anchors, Area } from "./tree";

/** Excel's sheet: 1,048,576 rows, 16,384 columns. */
export const ROWS = 1_048_576;
export const COLUMNS = 16_384;

/** Number of a column, from 0, by its letters. */
export function columnNumber(letters: string): number {
  let number = 0;
  for (let i = 0; i < letters.length; i++) number = number * 26 + (letters.charCodeAt(i) & 31);
  return number - 1;
}

export function columnLetters(column: number): string {
  let letters = "";
  for (let rest = column + 1; rest > 0; rest = Math.floor((rest - 1) / 26))
    letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters;
  return letters;
}

export function cellAddress(row: number, column: number, fixed: Anchors | null = null): string {
  return `${fixed?.left ? "$" : ""}${columnLetters(column)}${fixed?.top ? "$" : ""}${row + 1}`;
}

const NO_ANCHORS: Anchors = { top: false, left: false, bottom: false, right: false };

/** An area as Excel writes it: one cell as one, whole rows and columns as such. */
export function areaAddress(area: Area, anchors: Anchors = NO_ANCHORS): string {
  const sign = (fixed: boolean) => (fixed ? "$" : "");
  const column = (n: number, fixed: boolean) => sign(fixed) + columnLetters(n);
  const row = (n: number, fixed: boolean) => sign(fixed) + (n + 1);
  if (area.top === 0 && area.bottom === ROWS - 1)
    return `${column(area.left, anchors.left)}:${column(area.right, anchors.right)}`;
  if (area.left === 0 && area.right === COLUMNS - 1)
    return `${row(area.top, anchors.top)}:${row(area.bottom, anchors.bottom)}`;
  const first = column(area.left, anchors.left) + row(area.top, anchors.top);
  const last = column(area.right, anchors.right) + row(area.bottom, anchors.bottom);
  return area.top === area.bottom && area.left === area.right ? first : `${first}:${last}`;
}

/** A sheet's name as a formula has it: in quotes unless it is a plain word that can't be read as a reference. */
export function sheetPrefix(sheet: string): string {
  const plain =
    /^[\p{L}_][\p{L}\p{N}_.]*$/u.test(sheet) && !/^[a-z]{1,3}\d+$|^(?:r\d*)?(?:c\d*)?$/i.test(sheet);
  return plain ? `${sheet}!` : `'${sheet.replaceAll("'", "''")}'!`;
}

const AREA = /^(\$?)([a-z]{1,3})(\$?)(\d{1,7})(?::(\$?)([a-z]{1,3})(\$?)(\d{1,7}))?$/i;

/** An address such as B2 or $A$1:C9; null when it is none. */
export function parseArea(address: string): Area | null {
  const found = AREA.exec(address);
  if (!found) return null;
  const [, , left = "", , top = "", , right = left, , bottom = top] = found;
  return areaWithin(Number(top) - 1, columnNumber(left), Number(bottom) - 1, columnNumber(right));
}

/** The area between two corners in any order; null outside of a sheet. */
export function areaWithin(row: number, column: number, otherRow: number, otherColumn: number): Area | null {
  const area = {
    top: Math.min(row, otherRow),
    left: Math.min(column, otherColumn),
    bottom: Math.max(row, otherRow),
    right: Math.max(column, otherColumn),
  };
  return area.top < 0 || area.left < 0 || area.bottom >= ROWS || area.right >= COLUMNS ? null : area;
}
