import type { CellContent } from "../insertions/fingerprint";
import { MAX_COLUMNS, MAX_ROWS } from "../talk/rects";
import { kindOf, token } from "../talk/records/kind";
import { either, fields, finite, list, only, text, time, whole } from "../talk/records/shape";
import type { CellPlace } from "./cells";

/** More cells than this are no list of inputs but a table. */
export const MOST_PICKED = 50;

/** Of Excel's. */
const LONGEST_FORMULA = 8192;

/** What an input holds for a moment before each step. A constant: a formula could become that of a table's column. */
export const BLANK = "#N/A";

/**
 * What a run has to put back, kept in the workbook's settings from before its first change until the inputs are
 * restored. A setting is written by the request that makes the change, ahead of it, so there is no moment at which an
 * input is changed and the journal isn't there; it is saved, autosaved and co-authored with the file, and needs no more
 * of Excel than inserting does.
 */
export interface Journal {
  version: 1;
  token: string;
  /** When it began, and when it last gave a sign of life: ISO 8601. */
  started: string;
  alive: string;
  output: CellPlace;
  inputs: JournalInput[];
}

export interface JournalInput extends CellPlace {
  original: CellContent;
  format: string;
  /** What the run may have left in the cell: anything else there is somebody's edit. */
  tested: number[];
}

const PREFIX = "PhoenixROI.run.";
export const journalKey = (token: string): string => PREFIX + token;
export const isJournalKey = (key: string): boolean => key.startsWith(PREFIX);

const SPOT = {
  sheetId: text(100),
  sheet: text(31),
  row: whole(MAX_ROWS - 1),
  column: whole(MAX_COLUMNS - 1),
};

const formula = text(LONGEST_FORMULA, /^=/);

export const RUN_JOURNAL = kindOf<Journal>(
  ["run that was cut short", "runs that were cut short"],
  isJournalKey,
  fields<Journal>({
    version: only(1),
    token,
    started: time,
    alive: time,
    output: fields<CellPlace>(SPOT),
    inputs: list(
      MOST_PICKED,
      fields<JournalInput>({
        ...SPOT,
        // A run writes over numbers and over formulas that show numbers, and over nothing else.
        original: either(finite, formula),
        format: text(255),
        tested: list(2, finite),
      }),
    ),
  }),
  ({ token: own }) => journalKey(own),
);

/** The same number as far as a cell can tell: Excel keeps 17 digits, files of other programs fewer. */
export const sameNumber = (a: unknown, b: unknown): boolean =>
  typeof a === "number" &&
  typeof b === "number" &&
  Math.abs(a - b) <= 1e-13 * Math.max(Math.abs(a), Math.abs(b));

export const sameContent = (a: CellContent, b: CellContent): boolean => a === b || sameNumber(a, b);

/** Whose content a cell holds: the one it had, one of the run's, or somebody's who has edited it since. */
export function contentOf(input: JournalInput, now: CellContent): "original" | "tested" | "edited" {
  if (sameContent(now, input.original)) return "original";
  return now === BLANK || input.tested.some((value) => sameNumber(value, now)) ? "tested" : "edited";
}
