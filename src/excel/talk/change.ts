import type { CellContent } from "../insertions/fingerprint";

/** What restoring will write, as it is shown before. */
export interface Change {
  /** The cell, by the name that its sheet has now: "Budget!B2". */
  where: string;
  now: CellContent;
  then: CellContent;
}

/** What was shown before somebody agreed to it. */
export type Shown = readonly Change[];

/** Whether all that would be written has been shown as it would be written. */
export const wasShown = (changes: readonly Change[], shown: Shown): boolean =>
  changes.every(({ where, then }) => shown.some((each) => each.where === where && each.then === then));
