/** What a filter keeps, in office.js's words. */
import type { Rect } from "../port/cells";
import { PERIODS, type SPECIFICITIES } from "./dates";

export interface FilterDate {
  date: string;
  specificity: (typeof SPECIFICITIES)[number];
}

export const FILTER_KINDS = [
  "BottomItems",
  "BottomPercent",
  "CellColor",
  "Dynamic",
  "FontColor",
  "Values",
  "TopItems",
  "TopPercent",
  "Custom",
] as const;

export const DYNAMIC_CRITERIA = ["AboveAverage", "BelowAverage", ...PERIODS] as const;

export interface FilterCriteria {
  filterOn: (typeof FILTER_KINDS)[number];
  color?: string;
  criterion1?: string;
  criterion2?: string;
  operator?: "And" | "Or";
  dynamicCriteria?: (typeof DYNAMIC_CRITERIA)[number];
  values?: (string | FilterDate)[];
}

export interface ColumnFilter {
  /** The header cell, which moves with its column. */
  at: Rect;
  criteria: FilterCriteria;
}
