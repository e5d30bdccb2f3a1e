/** Where a link within the workbook leads: `Sheet1!A1`, `#'My sheet'!B2:C3`, or a defined name. */
import { parseAddress, splitSheet } from "../address";
import { sameName } from "../context";
import type { AreaRef, BookPort } from "../port";

/**
 * @param from the sheet with the link: an address that names none is its own
 * @returns null when it leads nowhere
 */
export function linkTarget(book: BookPort, reference: string, from: string): AreaRef | null {
  const text = reference.replace(/^#/, "");
  const named = book
    .names()
    .find(({ name, sheetId }) => sameName(name, text) && (sheetId === undefined || sheetId === from));
  return areaOf(book, named ? named.formula.replace(/^=/, "") : text, from);
}

function areaOf(book: BookPort, text: string, from: string): AreaRef | null {
  const { sheet: name, rest } = splitSheet(text);
  const at = parseAddress(rest);
  const sheet = book
    .sheets()
    .find((each) => (name === undefined ? each.id === from : sameName(each.name, name)));
  return sheet && at ? { sheetId: sheet.id, at } : null;
}
