/** Copies of sheets: cells, tables, charts and rules by the workbook itself, and what the file keeps beside them. */
import { HostError } from "../../protocol/errors";
import { invalidArgument, oneOf } from "../arguments";
import { sheetPort, type Context } from "../context";

const PLACES = ["None", "Before", "After", "Beginning", "End"] as const;

/** @param relativeTo id of the sheet that the copy goes before or after */
export function copySheet(x: Context, sheetId: string, place: unknown, relativeTo: string | null): string {
  const where = oneOf(place ?? "None", PLACES);
  const beside = where === "Before" || where === "After";
  if (beside && relativeTo === null) throw invalidArgument();
  const { book } = x;
  if (!book.copySheet) throw new HostError("NotImplemented", "This workbook doesn't copy sheets.");
  const index = beside
    ? sheetPort(x, relativeTo!).index + (where === "After" ? 1 : 0)
    : where === "Beginning"
      ? 0
      : book.sheets().length;
  return book.copySheet(sheetId, index).id;
}

/** What the file keeps of a sheet goes along, whoever copies it. */
export function copyDocument({ book, document }: Context, from: string, to: string): void {
  const take = <T>(map: Map<string, T>, source: string, target: string): void => {
    const value = map.get(source);
    if (value !== undefined) map.set(target, structuredClone(value));
  };
  for (const map of [document.hyperlinks, document.cellStyles, document.pageSetup, document.sheetProtection])
    take(map as Map<string, unknown>, from, to);
  take(document.autoFilters, from, to);
  take(document.filters, from, to);
  const tables = book.tables();
  const copies = tables.filter((table) => table.sheetId === to);
  for (const table of tables.filter((t) => t.sheetId === from)) {
    const copy = copies.find(({ at }) => at.r === table.at.r && at.c === table.at.c);
    if (!copy) continue;
    take(document.tableFlags, table.id, copy.id);
    take(document.filters, table.id, copy.id);
    take(document.tableSorts, table.id, copy.id);
    if (document.tableTotals.has(table.id)) document.tableTotals.add(copy.id);
  }
}
