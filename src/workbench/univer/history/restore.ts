import type { ICellData, IMutationInfo, IWorksheetData } from "@univerjs/core";
import {
  AddWorksheetMergeMutation,
  InsertSheetMutation,
  RemoveSheetMutation,
  SetColDataMutation,
  SetFrozenMutation,
  SetRangeValuesMutation,
  SetRowDataMutation,
  SetTabColorMutation,
  SetWorksheetColumnCountMutation,
  SetWorksheetDefaultStyleMutation,
  SetWorksheetHideMutation,
  SetWorksheetNameMutation,
  SetWorksheetOrderMutation,
  SetWorksheetRowCountMutation,
  ToggleGridlinesMutation,
} from "@univerjs/sheets";
import type { Rect } from "../../model/port";
import type { Engine } from "../engine";
import { bounds, put, type Matrix } from "../grid";
import { sameCell } from "./capture";
import type { Part } from "./parts";
import type { BookState, RowState, SheetState } from "./state";

/** Where something changed, for the user to see. */
export interface Restored {
  sheetId: string;
  at: Rect | null;
}

/** Univer activates sheets that are inserted and shown unless a collaborator did it. */
const UNSEEN = { fromCollab: true };

/** Makes the workbook what it was, by Univer's own mutations: whoever follows the workbook is told as of any other change. */
export class Restorer {
  constructor(
    private readonly engine: Engine,
    private readonly parts: readonly Part[],
  ) {}

  restore(now: BookState, to: BookState): Restored | null {
    let seen: Restored | null = null;
    const note = (sheetId: string, at: Rect | null): void => {
      if (!seen || (!seen.at && seen.sheetId === sheetId)) seen = { sheetId, at };
    };
    this.eachPart(now, to, (part, before, after) => {
      for (const [key, json] of before) if (after.get(key) !== json) this.run(part.remove(json));
    });
    this.sheetsThere(now, to);
    for (const [id, sheet] of to.sheets) {
      const before = now.sheets.get(id);
      if (before === sheet) continue;
      if (!before) note(id, null);
      else {
        const at = this.cells(id, before, sheet);
        const moved = this.properties(id, before, sheet);
        if (at || moved) note(id, at);
      }
    }
    this.order([...to.sheets.keys()]);
    this.eachPart(now, to, (part, before, after) => {
      for (const [key, json] of after) if (before.get(key) !== json) this.run(part.add(json));
    });
    return seen;
  }

  private eachPart(
    now: BookState,
    to: BookState,
    work: (part: Part, before: ReadonlyMap<string, string>, after: ReadonlyMap<string, string>) => void,
  ): void {
    this.parts.forEach((part, i) => {
      const [before, after] = [now.parts[i], to.parts[i]];
      if (before && after && before !== after) work(part, before, after);
    });
  }

  private run(mutations: IMutationInfo[]): void {
    for (const { id, params } of mutations) this.engine.commands.syncExecuteCommand(id, params, UNSEEN);
  }

  private mutate(id: string, params: object): void {
    this.run([{ id, params: { unitId: this.engine.unitId, ...params } }]);
  }

  /** First those that come back: a workbook is never without a sheet. */
  private sheetsThere(now: BookState, to: BookState): void {
    let index = 0;
    for (const [id, state] of to.sheets) {
      if (!now.sheets.has(id)) this.mutate(InsertSheetMutation.id, { index, sheet: sheetData(state) });
      index++;
    }
    for (const id of now.sheets.keys())
      if (!to.sheets.has(id)) this.mutate(RemoveSheetMutation.id, { subUnitId: id });
  }

  private order(ids: string[]): void {
    ids.forEach((subUnitId, toOrder) => {
      const fromOrder = this.engine.workbook.getSheetOrders().indexOf(subUnitId);
      if (fromOrder !== toOrder) this.mutate(SetWorksheetOrderMutation.id, { subUnitId, fromOrder, toOrder });
    });
  }

  /** @returns the cells that changed */
  private cells(subUnitId: string, now: SheetState, to: SheetState): Rect | null {
    const cellValue: Matrix<ICellData | null> = {};
    const rows = new Set([...now.rows.keys(), ...to.rows.keys()]);
    for (const r of rows) differences(now.rows.get(r), to.rows.get(r), (c) => put(cellValue, r, c, null));
    const at = bounds(cellValue);
    if (!at) return null;
    const cells = this.engine.sheet(subUnitId).getCellMatrix();
    const write = (): void => {
      for (const r of Object.keys(cellValue).map(Number))
        for (const c of Object.keys(cellValue[r] ?? {}).map(Number)) {
          const cell = to.rows.get(r)?.[c];
          if (cell) cells.setValue(r, c, { ...cell });
          else cells.realDeleteValue(r, c);
        }
    };
    for (const r of Object.keys(cellValue).map(Number))
      for (const c of Object.keys(cellValue[r] ?? {}).map(Number))
        put(cellValue, r, c, content(to.rows.get(r)?.[c]));
    // The mutation tells everybody of the new contents; its own merging would keep parts of the old cells.
    write();
    this.mutate(SetRangeValuesMutation.id, { subUnitId, cellValue });
    write();
    return at;
  }

  /** @returns true when anything changed */
  private properties(subUnitId: string, now: SheetState, to: SheetState): boolean {
    if (now.properties === to.properties) return false;
    const sheet = this.engine.sheet(subUnitId);
    const config = sheet.getConfig() as unknown as Record<string, any>;
    const set = (id: string, params: object): void => this.mutate(id, { subUnitId, ...params });
    let changed = false;
    for (const key of new Set([...now.properties.keys(), ...to.properties.keys()])) {
      const json = to.properties.get(key);
      if (VIEW.has(key) || now.properties.get(key) === json) continue;
      const value = json === undefined ? undefined : JSON.parse(json);
      changed = true;
      if (key === "name") set(SetWorksheetNameMutation.id, { name: value });
      else if (key === "hidden") set(SetWorksheetHideMutation.id, { hidden: value });
      else if (key === "tabColor") set(SetTabColorMutation.id, { color: value });
      else if (key === "showGridlines") set(ToggleGridlinesMutation.id, { showGridlines: value });
      else if (key === "defaultStyle") set(SetWorksheetDefaultStyleMutation.id, { defaultStyle: value });
      else if (key === "freeze") set(SetFrozenMutation.id, value);
      // A sheet stays as long as it is: in Excel every sheet has all rows.
      else if (key === "rowCount")
        set(SetWorksheetRowCountMutation.id, { rowCount: Math.max(value, sheet.getRowCount()) });
      else if (key === "columnCount")
        set(SetWorksheetColumnCountMutation.id, { columnCount: Math.max(value, sheet.getColumnCount()) });
      else if (key === "mergeData") {
        sheet.setMergeData(value ?? []);
        set(AddWorksheetMergeMutation.id, { ranges: [] });
      } else if (key === "rowData") {
        replace(config.rowData, value ?? {});
        set(SetRowDataMutation.id, { rowData: {} });
        set(SetWorksheetRowCountMutation.id, { rowCount: sheet.getRowCount() });
      } else if (key === "columnData") {
        replace(config.columnData, value ?? {});
        set(SetColDataMutation.id, { columnData: {} });
        set(SetWorksheetColumnCountMutation.id, { columnCount: sheet.getColumnCount() });
      } else config[key] = value;
    }
    return changed;
  }
}

/** How the user looks at a sheet, which undo leaves alone. */
const VIEW = new Set(["id", "zoomRatio", "scrollTop", "scrollLeft"]);

function replace(object: Record<string, unknown>, by: Record<string, unknown>): void {
  for (const key of Object.keys(object)) delete object[key];
  Object.assign(object, by);
}

function differences(a: RowState | undefined, b: RowState | undefined, found: (c: number) => void): void {
  if (a === b) return;
  for (const c of new Set([...Object.keys(a ?? {}), ...Object.keys(b ?? {})].map(Number)))
    if (!sameCell(a?.[c], b?.[c])) found(c);
}

const content = (cell: ICellData | undefined): ICellData | null =>
  cell
    ? {
        v: cell.v ?? null,
        f: cell.f ?? null,
        si: cell.si ?? null,
        p: cell.p ?? null,
        t: cell.t ?? null,
      }
    : null;

function sheetData(state: SheetState): Partial<IWorksheetData> {
  const cellData: Matrix<ICellData> = {};
  for (const [r, row] of state.rows)
    for (const [c, cell] of Object.entries(row)) put(cellData, r, Number(c), { ...cell });
  const properties = Object.fromEntries([...state.properties].map(([key, json]) => [key, JSON.parse(json)]));
  return { ...properties, cellData };
}
