import {
  CommandType,
  type ICellData,
  type ICommandInfo,
  type IExecutionOptions,
  type Worksheet,
} from "@univerjs/core";
import { SetRangeValuesMutation } from "@univerjs/sheets";
import type { Engine } from "../engine";
import type { Matrix } from "../grid";
import type { Part } from "./parts";
import { sharedMap, type BookState, type RowState, type SheetState } from "./state";

/** Rows in which cells were written, or all of a sheet. */
type Touched = Set<number> | "all";

/** Keeps the workbook's present state: whatever no mutation has touched since the last time is taken from there. */
export class Capture {
  private state: BookState = { sheets: new Map(), parts: [] };
  private readonly touched = new Map<string, Touched>();
  private beside = true;

  constructor(
    private readonly engine: Engine,
    private readonly parts: readonly Part[],
  ) {
    for (const sheet of engine.workbook.getSheets()) this.touched.set(sheet.getSheetId(), "all");
    // As the command begins: a listener of its end may already ask for the state.
    engine.commands.beforeCommandExecuted((command, options) => this.mark(command, options));
  }

  get dirty(): boolean {
    return this.touched.size > 0 || this.partsChanged;
  }

  private get partsChanged(): boolean {
    return this.beside || this.parts.some((part) => part.changed?.());
  }

  /** As it was taken last. */
  get last(): BookState {
    return this.state;
  }

  /** The workbook was made this state: what is alike next time is the same object as there. */
  expect(state: BookState): void {
    this.state = state;
  }

  /** The workbook as it is now. */
  take(): BookState {
    if (!this.dirty) return this.state;
    const { sheets, parts } = this.state;
    const now = new Map<string, SheetState>();
    for (const sheet of this.engine.workbook.getSheets()) {
      const id = sheet.getSheetId();
      const [before, touched] = [sheets.get(id), this.touched.get(id)];
      now.set(id, before && !touched ? before : sheetState(sheet, before, touched ?? "all"));
    }
    const beside = this.partsChanged ? this.parts.map((part, i) => sharedMap(parts[i], part.take())) : parts;
    this.touched.clear();
    this.beside = false;
    this.state = {
      sheets: sharedMap(sheets, now),
      parts: beside.every((part, i) => part === parts[i]) && parts.length ? parts : beside,
    };
    return this.state;
  }

  /** As it was taken last, but for what has changed without a mutation; null when nothing has. */
  late(): BookState | null {
    if (!this.parts.some((part) => part.changed?.())) return null;
    const { sheets, parts } = this.state;
    const now = this.parts.map((part, i) =>
      part.changed?.() ? sharedMap(parts[i], part.take()) : parts[i]!,
    );
    return (this.state = { sheets, parts: now });
  }

  private mark(command: Readonly<ICommandInfo>, options: IExecutionOptions | undefined): void {
    const p = command.params as
      | { unitId?: string; subUnitId?: string; cellValue?: Matrix<ICellData | null>; sheet?: { id?: string } }
      | undefined;
    // Results are not the user's work, and what they rest on is restored.
    if (command.type !== CommandType.MUTATION || (options as { fromFormula?: boolean })?.fromFormula) return;
    if (command.id === SetRangeValuesMutation.id) {
      if (!this.engine.isSpreadsheet(p?.unitId) || !p?.subUnitId) return;
      const before = this.touched.get(p.subUnitId);
      if (before === "all") return;
      const rows = before ?? new Set<number>();
      for (const r of Object.keys(p.cellValue ?? {})) rows.add(Number(r));
      this.touched.set(p.subUnitId, rows);
      return;
    }
    if (command.id.startsWith("formula.mutation.") && !/defined-name|super-table/.test(command.id)) return;
    this.beside = true;
    const sheetId = p?.subUnitId ?? p?.sheet?.id;
    if (sheetId) this.touched.set(sheetId, "all");
    else for (const sheet of this.engine.workbook.getSheets()) this.touched.set(sheet.getSheetId(), "all");
  }
}

function sheetState(sheet: Worksheet, before: SheetState | undefined, touched: Touched): SheetState {
  const cells = sheet.getCellMatrix().getMatrix() as unknown as Matrix<ICellData>;
  if (touched !== "all" && before) {
    const rows = new Map(before.rows);
    for (const r of touched) {
      const row = cells[r] && rowState(cells[r], rows.get(r));
      if (row) rows.set(r, row);
      else rows.delete(r);
    }
    return { rows, properties: before.properties };
  }
  const rows = new Map<number, RowState>();
  for (const [r, row] of Object.entries(cells)) {
    const state = row && rowState(row, before?.rows.get(Number(r)));
    if (state) rows.set(Number(r), state);
  }
  const properties = new Map<string, string>();
  for (const [key, value] of Object.entries(sheet.getConfig())) {
    const shown = key === "mergeData" ? sheet.getMergeData() : value;
    if (key !== "cellData" && shown !== undefined) properties.set(key, JSON.stringify(shown));
  }
  return { rows, properties: sharedMap(before?.properties, properties) };
}

/** A copy of a row, or the one from before where they are alike; null for a row without cells. */
function rowState(row: Record<number, ICellData>, before: RowState | undefined): RowState | null {
  const copy: Record<number, ICellData> = {};
  let [count, alike] = [0, before !== undefined];
  for (const c in row) {
    const cell = row[c];
    if (!cell) continue;
    count++;
    copy[c] = { ...cell };
    alike &&= sameCell(cell, before?.[c]);
  }
  if (count === 0) return null;
  return alike && Object.keys(before ?? {}).length === count ? (before as RowState) : copy;
}

/** True for cells that are alike in all that anyone entered; what a formula gives isn't entered. */
export function sameCell(a: ICellData | undefined, b: ICellData | undefined): boolean {
  if (!a || !b) return a === b;
  return (
    (a.f ?? null) === (b.f ?? null) &&
    (a.si ?? null) === (b.si ?? null) &&
    (!!a.f || ((a.v ?? null) === (b.v ?? null) && (a.t ?? null) === (b.t ?? null))) &&
    same(a.s, b.s) &&
    same(a.p, b.p) &&
    same(a.custom, b.custom)
  );
}

const same = (a: unknown, b: unknown): boolean =>
  a === b || (a ?? null) === (b ?? null) || JSON.stringify(a) === JSON.stringify(b);
