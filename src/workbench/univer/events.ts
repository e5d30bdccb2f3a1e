import type { ICellData, ICommandInfo, IExecutionOptions } from "@univerjs/core";
import {
  DeleteRangeMoveLeftCommand,
  DeleteRangeMoveUpCommand,
  InsertColMutation,
  InsertRangeMoveDownCommand,
  InsertRangeMoveRightCommand,
  InsertRowMutation,
  InsertSheetMutation,
  RemoveColMutation,
  RemoveRowMutation,
  RemoveSheetMutation,
  SetRangeValuesMutation,
  SetSelectionsOperation,
  SetWorksheetActiveOperation,
  SetWorksheetNameMutation,
  SetWorksheetOrderMutation,
} from "@univerjs/sheets";
import type { BookEvent, Scalar } from "../model/port";
import { valueOf } from "./cells";
import type { Engine } from "./engine";
import type { Rect } from "../model/port";
import { bounds, toRect, type Matrix } from "./grid";

const STRUCTURE: Record<string, "RowInserted" | "RowDeleted" | "ColumnInserted" | "ColumnDeleted"> = {
  [InsertRowMutation.id]: "RowInserted",
  [RemoveRowMutation.id]: "RowDeleted",
  [InsertColMutation.id]: "ColumnInserted",
  [RemoveColMutation.id]: "ColumnDeleted",
};

type Changed = Extract<BookEvent, { kind: "changed" }>;

const SHIFTS: Record<string, Pick<Changed, "change" | "shift">> = {
  [InsertRangeMoveDownCommand.id]: { change: "CellInserted", shift: "ShiftCellDown" },
  [InsertRangeMoveRightCommand.id]: { change: "CellInserted", shift: "ShiftCellRight" },
  [DeleteRangeMoveUpCommand.id]: { change: "CellDeleted", shift: "ShiftCellUp" },
  [DeleteRangeMoveLeftCommand.id]: { change: "CellDeleted", shift: "ShiftCellLeft" },
};

/** False for cells whose looks alone are set. */
export const touchesContent = (cell: ICellData | null): boolean =>
  cell === null || "v" in cell || "f" in cell || "p" in cell || "si" in cell;

/** Tells what Univer's commands did to the workbook, and who made them. */
export class Events {
  private readonly listeners = new Set<(e: BookEvent) => void>();
  private hostDepth = 0;
  /** Cells are being shifted: what that does to single cells is no event of its own. */
  private shifting = false;
  private readonly names = new Map<string, string>();
  private active: string;
  /** Parameters of commands by which the host shifts cells, of which it tells itself. */
  private readonly hostShifts = new WeakSet<object>();
  /** The value of a single cell just before it was edited. */
  private before: { sheetId: string; r: number; c: number; value: Scalar } | null = null;

  constructor(private readonly engine: Engine) {
    for (const s of engine.workbook.getSheets()) this.names.set(s.getSheetId(), s.getName());
    this.active = engine.workbook.getActiveSheet().getSheetId();
    engine.commands.beforeCommandExecuted((c, o) => this.remember(c, o));
    engine.commands.onCommandExecuted((c, o) => this.translate(c, o));
  }

  on(listener: (e: BookEvent) => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  emit(e: BookEvent): void {
    for (const listener of [...this.listeners]) listener(e);
  }

  /** Whatever is executed meanwhile is the host's work, not the user's. */
  byHost<T>(work: () => T): T {
    this.hostDepth++;
    try {
      return work();
    } finally {
      this.hostDepth--;
    }
  }

  /** Shifts cells for the host, and tells of it once. Univer's own word comes after its commands are over. */
  shift(sheetId: string, commandId: string, at: Rect, work: () => void): void {
    this.shifting = true;
    try {
      work();
    } finally {
      this.shifting = false;
    }
    this.emit({ kind: "changed", sheetId, at, source: this.source, ...SHIFTS[commandId]! });
  }

  get source(): "user" | "host" {
    return this.hostDepth > 0 ? "host" : "user";
  }

  private remember(command: Readonly<ICommandInfo>, options?: IExecutionOptions): void {
    const p = command.params as any;
    if (SHIFTS[command.id]) {
      if (this.source === "host") this.hostShifts.add(p);
      else this.shifting = true;
    }
    if (
      command.id !== SetRangeValuesMutation.id ||
      options?.onlyLocal ||
      !this.engine.isSpreadsheet(p?.unitId)
    )
      return;
    const at = bounds(p.cellValue as Matrix<ICellData | null>);
    if (at?.h !== 1 || at.w !== 1) {
      this.before = null;
      return;
    }
    const cell = this.engine.workbook.getSheetBySheetId(p.subUnitId)?.getCellRaw(at.r, at.c);
    this.before = { sheetId: p.subUnitId, r: at.r, c: at.c, value: valueOf(cell).value };
  }

  private translate(command: Readonly<ICommandInfo>, options?: IExecutionOptions): void {
    const p = command.params as any;
    const shift = SHIFTS[command.id];
    if (shift && p?.range) {
      if (this.hostShifts.has(p)) return;
      this.shifting = false;
      const sheetId = this.engine.workbook.getActiveSheet().getSheetId();
      this.emit({ kind: "changed", sheetId, at: toRect(p.range), source: this.source, ...shift });
      return;
    }
    if (!this.engine.isSpreadsheet(p?.unitId)) return;
    const sheetId = p.subUnitId as string;
    const change = STRUCTURE[command.id];
    if (change) {
      if (this.shifting) return;
      this.emit({ kind: "changed", sheetId, at: toRect(p.range), source: this.source, change });
      return;
    }
    switch (command.id) {
      case SetRangeValuesMutation.id:
        if (!options?.onlyLocal && !(options as any)?.fromFormula) this.edited(sheetId, p.cellValue);
        break;
      case SetSelectionsOperation.id: {
        const range = p.selections?.at(-1)?.range;
        if (range) this.emit({ kind: "selected", sheetId, at: toRect(range) });
        break;
      }
      case SetWorksheetActiveOperation.id:
        this.activated(sheetId);
        break;
      case InsertSheetMutation.id:
        this.names.set(p.sheet.id, p.sheet.name);
        this.emit({ kind: "added", sheetId: p.sheet.id, source: this.source });
        break;
      case RemoveSheetMutation.id:
        this.names.delete(sheetId);
        this.emit({ kind: "deleted", sheetId, source: this.source });
        break;
      case SetWorksheetNameMutation.id: {
        const before = this.names.get(sheetId) ?? "";
        this.names.set(sheetId, p.name);
        this.emit({ kind: "renamed", sheetId, before, after: p.name, source: this.source });
        break;
      }
      case SetWorksheetOrderMutation.id:
        this.emit({ kind: "moved", sheetId, before: p.fromOrder, after: p.toOrder, source: this.source });
        break;
    }
  }

  private activated(sheetId: string): void {
    if (sheetId === this.active) return;
    if (this.names.has(this.active))
      this.emit({ kind: "deactivated", sheetId: this.active, source: this.source });
    this.active = sheetId;
    this.emit({ kind: "activated", sheetId, source: this.source });
  }

  private edited(sheetId: string, cellValue: Matrix<ICellData | null>): void {
    const at = bounds(cellValue, touchesContent);
    if (!at || this.shifting) return;
    const { before } = this;
    this.before = null;
    const detail =
      at.h === 1 && at.w === 1 && before?.sheetId === sheetId && before.r === at.r && before.c === at.c
        ? { before: before.value, after: this.valueAfter(sheetId, at.r, at.c) }
        : undefined;
    this.emit({
      kind: "changed",
      sheetId,
      at,
      source: this.source,
      change: "RangeEdited",
      ...(detail ? { detail } : {}),
    });
  }

  private valueAfter(sheetId: string, r: number, c: number): Scalar {
    return valueOf(this.engine.workbook.getSheetBySheetId(sheetId)?.getCellRaw(r, c)).value;
  }
}
