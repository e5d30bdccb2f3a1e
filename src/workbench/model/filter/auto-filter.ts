/** The filter of a table or of a sheet's range. A sheet has one, beside those of its tables. */
import { declareApi, HostObject } from "../../protocol/members";
import { integer, invalidArgument } from "../arguments";
import { existing } from "../collection";
import type { Context } from "../context";
import type { RangeObject } from "../objects";
import type { Rect } from "../port";
import { areaOn } from "../range/argument";
import { sameRect } from "../address";
import { requirePermission } from "../worksheet/protection";
import { checkCriteria } from "./criteria";
import {
  applyFilters,
  clearFilters,
  criteriaOf,
  isFiltered,
  setCriteria,
  type FilterTarget,
} from "./filters";
import type { FilterCriteria } from "./types";

const AUTO_FILTER = declareApi("AutoFilter", {
  "1.9": {
    read: "criteria enabled isDataFiltered",
    call: "apply clearCriteria getRange getRangeOrNullObject reapply remove",
  },
  "1.14": { call: "clearColumnCriteria" },
});

export abstract class AutoFilter extends HostObject {
  readonly api = AUTO_FILTER;

  constructor(protected readonly x: Context) {
    super();
  }

  protected abstract get target(): FilterTarget;
  abstract get enabled(): boolean;
  /** Puts the filter on these cells. */
  protected abstract place(at: Rect): Promise<void>;
  abstract remove(): Promise<void>;

  /** Of every column in turn; null for one that isn't filtered. */
  get criteria(): (FilterCriteria | null)[] {
    const { target } = this;
    return Array.from({ length: target.at?.w ?? 0 }, (_, column) => criteriaOf(this.x, target, column));
  }
  get isDataFiltered(): boolean {
    return isFiltered(this.x, this.target);
  }

  async apply(range: unknown, columnIndex?: unknown, criteria?: unknown): Promise<void> {
    requirePermission(this.x, this.target.sheetId, "allowAutoFilter");
    const { at } = areaOn(this.x, range, this.target.sheetId);
    const conditions = criteria === undefined ? null : checkCriteria(criteria);
    if (columnIndex !== undefined && integer(columnIndex, 0) >= at.w) throw invalidArgument();
    await this.place(at);
    if (columnIndex !== undefined) await setCriteria(this.x, this.target, columnIndex as number, conditions);
  }
  async clearColumnCriteria(columnIndex: unknown): Promise<void> {
    const column = integer(columnIndex, 0);
    if (column >= (this.target.at?.w ?? 0)) throw invalidArgument();
    await setCriteria(this.x, this.target, column, null);
  }
  clearCriteria(): Promise<void> {
    return clearFilters(this.x, this.target);
  }
  reapply(): Promise<void> {
    return applyFilters(this.x, this.target);
  }
  getRangeOrNullObject(): RangeObject | null {
    const { sheetId, at } = this.target;
    return this.enabled && at ? this.x.objects.range(sheetId, at) : null;
  }
  getRange(): RangeObject {
    return existing(this.getRangeOrNullObject());
  }
}

/** Of a table: as long as it shows its filter buttons. */
export class TableFilter extends AutoFilter {
  constructor(
    x: Context,
    private readonly tableId: string,
  ) {
    super(x);
  }

  private get table() {
    return existing(this.x.book.tables().find((t) => t.id === this.tableId));
  }
  protected get target(): FilterTarget {
    const { id, sheetId, at } = this.table;
    return { id, sheetId, at };
  }
  get enabled(): boolean {
    return this.table.showFilterButton;
  }
  protected async place(at: Rect): Promise<void> {
    if (!sameRect(at, this.table.at)) throw invalidArgument();
    this.x.book.updateTable(this.tableId, { showFilterButton: true });
  }
  async remove(): Promise<void> {
    await clearFilters(this.x, this.target);
    this.x.book.updateTable(this.tableId, { showFilterButton: false });
  }
}

/** Of a range of the sheet that is no table. */
export class SheetFilter extends AutoFilter {
  constructor(
    x: Context,
    private readonly sheetId: string,
  ) {
    super(x);
  }

  protected get target(): FilterTarget {
    const { sheetId } = this;
    return { id: sheetId, sheetId, at: this.x.document.autoFilters.get(sheetId) ?? null };
  }
  get enabled(): boolean {
    return this.target.at !== null;
  }
  protected async place(at: Rect): Promise<void> {
    const before = this.target.at;
    if (before && sameRect(before, at)) return;
    await clearFilters(this.x, this.target);
    this.x.document.autoFilters.set(this.sheetId, at);
  }
  async remove(): Promise<void> {
    await clearFilters(this.x, this.target);
    this.x.document.autoFilters.delete(this.sheetId);
  }
}
