import { tablesWithin } from "./areas";
import { decimalsOf } from "./decimal";
import { figureOf } from "./figure";
import { headerRows } from "./headers";
import { textOf, type Line, type Page, type PageCell, type Rect, type TableArea } from "./page";

/** Cells of a sheet as a page: its tables are parted by empty rows and columns, and what is one column of words is text. */
export function pageOfCells(cells: readonly (readonly PageCell[])[]): Page {
  const columns = cells.reduce((most, row) => Math.max(most, row.length), 0);
  const tables: TableArea[] = [];
  const lines: Line[] = [];
  for (const area of tablesWithin(cells, { row: 0, column: 0, rows: cells.length, columns })) {
    if (area.column === 0 && isText(cells, area))
      for (let r = 0; r < area.rows; r++) lines.push({ row: area.row + r, heading: false });
    else tables.push({ ...area, headers: headerRows(cells, area) });
  }
  return { cells, tables, lines, decimal: decimalsOf(cells).mark };
}

function isText(cells: Page["cells"], { row, column, rows, columns }: Rect): boolean {
  if (columns > 1) return false;
  const texts = Array.from({ length: rows }, (_, r) => cells[row + r]?.[column]);
  return texts.every((cell) => figureOf(cell) === null || textOf(cell).includes(" "));
}
