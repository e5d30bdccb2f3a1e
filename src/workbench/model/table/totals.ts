/** The totals row of a table: the row below its data. The workbook itself knows tables without one. */
import { type Context, sheetPort } from "../context";
import type { CellInput, Rect, TableInfo } from "../port";
import { deleteCells, insertCells } from "../range/shift";

/** The row below the data of a table that shows totals, or null. */
export const totalsRow = (x: Context, { id, at }: TableInfo): Rect | null =>
  x.document.tableTotals.has(id) ? { ...at, r: at.r + at.h, h: 1 } : null;

/** All of the table, its totals included. */
export const wholeTable = (x: Context, info: TableInfo): Rect =>
  totalsRow(x, info) ? { ...info.at, h: info.at.h + 1 } : info.at;

const escaped = (column: string): string => column.replace(/['[\]#@]/g, "'$&");

/** Cells below give way unless the row is free; the last column is summed, or counted where it holds no numbers. */
export function showTotals(x: Context, info: TableInfo): void {
  if (totalsRow(x, info)) return;
  const { at, columns, id, name, sheetId } = info;
  const sheet = sheetPort(x, sheetId);
  const row = { ...at, r: at.r + at.h, h: 1 };
  const free = sheet.read(row)[0]!.every((cell) => cell.kind === "empty" && cell.formula === "");
  if (!free) insertCells(x, sheetId, row, "Down");
  const last = at.w - 1;
  const body = sheet.read({ ...at, r: at.r + 1, h: at.h - 1, c: at.c + last, w: 1 }).flat();
  const numeric = body.some((cell) => cell.kind === "number") && body.every((cell) => cell.kind !== "string");
  const total = `=SUBTOTAL(${numeric ? 109 : 103},${name}[${escaped(columns[last]!)}])`;
  const cells = columns.map((_, i): CellInput => {
    if (i === last) return { formula: total };
    return { value: i === 0 ? "Total" : "" };
  });
  sheet.write(row, [cells]);
  sheet.setNumberFormat({ ...row, c: at.c + last, w: 1 }, [[numeric ? body[0]!.numberFormat : "General"]]);
  x.document.tableTotals.add(id);
}

/** The row goes, and what is below moves up. */
export function hideTotals(x: Context, info: TableInfo): void {
  const row = totalsRow(x, info);
  x.document.tableTotals.delete(info.id);
  if (row) deleteCells(x, info.sheetId, row, "Up");
}
