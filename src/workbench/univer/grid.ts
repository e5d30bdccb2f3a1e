import type { IRange } from "@univerjs/core";
import type { Rect } from "../model/port";
import { columnIndex, columnLetters, MAX_COLUMNS, MAX_ROWS } from "../values/columns";

export const toRange = (at: Rect): IRange => ({
  startRow: at.r,
  startColumn: at.c,
  endRow: at.r + at.h - 1,
  endColumn: at.c + at.w - 1,
});

export const toRect = (r: IRange): Rect => ({
  r: r.startRow,
  c: r.startColumn,
  h: r.endRow - r.startRow + 1,
  w: r.endColumn - r.startColumn + 1,
});

export const contains = (at: Rect, r: number, c: number): boolean =>
  r >= at.r && r < at.r + at.h && c >= at.c && c < at.c + at.w;

export function intersection(a: Rect, b: Rect): Rect | null {
  const [r, c] = [Math.max(a.r, b.r), Math.max(a.c, b.c)];
  const at = { r, c, h: Math.min(a.r + a.h, b.r + b.h) - r, w: Math.min(a.c + a.w, b.c + b.w) - c };
  return at.h > 0 && at.w > 0 ? at : null;
}

export const intersects = (a: Rect, b: Rect): boolean => intersection(a, b) !== null;

export const sameRect = (a: Rect, b: Rect): boolean =>
  a.r === b.r && a.c === b.c && a.h === b.h && a.w === b.w;

/** Univer's sparse matrices: row, column, cell. */
export type Matrix<T> = Record<number, Record<number, T>>;

export function put<T>(m: Matrix<T>, r: number, c: number, value: T): void {
  (m[r] ??= {})[c] = value;
}

export function* entries<T>(m: Matrix<T> | null | undefined): Generator<[number, number, T]> {
  for (const [r, row] of Object.entries(m ?? {})) {
    for (const [c, cell] of Object.entries(row ?? {})) yield [Number(r), Number(c), cell];
  }
}

/** The smallest rect around all cells for which `counts` holds. */
export function bounds<T>(
  m: Matrix<T> | null | undefined,
  counts: (cell: T, r: number, c: number) => boolean = () => true,
): Rect | null {
  let [r0, r1, c0, c1] = [Infinity, -1, Infinity, -1];
  for (const [r, c, cell] of entries(m)) {
    if (!counts(cell, r, c)) continue;
    r0 = Math.min(r0, r);
    r1 = Math.max(r1, r);
    c0 = Math.min(c0, c);
    c1 = Math.max(c1, c);
  }
  return r1 < 0 ? null : { r: r0, c: c0, h: r1 - r0 + 1, w: c1 - c0 + 1 };
}

/** The cells of a matrix as rects: rows that hold cells in the same columns make one. */
export function areas(m: Matrix<unknown> | null | undefined): Rect[] {
  const found: Rect[] = [];
  let open: Rect[] = [];
  for (const [r, row] of Object.entries(m ?? {}).map(([r, row]) => [Number(r), row] as const)) {
    const runs: Rect[] = [];
    for (const c of Object.keys(row ?? {}).map(Number)) {
      const last = runs.at(-1);
      if (last && last.c + last.w === c) last.w++;
      else runs.push({ r, c, h: 1, w: 1 });
    }
    open = runs.map((run) => {
      const above = open.find((o) => o.r + o.h === r && o.c === run.c && o.w === run.w);
      if (above) above.h++;
      else found.push(run);
      return above ?? run;
    });
  }
  return found;
}

export const cellName = (r: number, c: number): string => `${columnLetters(c)}${r + 1}`;

const COLUMN = "\\$?([A-Z]{1,3})";
const CELLS = new RegExp(`^${COLUMN}\\$?(\\d+)(?::${COLUMN}\\$?(\\d+))?$`, "i");

/** "$B$3:D4" as a rect; null for anything else. */
export function parseCells(address: string): Rect | null {
  const m = CELLS.exec(address);
  if (!m) return null;
  const [c1, r1] = [columnIndex(m[1] ?? ""), Number(m[2]) - 1];
  const [c2, r2] = m[3] ? [columnIndex(m[3]), Number(m[4]) - 1] : [c1, r1];
  const at = { r: Math.min(r1, r2), c: Math.min(c1, c2), h: Math.abs(r2 - r1) + 1, w: Math.abs(c2 - c1) + 1 };
  return at.r >= 0 && at.r + at.h <= MAX_ROWS && at.c + at.w <= MAX_COLUMNS ? at : null;
}
