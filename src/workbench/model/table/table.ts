/** Excel tables: creating, finding, resizing and removing them. */
import { HostError } from "../../protocol/errors";
import { declareApi } from "../../protocol/members";
import { intersection, insideSheet } from "../address";
import { flag, invalidArgument, text } from "../arguments";
import { existing, NamedCollection } from "../collection";
import { sameName, sheetPort, type Context } from "../context";
import { defineEvents, EVENT, eventMembers, WORKBOOK_TARGET } from "../events/members";
import { checkName, nameIsTaken } from "../workbook/names";
import type { RangeObject, WorksheetObject } from "../objects";
import type { AreaRef, Rect, TableInfo } from "../port";
import { requirePermission } from "../worksheet/protection";
import { areaOf, areaOn } from "../range/argument";
import { settledCells } from "../range/cells";
import { insertCells } from "../range/shift";
import { dataBody, headerRow } from "../formula/references";
import { TableColumnCollection } from "./columns";
import { nameHeaders, tablesAt } from "./headers";
import { TableRowCollection } from "./rows";
import { TableFilter } from "../filter/auto-filter";
import { applyFilters, clearFilters } from "../filter/filters";
import { TableSort } from "./sort";
import { hideTotals, showTotals, totalsRow, wholeTable } from "./totals";
import { Identified } from "../part";

const STYLE = /^(?:TableStyle(?:Light(?:[1-9]|1\d|2[01])|Medium(?:[1-9]|1\d|2[0-8])|Dark(?:[1-9]|1[01])))?$/;

const TABLE = declareApi("Table", {
  "1.1": {
    read: "id",
    write: "name showHeaders showTotals style",
    nav: "columns rows",
    call: "delete getDataBodyRange getHeaderRowRange getRange getTotalRowRange",
  },
  "1.2": { nav: "sort worksheet", call: "clearFilters convertToRange reapplyFilters" },
  "1.3": {
    write: "highlightFirstColumn highlightLastColumn showBandedColumns showBandedRows showFilterButton",
  },
  "1.7": { call: eventMembers("DataChangedEvent", "SelectionChangedEvent") },
  "1.9": { nav: "autoFilter" },
  "1.13": { call: "resize" },
});

export class Table extends Identified {
  readonly api = TABLE;

  constructor(
    readonly x: Context,
    readonly id: string,
  ) {
    super();
  }

  get info(): TableInfo {
    return existing(this.x.book.tables().find((t) => t.id === this.id));
  }

  private range(at: Rect): RangeObject {
    return this.x.objects.range(this.info.sheetId, at);
  }

  get name(): string {
    return this.info.name;
  }
  set name(value: unknown) {
    const name = checkName(text(value));
    if (sameName(name, this.info.name) ? false : nameIsTaken(this.x, name))
      throw new HostError("ItemAlreadyExists");
    this.x.book.updateTable(this.id, { name });
  }
  get style(): string {
    return this.info.style;
  }
  set style(value: unknown) {
    const style = text(value);
    if (!STYLE.test(style)) throw invalidArgument();
    this.x.book.updateTable(this.id, { style });
  }
  get showBandedRows(): boolean {
    return this.info.showBandedRows;
  }
  set showBandedRows(value: unknown) {
    this.x.book.updateTable(this.id, { showBandedRows: flag(value) });
  }
  get showFilterButton(): boolean {
    return this.info.showFilterButton;
  }
  set showFilterButton(value: unknown) {
    this.x.book.updateTable(this.id, { showFilterButton: flag(value) });
  }
  get showHeaders(): boolean {
    return true;
  }
  set showHeaders(value: unknown) {
    if (!flag(value)) throw new HostError("NotImplemented", "The host keeps the header row of tables.");
  }
  get showTotals(): boolean {
    return totalsRow(this.x, this.info) !== null;
  }
  set showTotals(value: unknown) {
    requirePermission(this.x, this.info.sheetId);
    if (flag(value)) showTotals(this.x, this.info);
    else hideTotals(this.x, this.info);
  }

  private flagOf(name: string): boolean {
    return this.x.document.tableFlags.get(this.id)?.[name] ?? false;
  }
  private setFlag(name: string, value: unknown): void {
    this.x.document.tableFlags.set(this.id, {
      ...this.x.document.tableFlags.get(this.id),
      [name]: flag(value),
    });
  }
  get highlightFirstColumn(): boolean {
    return this.flagOf("highlightFirstColumn");
  }
  set highlightFirstColumn(value: unknown) {
    this.setFlag("highlightFirstColumn", value);
  }
  get highlightLastColumn(): boolean {
    return this.flagOf("highlightLastColumn");
  }
  set highlightLastColumn(value: unknown) {
    this.setFlag("highlightLastColumn", value);
  }
  get showBandedColumns(): boolean {
    return this.flagOf("showBandedColumns");
  }
  set showBandedColumns(value: unknown) {
    this.setFlag("showBandedColumns", value);
  }

  get worksheet(): WorksheetObject {
    return this.x.objects.worksheet(this.info.sheetId);
  }
  get columns(): TableColumnCollection {
    return new TableColumnCollection(this);
  }
  get rows(): TableRowCollection {
    return new TableRowCollection(this);
  }

  getRange(): RangeObject {
    return this.range(wholeTable(this.x, this.info));
  }
  getHeaderRowRange(): RangeObject {
    return this.range(headerRow(this.info));
  }
  getDataBodyRange(): RangeObject {
    return this.range(dataBody(this.info));
  }
  getTotalRowRange(): RangeObject {
    return this.range(existing(totalsRow(this.x, this.info)));
  }

  get sort(): TableSort {
    return new TableSort(this);
  }
  get autoFilter(): TableFilter {
    return new TableFilter(this.x, this.id);
  }
  clearFilters(): Promise<void> {
    return clearFilters(this.x, this.info);
  }
  reapplyFilters(): Promise<void> {
    return applyFilters(this.x, this.info);
  }

  resize(newRange: unknown): void {
    const { at, sheetId } = this.info;
    requirePermission(this.x, sheetId);
    if (this.showTotals)
      throw new HostError("NotImplemented", "The host doesn't resize tables that show a totals row.");
    const next = areaOn(this.x, newRange, sheetId).at;
    if (next.r !== at.r || !intersection(next, at) || next.h < 2) throw invalidArgument();
    requireFree(this.x, sheetId, next, this.id);
    this.x.book.updateTable(this.id, { at: next });
    nameHeaders(this.x, sheetId, next);
  }

  async delete(): Promise<void> {
    requirePermission(this.x, this.info.sheetId);
    await this.clearFilters();
    hideTotals(this.x, this.info);
    this.x.book.removeTable(this.id, false);
  }

  async convertToRange(): Promise<RangeObject> {
    const range = this.getRange();
    requirePermission(this.x, range.sheetId);
    await this.clearFilters();
    this.x.document.tableTotals.delete(this.id);
    this.x.book.removeTable(this.id, true);
    return range;
  }
}

defineEvents(
  Table,
  { DataChangedEvent: EVENT.tableChanged, SelectionChangedEvent: EVENT.tableSelectionChanged },
  ({ x, id }) => ({ x, id }),
);

/** A table overlaps neither another table nor merged cells. @throws {HostError} MergedRangeConflict */
function requireFree(x: Context, sheetId: string, at: Rect, self?: string): void {
  const overlapping = tablesAt(x, sheetId, at).some((t) => t.id !== self);
  const merged = sheetPort(x, sheetId)
    .merges()
    .some((m) => intersection(m, at));
  if (overlapping || merged) throw new HostError("MergedRangeConflict");
}

const TABLES = declareApi("TableCollection", {
  "1.1": { read: "count", call: "add getItem getItemAt" },
  "1.4": { call: "getCount getItemOrNullObject" },
  "1.7": { call: eventMembers("DataChangedEvent") },
  "1.9": { call: eventMembers("AddedEvent", "DeletedEvent") },
});

export class TableCollection extends NamedCollection<Table> {
  readonly api = TABLES;

  /** @param sheetId tables of this sheet; of the workbook when undefined */
  constructor(
    readonly x: Context,
    readonly sheetId?: string,
  ) {
    super();
  }

  items(): Table[] {
    return this.x.book
      .tables()
      .filter((t) => this.sheetId === undefined || t.sheetId === this.sheetId)
      .map((t) => new Table(this.x, t.id));
  }

  async add(address: unknown, hasHeaders: unknown): Promise<Table> {
    const { x } = this;
    const { sheetId, at } = this.source(address);
    const headers = flag(hasHeaders);
    requirePermission(x, sheetId);
    // A table has at least one row below its headers.
    const whole = insideSheet({ ...at, h: Math.max(2, headers ? at.h : at.h + 1) });
    requireFree(x, sheetId, whole);
    await settledCells(x, sheetId, { ...at, h: 1 });
    if (!headers) insertCells(x, sheetId, { ...at, h: 1 }, "Down");
    nameHeaders(x, sheetId, whole);
    let n = 1;
    while (nameIsTaken(x, `Table${n}`)) n++;
    return new Table(x, await x.book.addTable(sheetId, `Table${n}`, whole));
  }

  private source(address: unknown): AreaRef {
    const { x, sheetId } = this;
    return sheetId === undefined ? areaOf(x, address, x.book.active().id) : areaOn(x, address, sheetId);
  }
}

defineEvents(
  TableCollection,
  { DataChangedEvent: EVENT.tableChanged, AddedEvent: EVENT.tableAdded, DeletedEvent: EVENT.tableDeleted },
  ({ x, sheetId }) => ({ x, id: sheetId ?? WORKBOOK_TARGET }),
);

const SCOPED_TABLES = declareApi("TableScopedCollection", {
  "1.9": { call: "getCount getFirst getItem" },
  "1.14": { call: "getItemOrNullObject" },
});

/** The tables that touch a range. */
export class TableScopedCollection extends NamedCollection<Table> {
  readonly api = SCOPED_TABLES;

  constructor(
    private readonly x: Context,
    private readonly ids: string[],
  ) {
    super();
  }
  items(): Table[] {
    return this.ids.map((id) => new Table(this.x, id));
  }
  getFirst(): Table {
    return existing(this.items()[0]);
  }
}
