/** A1 addresses: reading and writing them. */
import { HostError } from "../protocol/errors";
import { columnIndex, columnLetters, MAX_COLUMNS, MAX_ROWS } from "../values/columns";
import type { Rect } from "./port";

/** True for what Excel would read as a cell (A1 … XFD1048576) or an R1C1 reference: no name may look like that. */
export function looksLikeReference(name: string): boolean {
  const a1 = /^([A-Za-z]{1,3})([1-9][0-9]{0,6})$/.exec(name);
  if (a1 && columnIndex(a1[1]!) < MAX_COLUMNS && Number(a1[2]) <= MAX_ROWS) return true;
  return /^(?:R(?:\[?-?\d*\]?)?C(?:\[?-?\d*\]?)?|R(?:\[?-?\d*\]?)?|C(?:\[?-?\d*\]?)?)$/i.test(name);
}

/** A sheet's name as it stands in a formula. */
export function quoteSheetName(name: string): string {
  const bare =
    /^[\p{L}_][\p{L}\p{N}_.]*$/u.test(name) && !looksLikeReference(name) && !/^(true|false)$/i.test(name);
  return bare ? name : `'${name.replaceAll("'", "''")}'`;
}

/** Splits `'My sheet'!A1:B2` at the exclamation mark; `sheet` is undefined when none is named. */
export function splitSheet(reference: string): { sheet?: string; rest: string } {
  const quoted = /^'((?:[^']|'')+)'!(.*)$/s.exec(reference);
  if (quoted) return { sheet: quoted[1]!.replaceAll("''", "'"), rest: quoted[2]! };
  const bare = /^([^'!]+)!(.*)$/s.exec(reference);
  return bare ? { sheet: bare[1]!, rest: bare[2]! } : { rest: reference };
}

interface Corner {
  row?: number;
  column?: number;
}

function parseCorner(text: string): Corner | null {
  const m = /^(?:\$?([A-Za-z]{1,3}))?(?:\$?([1-9][0-9]{0,6}))?$/.exec(text);
  if (!m || (m[1] === undefined && m[2] === undefined)) return null;
  const column = m[1] === undefined ? undefined : columnIndex(m[1]);
  const row = m[2] === undefined ? undefined : Number(m[2]) - 1;
  if ((column ?? 0) >= MAX_COLUMNS || (row ?? 0) >= MAX_ROWS) return null;
  return { ...(row !== undefined ? { row } : {}), ...(column !== undefined ? { column } : {}) };
}

/** Reads "B2", "B2:C5", "A:C", "3:7", with or without $; null when it is no address. */
export function parseAddress(text: string): Rect | null {
  const parts = text.split(":");
  if (parts.length > 2) return null;
  const first = parseCorner(parts[0]!.trim());
  const last = parts.length === 2 ? parseCorner(parts[1]!.trim()) : first;
  if (!first || !last) return null;
  if ((first.row === undefined) !== (last.row === undefined)) return null;
  if ((first.column === undefined) !== (last.column === undefined)) return null;
  // "A" or "3" alone is no address; "A:A" and "3:3" are.
  if (parts.length === 1 && (first.row === undefined || first.column === undefined)) return null;
  const r1 = Math.min(first.row ?? 0, last.row ?? 0);
  const r2 = first.row === undefined ? MAX_ROWS - 1 : Math.max(first.row, last.row!);
  const c1 = Math.min(first.column ?? 0, last.column ?? 0);
  const c2 = first.column === undefined ? MAX_COLUMNS - 1 : Math.max(first.column, last.column!);
  return { r: r1, c: c1, h: r2 - r1 + 1, w: c2 - c1 + 1 };
}

const dollars = (absolute: boolean) => (absolute ? "$" : "");

/** "B2:C5"; whole columns as "A:C", whole rows as "3:7". */
export function printAddress(at: Rect, absolute = false): string {
  const d = dollars(absolute);
  const lastRow = at.r + at.h - 1;
  const lastColumn = at.c + at.w - 1;
  if (at.w === MAX_COLUMNS) return `${d}${at.r + 1}:${d}${lastRow + 1}`;
  if (at.h === MAX_ROWS) return `${d}${columnLetters(at.c)}:${d}${columnLetters(lastColumn)}`;
  const first = `${d}${columnLetters(at.c)}${d}${at.r + 1}`;
  return at.h === 1 && at.w === 1 ? first : `${first}:${d}${columnLetters(lastColumn)}${d}${lastRow + 1}`;
}

/** `'My sheet'!$A$1:$B$2`, as names and charts refer to cells. */
export const absoluteReference = (sheetName: string, at: Rect): string =>
  `${quoteSheetName(sheetName)}!${printAddress(at, true)}`;

/** @throws {HostError} InvalidArgument when the rect leaves the sheet. */
export function insideSheet(at: Rect): Rect {
  const fits =
    Number.isInteger(at.r) &&
    Number.isInteger(at.c) &&
    at.r >= 0 &&
    at.c >= 0 &&
    at.h >= 1 &&
    at.w >= 1 &&
    at.r + at.h <= MAX_ROWS &&
    at.c + at.w <= MAX_COLUMNS;
  if (!fits) throw new HostError("InvalidArgument");
  return at;
}

export function intersection(a: Rect, b: Rect): Rect | null {
  const r = Math.max(a.r, b.r);
  const c = Math.max(a.c, b.c);
  const h = Math.min(a.r + a.h, b.r + b.h) - r;
  const w = Math.min(a.c + a.w, b.c + b.w) - c;
  return h > 0 && w > 0 ? { r, c, h, w } : null;
}

export function boundingRect(a: Rect, b: Rect): Rect {
  const r = Math.min(a.r, b.r);
  const c = Math.min(a.c, b.c);
  return { r, c, h: Math.max(a.r + a.h, b.r + b.h) - r, w: Math.max(a.c + a.w, b.c + b.w) - c };
}

export const contains = (outer: Rect, inner: Rect): boolean =>
  inner.r >= outer.r &&
  inner.c >= outer.c &&
  inner.r + inner.h <= outer.r + outer.h &&
  inner.c + inner.w <= outer.c + outer.w;

/** A range without a last row or column: Excel refuses to read or write its cells one by one. */
export const isUnbounded = (at: Rect): boolean => at.h === MAX_ROWS || at.w === MAX_COLUMNS;

export const sameRect = (a: Rect, b: Rect): boolean =>
  a.r === b.r && a.c === b.c && a.h === b.h && a.w === b.w;

/** Cells, given row by row, as rects: neighbours in a row are one, and so are such runs below each other. */
export function rectsOf(cells: readonly { r: number; c: number }[]): Rect[] {
  const runs: Rect[] = [];
  for (const { r, c } of cells) {
    const last = runs.at(-1);
    if (last?.r === r && last.c + last.w === c) last.w++;
    else runs.push({ r, c, h: 1, w: 1 });
  }
  const rects: Rect[] = [];
  for (const run of runs) {
    const above = rects.findLast((at) => at.c === run.c && at.w === run.w && at.r + at.h === run.r);
    if (above) above.h++;
    else rects.push(run);
  }
  return rects;
}

/** Under which the model keeps what it has for single cells. */
export const cellKey = (r: number, c: number): string => `${r},${c}`;

/** Keys of what is kept for cells of a rect. */
export const cellsWithin = (kept: ReadonlyMap<string, unknown>, at: Rect): string[] =>
  [...kept.keys()].filter((key) => {
    const [r = 0, c = 0] = key.split(",").map(Number);
    return contains(at, { r, c, h: 1, w: 1 });
  });
