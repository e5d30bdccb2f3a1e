/** Filters of tables and sheets: which columns have criteria, and which rows they hide. */
import { intersection } from "../address";
import { sheetPort, type Context } from "../context";
import type { Rect } from "../port";
import { requirePermission } from "../worksheet/protection";
import { settledCells } from "../range/cells";
import { filterColumn } from "./criteria";
import type { ColumnFilter, FilterCriteria } from "./types";

/** What a filter is on: a table, or a range of a sheet. */
export interface FilterTarget {
  /** Key in the document: the table's id or the sheet's. */
  readonly id: string;
  readonly sheetId: string;
  /** Header row included; null while a sheet has no filter. */
  readonly at: Rect | null;
}

const filtersOf = (x: Context, id: string): ColumnFilter[] => x.document.filters.get(id) ?? [];

export const criteriaOf = (x: Context, { id, at }: FilterTarget, column: number): FilterCriteria | null =>
  filtersOf(x, id).find((filter) => at && filter.at.c === at.c + column)?.criteria ?? null;

export const isFiltered = (x: Context, { id }: FilterTarget): boolean => filtersOf(x, id).length > 0;

/** Sets or (null) clears the criteria of one column, counted from the first one of the range. */
export async function setCriteria(
  x: Context,
  target: FilterTarget,
  column: number,
  criteria: FilterCriteria | null,
): Promise<void> {
  requirePermission(x, target.sheetId, "allowAutoFilter");
  const { id, at } = target;
  if (!at) return;
  const others = filtersOf(x, id).filter((filter) => filter.at.c !== at.c + column);
  const one = criteria && { at: { r: at.r, c: at.c + column, h: 1, w: 1 }, criteria };
  x.document.filters.set(id, one ? [...others, one] : others);
  x.book.showFilter?.(id, column, criteria);
  await applyFilters(x, target);
}

export async function clearFilters(x: Context, target: FilterTarget): Promise<void> {
  requirePermission(x, target.sheetId, "allowAutoFilter");
  if (!isFiltered(x, target)) return;
  const { id, at } = target;
  for (const filter of filtersOf(x, id)) if (at) x.book.showFilter?.(id, filter.at.c - at.c, null);
  x.document.filters.delete(id);
  await applyFilters(x, target);
}

/**
 * Rows that are hidden where a filter is at work: for sums over what is seen Excel doesn't ask who hid them.
 * Asked for row by row, so that a sheet without filters costs nothing.
 */
export function filteredOut(x: Context, sheetId: string, row: number): boolean {
  const { filters, autoFilters } = x.document;
  if (filters.size === 0) return false;
  const bodies = [
    ...(filters.get(sheetId)?.length ? [autoFilters.get(sheetId)] : []),
    ...x.book.tables().flatMap((table) => {
      return table.sheetId === sheetId && filters.get(table.id)?.length ? [table.at] : [];
    }),
  ];
  const within = bodies.some((at) => at && row > at.r && row < at.r + at.h);
  return within && sheetPort(x, sheetId).rowHeight(row) === 0;
}

/** Hides the rows that some column's criteria don't let through, and shows all others. */
export async function applyFilters(x: Context, { id, sheetId, at }: FilterTarget): Promise<void> {
  const rows = at && { ...at, r: at.r + 1, h: at.h - 1 };
  const sheet = sheetPort(x, sheetId);
  const used = sheet.used();
  const body = rows && rows.h > 0 && used ? intersection(rows, { ...used, c: rows.c, w: rows.w }) : null;
  if (!body) return;
  const stays = Array.from({ length: body.h }, () => true);
  for (const { at: head, criteria } of filtersOf(x, id)) {
    const cells = await settledCells(x, sheetId, { ...body, c: head.c, w: 1 });
    const column = cells.map((row, i) => ({ cell: row[0]!, style: sheet.styleAt(body.r + i, head.c) }));
    filterColumn(column, criteria).forEach((shown, i) => (stays[i] &&= shown));
  }
  // Rows that change together are one change.
  for (let i = 0; i < body.h;) {
    let count = 1;
    while (i + count < body.h && stays[i + count] === stays[i]) count++;
    sheet.setHidden("rows", body.r + i, count, !stays[i]);
    i += count;
  }
}
