import { readPrinted } from "../core/claims/printed";
import { textOf, type PageCell, type Rect } from "./page";

type Cells = readonly (readonly PageCell[])[];

/** Heads of several rows are of two or three. */
const MOST_HEADERS = 3;

/**
 * How many of a table's first rows name its columns, judged by what they hold: words or years over figures. 0 where
 * figures begin at once, or where there is nothing but words.
 */
export function headerRows(cells: Cells, { row, column, rows, columns }: Rect): number {
  const at = (r: number, c: number) => cells[row + r]?.[column + c];
  const figures = (r: number) =>
    Array.from({ length: columns }, (_, c) => c).filter((c) => isFigure(at(r, c))).length;
  for (let r = 0; r < Math.min(MOST_HEADERS, rows - 1); r++) {
    const below = figures(r + 1);
    if (figures(r) > 0 && !isYears(cells, { row: row + r, column, rows: 1, columns })) return r === 0 ? 0 : r;
    if (below > 0) return r + 1;
  }
  return rows > 1 && figures(0) === 0 ? 1 : 0;
}

const isFigure = (cell: PageCell | undefined): boolean =>
  typeof cell === "object" || (textOf(cell).length <= 40 && readPrinted(textOf(cell)) !== null);

/** "2023", "2024" over figures. */
function isYears(cells: Cells, { row, column, columns }: Rect): boolean {
  const texts = Array.from({ length: columns }, (_, c) => textOf(cells[row]?.[column + c]).trim()).filter(
    Boolean,
  );
  const years = texts.filter((text) => /^(19|20)\d\d$/.test(text));
  return years.length > 1 && years.length >= texts.length - 1;
}
