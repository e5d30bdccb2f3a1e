import type { Area } from "../syntax/tree";
import { Grid, type Lane } from "../values/value";
import type { Book } from "./book";

/** The cells of an area as far as its sheets are filled; over several sheets one sheet below the other. */
export function readGrid(
  book: Book,
  sheet: number,
  lastSheet: number,
  area: Area,
  cell: (sheet: number, row: number, column: number) => Lane,
): Grid {
  const rows = area.bottom - area.top + 1;
  const columns = area.right - area.left + 1;
  const sheets = book.sheets.slice(sheet, lastSheet + 1);
  const filledRows = Math.max(...sheets.map((one) => one.rows));
  const filledColumns = Math.max(...sheets.map((one) => one.columns));
  // Only the last sheet's empty rows lie behind everything.
  const keptRows = sheets.length > 1 ? rows : Math.min(rows, Math.max(1, filledRows - area.top));
  const keptColumns = Math.min(columns, Math.max(1, filledColumns - area.left));
  const cells: Lane[] = [];
  for (let number = sheet; number <= lastSheet; number++)
    for (let row = 0; row < keptRows; row++)
      for (let column = 0; column < keptColumns; column++)
        cells.push(cell(number, area.top + row, area.left + column));
  return new Grid(rows * sheets.length, columns, cells, keptRows * sheets.length, keptColumns);
}
