import { kindOf, token } from "../../talk/records/kind";
import { fields, finite, flag, list, map, only, orNull, text, time, whole } from "../../talk/records/shape";
import { MOST_PICKED } from "../journal";

/**
 * What is varied, watched and asked, under a name, kept in the workbook's settings: one setting for each. Its cells are
 * hidden names of the workbook, which follow them wherever they go. Numbers are numbers, whatever they looked like when
 * they were typed, so that a colleague gets the same digits.
 */
export interface StoredSetup {
  version: 1;
  token: string;
  name: string;
  /** ISO 8601. */
  saved: string;
  outputs: number;
  inputs: StoredInput[];
  /** Share, trials, seed and the like. */
  numbers: Record<string, number>;
  sampling: string;
  stop: string;
  /** Inputs by their places in the list. */
  groups: { inputs: number[]; strength: number }[];
  /** The correlations are on a sheet. */
  matrix: boolean;
  solved: number | null;
  along: number | null;
}

export interface StoredInput {
  distribution: string;
  numbers: Record<string, number>;
  /** Somebody has typed its range. */
  typed: boolean;
  /** Drawn from numbers on a sheet. */
  data: boolean;
}

const PREFIX = "PhoenixROI.setup.";
export const setupKey = (of: string) => PREFIX + of;

/** The name of one of a set-up's cells: "output0", "input3", "data3", "matrix". */
export const cellName = (of: string, cell: string) => `PhoenixROI.setup_${of}_${cell}`;
export const isCellOf = (name: string, of: string) => name.startsWith(`PhoenixROI.setup_${of}_`);

const LONGEST_SETUP_NAME = 60;
export const MOST_SETUPS = 50;
const MOST_GROUPS = 100;
const MOST_OUTPUTS = 10;
const key = text(20, /^[a-z0-9]+$/i);
const numbers = map(30, key, finite);
const place = whole(MOST_PICKED);

export const SETUP = kindOf<StoredSetup>(
  ["set-up of a sensitivity or simulation", "set-ups of sensitivities and simulations"],
  (name) => name.startsWith(PREFIX),
  fields<StoredSetup>({
    version: only(1),
    token,
    name: text(LONGEST_SETUP_NAME, /\S/),
    saved: time,
    outputs: whole(MOST_OUTPUTS),
    inputs: list(
      MOST_PICKED,
      fields<StoredInput>({ distribution: text(20), numbers, typed: flag, data: flag }),
    ),
    numbers,
    sampling: text(20),
    stop: text(20),
    groups: list(MOST_GROUPS, fields({ inputs: list(MOST_PICKED, place), strength: finite })),
    matrix: flag,
    solved: orNull(place),
    along: orNull(place),
  }),
  (setup) => setupKey(setup.token),
);
