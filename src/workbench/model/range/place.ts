/** Where a range is, how large, and the ranges that follow from that alone. */
import { HostError } from "../../protocol/errors";
import { HostObject } from "../../protocol/members";
import { insideSheet, printAddress, quoteSheetName } from "../address";
import { MAX_COLUMNS, MAX_ROWS } from "../../values/columns";
import { integer, invalidArgument } from "../arguments";
import { sheetPort, toPoints, type Context } from "../context";
import type { Rect, SheetPort } from "../port";

export abstract class RangePlace extends HostObject {
  private place: Rect | null;

  constructor(
    readonly x: Context,
    readonly sheetId: string,
    at: Rect,
  ) {
    super();
    this.place = insideSheet(at);
  }

  /** @throws {HostError} InvalidReference when the cells have been deleted */
  get at(): Rect {
    if (!this.place) throw new HostError("InvalidReference");
    return this.place;
  }

  /** Goes where its cells go. */
  follow(move: (at: Rect) => Rect | null): void {
    this.place = this.place && move(this.place);
  }

  protected abstract sub(r: number, c: number, h: number, w: number): this;

  get sheet(): SheetPort {
    return sheetPort(this.x, this.sheetId);
  }

  get address(): string {
    return `${quoteSheetName(this.sheet.name)}!${printAddress(this.at)}`;
  }
  get addressLocal(): string {
    return this.address;
  }
  get rowIndex(): number {
    return this.at.r;
  }
  get columnIndex(): number {
    return this.at.c;
  }
  get rowCount(): number {
    return this.at.h;
  }
  get columnCount(): number {
    return this.at.w;
  }
  /** -1 when there are more cells than fit 32 bits, as in Excel. */
  get cellCount(): number {
    const count = this.at.h * this.at.w;
    return count > 2 ** 31 - 1 ? -1 : count;
  }
  get isEntireRow(): boolean {
    return this.at.w === MAX_COLUMNS;
  }
  get isEntireColumn(): boolean {
    return this.at.h === MAX_ROWS;
  }
  get left(): number {
    return toPoints(sum(0, this.at.c, (c) => this.sheet.columnWidth(c)));
  }
  get top(): number {
    return toPoints(sum(0, this.at.r, (r) => this.sheet.rowHeight(r)));
  }
  get width(): number {
    return toPoints(sum(this.at.c, this.at.w, (c) => this.sheet.columnWidth(c)));
  }
  get height(): number {
    return toPoints(sum(this.at.r, this.at.h, (r) => this.sheet.rowHeight(r)));
  }

  getCell(row: unknown, column: unknown): this {
    return this.sub(this.at.r + integer(row), this.at.c + integer(column), 1, 1);
  }
  getRow(row: unknown): this {
    return this.sub(this.at.r + integer(row, 0), this.at.c, 1, this.at.w);
  }
  getColumn(column: unknown): this {
    return this.sub(this.at.r, this.at.c + integer(column, 0), this.at.h, 1);
  }
  getLastRow(): this {
    return this.getRow(this.at.h - 1);
  }
  getLastColumn(): this {
    return this.getColumn(this.at.w - 1);
  }
  getLastCell(): this {
    return this.getCell(this.at.h - 1, this.at.w - 1);
  }
  getEntireRow(): this {
    return this.sub(this.at.r, 0, this.at.h, MAX_COLUMNS);
  }
  getEntireColumn(): this {
    return this.sub(0, this.at.c, MAX_ROWS, this.at.w);
  }
  getOffsetRange(rows: unknown, columns: unknown): this {
    return this.sub(this.at.r + integer(rows), this.at.c + integer(columns), this.at.h, this.at.w);
  }
  getResizedRange(rows: unknown, columns: unknown): this {
    return this.sub(this.at.r, this.at.c, this.at.h + integer(rows), this.at.w + integer(columns));
  }
  getAbsoluteResizedRange(rows: unknown, columns: unknown): this {
    return this.sub(this.at.r, this.at.c, integer(rows, 1), integer(columns, 1));
  }
  getRowsBelow(count: unknown = 1): this {
    return this.beside(integer(count), true, this.at.h);
  }
  getRowsAbove(count: unknown = 1): this {
    return this.beside(-integer(count), true, this.at.h);
  }
  getColumnsAfter(count: unknown = 1): this {
    return this.beside(integer(count), false, this.at.w);
  }
  getColumnsBefore(count: unknown = 1): this {
    return this.beside(-integer(count), false, this.at.w);
  }

  /** Rows or columns next to this range: after it for positive counts, before it for negative ones. */
  private beside(count: number, rows: boolean, size: number): this {
    if (count === 0) throw invalidArgument();
    const offset = count > 0 ? size : count;
    const n = Math.abs(count);
    return rows
      ? this.sub(this.at.r + offset, this.at.c, n, this.at.w)
      : this.sub(this.at.r, this.at.c + offset, this.at.h, n);
  }
}

const sum = (from: number, count: number, of: (i: number) => number): number => {
  let total = 0;
  for (let i = from; i < from + count; i++) total += of(i);
  return total;
};
