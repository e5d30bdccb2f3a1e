import { textOf, type PageCell, type Rect } from "./page";

type Cells = readonly (readonly PageCell[])[];

const isEmpty = (cells: Cells, row: number, column: number) => textOf(cells[row]?.[column]).trim() === "";

/** The tables of an area: parted by columns, and within them by rows, in which nothing stands. Each is as wide as what it holds. */
export function tablesWithin(cells: Cells, { row, column, rows, columns }: Rect): Rect[] {
  const emptyRow = (r: number, from: number, width: number) =>
    Array.from({ length: width }, (_, c) => c).every((c) => isEmpty(cells, r, from + c));
  const emptyColumn = (c: number) =>
    Array.from({ length: rows }, (_, r) => r).every((r) => isEmpty(cells, row + r, c));
  return runs(column, columns, emptyColumn).flatMap(([left, width]) =>
    runs(row, rows, (r) => emptyRow(r, left, width)).map(([top, height]) => {
      const filled = Array.from({ length: width }, (_, c) => left + c).filter((c) =>
        Array.from({ length: height }, (_, r) => top + r).some((r) => !isEmpty(cells, r, c)),
      );
      const from = Math.min(...filled);
      return { row: top, column: from, rows: height, columns: Math.max(...filled) - from + 1 };
    }),
  );
}

/** Stretches between what is empty. */
function runs(from: number, length: number, empty: (at: number) => boolean): [number, number][] {
  const found: [number, number][] = [];
  let start: number | null = null;
  for (let at = from; at <= from + length; at++) {
    const gap = at === from + length || empty(at);
    if (!gap) start ??= at;
    else if (start !== null) {
      found.push([start, at - start]);
      start = null;
    }
  }
  return found;
}
