import { BooleanNumber, type Worksheet } from "@univerjs/core";
import {
  AddWorksheetMergeMutation,
  RemoveWorksheetMergeMutation,
  SetColHiddenMutation,
  SetColVisibleMutation,
  SetFrozenMutation,
  SetRowHiddenMutation,
  SetRowVisibleMutation,
  SetWorksheetColWidthMutation,
  SetWorksheetRowHeightMutation,
  SetWorksheetRowIsAutoHeightMutation,
} from "@univerjs/sheets";
import type { Rect } from "../../model/port";
import type { AutoHeights } from "../auto-heights";
import type { Engine } from "../engine";
import { intersects, toRange, toRect } from "../grid";

/** Sizes, hidden lines, frozen panes and merged cells of one sheet. Sizes are CSS pixels. */
export class SheetLayout {
  constructor(
    private readonly engine: Engine,
    private readonly sheet: Worksheet,
    private readonly heights: AutoHeights,
  ) {}

  private get target(): { unitId: string; subUnitId: string } {
    return { unitId: this.engine.unitId, subUnitId: this.sheet.getSheetId() };
  }

  columnWidth(c: number): number {
    return this.sheet.getColVisible(c) ? this.sheet.getColumnWidth(c) : 0;
  }

  setColumnWidth(c: number, count: number, px: number): void {
    const ranges = [toRange({ r: 0, c, h: this.sheet.getRowCount(), w: count })];
    const params = { ...this.target, ranges, colWidth: px };
    this.engine.apply([{ id: SetWorksheetColWidthMutation.id, params }]);
    this.heights.mark(this.sheet.getSheetId(), 0, this.sheet.getLastRowWithContent());
  }

  rowHeight(r: number): number {
    return this.sheet.getRowRawVisible(r) ? this.sheet.getRowHeight(r) : 0;
  }

  setRowHeight(r: number, count: number, px: number): void {
    const ranges = [toRange({ r, c: 0, h: count, w: this.sheet.getColumnCount() })];
    const height = { ...this.target, ranges, rowHeight: px };
    const fixed = { ...this.target, ranges, autoHeightInfo: BooleanNumber.FALSE };
    this.engine.apply([
      { id: SetWorksheetRowHeightMutation.id, params: height },
      { id: SetWorksheetRowIsAutoHeightMutation.id, params: fixed },
    ]);
  }

  setHidden(axis: "rows" | "columns", from: number, count: number, hidden: boolean): void {
    const rows = axis === "rows";
    const at = rows
      ? { r: from, c: 0, h: count, w: this.sheet.getColumnCount() }
      : { r: 0, c: from, h: this.sheet.getRowCount(), w: count };
    const params = { ...this.target, ranges: [toRange(at)] };
    const [hide, show] = rows
      ? [SetRowHiddenMutation.id, SetRowVisibleMutation.id]
      : [SetColHiddenMutation.id, SetColVisibleMutation.id];
    this.engine.apply([{ id: hidden ? hide : show, params }]);
  }

  frozen(): { rows: number; columns: number } {
    const { xSplit, ySplit } = this.sheet.getFreeze();
    return { rows: ySplit, columns: xSplit };
  }

  freeze(rows: number, columns: number): void {
    const params = {
      ...this.target,
      xSplit: columns,
      ySplit: rows,
      startRow: rows || -1,
      startColumn: columns || -1,
    };
    this.engine.apply([{ id: SetFrozenMutation.id, params }]);
  }

  merges(): Rect[] {
    return this.sheet.getMergeData().map(toRect);
  }

  merge(at: Rect): void {
    this.unmerge(at);
    const params = { ...this.target, ranges: [toRange(at)] };
    this.engine.apply([{ id: AddWorksheetMergeMutation.id, params }]);
  }

  unmerge(at: Rect): void {
    if (!this.merges().some((merged) => intersects(merged, at))) return;
    const params = { ...this.target, ranges: [toRange(at)] };
    this.engine.apply([{ id: RemoveWorksheetMergeMutation.id, params }]);
  }
}
