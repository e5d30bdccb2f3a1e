/** Several ranges of one sheet as one object. */
import { HostError } from "../../protocol/errors";
import { declareApi, HostObject } from "../../protocol/members";
import { insideSheet, printAddress, quoteSheetName } from "../address";
import { MAX_COLUMNS, MAX_ROWS } from "../../values/columns";
import { integer } from "../arguments";
import { ConditionalFormatCollection } from "../rules/conditional";
import { sheetPort, type Context } from "../context";
import { existing, ListCollection } from "../collection";
import type { Rect } from "../port";
import { RangeFormat } from "./format";
import { specialCells } from "./special";
import { DataValidation } from "../rules/validation";
import type { RangeObject, WorksheetObject } from "../objects";

const RANGE_AREAS = declareApi(
  "RangeAreas",
  {
    "1.9": {
      read: "address addressLocal areaCount cellCount isEntireColumn isEntireRow",
      nav: "areas conditionalFormats dataValidation format worksheet",
      call: `calculate clear getEntireColumn getEntireRow getOffsetRangeAreas getSpecialCells
        getSpecialCellsOrNullObject _KeepReference`,
    },
  },
  { tracked: true },
);

export class RangeAreas extends HostObject {
  readonly api = RANGE_AREAS;

  constructor(
    private readonly x: Context,
    readonly sheetId: string,
    public rects: Rect[],
  ) {
    super();
    if (rects.length === 0) throw new HostError("ItemNotFound");
  }

  get areas(): RangeCollection {
    return new RangeCollection(this.ranges);
  }
  get ranges(): RangeObject[] {
    return this.rects.map((at) => this.x.objects.range(this.sheetId, at));
  }
  get format(): RangeFormat {
    return new RangeFormat(this.x, this.sheetId, this.rects);
  }
  get dataValidation(): DataValidation {
    return new DataValidation(this.x, this.sheetId, this.rects);
  }
  get conditionalFormats(): ConditionalFormatCollection {
    return new ConditionalFormatCollection(this.x, this.sheetId, this.rects);
  }
  get worksheet(): WorksheetObject {
    return this.x.objects.worksheet(this.sheetId);
  }
  get address(): string {
    const sheet = quoteSheetName(sheetPort(this.x, this.sheetId).name);
    return this.rects.map((at) => `${sheet}!${printAddress(at)}`).join(",");
  }
  get addressLocal(): string {
    return this.address;
  }
  get areaCount(): number {
    return this.rects.length;
  }
  get cellCount(): number {
    const count = this.rects.reduce((n, at) => n + at.h * at.w, 0);
    return count > 2 ** 31 - 1 ? -1 : count;
  }
  get isEntireColumn(): boolean {
    return this.rects.every((at) => at.h === MAX_ROWS);
  }
  get isEntireRow(): boolean {
    return this.rects.every((at) => at.w === MAX_COLUMNS);
  }

  private map(of: (at: Rect) => Rect): RangeAreas {
    return new RangeAreas(
      this.x,
      this.sheetId,
      this.rects.map((at) => insideSheet(of(at))),
    );
  }
  getEntireColumn(): RangeAreas {
    return this.map((at) => ({ ...at, r: 0, h: MAX_ROWS }));
  }
  getEntireRow(): RangeAreas {
    return this.map((at) => ({ ...at, c: 0, w: MAX_COLUMNS }));
  }
  getOffsetRangeAreas(rows: unknown, columns: unknown): RangeAreas {
    const [dr, dc] = [integer(rows), integer(columns)];
    return this.map((at) => ({ ...at, r: at.r + dr, c: at.c + dc }));
  }
  async getSpecialCellsOrNullObject(cellType: unknown, valueType?: unknown): Promise<RangeAreas | null> {
    const found: Rect[] = [];
    for (const at of this.rects)
      found.push(...(await specialCells(this.x, { sheetId: this.sheetId, at }, cellType, valueType)));
    return found.length === 0 ? null : new RangeAreas(this.x, this.sheetId, found);
  }
  async getSpecialCells(cellType: unknown, valueType?: unknown): Promise<RangeAreas> {
    return existing(await this.getSpecialCellsOrNullObject(cellType, valueType));
  }
  clear(applyTo?: unknown): void {
    for (const range of this.ranges) range.clear(applyTo);
  }
  calculate(): void {
    this.x.book.calculate(false);
  }
}

const RANGE_COLLECTION = declareApi("RangeCollection", { "1.9": { call: "getCount getItemAt" } });

export class RangeCollection extends ListCollection<RangeObject> {
  readonly api = RANGE_COLLECTION;

  constructor(private readonly ranges: RangeObject[]) {
    super();
  }
  items(): RangeObject[] {
    return this.ranges;
  }
}
