/**
 * Objects by what others need of them. A table leads to ranges, a range to tables and to its worksheet, which leads to
 * all of them: who stands below asks for the object here and doesn't know its class. `createHost` says how each is made.
 */
import type { HostObject } from "../protocol/members";
import type { AreaRef, Rect, Scalar } from "./port";

export interface RangeObject extends HostObject, AreaRef {
  get values(): Scalar[][] | null;
  set values(input: unknown);
  clear(applyTo?: unknown): void;
}

export interface AreasObject extends HostObject {
  readonly sheetId: string;
  readonly rects: Rect[];
}

export interface WorksheetObject extends HostObject {
  readonly id: string;
  activate(): void;
}

export interface Objects {
  range(sheetId: string, at: Rect): RangeObject;
  areas(sheetId: string, rects: Rect[]): AreasObject;
  worksheet(id: string): WorksheetObject;
}
