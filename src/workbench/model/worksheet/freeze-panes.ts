/** Frozen rows and columns of a sheet. */
import { declareApi, HostObject } from "../../protocol/members";
import { MAX_COLUMNS, MAX_ROWS } from "../../values/columns";
import { integer } from "../arguments";
import { existing } from "../collection";
import { sheetPort, type Context } from "../context";
import { areaOn } from "../range/argument";
import { Range } from "../range/range";

const FREEZE_PANES = declareApi("WorksheetFreezePanes", {
  "1.7": { call: "freezeAt freezeColumns freezeRows getLocation getLocationOrNullObject unfreeze" },
});

export class WorksheetFreezePanes extends HostObject {
  readonly api = FREEZE_PANES;

  constructor(
    private readonly x: Context,
    private readonly sheetId: string,
  ) {
    super();
  }

  private freeze(rows: number, columns: number): void {
    sheetPort(this.x, this.sheetId).freeze(rows, columns);
  }
  freezeRows(count: unknown = 1): void {
    this.freeze(integer(count, 1), 0);
  }
  freezeColumns(count: unknown = 1): void {
    this.freeze(0, integer(count, 1));
  }
  /** The range's rows and columns stay; it begins at the top left of the sheet. */
  freezeAt(range: unknown): void {
    const { at } = areaOn(this.x, range, this.sheetId);
    this.freeze(at.h === MAX_ROWS ? 0 : at.r + at.h, at.w === MAX_COLUMNS ? 0 : at.c + at.w);
  }
  unfreeze(): void {
    this.freeze(0, 0);
  }

  getLocationOrNullObject(): Range | null {
    const { rows, columns } = sheetPort(this.x, this.sheetId).frozen();
    if (rows === 0 && columns === 0) return null;
    return new Range(this.x, this.sheetId, { r: 0, c: 0, h: rows || MAX_ROWS, w: columns || MAX_COLUMNS });
  }
  getLocation(): Range {
    return existing(this.getLocationOrNullObject());
  }
}
