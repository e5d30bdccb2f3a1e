import type { Problem } from "./problem";
import type { SavedOptions } from "./records/options";

/** An insertion as the workbook holds it now. */
export interface Insertion {
  /** Names the insertion in calls. */
  id: string;
  template: string;
  title: string;
  /** False when it was cut short and could not be taken back: only removing is possible. */
  complete: boolean;
  /** The sheets that still exist, under their present names, in the order of the tabs. */
  sheets: InsertedSheet[];
  options: SavedOptions | null;
}

export interface InsertedSheet {
  key: string;
  id: string;
  name: string;
  hidden: boolean;
  keyFigures: { label: string; row: number; column: number }[];
}

export interface Progress {
  /** Requests answered, and how many there will be. */
  done: number;
  total: number;
  /** The sheet that is being written. */
  sheet: string;
}

export type InsertResult =
  | { kind: "inserted"; insertion: Insertion; leftOut: string[] }
  /** Nothing remains of it, unless `restored` is false: then it is in the list as incomplete. */
  | { kind: "failed"; problem: Problem; restored: boolean }
  | { kind: "cancelled"; restored: boolean }
  /** The same pane is still at an earlier request. */
  | { kind: "busy" };

export type RemoveResult =
  | { kind: "removed"; title: string }
  /** These sheets were edited since; nothing was removed. Ask, then remove with `force`. */
  | { kind: "edited"; sheets: string[] }
  /** It was cut short: these sheets would go, those hold something else and stay. Ask, then remove with `force`. */
  | { kind: "unfinished"; sheets: string[]; kept: string[] }
  | { kind: "gone" }
  | { kind: "failed"; problem: Problem }
  | { kind: "busy" };

export type GoToResult = { kind: "shown" } | { kind: "gone" } | { kind: "failed"; problem: Problem };

export type ListResult = { kind: "listed"; insertions: Insertion[] } | { kind: "failed"; problem: Problem };
