import { readPrinted } from "../core/claims/printed";
import { textOf, type PageCell, type Rect } from "./page";

type Cells = readonly (readonly PageCell[])[];

/** Heads of several rows are of two or three. */
const MOST_HEADERS = 3;

/**
 * How many of a table's first rows name its columns, judged by what they hold: words or years over figures. 0 where
 * figures begin at once; of nothing but words, or words and years, the first.
 */
export function headerRows(cells: Cells, { row, column, rows, columns }: Rect): number {
  const figures = (r: number) =>
    Array.from({ length: columns }, (_, c) => c).filter((c) => isFigure(cells[row + r]?.[column + c])).length;
  const isHead = (r: number) =>
    figures(r) === 0 || isYears(cells, { row: row + r, column, rows: 1, columns });
  const most = Math.min(MOST_HEADERS + 1, rows);
  let heads = 0;
  while (heads < most && isHead(heads)) heads++;
  return heads < most ? heads : Number(rows > 1 && figures(0) === 0);
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
