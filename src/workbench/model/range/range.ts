/** A rectangle of cells: where it is and how to get from it to others. What is in it: range-cells, range-format. */
import { HostError } from "../../protocol/errors";
import { declareApi } from "../../protocol/members";
import { boundingRect, intersection } from "../address";
import { flag, invalidArgument, oneOf } from "../arguments";
import { existing } from "../collection";
import { ConditionalFormatCollection } from "../rules/conditional";
import { deleteCells, insertCells, mergeCells } from "./shift";
import { DataValidation } from "../rules/validation";
import type { WorksheetObject } from "../objects";
import type { Rect } from "../port";
import { dependentsOf, precedentsOf, WorkbookRangeAreas } from "../formula/precedents";
import { requirePermission, requireWritable } from "../worksheet/protection";
import { RangeAreas } from "./areas";
import { areaOn } from "./argument";
import { inShape } from "./cells";
import { restoreHeaders, tablesAt } from "../table/headers";
import { copyCells } from "./copy";
import { RangeFormat } from "./format";
import { RangeContent } from "./content";
import { autoFill } from "./fill";
import { findIn, replaceIn } from "./find";
import { removeDuplicates, type RemoveDuplicatesResult } from "./duplicates";
import { assignEach, pick } from "./properties";
import { edgeOf, extended, surrounding } from "./region";
import { RangeSort } from "./sort";
import { clearCellStyles, setCellStyle, styleNameOf } from "../style/cell-style";
import { specialCells } from "./special";
import { clearHyperlinks } from "./hyperlinks";
import { spillParent, spillRange } from "./spill";
import { TableScopedCollection } from "../table/table";
import { RangeView } from "./visible-view";

const RANGE = declareApi(
  "Range",
  {
    "1.1": {
      read: "address addressLocal cellCount columnCount columnIndex rowCount rowIndex text valueTypes",
      write: "values formulas formulasLocal numberFormat",
      nav: "format worksheet",
      call: `clear delete insert select getBoundingRect getCell getColumn getEntireColumn getEntireRow getIntersection
        getLastCell getLastColumn getLastRow getOffsetRange getRow getUsedRange _KeepReference`,
    },
    "1.2": {
      read: "hidden",
      write: "columnHidden formulasR1C1 rowHidden",
      nav: "sort",
      call: "getColumnsAfter getColumnsBefore getResizedRange getRowsAbove getRowsBelow merge unmerge",
    },
    "1.3": { call: "_ValidateArraySize getVisibleView" },
    "1.4": { call: "getIntersectionOrNullObject getUsedRangeOrNullObject" },
    "1.6": { nav: "conditionalFormats", call: "calculate" },
    "1.7": {
      read: "isEntireColumn isEntireRow",
      write: "hyperlink style",
      call: "getAbsoluteResizedRange getSurroundingRegion",
    },
    "1.8": { nav: "dataValidation" },
    "1.9": {
      call: `autoFill copyFrom find findOrNullObject getSpecialCells getSpecialCellsOrNullObject getTables
        removeDuplicates replaceAll getCellProperties getColumnProperties getRowProperties setCellProperties
        setColumnProperties setRowProperties`,
    },
    "1.10": { read: "height left top width" },
    "1.12": {
      read: "hasSpill",
      call: "getDirectPrecedents getSpillParent getSpillParentOrNullObject getSpillingToRange getSpillingToRangeOrNullObject",
    },
    "1.13": { call: "getDirectDependents getExtendedRange getMergedAreasOrNullObject getRangeEdge" },
    "1.14": { call: "getPrecedents" },
    "1.15": { call: "getDependents" },
  },
  { tracked: true },
);

export class Range extends RangeContent {
  readonly api = RANGE;

  protected sub(r: number, c: number, h: number, w: number): this {
    return new Range(this.x, this.sheetId, { r, c, h, w }) as this;
  }

  get worksheet(): WorksheetObject {
    return this.x.objects.worksheet(this.sheetId);
  }

  get format(): RangeFormat {
    return new RangeFormat(this.x, this.sheetId, [this.at]);
  }

  get style(): string | null {
    return styleNameOf(this.x, this.sheetId, this.at);
  }
  set style(value: unknown) {
    setCellStyle(this.x, this.sheetId, this.at, value);
  }

  get sort(): RangeSort {
    return new RangeSort(this);
  }

  get dataValidation(): DataValidation {
    return new DataValidation(this.x, this.sheetId, [this.at]);
  }

  get conditionalFormats(): ConditionalFormatCollection {
    return new ConditionalFormatCollection(this.x, this.sheetId, [this.at]);
  }

  // Other ranges

  /** What is seen of it now: rows that are hidden later stay in the view. */
  getVisibleView(): RangeView<Range> {
    return new RangeView<Range>(this);
  }

  /** The cells of a range argument on this sheet. */
  private other(given: unknown): Rect {
    return areaOn(this.x, given, this.sheetId).at;
  }

  getBoundingRect(given: unknown): Range {
    return new Range(this.x, this.sheetId, boundingRect(this.at, this.other(given)));
  }
  getIntersectionOrNullObject(given: unknown): Range | null {
    const at = intersection(this.at, this.other(given));
    return at && new Range(this.x, this.sheetId, at);
  }
  getIntersection(given: unknown): Range {
    return existing(this.getIntersectionOrNullObject(given));
  }
  async getUsedRangeOrNullObject(valuesOnly: unknown = false): Promise<Range | null> {
    await this.x.book.settle();
    const used = this.sheet.used(!flag(valuesOnly), this.at);
    return used && new Range(this.x, this.sheetId, used);
  }
  async getUsedRange(valuesOnly?: unknown): Promise<Range> {
    return existing(await this.getUsedRangeOrNullObject(valuesOnly));
  }
  getMergedAreasOrNullObject(): RangeAreas | null {
    const merged = this.sheet.merges().filter((m) => intersection(m, this.at));
    return merged.length === 0 ? null : new RangeAreas(this.x, this.sheetId, merged);
  }
  getTables(fullyContained: unknown = false): TableScopedCollection {
    const whole = flag(fullyContained);
    const ids = tablesAt(this.x, this.sheetId, this.at)
      .filter((t) => !whole || sameArea(intersection(t.at, this.at), t.at))
      .map((t) => t.id);
    return new TableScopedCollection(this.x, ids);
  }
  async getSpillingToRangeOrNullObject(): Promise<Range | null> {
    await this.x.book.settle();
    const at = spillRange(this.x, this.sheetId, this.at, "area") as Rect | null;
    return at && new Range(this.x, this.sheetId, at);
  }
  async getSpillingToRange(): Promise<Range> {
    return existing(await this.getSpillingToRangeOrNullObject());
  }
  async getSpillParentOrNullObject(): Promise<Range | null> {
    await this.x.book.settle();
    const at = spillParent(this.x, this.sheetId, this.at);
    return at && new Range(this.x, this.sheetId, at);
  }
  async getSpillParent(): Promise<Range> {
    return existing(await this.getSpillParentOrNullObject());
  }

  async findOrNullObject(words: unknown, criteria: unknown): Promise<Range | null> {
    const at = await findIn(this.x, this, words, criteria);
    return at && new Range(this.x, this.sheetId, at);
  }
  async find(words: unknown, criteria: unknown): Promise<Range> {
    return existing(await this.findOrNullObject(words, criteria));
  }
  async getSpecialCellsOrNullObject(cellType: unknown, valueType?: unknown): Promise<RangeAreas | null> {
    const found = await specialCells(this.x, this, cellType, valueType);
    return found.length === 0 ? null : new RangeAreas(this.x, this.sheetId, found);
  }
  async getSpecialCells(cellType: unknown, valueType?: unknown): Promise<RangeAreas> {
    return existing(await this.getSpecialCellsOrNullObject(cellType, valueType));
  }
  getRangeEdge(direction: unknown, activeCell?: unknown): Range {
    return new Range(this.x, this.sheetId, edgeOf(this.x, this, direction, activeCell));
  }
  getExtendedRange(direction: unknown, activeCell?: unknown): Range {
    return new Range(this.x, this.sheetId, extended(this.x, this, direction, activeCell));
  }
  getSurroundingRegion(): Range {
    return new Range(this.x, this.sheetId, surrounding(this.x, this));
  }

  getDirectPrecedents(): WorkbookRangeAreas {
    return new WorkbookRangeAreas(this.x, precedentsOf(this.x, this, false));
  }
  getPrecedents(): WorkbookRangeAreas {
    return new WorkbookRangeAreas(this.x, precedentsOf(this.x, this, true));
  }
  getDirectDependents(): WorkbookRangeAreas {
    return new WorkbookRangeAreas(this.x, dependentsOf(this.x, this, false));
  }
  getDependents(): WorkbookRangeAreas {
    return new WorkbookRangeAreas(this.x, dependentsOf(this.x, this, true));
  }

  // What can be done to it

  /** Office.js asks this before it splits a large write. */
  _ValidateArraySize(rows: unknown, columns: unknown): void {
    if (rows !== this.at.h || columns !== this.at.w) inShape(this.at, []);
  }

  clear(applyTo: unknown = "All"): void {
    const what = oneOf(applyTo, ["All", "Formats", "Contents", "Hyperlinks", "RemoveHyperlinks"]);
    if (what === "Formats") requirePermission(this.x, this.sheetId, "allowFormatCells");
    else requireWritable(this.x, this.sheetId, this.at);
    if (what !== "Contents" && what !== "Formats") clearHyperlinks(this.x, this.sheetId, this.at);
    if (what === "All" || what === "Contents" || what === "Formats")
      this.sheet.clear(this.at, what.toLowerCase() as "all" | "contents" | "formats");
    if (what === "All" || what === "Formats") clearCellStyles(this.x, this.sheetId, this.at);
    if (what === "All" || what === "Contents") restoreHeaders(this.x, this.sheetId, this.at);
    if (what === "All") {
      this.dataValidation.clear();
      this.conditionalFormats.clearAll();
    }
  }

  delete(shift: unknown): void {
    deleteCells(this.x, this.sheetId, this.at, oneOf(shift, ["Up", "Left"]));
  }
  insert(shift: unknown): Range {
    const { at } = this;
    insertCells(this.x, this.sheetId, at, oneOf(shift, ["Down", "Right"]));
    // This range has gone along with its cells; the new one is the gap.
    return new Range(this.x, this.sheetId, at);
  }
  merge(across: unknown = false): void {
    mergeCells(this.x, this.sheetId, this.at, flag(across));
  }
  unmerge(): void {
    requirePermission(this.x, this.sheetId, "allowFormatCells");
    this.sheet.unmerge(this.at);
  }
  select(): void {
    if (this.sheet.visibility !== "Visible") throw new HostError("InvalidOperation");
    this.sheet.activate();
    this.x.book.select(this.sheetId, this.at);
  }
  private get lines() {
    const { h, w } = this.at;
    return {
      rows: () => Array.from({ length: h }, (_, i) => this.getRow(i).getEntireRow()),
      columns: () => Array.from({ length: w }, (_, j) => this.getColumn(j).getEntireColumn()),
      cells: () =>
        Array.from({ length: h }, (_, i) => Array.from({ length: w }, (_, j) => this.getCell(i, j))),
    };
  }
  getCellProperties(wanted: unknown): object[][] {
    return this.lines.cells().map((row) => row.map((cell) => pick(cell, wanted)));
  }
  getRowProperties(wanted: unknown): object[] {
    return this.lines.rows().map((row) => pick(row, wanted));
  }
  getColumnProperties(wanted: unknown): object[] {
    return this.lines.columns().map((column) => pick(column, wanted));
  }
  setCellProperties(properties: unknown): void {
    const cells = this.lines.cells();
    if (!Array.isArray(properties) || properties.length !== cells.length) throw invalidArgument();
    cells.forEach((row, i) => assignEach(row, properties[i]));
  }
  setRowProperties(properties: unknown): void {
    assignEach(this.lines.rows(), properties);
  }
  setColumnProperties(properties: unknown): void {
    assignEach(this.lines.columns(), properties);
  }
  replaceAll(words: unknown, replacement: unknown, criteria: unknown): Promise<number> {
    return replaceIn(this.x, this, words, replacement, criteria);
  }
  removeDuplicates(columns: unknown, includesHeader: unknown): Promise<RemoveDuplicatesResult> {
    return removeDuplicates(this.x, this, columns, includesHeader);
  }
  autoFill(destination?: unknown, type?: unknown): Promise<void> {
    return autoFill(this.x, this, destination, type);
  }
  calculate(): void {
    this.x.book.calculate(false);
  }
  copyFrom(
    source: unknown,
    type: unknown = "All",
    skipBlanks: unknown = false,
    transpose: unknown = false,
  ): void {
    copyCells(this.x, this, source, type, flag(skipBlanks), flag(transpose));
  }
}

const sameArea = (a: Rect | null, b: Rect): boolean => a !== null && a.h === b.h && a.w === b.w;
