import type { StoredPlaces } from "../../scenarios/places";
import { MAX_COLUMNS, MAX_ROWS, parseAddress } from "../rects";
import { kindOf, token } from "./kind";
import { savedOptions, type SavedOptions } from "./options";
import { fields, flag, list, only, orNull, text, unfit, whole, type Shape } from "./shape";

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

export const settingKey = (token: string) => PREFIX + token;
export const isInsertionKey = (key: string) => key.startsWith(PREFIX);

/** A list of ours has some hundred entries at most. */
const MANY = 5000;
/** Whoever looks for edits compares each cell with each of them. */
const MOST_AREAS = 1000;

const row = whole(MAX_ROWS - 1);
const column = whole(MAX_COLUMNS - 1);
const name = text(255);

/** The address of cells of one sheet, "B2:C9". */
const area: Shape<string> = (value) => {
  const written = text(30, /^[A-Z]{1,3}[1-9]\d{0,6}(:[A-Z]{1,3}[1-9]\d{0,6})?$/)(value);
  const rect = parseAddress(written);
  const inside =
    rect.rows > 0 &&
    rect.columns > 0 &&
    rect.row + rect.rows <= MAX_ROWS &&
    rect.column + rect.columns <= MAX_COLUMNS;
  return inside ? written : unfit();
};

const cell = fields<StoredPlaces["cells"][number]>(
  { row, column },
  { label: text(), labelColumn: column, nth: text(20, /^\d+\/\d+$/), name },
);

const places = fields<StoredPlaces>({
  cells: list(MANY, cell),
  tables: list(MANY, fields({ name, headers: list(MANY, text()) }, { labelHeader: text() })),
  figures: list(MANY, cell),
});

const sheet = fields<StoredSheet>(
  {
    key: text(100),
    name: text(31, /^[^\\/?*[\]:]+$/),
    id: text(100),
    written: list(MOST_AREAS, area),
    fingerprint: text(16, /^([0-9a-f]{16})?$/),
    charts: whole(MANY),
    keyFigures: list(MANY, fields({ label: text(), row, column })),
  },
  { places },
);

export const INSERTION = kindOf<StoredInsertion>(
  ["inserted template", "inserted templates"],
  isInsertionKey,
  fields<StoredInsertion>({
    version: only(1),
    token,
    template: text(100),
    title: text(255),
    complete: flag,
    sheets: list(255, sheet),
    names: list(MANY, name),
    tables: list(MANY, name),
    options: orNull(savedOptions),
  }),
  ({ token: own }) => settingKey(own),
);
