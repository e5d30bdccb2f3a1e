import type { StoredInsertion, StoredSheet } from "./insertion";
import { token as tokenShape } from "./kind";
import { taken } from "./shape";

const MARK_PREFIX = "PhoenixROI.sheet_";

/**
 * A hidden name of the workbook that refers to one of an insertion's sheets: it tells the sheet whatever it is called,
 * also when an answer of Excel was lost. Ids don't: Excel numbers the sheets anew whenever it opens a file.
 * @param index of the sheet in the plan
 */
export const markName = (token: string, index: number) => `${MARK_PREFIX}${token}_${index}`;

/** Which sheet of which insertion a sheet is. */
export interface Mark {
  token: string;
  index: number;
  /** The sheet's present name. */
  sheet: string;
}

/** The mark in a name and its formula `='My sheet'!$A$1`, whose cell may be gone. */
export function parseMark(name: string, formula: string): Mark | null {
  if (!name.toLowerCase().startsWith(MARK_PREFIX.toLowerCase())) return null;
  const [token, index = ""] = name.slice(MARK_PREFIX.length).split("_");
  const [, quoted, bare] = /^=(?:'((?:[^']|'')+)'|([^'!]+))!/.exec(formula) ?? [];
  const sheet = quoted?.replaceAll("''", "'") ?? bare;
  return taken(tokenShape, token) && /^\d{1,3}$/.test(index) && sheet
    ? { token: token as string, index: Number(index), sheet }
    : null;
}

/** Whether a name of the workbook is one of an insertion's marks. */
export const isMarkOf = (name: string, token: string) => name.startsWith(`${MARK_PREFIX}${token}_`);

/**
 * Which of the workbook's sheets an insertion consists of: those that bear its marks. A copy bears none, nor does a sheet
 * that has the id of one of another session.
 */
export function sheetsOf<Sheet extends { mark: Mark | null }>(
  insertion: StoredInsertion,
  sheets: readonly Sheet[],
): { stored: StoredSheet; sheet: Sheet }[] {
  return insertion.sheets.flatMap((stored, index) => {
    const sheet = sheets.find(({ mark }) => mark?.token === insertion.token && mark.index === index);
    return sheet ? [{ stored, sheet }] : [];
  });
}
