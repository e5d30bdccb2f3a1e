/** Which cells a reference means. */
import { COLUMNS, ROWS } from "../syntax/address";
import type { Anchors, Area, StructuredReference } from "../syntax/tree";
import { REF, VALUE } from "../values/cell-error";
import type { Book, Table } from "./book";

export interface Place {
  readonly sheet: number;
  readonly row: number;
  readonly column: number;
}

/** A name's reference means cells relative to the one that uses it: written as seen from A1, it wraps at the edges. */
export function moved(area: Area, anchors: Anchors, { row, column }: Place): Area {
  const down = (at: number, fixed: boolean) => (fixed ? at : (at + row) % ROWS);
  const right = (at: number, fixed: boolean) => (fixed ? at : (at + column) % COLUMNS);
  const [top, bottom] = [down(area.top, anchors.top), down(area.bottom, anchors.bottom)];
  const [left, end] = [right(area.left, anchors.left), right(area.right, anchors.right)];
  return {
    top: Math.min(top, bottom),
    left: Math.min(left, end),
    bottom: Math.max(top, bottom),
    right: Math.max(left, end),
  };
}

/** @throws {CellError} "#REF!" for a table or column that isn't there, "#VALUE!" for this row where there is none */
export function tableArea(
  book: Book,
  reference: StructuredReference,
  place: Place,
): { sheet: number; area: Area } {
  const table =
    reference.table === undefined
      ? book.tableAt(place.sheet, place.row, place.column)
      : book.findTable(reference.table);
  if (!table) throw REF;
  const [left, right] = columnsOf(table, reference.columns);
  const [top, bottom] = rowsOf(table, reference, place);
  return { sheet: table.sheet, area: { top, left, bottom, right } };
}

function columnsOf(table: Table, columns: readonly [string, string] | undefined): [number, number] {
  if (!columns) return [table.area.left, table.area.right];
  const [first, last] = columns.map((name) => {
    const key = name.toLowerCase();
    const at = table.columns.findIndex((column) => column.toLowerCase() === key);
    if (at < 0) throw REF;
    return table.area.left + at;
  }) as [number, number];
  return [Math.min(first, last), Math.max(first, last)];
}

function rowsOf(table: Table, { items }: StructuredReference, place: Place): [number, number] {
  const { area, headers, totals } = table;
  const first = area.top + (headers ? 1 : 0);
  const last = area.bottom - (totals ? 1 : 0);
  if (items.includes("#This Row")) {
    if (place.sheet !== table.sheet || place.row < first || place.row > last) throw VALUE;
    return [place.row, place.row];
  }
  if (items.includes("#All")) return [area.top, area.bottom];
  const spans: [number, number][] = [];
  if (items.includes("#Headers")) {
    if (!headers) throw REF;
    spans.push([area.top, area.top]);
  }
  if (items.includes("#Data") || items.length === 0) spans.push([first, last]);
  if (items.includes("#Totals")) {
    if (!totals) throw REF;
    spans.push([area.bottom, area.bottom]);
  }
  return [Math.min(...spans.map(([top]) => top)), Math.max(...spans.map(([, bottom]) => bottom))];
}
