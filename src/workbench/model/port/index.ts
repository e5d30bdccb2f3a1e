/**
 * What Excel's object model needs from a calculating workbook: the only thing that model/ and univer/ share.
 * Rows and columns count from 0. Sizes are CSS pixels at 96 dpi (the model converts from and to points).
 */
export type { FilterCriteria } from "../filter/types";
export type * from "./book";
export type * from "./cells";
export type * from "./charts";
export type * from "./events";
export type * from "./rules";
export type * from "./sheet";
