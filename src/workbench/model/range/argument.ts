/** Ranges that add-ins pass in. */
import { invalidArgument, text } from "../arguments";
import type { Context } from "../context";
import { resolveReference } from "../formula/references";
import type { AreaRef } from "../port";
import { RangePlace } from "./place";

/**
 * The cells of an argument: of a range object, or of an address or name.
 * @param sheetId sheet of addresses that name none
 * @throws {HostError} InvalidArgument when there are no such cells
 */
export function areaOf(x: Context, given: unknown, sheetId: string): AreaRef {
  const area = given instanceof RangePlace ? given : resolveReference(x, text(given), sheetId);
  if (!area) throw invalidArgument();
  return { sheetId: area.sheetId, at: area.at };
}

/** The same, where only cells of this sheet will do. */
export function areaOn(x: Context, given: unknown, sheetId: string): AreaRef {
  const area = areaOf(x, given, sheetId);
  if (area.sheetId !== sheetId) throw invalidArgument();
  return area;
}
