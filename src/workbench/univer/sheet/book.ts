import type { Worksheet } from "@univerjs/core";
import type { Rect } from "../../model/port";
import type { AutoHeights } from "../auto-heights";
import type { Engine } from "../engine";
import type { Events } from "../events";
import type { Structure } from "../structure";
import type { Tables } from "../tables/tables";

/** The workbook as one of its sheets sees it. */
export interface SheetBook {
  readonly engine: Engine;
  readonly events: Events;
  readonly tableStore: Tables;
  readonly structure: Structure;
  readonly heights: AutoHeights;
  /** Ids of sheets that the user can't unhide. */
  readonly veryHidden: Set<string>;
  activate(sheetId: string): void;
  removeSheet(sheetId: string): void;
  makeRoom(sheet: Worksheet, at: Rect): void;
}
