import type { PlanOptions } from "../../sheets/plan";
import type { StoredPlaces } from "../scenarios/places";

/** The user's choices, kept in the workbook. */
export type SavedOptions = Omit<PlanOptions, "taken">;

/** What was put into the workbook, kept in the workbook's settings: one setting for each insertion. */
export interface StoredInsertion {
  version: 1;
  /** Also in the names of the marks on its sheets. */
  token: string;
  template: string;
  title: string;
  /** False from the first request of an insertion to its last: what is left of one that was cut short says so itself. */
  complete: boolean;
  sheets: StoredSheet[];
  /** Names of the workbook that were defined, and of tables. */
  names: string[];
  tables: string[];
  options: SavedOptions | null;
}

export interface StoredSheet {
  key: string;
  /** As inserted; the user may have renamed the sheet since. */
  name: string;
  /** Excel's id of that session. "" while the insertion is not complete. */
  id: string;
  /** Addresses of the cells that were written. */
  written: string[];
  /** Of the formulas and constants in them, as Excel spelt them right afterwards. */
  fingerprint: string;
  charts: number;
  /** The cells that are shown as results. */
  keyFigures: { label: string; row: number; column: number }[];
  /** Where inputs and results stand; insertions of earlier versions lack it. */
  places?: StoredPlaces;
}

const PREFIX = "PhoenixROI.insertion.";
export const OPTIONS_KEY = "PhoenixROI.options";

export const settingKey = (token: string) => PREFIX + token;
export const isInsertionKey = (key: string) => key.startsWith(PREFIX);

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
  const [token, index] = name.slice(MARK_PREFIX.length).split("_");
  const [, quoted, bare] = /^=(?:'((?:[^']|'')+)'|([^'!]+))!/.exec(formula) ?? [];
  const sheet = quoted?.replaceAll("''", "'") ?? bare;
  return token && index && sheet ? { token, index: Number(index), sheet } : null;
}

/** Whether a name of the workbook is one of an insertion's marks. */
export const isMarkOf = (name: string, token: string) => name.startsWith(`${MARK_PREFIX}${token}_`);

/** Which of the workbook's sheets an insertion consists of: by their marks, and by their ids where it has set none. */
export function sheetsOf<Sheet extends { id: string; mark: Mark | null }>(
  insertion: StoredInsertion,
  sheets: Sheet[],
): { stored: StoredSheet; sheet: Sheet }[] {
  const marked = sheets.some(({ mark }) => mark?.token === insertion.token);
  return insertion.sheets.flatMap((stored, index) => {
    const sheet = sheets.find(({ id, mark }) =>
      marked ? mark?.token === insertion.token && mark.index === index : id === stored.id && !mark,
    );
    return sheet ? [{ stored, sheet }] : [];
  });
}

/** Different for every insertion, also between two panes: 64 random bits. */
export function newToken(): string {
  const words = crypto.getRandomValues(new Uint32Array(2));
  return [...words].map((word) => word.toString(36)).join("");
}

/** The insertions among the workbook's settings. What another program or a later version wrote is passed over. */
export function storedInsertions(settings: { key: string; value: unknown }[]): StoredInsertion[] {
  return settings
    .filter(({ key }) => isInsertionKey(key))
    .map(({ value }) => value)
    .filter(isStoredInsertion);
}

function isStoredInsertion(value: unknown): value is StoredInsertion {
  const stored = value as Partial<StoredInsertion> | null;
  return (
    typeof stored === "object" &&
    stored !== null &&
    stored.version === 1 &&
    typeof stored.token === "string" &&
    Array.isArray(stored.sheets) &&
    Array.isArray(stored.names)
  );
}
