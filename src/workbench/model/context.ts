/** What every object of the model works with. */
import { HostError } from "../protocol/errors";
import type { HostObject } from "../protocol/members";
import type { ChartStore } from "./chart/store";
import type { EventHub } from "../protocol/events";
import type { WorkbookDocument } from "./workbook/document";
import type { NameValues } from "./workbook/name-values";
import type { Objects } from "./objects";
import type { ConditionalStore } from "./rules/conditional-store";
import type { PendingStyles, PendingValidations } from "./events/pending";
import type { BookPort, Rect, SheetPort } from "./port";

export interface Context {
  readonly book: BookPort;
  readonly hub: EventHub;
  readonly document: WorkbookDocument;
  readonly objects: Objects;
  readonly nameValues: NameValues;
  /** Ranges that events refer to, by reference id. */
  readonly eventRanges: Map<string, { sheetId: string; at: Rect }>;
  readonly charts: ChartStore;
  /** Whether `worksheet.shapes` lists charts. */
  readonly chartsAreShapes: boolean;
  readonly conditionals: ConditionalStore;
  readonly styles: PendingStyles;
  readonly validations: PendingValidations;
  /** Chart that was activated last, while it exists. */
  activeChart: string | null;
  nextId(): number;
  /** Objects that panes keep between requests. */
  trackedObjects(): Iterable<HostObject>;
}

/** Hands gathered changes to the port: before values are read, before cells move, and when a request ends. */
export function flush(x: Context): void {
  x.styles.flush();
  x.validations.flush();
  x.charts.flush();
  x.conditionals.flush();
}

/** The sheet by id, looked up anew each time: the user may have renamed, moved or deleted it. */
export function sheetPort(x: Context, id: string): SheetPort {
  // Whoever looks at a sheet, or changes it, finds it as the add-in has left it.
  x.styles.flush();
  return sheetForContents(x, id);
}

/** The same for who neither looks at styles nor changes any: those that wait go on gathering. */
export function sheetForContents(x: Context, id: string): SheetPort {
  const sheet = x.book.sheets().find((s) => s.id === id);
  if (!sheet) throw new HostError("ItemNotFound");
  return sheet;
}

export const sameName = (a: string, b: string): boolean => a.toLowerCase() === b.toLowerCase();

export const sheetByName = (x: Context, name: string): SheetPort | undefined =>
  x.book.sheets().find((s) => sameName(s.name, name));

/** Refuses changes to the list of sheets while the workbook's structure is protected. */
export function requireUnprotectedStructure(x: Context): void {
  if (x.document.structurePassword !== null) throw new HostError("AccessDenied");
}

/** Points (1/72 inch) of the API and pixels (1/96 inch) of the port. */
export const toPoints = (pixels: number): number => pixels * 0.75;
export const toPixels = (points: number): number => points / 0.75;
