import type { BookData } from "../../engine";
import type { Features } from "../talk/features";

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
 * Which of these rows don't show, by sheet, and the sheets on which a filter hides rows. One request where none is hidden,
 * more of them only for what is.
 */
export async function hiddenRows(
  context: Excel.RequestContext,
  sheets: readonly { id: string }[],
  tables: BookData["tables"],
  wanted: readonly Rows[],
  features: Features,
): Promise<{ rows: Map<number, number[]>; filtered: ReadonlySet<number> }> {
  const filtered = filteredSheets(context, sheets, tables, wanted, features);
  const rows = new Map<number, number[]>();
  for (let asked = wanted; asked.length;) {
    const answers = asked.map((part) => {
      const { id } = sheets[part.sheet] ?? { id: "" };
      const range = context.workbook.worksheets.getItem(id).getRangeByIndexes(part.row, 0, part.rows, 1);
      range.load("rowHidden");
      return { part, range };
    });
    await context.sync();
    asked = answers.flatMap(({ part, range }) => {
      const all = range.rowHidden as boolean | null;
      if (all) rows.set(part.sheet, [...(rows.get(part.sheet) ?? []), ...numbers(part)]);
      return all === null ? partsOf(part) : [];
    });
  }
  return { rows, filtered: filtered() };
}

const numbers = ({ row, rows }: Rows): number[] => Array.from({ length: rows }, (_, i) => row + i);

function partsOf({ sheet, row, rows }: Rows): Rows[] {
  const each = Math.max(1, Math.ceil(rows / PARTS));
  return Array.from({ length: Math.ceil(rows / each) }, (_, i) => ({
    sheet,
    row: row + i * each,
    rows: Math.min(each, rows - i * each),
  }));
}

/** Where a filter hides rows, to be known after the next request. Excel before 2019 doesn't say. */
function filteredSheets(
  context: Excel.RequestContext,
  sheets: readonly { id: string }[],
  tables: BookData["tables"],
  wanted: readonly Rows[],
  features: Features,
): () => ReadonlySet<number> {
  if (!features.filters || !wanted.length) return () => new Set();
  const read = new Set(wanted.map(({ sheet }) => sheet));
  const filters = [
    ...[...read].map((sheet) => {
      const { autoFilter } = context.workbook.worksheets.getItem(sheets[sheet]?.id ?? "");
      return { sheet, autoFilter };
    }),
    ...tables
      .filter(({ sheet, headers }) => headers && read.has(sheet))
      .map(({ name, sheet }) => ({ sheet, autoFilter: context.workbook.tables.getItem(name).autoFilter })),
  ];
  for (const { autoFilter } of filters) autoFilter.load("isDataFiltered");
  return () =>
    new Set(filters.filter(({ autoFilter }) => autoFilter.isDataFiltered).map(({ sheet }) => sheet));
}
