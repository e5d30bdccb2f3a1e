/** A rectangle of cells: where it is and how to get from it to others. What is in it: range-cells, range-format. */
import { HostError } from "../../protocol/errors";
import { declareApi } from "../../protocol/members";
import { boundingRect, intersection } from "../address";
import { flag, oneOf, text } from "../arguments";
import { existing } from "../collection";
import { ConditionalFormatCollection } from "../rules/conditional";
import { deleteCells, insertCells, mergeCells } from "./shift";
import { DataValidation } from "../rules/validation";
import type { WorksheetObject } from "../objects";
import type { Cell, Rect, Scalar } from "../port";
import { dependentsOf, precedentsOf, WorkbookRangeAreas } from "../formula/precedents";
import { requirePermission, requireWritable } from "../worksheet/protection";
import { RangeAreas } from "./areas";
import { areaOn } from "./argument";
import { inShape, readCells, valueType, writeCells } from "./cells";
import { restoreHeaders, tablesAt } from "../table/headers";
import { copyCells } from "./copy";
import { RangeFormat } from "./format";
import { RangePlace } from "./place";
import { clearHyperlinks, hyperlinkAt, setHyperlink } from "./hyperlinks";
import { spillParent, spillRange } from "./spill";
import { TableScopedCollection } from "../table/table";

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
      write: "columnHidden rowHidden",
      call: "getColumnsAfter getColumnsBefore getResizedRange getRowsAbove getRowsBelow merge unmerge",
    },
    "1.3": { call: "_ValidateArraySize" },
    "1.4": { call: "getIntersectionOrNullObject getUsedRangeOrNullObject" },
    "1.6": { nav: "conditionalFormats", call: "calculate" },
    "1.7": { read: "isEntireColumn isEntireRow", write: "hyperlink", call: "getAbsoluteResizedRange" },
    "1.8": { nav: "dataValidation" },
    "1.9": { call: "copyFrom getTables" },
    "1.10": { read: "height left top width" },
    "1.12": {
      read: "hasSpill",
      call: "getDirectPrecedents getSpillParent getSpillParentOrNullObject getSpillingToRange getSpillingToRangeOrNullObject",
    },
    "1.13": { call: "getDirectDependents getMergedAreasOrNullObject" },
    "1.14": { call: "getPrecedents" },
    "1.15": { call: "getDependents" },
  },
  { tracked: true },
);

export class Range extends RangePlace {
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

  get dataValidation(): DataValidation {
    return new DataValidation(this.x, this.sheetId, [this.at]);
  }

  get conditionalFormats(): ConditionalFormatCollection {
    return new ConditionalFormatCollection(this.x, this.sheetId, [this.at]);
  }

  // What is in it

  private map<T>(of: (cell: Cell) => T): T[][] | null {
    return readCells(this.x, this.sheetId, this.at)?.map((row) => row.map(of)) ?? null;
  }

  get values(): Scalar[][] | null {
    return this.map((cell) => cell.value);
  }
  set values(input: unknown) {
    writeCells(this.x, this.sheetId, this.at, input);
  }
  get formulas(): Scalar[][] | null {
    return this.map((cell) => cell.formula || cell.value);
  }
  set formulas(input: unknown) {
    writeCells(this.x, this.sheetId, this.at, input);
  }
  get formulasLocal(): Scalar[][] | null {
    return this.formulas as Scalar[][] | null;
  }
  set formulasLocal(input: unknown) {
    this.formulas = input;
  }
  get text(): string[][] | null {
    return this.map((cell) => cell.text);
  }
  get valueTypes(): string[][] | null {
    return this.map(valueType);
  }
  get numberFormat(): string[][] | null {
    return this.map((cell) => cell.numberFormat);
  }
  set numberFormat(input: unknown) {
    requirePermission(this.x, this.sheetId, "allowFormatCells");
    const formats = inShape(this.at, single(input)).map((row) =>
      row.map((f) => (f === null ? null : text(f) || "General")),
    );
    this.sheet.setNumberFormat(this.at, formats);
  }
  get hyperlink() {
    return hyperlinkAt(this.x, this.sheetId, this.at);
  }
  set hyperlink(value: unknown) {
    setHyperlink(this.x, this.sheetId, this.at, value);
  }
  get hasSpill(): boolean | null {
    return spillRange(this.x, this.sheetId, this.at, "any") as boolean | null;
  }

  get columnHidden(): boolean | null {
    return uniform(this.at.c, this.at.w, (c) => this.sheet.columnWidth(c) === 0);
  }
  set columnHidden(value: unknown) {
    requirePermission(this.x, this.sheetId, "allowFormatColumns");
    this.sheet.setHidden("columns", this.at.c, this.at.w, flag(value));
  }
  get rowHidden(): boolean | null {
    return uniform(this.at.r, this.at.h, (r) => this.sheet.rowHeight(r) === 0);
  }
  set rowHidden(value: unknown) {
    requirePermission(this.x, this.sheetId, "allowFormatRows");
    this.sheet.setHidden("rows", this.at.r, this.at.h, flag(value));
  }
  get hidden(): boolean | null {
    const rows = this.rowHidden as boolean | null;
    const columns = this.columnHidden as boolean | null;
    if (rows === true || columns === true) return true;
    return rows === null || columns === null ? null : false;
  }

  // Other ranges

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

/** A format alone in an array stands for all cells; of values Excel doesn't take that. */
const single = (input: unknown): unknown =>
  Array.isArray(input) && input.length === 1 && Array.isArray(input[0]) && input[0].length === 1
    ? (input[0][0] as unknown)
    : input;

const sameArea = (a: Rect | null, b: Rect): boolean => a !== null && a.h === b.h && a.w === b.w;

/** The value all have in common, or null. Looks at the first thousand only: whole columns have a million rows. */
function uniform(from: number, count: number, of: (i: number) => boolean): boolean | null {
  const first = of(from);
  for (let i = from + 1; i < from + Math.min(count, 1000); i++) if (of(i) !== first) return null;
  return first;
}
