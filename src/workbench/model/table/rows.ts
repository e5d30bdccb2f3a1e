/** Rows of a table. A row object is a place in the table, not the data in it. */
import { HostError } from "../../protocol/errors";
import { declareApi, HostObject } from "../../protocol/members";
import { boundingRect } from "../address";
import { flag, integer, invalidArgument } from "../arguments";
import { ListCollection } from "../collection";
import { flush, sheetPort } from "../context";
import { shiftFormula } from "../formula/shift";
import type { RangeObject } from "../objects";
import type { Rect, Scalar, SheetPort } from "../port";
import { requirePermission } from "../worksheet/protection";
import { inShape, writeCells } from "../range/cells";
import { deleteCells, insertCells } from "../range/shift";
import type { TableOwner } from "./owner";
import { totalsRow } from "./totals";

const TABLE_ROW = declareApi("TableRow", {
  "1.1": { read: "index", write: "values", call: "delete getRange" },
});

export class TableRow extends HostObject {
  readonly api = TABLE_ROW;

  constructor(
    private readonly table: TableOwner,
    readonly index: number,
  ) {
    super();
  }

  override identity() {
    return { _Index: this.index };
  }

  getRange(): RangeObject {
    const { at, sheetId } = this.table.info;
    if (this.index >= at.h - 1) throw new HostError("ItemNotFound");
    return this.table.x.objects.range(sheetId, { ...at, r: at.r + 1 + this.index, h: 1 });
  }
  get values(): Scalar[][] {
    return this.getRange().values as Scalar[][];
  }
  set values(input: unknown) {
    this.getRange().values = input;
  }
  delete(): void {
    deleteRows(this.table, this.index, 1);
  }
}

const TABLE_ROWS = declareApi("TableRowCollection", {
  "1.1": { read: "count", call: "add getItemAt" },
  "1.4": { call: "getCount" },
  "ExcelApiOnline 1.1": { call: "deleteRowsAt" },
});

export class TableRowCollection extends ListCollection<TableRow> {
  readonly api = TABLE_ROWS;

  constructor(private readonly table: TableOwner) {
    super();
  }

  items(): TableRow[] {
    return Array.from({ length: this.count }, (_, i) => new TableRow(this.table, i));
  }
  override get count(): number {
    return this.table.info.at.h - 1;
  }

  /**
   * @param index place among the rows; at the end when left out or -1
   * @param alwaysInsert false: grows over an empty row below instead of pushing cells down
   */
  add(index?: unknown, values?: unknown, alwaysInsert: unknown = true): TableRow {
    const { x, info } = this.table;
    requirePermission(x, info.sheetId);
    const place = index === undefined ? -1 : integer(index, -1);
    const i = place === -1 ? this.count : place;
    if (i > this.count) throw invalidArgument();
    const rows: Rect = {
      ...info.at,
      r: info.at.r + 1 + i,
      h: Array.isArray(values) ? values.length : 1,
    };
    const grid = values === undefined ? null : inShape(rows, values);
    flush(x);
    // A table of headers only has one blank row, which the first values fill.
    const filled =
      place === -1 && grid !== null && this.count === 1 && this.isFree({ ...rows, r: rows.r - 1, h: 1 });
    if (filled) rows.r -= 1;
    const fresh = filled ? { ...rows, r: rows.r + 1, h: rows.h - 1 } : rows;
    if (fresh.h > 0) {
      this.grow(fresh, i, flag(alwaysInsert));
      continueColumns(this.table, fresh, i);
      extendConditionals(this.table, fresh, i);
    }
    if (grid) writeCells(x, info.sheetId, rows, grid);
    return new TableRow(this.table, filled ? 0 : i);
  }

  deleteRowsAt(index: unknown, count: unknown = 1): void {
    deleteRows(this.table, integer(index, 0), integer(count, 1));
  }

  private grow(rows: Rect, index: number, alwaysInsert: boolean): void {
    const { x, id, info } = this.table;
    const expected = { ...info.at, h: info.at.h + rows.h };
    const totals = totalsRow(x, info) !== null;
    if (index < this.count || alwaysInsert || totals || !this.isFree(rows))
      insertCells(x, info.sheetId, rows, "Down");
    if (this.table.info.at.h !== expected.h) x.book.updateTable(id, { at: expected });
  }

  private isFree(at: Rect): boolean {
    return sheetPort(this.table.x, this.table.info.sheetId)
      .read(at)
      .every((row) => row.every((cell) => cell.kind === "empty" && cell.formula === ""));
  }
}

/** New rows look like their neighbours and go on with formulas that a whole column shares. */
function continueColumns(table: TableOwner, rows: Rect, index: number): void {
  const { x, info } = table;
  const sheet = sheetPort(x, info.sheetId);
  const body: Rect = { ...info.at, r: info.at.r + 1, h: info.at.h - 1 };
  const model = index > 0 ? rows.r - 1 : rows.r + rows.h;
  if (model >= body.r + body.h) return;
  const cells = sheet.read(body);
  const formats = cells[model - body.r]!.map((cell) => cell.numberFormat);
  sheet.setNumberFormat(
    rows,
    Array.from({ length: rows.h }, () => formats),
  );
  for (let j = 0; j < rows.w; j++) {
    const column: Rect = { ...rows, c: rows.c + j, w: 1 };
    sheet.setStyle(column, sheet.styleAt(model, column.c));
    const validation = sheet.validationAt(model, column.c);
    if (validation) sheet.setValidation(column, validation);
    const others = cells
      .map((row, i) => ({ row: i, formula: row[j]!.formula }))
      .filter(({ row }) => row < index || row >= index + rows.h);
    const first = others[0];
    const shared =
      first !== undefined &&
      first.formula !== "" &&
      others.every(({ row, formula }) => formula === shiftFormula(first.formula, row - first.row, 0));
    if (!shared) continue;
    sheet.write(
      column,
      Array.from({ length: rows.h }, (_, i) => [
        { formula: shiftFormula(first.formula, index + i - first.row, 0) },
      ]),
    );
  }
}

/** Conditional formats that ended with the rows before, or began with those after, cover new rows; others have grown by themselves. */
function extendConditionals({ x, info }: TableOwner, rows: Rect, index: number): void {
  const { sheetId, at: table } = info;
  const touches = (at: Rect): boolean =>
    at.c >= table.c &&
    at.c + at.w <= table.c + table.w &&
    (index > 0 ? at.r > table.r && at.r + at.h === rows.r : at.r === rows.r + rows.h);
  for (const id of x.conditionals.order(sheetId)) {
    const { at } = x.conditionals.get(sheetId, id);
    if (!at.some(touches)) continue;
    const longer = at.map((a) => (touches(a) ? boundingRect(a, { ...a, r: rows.r, h: rows.h }) : a));
    x.conditionals.change(sheetId, id, { at: longer });
  }
}

/** Takes rows out and pulls up what is below. A table keeps one row, emptied. */
function deleteRows(table: TableOwner, index: number, count: number): void {
  const { x, id, info } = table;
  const body = info.at.h - 1;
  if (index >= body || index + count > body) throw invalidArgument();
  requirePermission(x, info.sheetId);
  const sheet: SheetPort = sheetPort(x, info.sheetId);
  const at: Rect = { ...info.at, r: info.at.r + 1 + index, h: count };
  if (count === body) {
    sheet.clear({ ...at, h: 1 }, "contents");
    if (count === 1) return;
    at.r += 1;
    at.h -= 1;
  }
  const expected = { ...info.at, h: info.at.h - at.h };
  deleteCells(x, info.sheetId, at, "Up");
  if (table.info.at.h !== expected.h) x.book.updateTable(id, { at: expected });
}
