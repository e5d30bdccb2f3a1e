import type { BookData, SheetData } from "../../engine";
import type { Features } from "../talk/features";
import { cellsIn, parseAddress } from "../talk/rects";

type HiddenRow = NonNullable<SheetData["hiddenRows"]>[number];

/** Functions that leave out what doesn't show. */
const ASKING = /\b(?:SUBTOTAL|AGGREGATE)\(/i;

export const asksForHidden = (formula: unknown): boolean =>
  typeof formula === "string" && formula.startsWith("=") && ASKING.test(formula);

/** Rows of a sheet, by their number in the data. */
export interface Rows {
  sheet: number;
  row: number;
  rows: number;
}

/** Of rows some of which are hidden, so many parts are asked for at once. */
const PARTS = 64;

/**
 * Which of these rows don't show, by sheet, and whether a filter or somebody hides them. One request where none is hidden,
 * more of them only for what is.
 */
export async function hiddenRows(
  context: Excel.RequestContext,
  sheets: readonly { id: string }[],
  tables: BookData["tables"],
  wanted: readonly Rows[],
  features: Features,
): Promise<Map<number, HiddenRow[]>> {
  const filters = filteredRows(context, sheets, tables, wanted, features);
  const hidden: Rows[] = [];
  for (let asked = wanted; asked.length;) {
    const answers = asked.map((rows) => {
      const { id } = sheets[rows.sheet] ?? { id: "" };
      const range = context.workbook.worksheets.getItem(id).getRangeByIndexes(rows.row, 0, rows.rows, 1);
      range.load("rowHidden");
      return { rows, range };
    });
    await context.sync();
    asked = answers.flatMap(({ rows, range }) => {
      const all = range.rowHidden as boolean | null;
      if (all) hidden.push(rows);
      return all === null ? partsOf(rows) : [];
    });
  }
  const filtered = filters();
  const found = new Map<number, HiddenRow[]>();
  for (const { sheet, row, rows } of hidden) {
    const list = found.get(sheet) ?? [];
    for (let at = row; at < row + rows; at++) {
      const byFilter = filtered.some(
        (one) => one.sheet === sheet && at >= one.row && at < one.row + one.rows,
      );
      list.push({ row: at, by: byFilter ? "filter" : "hand" });
    }
    found.set(sheet, list);
  }
  return found;
}

function partsOf({ sheet, row, rows }: Rows): Rows[] {
  const each = Math.max(1, Math.ceil(rows / PARTS));
  return Array.from({ length: Math.ceil(rows / each) }, (_, i) => ({
    sheet,
    row: row + i * each,
    rows: Math.min(each, rows - i * each),
  }));
}

/** The rows of filters that hide some, to be known after the next request. Excel before 2019 doesn't say. */
function filteredRows(
  context: Excel.RequestContext,
  sheets: readonly { id: string }[],
  tables: BookData["tables"],
  wanted: readonly Rows[],
  features: Features,
): () => Rows[] {
  if (!features.filters || !wanted.length) return () => [];
  const read = new Set(wanted.map(({ sheet }) => sheet));
  const ofSheets = [...read].map((sheet) => {
    const { autoFilter } = context.workbook.worksheets.getItem(sheets[sheet]?.id ?? "");
    autoFilter.load("isDataFiltered");
    const range = autoFilter.getRangeOrNullObject();
    range.load("address");
    return { sheet, autoFilter, range };
  });
  const ofTables = tables
    .filter(({ sheet, headers }) => headers && read.has(sheet))
    .map(({ name, sheet, area }) => {
      const { autoFilter } = context.workbook.tables.getItem(name);
      autoFilter.load("isDataFiltered");
      return { sheet, autoFilter, row: area.top + 1, rows: area.bottom - area.top };
    });
  return () => [
    ...ofSheets.flatMap(({ sheet, autoFilter, range }) => {
      if (range.isNullObject || !autoFilter.isDataFiltered) return [];
      const { row, rows } = parseAddress(cellsIn(range.address));
      return [{ sheet, row: row + 1, rows: rows - 1 }];
    }),
    ...ofTables.filter(({ autoFilter }) => autoFilter.isDataFiltered),
  ];
}
