import { CellValueType, WrapStrategy, type ICellData } from "@univerjs/core";
import { SetRangeValuesCommand } from "@univerjs/sheets";
import { readEntry } from "../values/entry";
import { readPasted } from "../values/pasted";
import type { UniverBook } from "./book";
import { formatOf } from "./cells";
import { entered } from "./entered";
import { intersects, toRange, toRect } from "./grid";

const WHOLE_LINES =
  "The workbench fills no whole rows and columns with one value that is pasted: select the cells.";
const EMPTY = { v: null, f: null, si: null, p: null, t: null };

/**
 * Pastes a text into the selected cells as if each of its cells were typed: formats that cells have stay. One cell is
 * pasted into everything that is selected, which is refused where that is whole rows or columns.
 * @returns false where cells are merged: it is for somebody else to paste
 */
export function pasteText(book: UniverBook, text: string): boolean {
  const { engine } = book;
  const { sheetId, areas } = book.selection();
  const rows = readPasted(text);
  const [from] = areas;
  if (!from) return false;
  const single = rows.length === 1 && rows[0]?.length === 1;
  const at = single ? from : { ...from, h: rows.length, w: rows[0]?.length ?? 1 };
  const sheet = engine.sheet(sheetId);
  if (single && (from.h >= sheet.getRowCount() || from.w >= sheet.getColumnCount())) {
    book.onRefused(WHOLE_LINES);
    return true;
  }
  if (sheet.getMergeData().some((merged) => intersects(toRect(merged), at))) return false;
  book.makeRoom(sheet, at);
  const styles = engine.workbook.getStyles();
  const cellAt = (r: number, c: number): ICellData => {
    const raw = sheet.getCellRaw(r, c);
    const format = formatOf(sheet.getComposedCellStyleByCellData(r, c, raw));
    return pasted(
      single ? rows[0]![0]! : rows[r - at.r]![c - at.c]!,
      format,
      styles.getStyleByCell(raw) ?? {},
    );
  };
  const value = Array.from({ length: at.h }, (_row, i) =>
    Array.from({ length: at.w }, (_cell, j) => cellAt(at.r + i, at.c + j)),
  );
  const params = { unitId: engine.unitId, subUnitId: sheetId, range: toRange(at), value };
  if (engine.commands.syncExecuteCommand(SetRangeValuesCommand.id, params)) book.select(sheetId, at);
  return true;
}

function pasted(text: string, format: string, style: object): ICellData {
  if (text === "") return EMPTY;
  // An apostrophe that is pasted is a character like others.
  if (format === "@" || text.startsWith("'")) return { ...EMPTY, v: text, t: CellValueType.FORCE_STRING };
  const cell = entered(EMPTY, text, format, style);
  return text.includes("\n") && typeof cell.v === "string"
    ? { ...cell, s: { ...style, tb: WrapStrategy.WRAP } }
    : cell;
}

/** Numbers among the texts of cells that are pasted from elsewhere, as they would be typed. */
export function readNumbers(cell: ICellData): void {
  if (typeof cell.v !== "string" || cell.p) return;
  const entry = readEntry(cell.v);
  if (entry.kind !== "value" || typeof entry.value !== "number") return;
  cell.v = entry.value;
  cell.t = CellValueType.NUMBER;
  if (entry.format) cell.s = { ...(cell.s as object), n: { pattern: entry.format } };
}
