/** The order of a table's rows, and how it was made. */
import { declareApi } from "../../protocol/members";
import { flag, oneOf } from "../arguments";
import { dataBody } from "../formula/references";
import { Part } from "../part";
import { sortCells, sortFields } from "../range/sort";
import type { SortField } from "../workbook/document";
import type { TableOwner } from "./owner";

const TABLE_SORT = declareApi("TableSort", {
  "1.2": { read: "fields matchCase method", call: "apply clear reapply" },
});

export class TableSort extends Part<TableOwner> {
  readonly api = TABLE_SORT;
  readonly method = "PinYin";

  private get last(): { fields: SortField[]; matchCase: boolean } {
    return this.of.x.document.tableSorts.get(this.of.id) ?? { fields: [], matchCase: false };
  }
  get fields(): SortField[] {
    return this.last.fields;
  }
  get matchCase(): boolean {
    return this.last.matchCase;
  }

  async apply(fields: unknown, matchCase: unknown = false, method: unknown = "PinYin"): Promise<void> {
    oneOf(method, ["PinYin", "StrokeCount"]);
    const sort = { fields: sortFields(fields, this.of.info.at.w), matchCase: flag(matchCase) };
    this.of.x.document.tableSorts.set(this.of.id, sort);
    await this.reapply();
  }
  async reapply(): Promise<void> {
    const { x, info } = this.of;
    const { fields, matchCase } = this.last;
    const area = { sheetId: info.sheetId, at: dataBody(info) };
    if (fields.length > 0) await sortCells(x, area, fields, matchCase);
  }
  /** Forgets the order that was asked for; the rows stay as they are. */
  clear(): void {
    void this.of.info;
    this.of.x.document.tableSorts.delete(this.of.id);
  }
}
