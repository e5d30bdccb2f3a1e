/** One sheet. */
import { HostError } from "../../protocol/errors";
import { declareApi } from "../../protocol/members";
import { rectsOf } from "../address";
import { MAX_COLUMNS, MAX_ROWS } from "../../values/columns";
import { color, flag, integer, invalidArgument, oneOf, optionalText, text } from "../arguments";
import { existing } from "../collection";
import { ChartCollection } from "../chart/chart";
import { requireUnprotectedStructure, sameName, sheetForContents, sheetPort, type Context } from "../context";
import { defineEvents, EVENT, eventMembers, WORKBOOK_TARGET } from "../events/members";
import { copySheet } from "./copy";
import { WorksheetFreezePanes } from "./freeze-panes";
import { NamedItemCollection } from "../workbook/names";
import { PageLayout } from "./page-layout";
import type { SheetPort, SheetVisibility } from "../port";
import { WorksheetProtection } from "./protection";
import { Range } from "../range/range";
import { RangeAreas } from "../range/areas";
import { SheetFilter } from "../filter/auto-filter";
import { findAllOn, replaceIn } from "../range/find";
import { resolveAreas, resolveReference } from "../formula/references";
import { ShapeCollection } from "./shapes";
import { TableCollection } from "../table/table";
import { Identified } from "../part";

/**
 * At most 31 characters, none of \ / ? * [ ] :, no apostrophe at either end, not "History" (Excel keeps that name to
 * itself), unique without regard to case.
 * @param self id of the sheet that is being renamed
 * @throws {HostError} InvalidArgument, ItemAlreadyExists
 */
export function checkSheetName(x: Context, name: string, self?: string): string {
  const sound =
    name.length > 0 &&
    name.length <= 31 &&
    !/[\\/?*[\]:]/.test(name) &&
    !name.startsWith("'") &&
    !name.endsWith("'") &&
    !sameName(name, "History");
  if (!sound) throw invalidArgument();
  if (x.book.sheets().some((s) => s.id !== self && sameName(s.name, name)))
    throw new HostError("ItemAlreadyExists");
  return name;
}

const WORKSHEET = declareApi(
  "Worksheet",
  {
    "1.1": {
      read: "id",
      write: "name position visibility",
      nav: "charts tables",
      call: "activate delete findAllOrNullObject getCell getRange getUsedRange",
    },
    "1.2": { nav: "protection" },
    "1.4": { nav: "names", call: "getUsedRangeOrNullObject" },
    "1.5": { call: "getNext getNextOrNullObject getPrevious getPreviousOrNullObject" },
    "1.6": { call: "calculate" },
    "1.7": {
      write: "tabColor",
      nav: "freezePanes",
      call: `copy getRangeByIndexes _GetAnotherWorksheetById _GetSheetById
      ${eventMembers("ActivatedEvent", "DataChangedEvent", "DeactivatedEvent", "SelectionChangedEvent")}`,
    },
    "1.8": { write: "showGridlines", call: eventMembers("CalculatedEvent") },
    "1.9": {
      nav: "autoFilter pageLayout shapes",
      call: "findAll getRanges replaceAll",
    },
    "1.14": { call: eventMembers("ProtectionChangedEvent") },
    "1.17": { call: eventMembers("EventNameChanged", "EventVisibilityChanged") },
  },
  // Office.js sets this one property under another name than it reads.
  { stored: true, aliases: { gridlines: "showGridlines" } },
);

export class Worksheet extends Identified {
  readonly api = WORKSHEET;

  constructor(
    readonly x: Context,
    readonly id: string,
  ) {
    super();
  }

  private get port(): SheetPort {
    return sheetPort(this.x, this.id);
  }

  get name(): string {
    return this.port.name;
  }
  set name(value: unknown) {
    const { port } = this;
    requireUnprotectedStructure(this.x);
    const name = checkSheetName(this.x, text(value), this.id);
    if (name !== port.name) port.rename(name);
  }
  get position(): number {
    return this.port.index;
  }
  set position(value: unknown) {
    requireUnprotectedStructure(this.x);
    const position = integer(value, 0);
    if (position >= this.x.book.sheets().length) throw invalidArgument();
    this.port.move(position);
  }
  get visibility(): SheetVisibility {
    return this.port.visibility;
  }
  set visibility(value: unknown) {
    requireUnprotectedStructure(this.x);
    const visibility = oneOf(value, ["Visible", "Hidden", "VeryHidden"]);
    if (visibility !== "Visible" && this.isLastVisible) throw new HostError("InvalidOperation");
    const visibilityBefore = this.port.visibility;
    this.port.setVisibility(visibility);
    this.x.hub.publish(EVENT.sheetVisibilityChanged, [WORKBOOK_TARGET, this.id], true, () => ({
      source: "Local",
      worksheetId: this.id,
      visibilityBefore,
      visibilityAfter: visibility,
    }));
  }
  private get isLastVisible(): boolean {
    return this.x.book.sheets().every((s) => s.id === this.id || s.visibility !== "Visible");
  }
  /** "" for automatic; null while the sheet is hidden. */
  get tabColor(): string | null {
    return this.port.visibility === "Visible" ? (this.port.tabColor ?? "") : null;
  }
  set tabColor(value: unknown) {
    const hex = text(value);
    this.port.setTabColor(hex === "" ? null : color(hex));
  }
  get showGridlines(): boolean {
    return this.port.gridlines;
  }
  set showGridlines(value: unknown) {
    this.port.setGridlines(flag(value));
  }
  get charts(): ChartCollection {
    return new ChartCollection(this.x, this.id);
  }
  get tables(): TableCollection {
    return new TableCollection(this.x, this.id);
  }
  get names(): NamedItemCollection {
    return new NamedItemCollection(this.x, this.id);
  }
  get freezePanes(): WorksheetFreezePanes {
    return new WorksheetFreezePanes(this.x, this.id);
  }
  get protection(): WorksheetProtection {
    return new WorksheetProtection(this.x, this.id);
  }
  get pageLayout(): PageLayout {
    return new PageLayout(this.x, this.id);
  }
  get autoFilter(): SheetFilter {
    return new SheetFilter(this.x, this.id);
  }
  get shapes(): ShapeCollection {
    return new ShapeCollection(this.x, this.id);
  }

  activate(): void {
    if (this.port.visibility !== "Visible") throw new HostError("InvalidOperation");
    this.port.activate();
  }
  delete(): void {
    const { port } = this;
    requireUnprotectedStructure(this.x);
    if (port.visibility === "VeryHidden" || this.isLastVisible) throw new HostError("InvalidOperation");
    port.remove();
  }
  copy(positionType?: unknown, relativeTo?: unknown): Worksheet {
    requireUnprotectedStructure(this.x);
    void this.port;
    const beside = relativeTo instanceof Worksheet ? relativeTo.id : null;
    return new Worksheet(this.x, copySheet(this.x, this.id, positionType, beside));
  }
  calculate(markAllDirty: unknown): void {
    this.x.book.calculate(flag(markAllDirty));
  }

  getCell(row: unknown, column: unknown): Range {
    return this.getRangeByIndexes(row, column, 1, 1);
  }
  getRangeByIndexes(row: unknown, column: unknown, rows: unknown, columns: unknown): Range {
    sheetForContents(this.x, this.id);
    return new Range(this.x, this.id, {
      r: integer(row),
      c: integer(column),
      h: integer(rows),
      w: integer(columns),
    });
  }
  /** By address or name; the whole sheet when left out. */
  getRange(address?: unknown): Range {
    sheetForContents(this.x, this.id);
    const given = optionalText(address);
    if (given === undefined) return new Range(this.x, this.id, { r: 0, c: 0, h: MAX_ROWS, w: MAX_COLUMNS });
    const area = resolveReference(this.x, given, this.id);
    if (area?.sheetId !== this.id) throw invalidArgument();
    return new Range(this.x, this.id, area.at);
  }
  getRanges(address?: unknown): RangeAreas {
    const given = optionalText(address);
    if (given === undefined) return new RangeAreas(this.x, this.id, [this.getRange().at]);
    const areas = resolveAreas(this.x, given, this.id);
    if (!areas || areas.some((a) => a.sheetId !== this.id)) throw invalidArgument();
    return new RangeAreas(
      this.x,
      this.id,
      areas.map((a) => a.at),
    );
  }
  async findAllOrNullObject(words: unknown, criteria: unknown): Promise<RangeAreas | null> {
    void this.port;
    const found = rectsOf(await findAllOn(this.x, this.id, words, criteria));
    return found.length === 0 ? null : new RangeAreas(this.x, this.id, found);
  }
  async findAll(words: unknown, criteria: unknown): Promise<RangeAreas> {
    return existing(await this.findAllOrNullObject(words, criteria));
  }
  replaceAll(words: unknown, replacement: unknown, criteria: unknown): Promise<number> {
    return replaceIn(this.x, this.getRange(), words, replacement, criteria);
  }

  /** Cells with content or, unless values alone are asked for, a format. */
  async getUsedRangeOrNullObject(valuesOnly: unknown = false): Promise<Range | null> {
    void this.port;
    await this.x.book.settle();
    const used = this.port.used(!flag(valuesOnly));
    return used && new Range(this.x, this.id, used);
  }
  async getUsedRange(valuesOnly?: unknown): Promise<Range> {
    return (await this.getUsedRangeOrNullObject(valuesOnly)) ?? this.getRange("A1");
  }

  private beside(step: 1 | -1, visibleOnly: unknown): Worksheet | null {
    const sheets = this.x.book
      .sheets()
      .filter((s) => s.id === this.id || !visibleOnly || s.visibility === "Visible");
    const sheet = sheets[sheets.findIndex((s) => s.id === this.id) + step];
    return sheet ? new Worksheet(this.x, sheet.id) : null;
  }
  getNextOrNullObject(visibleOnly?: unknown): Worksheet | null {
    return this.beside(1, visibleOnly);
  }
  getPreviousOrNullObject(visibleOnly?: unknown): Worksheet | null {
    return this.beside(-1, visibleOnly);
  }
  getNext(visibleOnly?: unknown): Worksheet {
    return existing(this.beside(1, visibleOnly));
  }
  getPrevious(visibleOnly?: unknown): Worksheet {
    return existing(this.beside(-1, visibleOnly));
  }
  _GetAnotherWorksheetById(id: unknown): Worksheet {
    return this._GetSheetById(id);
  }
  _GetSheetById(id: unknown): Worksheet {
    return new Worksheet(this.x, sheetPort(this.x, text(id)).id);
  }
}

export const SHEET_EVENTS = {
  ActivatedEvent: EVENT.sheetActivated,
  CalculatedEvent: EVENT.sheetCalculated,
  DataChangedEvent: EVENT.sheetChanged,
  DeactivatedEvent: EVENT.sheetDeactivated,
  SelectionChangedEvent: EVENT.sheetSelectionChanged,
  ProtectionChangedEvent: EVENT.sheetProtectionChanged,
  EventNameChanged: EVENT.sheetNameChanged,
  EventVisibilityChanged: EVENT.sheetVisibilityChanged,
};

defineEvents(Worksheet, SHEET_EVENTS, ({ x, id }) => ({ x, id }));
