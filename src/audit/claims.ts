import type { Figure } from "./figure";
import type { Ref } from "./page";
import type { Reading } from "./reading";

/** A printed claim with what the page's own figures say of it. */
export interface AuditedClaim {
  readonly ref: Ref;
  /** As printed. */
  readonly text: string;
  /** What it is a claim about: its row and column, or its line. */
  readonly about: string;
  readonly figure: Figure | null;
  /** Best first. */
  readonly readings: readonly Reading[];
  /** False where nothing on the page has to do with it; its readings are then no more than the nearest ones. */
  readonly judged: boolean;
  /** Why it isn't judged, or what else is to be said. */
  readonly note: string;
}
