import { decimalsOf } from "../decimal";
import { headerRows } from "../headers";
import type { Line, Page, TableArea } from "../page";
import { tablesWithin } from "../areas";
import type { Block } from "./blocks";

/** Blocks below one another, a free row between a table and what follows. */
export function layOut(blocks: readonly Block[]): Page {
  const cells: string[][] = [];
  const tables: TableArea[] = [];
  const lines: Line[] = [];
  for (const block of blocks) {
    if (block.kind === "line") {
      lines.push({ row: cells.length, heading: block.heading });
      cells.push([block.text]);
      continue;
    }
    const top = cells.length;
    const columns = block.rows.reduce((most, row) => Math.max(most, row.length), 0);
    for (const row of block.rows) cells.push([...row, ...Array<string>(columns - row.length).fill("")]);
    const area = { row: top, column: 0, rows: block.rows.length, columns };
    for (const part of tablesWithin(cells, area))
      tables.push({ ...part, headers: block.headers ?? headerRows(cells, part) });
    cells.push([]);
  }
  return { cells, tables, lines, decimal: decimalsOf(cells).mark };
}
