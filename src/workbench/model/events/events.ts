/** From what happens to the workbook to the events that add-ins subscribe to. */
import { COMMON_EVENT } from "../../protocol/events";
import { intersection, printAddress } from "../address";
import type { Context } from "../context";
import { EVENT, WORKBOOK_TARGET } from "./members";
import { copyDocument } from "../worksheet/copy";
import type { BookEvent, Rect, Scalar } from "../port";
import { moveReferences, type Shift } from "../formula/moves";

type Changed = Extract<BookEvent, { kind: "changed" }>;

/** How many changed ranges stay reachable by `event.getRange`. */
const KEPT_RANGES = 200;

/** Starts publishing. @returns a function that stops it */
export function watchBook(x: Context): () => void {
  const tables = new Map(x.book.tables().map((t) => [t.id, t]));
  return x.book.on((event) => {
    publish(x, event);
    publishTableEvents(x, event, tables);
  });
}

function publish(x: Context, event: BookEvent): void {
  const { sheetId } = event;
  const targets = [WORKBOOK_TARGET, sheetId];
  const sourced = { source: "Local", worksheetId: sheetId };
  switch (event.kind) {
    case "changed": {
      const shift = event.source === "user" && SHIFTS[event.change];
      if (shift) moveReferences(x, sheetId, { at: event.at, ...shift });
      const referenceId = keepRange(x, sheetId, event.at);
      x.hub.publish(EVENT.sheetChanged, targets, event.source === "host", (own) => ({
        ...sourced,
        ...changeArguments(event),
        referenceId,
        triggerSource: own ? "ThisLocalAddin" : "Unknown",
      }));
      return;
    }
    case "calculated":
      x.hub.publish(EVENT.sheetCalculated, targets, false, () => ({
        worksheetId: sheetId,
        address: event.areas.map((at) => printAddress(at)).join(","),
      }));
      return;
    case "activated":
      x.hub.publish(EVENT.sheetActivated, targets, false, () => ({ worksheetId: sheetId }));
      return;
    case "deactivated":
      x.hub.publish(EVENT.sheetDeactivated, targets, false, () => ({ worksheetId: sheetId }));
      return;
    case "added":
      x.hub.publish(EVENT.sheetAdded, [WORKBOOK_TARGET], event.source === "host", () => sourced);
      return;
    case "copied":
      copyDocument(x, event.from, sheetId);
      return;
    case "deleted":
      x.hub.publish(EVENT.sheetDeleted, [WORKBOOK_TARGET], event.source === "host", () => sourced);
      return;
    case "renamed":
      x.hub.publish(EVENT.sheetNameChanged, targets, event.source === "host", () => ({
        ...sourced,
        nameBefore: event.before,
        nameAfter: event.after,
      }));
      return;
    case "moved":
      x.hub.publish(EVENT.sheetMoved, [WORKBOOK_TARGET], event.source === "host", () => ({
        ...sourced,
        positionBefore: event.before,
        positionAfter: event.after,
      }));
      return;
    case "selected":
      x.hub.publish(EVENT.sheetSelectionChanged, targets, false, () => ({
        worksheetId: sheetId,
        address: printAddress(event.at),
      }));
      x.hub.broadcast(COMMON_EVENT.selectionChanged);
      return;
  }
}

/** Rows and columns that the user inserts or deletes; what requests do, the model has seen to itself. */
const SHIFTS: Partial<Record<Changed["change"], Pick<Shift, "axis" | "kind">>> = {
  RowInserted: { axis: "rows", kind: "insert" },
  ColumnInserted: { axis: "columns", kind: "insert" },
  RowDeleted: { axis: "rows", kind: "delete" },
  ColumnDeleted: { axis: "columns", kind: "delete" },
};

const DIRECTIONS: Partial<Record<Changed["change"], string>> = {
  RowInserted: "ShiftCellDown",
  ColumnInserted: "ShiftCellRight",
  RowDeleted: "ShiftCellUp",
  ColumnDeleted: "ShiftCellLeft",
};

function changeArguments(event: Changed): Record<string, unknown> {
  const { detail } = event;
  return {
    address: printAddress(event.at),
    changeType: event.change,
    shiftDirection: event.shift ?? DIRECTIONS[event.change] ?? "None",
    ...(detail && {
      valueBefore: detail.before,
      valueAfter: detail.after,
      valueTypeBefore: valueTypeOf(detail.before),
      valueTypeAfter: valueTypeOf(detail.after),
    }),
  };
}

function valueTypeOf(value: Scalar): string {
  if (value === "") return "Empty";
  if (typeof value === "number") return "Double";
  if (typeof value === "boolean") return "Boolean";
  return value.startsWith("#") ? "Error" : "String";
}

function keepRange(x: Context, sheetId: string, at: Rect): string {
  const id = `event-${x.nextId()}`;
  x.eventRanges.set(id, { sheetId, at });
  if (x.eventRanges.size > KEPT_RANGES) x.eventRanges.delete([...x.eventRanges.keys()][0]!);
  return id;
}

/** Changes inside tables, and tables that came or went. */
function publishTableEvents(
  x: Context,
  event: BookEvent,
  known: Map<string, { sheetId: string; name: string }>,
): void {
  const byHost = "source" in event && event.source === "host";
  const now = new Map(x.book.tables().map((t) => [t.id, t]));
  for (const [id, { sheetId, name }] of known)
    if (!now.has(id)) {
      known.delete(id);
      x.hub.publish(EVENT.tableDeleted, [WORKBOOK_TARGET, sheetId], byHost, () => ({
        source: "Local",
        tableId: id,
        tableName: name,
        worksheetId: sheetId,
      }));
    }
  for (const [id, { sheetId, name }] of now) {
    if (!known.has(id))
      x.hub.publish(EVENT.tableAdded, [WORKBOOK_TARGET, sheetId], byHost, () => ({
        source: "Local",
        tableId: id,
        worksheetId: sheetId,
      }));
    known.set(id, { sheetId, name });
  }
  if (event.kind !== "changed" && event.kind !== "selected") return;
  for (const table of now.values()) {
    if (table.sheetId !== event.sheetId) continue;
    const hit = intersection(table.at, event.at);
    const about = { tableId: table.id, worksheetId: table.sheetId };
    if (event.kind === "selected") {
      x.hub.publish(EVENT.tableSelectionChanged, [table.id], false, () => ({
        ...about,
        address: hit ? printAddress(hit) : "",
      }));
    } else if (hit) {
      const referenceId = keepRange(x, table.sheetId, event.at);
      x.hub.publish(EVENT.tableChanged, [table.id, table.sheetId, WORKBOOK_TARGET], byHost, () => ({
        ...about,
        source: "Local",
        ...changeArguments(event),
        referenceId,
      }));
    }
  }
}
