/** A chart and a series as their parts see them. */
import type { Context } from "../context";
import type { ChartDraft, SeriesDraft } from "./store";

export interface ChartOwner {
  readonly x: Context;
  readonly spec: ChartDraft;
  change(change: (chart: ChartDraft) => void): void;
}

export interface SeriesOwner {
  readonly x: Context;
  readonly spec: SeriesDraft;
  /** Its own type, or else the chart's. */
  readonly chartType: string;
  /** Where its labels are when nobody has placed them. */
  readonly place: string;
  change(patch: Partial<SeriesDraft>): void;
}
