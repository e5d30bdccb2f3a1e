/** From a reference as text (an address, a name, `Table[Column]`) to cells. */
import { insideSheet, parseAddress, splitSheet } from "../address";
import { sameName, sheetByName, type Context } from "../context";
import type { AreaRef, Rect, TableInfo } from "../port";

/**
 * The cells a reference stands for, or null when it stands for none (no such sheet or name, a formula, a constant).
 * @param sheetId sheet of references that name none, and whose own names come before the workbook's
 */
export function resolveReference(x: Context, reference: string, sheetId: string): AreaRef | null {
  return follow(x, reference.trim().replace(/^=/, ""), sheetId, 0);
}

/** Names may lead to names; Excel stops at loops. */
const MAX_DEPTH = 16;

function follow(x: Context, reference: string, sheetId: string, depth: number): AreaRef | null {
  if (depth > MAX_DEPTH) return null;
  const { sheet, rest } = splitSheet(reference);
  const home = sheet === undefined ? sheetId : sheetByName(x, sheet)?.id;
  if (home === undefined) return null;
  const at = parseAddress(rest);
  if (at) return { sheetId: home, at };
  const names = x.book.names().filter((n) => sameName(n.name, rest));
  const name =
    names.find((n) => n.sheetId === home) ??
    (sheet === undefined ? names.find((n) => n.sheetId === undefined) : undefined);
  if (name) return follow(x, name.formula.replace(/^=/, ""), home, depth + 1);
  return sheet === undefined ? tableReference(x, rest) : null;
}

export const headerRow = ({ at }: TableInfo): Rect => ({ ...at, h: 1 });
export const dataBody = ({ at }: TableInfo): Rect => ({ ...at, r: at.r + 1, h: at.h - 1 });

/** `Costs`, `Costs[#All]`, `Costs[Savings]`, `Costs[[#All],[Savings]]`, `Costs[[From]:[To]]`. */
function tableReference(x: Context, reference: string): AreaRef | null {
  const m = /^([\p{L}_\\][\p{L}\p{N}_.\\]*)(?:\[(.*)\])?$/su.exec(reference);
  const table = m && x.book.tables().find((t) => sameName(t.name, m[1]!));
  if (!table) return null;
  const { sheetId } = table;
  const inner = m[2];
  if (inner === undefined || inner === "") return { sheetId, at: dataBody(table) };
  const parts = inner.startsWith("[")
    ? inner.match(/\[(?:'(?:.|$)|[^[\]'])*(?:\]|$)|:/gs)?.map((p) => p.replace(/^\[|\]$/g, ""))
    : [inner];
  if (!parts) return null;
  const items = parts.filter((p) => p.startsWith("#")).map((p) => p.toLowerCase());
  const columns = parts
    .filter((p) => !p.startsWith("#") && p !== ":")
    .map((p) => table.columns.findIndex((c) => sameName(c, p.replace(/'(.)/g, "$1"))));
  if (columns.includes(-1) || columns.length > 2 || (columns.length === 2 && !parts.includes(":")))
    return null;
  const all = items.includes("#all") || (items.includes("#headers") && items.includes("#data"));
  const rows = all ? table.at : items.includes("#headers") ? headerRow(table) : dataBody(table);
  if (items.some((i) => !["#all", "#data", "#headers"].includes(i))) return null;
  if (columns.length === 0) return { sheetId, at: rows };
  const first = Math.min(...columns);
  const last = Math.max(...columns);
  return { sheetId, at: { ...rows, c: table.at.c + first, w: last - first + 1 } };
}

/** Addresses separated by commas, all on one sheet: `A1:B2,D4`. */
export function resolveAreas(x: Context, reference: string, sheetId: string): AreaRef[] | null {
  const areas: AreaRef[] = [];
  // Names of sheets may have commas.
  const parts = reference.replace(/'[^']*(?:'|$)|,/g, (part) => (part === "," ? "\n" : part));
  for (const part of parts.split("\n")) {
    const area = resolveReference(x, part, sheetId);
    if (!area) return null;
    insideSheet(area.at);
    areas.push(area);
  }
  return areas;
}
