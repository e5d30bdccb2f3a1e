/** The members by which office.js switches events on and off: `_RegisterDataChangedEvent` and its like. */
import type { HostObject } from "../../protocol/members";
import type { Context } from "../context";

/** Event types by office.js's numbers. */
export const EVENT = {
  sheetChanged: 10,
  sheetActivated: 11,
  sheetDeactivated: 12,
  sheetAdded: 13,
  sheetSelectionChanged: 14,
  sheetDeleted: 15,
  sheetCalculated: 16,
  sheetProtectionChanged: 24,
  sheetNameChanged: 25,
  sheetVisibilityChanged: 26,
  sheetMoved: 27,
  chartAdded: 50,
  chartDeleted: 53,
  tableSelectionChanged: 100,
  tableChanged: 101,
  tableAdded: 102,
  tableDeleted: 103,
} as const;

/** Target id of the events of a whole workbook. */
export const WORKBOOK_TARGET = "Workbook";

/**
 * Gives a class its `_Register…` and `_Unregister…` methods.
 * @param events method suffix and event type: `{ DataChangedEvent: EVENT.sheetChanged }`
 * @param target the target id that office.js listens to for this object
 */
export function defineEvents<T extends HostObject>(
  type: { prototype: T },
  events: Record<string, number>,
  target: (object: T) => { x: Context; id: string },
): void {
  for (const [suffix, event] of Object.entries(events)) {
    Object.defineProperty(type.prototype, `_Register${suffix}`, {
      value(this: T) {
        const { x, id } = target(this);
        x.hub.subscribe(event, id);
      },
    });
    Object.defineProperty(type.prototype, `_Unregister${suffix}`, {
      value(this: T) {
        const { x, id } = target(this);
        x.hub.unsubscribe(event, id);
      },
    });
  }
}

/** `_RegisterX _UnregisterX` for each suffix, for a declaration. */
export const eventMembers = (...suffixes: string[]): string =>
  suffixes.flatMap((s) => [`_Register${s}`, `_Unregister${s}`]).join(" ");
