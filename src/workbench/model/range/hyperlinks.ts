/** Hyperlinks of cells. They move with their cells; see events.ts. */
import { cellKey, cellsWithin, isUnbounded } from "../address";
import { invalidArgument, optionalText, record } from "../arguments";
import { sheetPort, type Context } from "../context";
import type { Hyperlink } from "../workbook/document";
import type { Rect } from "../port";
import { requirePermission } from "../worksheet/protection";
import { writeCells } from "./cells";

export function hyperlinkAt(
  x: Context,
  sheetId: string,
  at: Rect,
): (Hyperlink & { textToDisplay?: string }) | null {
  const link = x.document.hyperlinks.get(sheetId)?.get(cellKey(at.r, at.c));
  if (!link) return null;
  const textToDisplay = sheetPort(x, sheetId).read({ ...at, h: 1, w: 1 })[0]![0]!.text;
  return { ...link, textToDisplay };
}

/** Excel gives cells with a link its hyperlink style: blue and underlined. */
const LINK_COLOR = "#0563C1";

export function setHyperlink(x: Context, sheetId: string, at: Rect, value: unknown): void {
  requirePermission(x, sheetId, "allowInsertHyperlinks");
  if (isUnbounded(at)) throw invalidArgument();
  const given = record(value, ["address", "documentReference", "screenTip", "textToDisplay"]);
  const link: Hyperlink = {};
  for (const key of ["address", "documentReference", "screenTip"] as const) {
    const text = optionalText(given[key]);
    if (text !== undefined) link[key] = text;
  }
  if (link.address === undefined && link.documentReference === undefined) throw invalidArgument();
  const links = x.document.hyperlinks.get(sheetId) ?? new Map<string, Hyperlink>();
  x.document.hyperlinks.set(sheetId, links);
  const textToDisplay = optionalText(given.textToDisplay);
  const sheet = sheetPort(x, sheetId);
  const cells = sheet.read(at);
  for (let r = 0; r < at.h; r++)
    for (let c = 0; c < at.w; c++) {
      links.set(cellKey(at.r + r, at.c + c), link);
      const shown =
        textToDisplay ??
        (cells[r]![c]!.kind === "empty" ? (link.address ?? link.documentReference) : undefined);
      if (shown !== undefined) writeCells(x, sheetId, { r: at.r + r, c: at.c + c, h: 1, w: 1 }, [[shown]]);
    }
  sheet.setStyle(at, { color: LINK_COLOR, underline: true });
}

export function clearHyperlinks(x: Context, sheetId: string, at: Rect): void {
  const links = x.document.hyperlinks.get(sheetId);
  if (links) for (const key of cellsWithin(links, at)) links.delete(key);
}
