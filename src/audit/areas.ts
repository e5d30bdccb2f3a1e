import { textOf, type PageCell, type Rect } from "./page";

type Cells = readonly (readonly PageCell[])[];

const isEmpty = (cells: Cells, row: number, column: number) => textOf(cells[row]?.[column]).trim() === "";

/** The tables of an area: parted by columns, and within them by rows, in which nothing stands. Each is as wide as what it holds. */
export function tablesWithin(cells: Cells, { row, column, rows, columns }: Rect): Rect[] {
  const emptyRow = (r: number, from: number, width: number) =>
    Array.from({ length: width }, (_, c) => c).every((c) => isEmpty(cells, r, from + c));
  const emptyColumn = (c: number, from: number, height: number) =>
    Array.from({ length: height }, (_, r) => r).every((r) => isEmpty(cells, from + r, c));
  return runs(column, columns, (c) => emptyColumn(c, row, rows)).flatMap(([left, width]) =>
    runs(row, rows, (r) => emptyRow(r, left, width)).map(([top, height]) => {
      let [first, last] = [left, left + width - 1];
      while (emptyColumn(first, top, height)) first++;
      while (emptyColumn(last, top, height)) last--;
      return { row: top, column: first, rows: height, columns: last - first + 1 };
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
