import type { Rect, Scalar } from "./cells";

/** What happened to the workbook. `source` tells an add-in's own request from the user. */
export type BookEvent =
  | {
      kind: "changed";
      sheetId: string;
      at: Rect;
      source: "user" | "host";
      change:
        | "RangeEdited"
        | "RowInserted"
        | "RowDeleted"
        | "ColumnInserted"
        | "ColumnDeleted"
        | "CellInserted"
        | "CellDeleted";
      /** Where cells moved that were inserted or deleted among others, in office.js's words. */
      shift?: "ShiftCellDown" | "ShiftCellRight" | "ShiftCellUp" | "ShiftCellLeft";
      /** Only when one cell changed. */
      detail?: { before: Scalar; after: Scalar };
    }
  /** `areas`: the cells whose formulas were calculated. */
  | { kind: "calculated"; sheetId: string; areas: Rect[] }
  | { kind: "activated" | "deactivated" | "added" | "deleted"; sheetId: string; source: "user" | "host" }
  /** A sheet was added as a copy of another, with its cells and tables. */
  | { kind: "copied"; sheetId: string; from: string }
  | { kind: "renamed"; sheetId: string; before: string; after: string; source: "user" | "host" }
  | { kind: "moved"; sheetId: string; before: number; after: number; source: "user" | "host" }
  | { kind: "selected"; sheetId: string; at: Rect };
