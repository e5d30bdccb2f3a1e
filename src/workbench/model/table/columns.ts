/** Columns of a table. */
import { HostError } from "../../protocol/errors";
import { declareApi } from "../../protocol/members";
import { integer, invalidArgument, optionalText, text } from "../arguments";
import { existing, KeyedCollection } from "../collection";
import { sameName, sheetPort, type Context } from "../context";
import type { RangeObject } from "../objects";
import type { Rect, Scalar } from "../port";
import { writeCells } from "../range/cells";
import { deleteCells, insertCells } from "../range/shift";
import { Filter } from "../filter/filter";
import type { TableOwner } from "./owner";
import { totalsRow, wholeTable } from "./totals";
import { Identified } from "../part";

const TABLE_COLUMN = declareApi("TableColumn", {
  "1.1": {
    read: "id index",
    write: "name values",
    call: "delete getDataBodyRange getHeaderRowRange getRange getTotalRowRange",
  },
  "1.2": { nav: "filter" },
});

export class TableColumn extends Identified {
  readonly api = TABLE_COLUMN;

  constructor(
    private readonly table: TableOwner,
    readonly index: number,
  ) {
    super();
  }

  get id(): number {
    return this.index + 1;
  }

  private get at(): Rect {
    const { at } = this.table.info;
    if (this.index >= at.w) throw new HostError("ItemNotFound");
    return { ...at, c: at.c + this.index, w: 1 };
  }

  get name(): string {
    return this.table.info.columns[this.index] ?? "";
  }
  set name(value: unknown) {
    const name = text(value);
    const taken = this.table.info.columns.some((c, i) => i !== this.index && sameName(c, name));
    if (name === "" || taken) throw invalidArgument();
    writeCells(this.table.x, this.table.info.sheetId, { ...this.at, h: 1 }, [[`'${name}`]]);
  }
  /** Of the whole column, header included. */
  get values(): Scalar[][] {
    return this.getRange().values as Scalar[][];
  }
  set values(input: unknown) {
    this.getRange().values = input;
  }

  get filter(): Filter {
    const { x, info } = this.table;
    return new Filter({ x, target: info, column: this.index });
  }

  private range(at: Rect): RangeObject {
    return this.table.x.objects.range(this.table.info.sheetId, at);
  }
  getRange(): RangeObject {
    return this.range({ ...this.at, h: wholeTable(this.table.x, this.table.info).h });
  }
  getHeaderRowRange(): RangeObject {
    return this.range({ ...this.at, h: 1 });
  }
  getDataBodyRange(): RangeObject {
    return this.range({ ...this.at, r: this.at.r + 1, h: this.at.h - 1 });
  }
  getTotalRowRange(): RangeObject {
    const row = existing(totalsRow(this.table.x, this.table.info));
    return this.range({ ...this.at, r: row.r, h: 1 });
  }

  delete(): void {
    const { x, id, info } = this.table;
    if (info.at.w === 1) throw new HostError("InvalidOperation");
    const expected = { ...info.at, w: info.at.w - 1 };
    deleteCells(x, info.sheetId, this.getRange().at, "Left");
    if (this.table.info.at.w !== expected.w) x.book.updateTable(id, { at: expected });
  }
}

const TABLE_COLUMNS = declareApi("TableColumnCollection", {
  "1.1": { read: "count", call: "add getItem getItemAt" },
  "1.4": { call: "getCount getItemOrNullObject" },
});

export class TableColumnCollection extends KeyedCollection<TableColumn> {
  readonly api = TABLE_COLUMNS;

  constructor(private readonly table: TableOwner) {
    super();
  }

  items(): TableColumn[] {
    return Array.from({ length: this.table.info.at.w }, (_, i) => new TableColumn(this.table, i));
  }

  protected matches(item: TableColumn, key: string): boolean {
    return sameName(item.name, key) || String(item.id) === key;
  }

  add(index?: unknown, values?: unknown, name?: unknown): TableColumn {
    const { x, id, info } = this.table;
    const { at, sheetId, columns } = info;
    const place = index === undefined ? at.w : integer(index, -1);
    const i = place === -1 ? at.w : place;
    if (i > at.w) throw invalidArgument();
    const wish = optionalText(name);
    if (wish !== undefined && columns.some((c) => sameName(c, wish))) throw invalidArgument();
    const column: Rect = { ...at, c: at.c + i, w: 1 };
    const expected = { ...at, w: at.w + 1 };
    insertCells(x, sheetId, { ...column, h: wholeTable(x, info).h }, "Right");
    if (this.table.info.at.w !== expected.w) x.book.updateTable(id, { at: expected });
    nameColumns(x, this.table, [...columns.slice(0, i), newName(columns, wish), ...columns.slice(i)]);
    if (values !== undefined) writeCells(x, sheetId, column, values);
    if (wish !== undefined) writeCells(x, sheetId, { ...column, h: 1 }, [[`'${wish}`]]);
    return new TableColumn(this.table, i);
  }
}

/** "Column5" or the first after it that is free. */
function newName(taken: readonly string[], wish: string | undefined): string {
  if (wish !== undefined) return wish;
  let n = taken.length + 1;
  while (taken.some((name) => sameName(name, `Column${n}`))) n++;
  return `Column${n}`;
}

/** Makes sure that the header cells of a table that grew say what they should. */
function nameColumns(x: Context, table: TableOwner, names: string[]): void {
  const { at, sheetId, columns } = table.info;
  const sheet = sheetPort(x, sheetId);
  const row = { ...at, h: 1 };
  const right = sheet.read(row)[0]!.every((cell, i) => cell.value === names[i] && columns[i] === names[i]);
  if (!right) sheet.write(row, [names.map((value) => ({ value }))]);
}
