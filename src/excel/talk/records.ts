import type { PlanOptions } from "../../sheets/plan";
import type { StoredPlaces } from "../scenarios/places";

/** The user's choices, kept in the workbook. */
export type SavedOptions = Omit<PlanOptions, "taken">;

/** What was put into the workbook, kept in the workbook's settings: one setting for each insertion. */
export interface StoredInsertion {
  version: 1;
  /** Also the text of the mark on each of its sheets. */
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
  /** Excel's id, which renaming and moving leave alone. "" while the insertion is not complete. */
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

/** Sheet-scoped and hidden: tells that a sheet is ours even when an answer of Excel was lost. */
export const MARK_NAME = "PhoenixROI.mark";

export const settingKey = (token: string) => PREFIX + token;
export const isInsertionKey = (key: string) => key.startsWith(PREFIX);

/** Which sheet of which insertion a sheet is. A copy of the sheet bears the same mark. */
export interface Mark {
  token: string;
  key: string;
}

export const markText = (token: string, key: string) => `${token}/${key}`;

/** The mark in a name's formula `="token/key"`. */
export function parseMark(formula: string): Mark | null {
  const [, token, key] = /^="([^"/]+)\/([^"]+)"$/.exec(formula) ?? [];
  return token && key ? { token, key } : null;
}

/**
 * Which of the workbook's sheets an insertion consists of: by their ids, or, should Excel have given new ones when the
 * file was opened again, by their marks.
 */
export function sheetsOf<Sheet extends { id: string; mark: Mark | null }>(
  insertion: StoredInsertion,
  sheets: Sheet[],
): { stored: StoredSheet; sheet: Sheet }[] {
  return insertion.sheets.flatMap((stored) => {
    const sheet =
      sheets.find(({ id }) => id === stored.id) ??
      sheets.find(({ mark }) => mark?.token === insertion.token && mark.key === stored.key);
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
