/** Header cells of tables: always text, never empty, never twice the same. Excel makes them so, whatever is written. */
import { intersection } from "../address";
import { invalidArgument } from "../arguments";
import { sheetPort, type Context } from "../context";
import type { CellInput, Rect, TableInfo } from "../port";

/** Tables that share cells with a rect. */
export const tablesAt = (x: Context, sheetId: string, at: Rect): TableInfo[] =>
  x.book.tables().filter((t) => t.sheetId === sheetId && intersection(t.at, at) !== null);

/** Puts what is written into header cells into the form that headers must have. */
export function keepHeadersDistinct(
  x: Context,
  sheetId: string,
  at: Rect,
  rows: (CellInput | null)[][],
): void {
  for (const table of tablesAt(x, sheetId, at)) {
    const hit = intersection({ ...table.at, h: 1 }, at);
    if (!hit) continue;
    const row = rows[hit.r - at.r]!;
    const wishes = table.columns.map((name, i) => {
      const input = row[table.at.c + i - at.c];
      // A formula in a header is turned into its text at once; the port has no value for it yet.
      if (input && "formula" in input) throw invalidArgument();
      return { name: input ? String(input.value) : name, given: Boolean(input) };
    });
    distinctHeaders(wishes).forEach((name, i) => {
      if (wishes[i]!.given) row[table.at.c + i - at.c] = { value: name };
    });
  }
}

/** Names as Excel settles them: those that were there keep theirs, the others give way from left to right. */
function distinctHeaders(wishes: { name: string; given: boolean }[]): string[] {
  const taken = new Set(wishes.filter((w) => !w.given).map((w) => w.name.toLowerCase()));
  return wishes.map(({ name, given }, i) => {
    if (!given) return name;
    const free = freeHeader(name, i, taken);
    taken.add(free.toLowerCase());
    return free;
  });
}

/** "Column3" for nothing, "Name2" where "Name" is taken. */
function freeHeader(wish: string, column: number, taken: ReadonlySet<string>): string {
  const base = wish === "" ? "Column" : wish;
  let name = wish === "" ? `Column${column + 1}` : wish;
  for (let n = wish === "" ? 1 : 2; taken.has(name.toLowerCase()); n++) name = `${base}${n}`;
  return name;
}

/** Writes the header cells of a table (or one to be) in the form they must have. */
export function nameHeaders(x: Context, sheetId: string, at: Rect): void {
  const sheet = sheetPort(x, sheetId);
  const row = { ...at, h: 1 };
  const cells = sheet.read(row)[0]!;
  const names = distinctHeaders(cells.map((cell) => ({ name: cell.text, given: true })));
  const changed = cells.map((cell, i) =>
    cell.kind === "string" && cell.formula === "" && cell.value === names[i] ? null : { value: names[i]! },
  );
  if (changed.some((c) => c !== null)) sheet.write(row, [changed]);
}

/** Headers that were cleared get names again. */
export function restoreHeaders(x: Context, sheetId: string, at: Rect): void {
  for (const table of tablesAt(x, sheetId, at))
    if (intersection({ ...table.at, h: 1 }, at)) nameHeaders(x, sheetId, table.at);
}
