/** The list of sheets. */
import { declareApi } from "../../protocol/members";
import { optionalText } from "../arguments";
import { NamedCollection } from "../collection";
import { requireUnprotectedStructure, sheetByName, type Context } from "../context";
import { defineEvents, EVENT, eventMembers, WORKBOOK_TARGET } from "../events/members";
import { checkSheetName, SHEET_EVENTS, Worksheet } from "./worksheet";

const WORKSHEETS = declareApi("WorksheetCollection", {
  "1.1": { call: "add getActiveWorksheet getItem" },
  "1.4": { call: "getCount getItemOrNullObject" },
  "1.5": { call: "getFirst getLast" },
  "1.7": { call: eventMembers("ActivatedEvent", "AddedEvent", "DeactivatedEvent", "DeletedEvent") },
  "1.8": { call: eventMembers("CalculatedEvent") },
  "1.9": { call: eventMembers("DataChangedEvent", "SelectionChangedEvent") },
  "1.14": { call: eventMembers("ProtectionChangedEvent") },
  "1.17": { call: eventMembers("EventMoved", "EventNameChanged", "EventVisibilityChanged") },
});

export class WorksheetCollection extends NamedCollection<Worksheet> {
  readonly api = WORKSHEETS;

  constructor(readonly x: Context) {
    super();
  }

  items(): Worksheet[] {
    return this.x.book.sheets().map((s) => new Worksheet(this.x, s.id));
  }

  private visible(only: unknown): Worksheet[] {
    return this.items().filter((sheet) => !only || sheet.visibility === "Visible");
  }

  override getCount(visibleOnly?: unknown): number {
    return this.visible(visibleOnly).length;
  }
  getFirst(visibleOnly?: unknown): Worksheet {
    return this.visible(visibleOnly)[0]!;
  }
  getLast(visibleOnly?: unknown): Worksheet {
    return this.visible(visibleOnly).at(-1)!;
  }
  getActiveWorksheet(): Worksheet {
    return new Worksheet(this.x, this.x.book.active().id);
  }

  /** At the end; the active sheet stays active. */
  add(name?: unknown): Worksheet {
    requireUnprotectedStructure(this.x);
    const given = optionalText(name) ?? this.freeName();
    return new Worksheet(this.x, this.x.book.addSheet(checkSheetName(this.x, given)).id);
  }

  private freeName(): string {
    let n = this.x.book.sheets().length + 1;
    while (sheetByName(this.x, `Sheet${n}`)) n++;
    return `Sheet${n}`;
  }
}

defineEvents(
  WorksheetCollection,
  {
    ...SHEET_EVENTS,
    AddedEvent: EVENT.sheetAdded,
    DeletedEvent: EVENT.sheetDeleted,
    EventMoved: EVENT.sheetMoved,
  },
  ({ x }) => ({ x, id: WORKBOOK_TARGET }),
);
