import type { ICellData, ICommandInfo, IExecutionOptions, IMutationInfo } from "@univerjs/core";
import { InsertRowCommand, SetRangeValuesMutation, SheetInterceptorService } from "@univerjs/sheets";
import type { Rect, TableInfo } from "../../model/port";
import type { ChartStore } from "../charts/store";
import type { Engine } from "../engine";
import type { Events } from "../events";
import { shiftFormula } from "../formulas/references";
import { bounds, entries, put, type Matrix } from "../grid";
import { moveOf } from "../moves";
import { touchesContent } from "../events";
import { hasContent } from "../sheet/cells";
import { extendFormats } from "./formats";
import type { Tables } from "./tables";

/**
 * What Excel does to tables by itself: what is typed just below a table becomes its next row, and calculated columns fill
 * new rows. As in Excel the expansion is an undo step of its own.
 */
export class TableGrowth {
  constructor(
    private readonly engine: Engine,
    private readonly events: Events,
    private readonly tables: Tables,
    private readonly charts: ChartStore,
  ) {
    engine.commands.onCommandExecuted((command, options) => this.onEdit(command, options));
    engine.get<SheetInterceptorService>(SheetInterceptorService).interceptAfterCommand({
      getMutations: (command) => ({ redos: this.onInsert(command), undos: [] }),
    });
  }

  private onEdit(command: Readonly<ICommandInfo>, options: IExecutionOptions | undefined): void {
    const p = command.params as {
      unitId?: string;
      subUnitId: string;
      cellValue: Matrix<ICellData | null>;
    };
    if (
      command.id !== SetRangeValuesMutation.id ||
      options?.onlyLocal ||
      !this.engine.isSpreadsheet(p.unitId)
    )
      return;
    if (this.events.source === "host" || this.engine.restoring) return;
    const at = bounds(p.cellValue, touchesContent);
    if (!at || !this.tables.list().some((t) => t.sheetId === p.subUnitId)) return;
    // After the edit's own command, so that its undo step comes first.
    queueMicrotask(() => {
      for (const table of this.tables.list()) {
        if (table.sheetId !== p.subUnitId) continue;
        if (!this.expand(table, at)) this.completeColumn(table, at);
      }
    });
  }

  /** Takes what was typed below the table into it. */
  private expand(table: TableInfo, edit: Rect): boolean {
    const below = table.at.r + table.at.h;
    const inside = edit.c >= table.at.c && edit.c + edit.w <= table.at.c + table.at.w;
    if (edit.r !== below || !inside || !this.wasEmpty(table, edit)) return false;
    const to = { ...table.at, h: table.at.h + edit.h };
    const resize = this.tables.resizing(table.id, to);
    if (!resize) return false;
    this.engine.apply([
      resize,
      ...this.charts.followingTable(table, to),
      ...this.fill(table, below, edit.h),
      ...extendFormats(this.engine, table, edit.h),
    ]);
    return true;
  }

  /** True when the rows held nothing but what was just typed, and something was. */
  private wasEmpty(table: TableInfo, edit: Rect): boolean {
    const cells = this.engine.sheet(table.sheetId).getCellMatrix();
    let typed = false;
    for (let r = edit.r; r < edit.r + edit.h; r++) {
      for (let c = table.at.c; c < table.at.c + table.at.w; c++) {
        const full = hasContent(cells.getValue(r, c));
        if (c >= edit.c && c < edit.c + edit.w) typed ||= full;
        else if (full) return false;
      }
    }
    return typed;
  }

  /** A formula typed into an otherwise empty column becomes the formula of the column. */
  private completeColumn(table: TableInfo, edit: Rect): void {
    const rows = table.at.h - 1;
    if (edit.h !== 1 || edit.w !== 1 || rows < 2 || edit.r <= table.at.r || edit.r >= table.at.r + table.at.h)
      return;
    if (edit.c < table.at.c || edit.c >= table.at.c + table.at.w) return;
    const cells = this.engine.sheet(table.sheetId).getCellMatrix();
    const formula = cells.getValue(edit.r, edit.c)?.f;
    if (!formula) return;
    const m: Matrix<ICellData> = {};
    for (let r = table.at.r + 1; r < table.at.r + table.at.h; r++) {
      if (r === edit.r) continue;
      if (hasContent(cells.getValue(r, edit.c))) return;
      put(m, r, edit.c, { f: shiftFormula(formula, r - edit.r, 0), v: null, si: null, p: null });
    }
    this.engine.apply(this.writing(table.sheetId, m));
  }

  /** Rows that were inserted inside a table get the formulas of its calculated columns. */
  private onInsert(command: Readonly<ICommandInfo>): IMutationInfo[] {
    const all: IMutationInfo[] = [];
    const move = command.id === InsertRowCommand.id ? moveOf(this.engine, command) : null;
    for (const table of move ? this.tables.list() : []) {
      if (!move || table.sheetId !== move.sheetId) continue;
      const { r, h } = move.at;
      if (r <= table.at.r || r + h > table.at.r + table.at.h) continue;
      all.push(...this.fill(table, r, h));
    }
    return all;
  }

  /** Formulas of calculated columns for new rows, taken from the rows around them. Typed cells stay. */
  private fill(table: TableInfo, first: number, count: number): IMutationInfo[] {
    const cells = this.engine.sheet(table.sheetId).getCellMatrix();
    const isNew = (r: number): boolean => r >= first && r < first + count;
    const old = Array.from({ length: table.at.h - 1 }, (_, i) => table.at.r + 1 + i).filter((r) => !isNew(r));
    const m: Matrix<ICellData> = {};
    for (let c = table.at.c; c < table.at.c + table.at.w; c++) {
      const formulas = old.map((r) => ({ r, f: cells.getValue(r, c)?.f }));
      // The nearest row above, or the one below the first row.
      const source = formulas.findLast(({ r }) => r < first) ?? formulas[0];
      if (!source?.f) continue;
      const other = formulas.find((x) => x !== source && x.r !== source.r);
      // A column is calculated when its rows hold the same formula; one formula among constants is an exception.
      if (other && (!other.f || shiftFormula(source.f, other.r - source.r, 0) !== other.f)) continue;
      for (let r = first; r < first + count; r++) {
        if (hasContent(cells.getValue(r, c))) continue;
        put(m, r, c, { f: shiftFormula(source.f, r - source.r, 0), v: null, si: null, p: null });
      }
    }
    return this.writing(table.sheetId, m);
  }

  private writing(sheetId: string, cellValue: Matrix<ICellData>): IMutationInfo[] {
    if ([...entries(cellValue)].length === 0) return [];
    const params = { unitId: this.engine.unitId, subUnitId: sheetId, cellValue };
    return [{ id: SetRangeValuesMutation.id, params }];
  }
}
