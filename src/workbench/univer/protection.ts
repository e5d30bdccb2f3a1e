import {
  CustomCommandExecutionError,
  type ICellData,
  type ICommandInfo,
  type IExecutionOptions,
} from "@univerjs/core";
import {
  InsertColByRangeCommand,
  InsertColCommand,
  InsertColMutation,
  InsertRowByRangeCommand,
  InsertRowCommand,
  InsertRowMutation,
  InsertSheetMutation,
  RemoveColMutation,
  RemoveRowMutation,
  RemoveSheetMutation,
  SetColDataMutation,
  SetRangeValuesMutation,
  SetRowDataMutation,
  SetWorksheetColWidthMutation,
  SetWorksheetDefaultStyleMutation,
  SetWorksheetHideMutation,
  SetWorksheetNameMutation,
  SetWorksheetOrderMutation,
  SetWorksheetRowHeightMutation,
} from "@univerjs/sheets";
import type { Engine } from "./engine";
import { touchesContent, type Events } from "./events";
import { Formats } from "./formats/formats";
import { entries, type Matrix } from "./grid";

/** What is protected: kept by the object model, asked for at every edit of the user's. */
export interface Protection {
  /** Options of a protected sheet (`allowInsertRows` and the like), null for a sheet that isn't. */
  sheet(sheetId: string): Readonly<Record<string, unknown>> | null;
  /** True when sheets can't be added, deleted, renamed, moved or hidden. */
  structure(): boolean;
}

const OPTION: Record<string, string> = {
  [InsertRowMutation.id]: "allowInsertRows",
  [RemoveRowMutation.id]: "allowDeleteRows",
  [InsertColMutation.id]: "allowInsertColumns",
  [RemoveColMutation.id]: "allowDeleteColumns",
  [SetWorksheetColWidthMutation.id]: "allowFormatColumns",
  [SetWorksheetRowHeightMutation.id]: "allowFormatRows",
};

/** Formats of whole columns, rows and sheets. */
const LOOKS = new Set<string>([
  SetColDataMutation.id,
  SetRowDataMutation.id,
  SetWorksheetDefaultStyleMutation.id,
]);

const INSERTING = new Set<string>([
  InsertRowCommand.id,
  InsertRowByRangeCommand.id,
  InsertColCommand.id,
  InsertColByRangeCommand.id,
]);

const STRUCTURE = new Set<string>([
  InsertSheetMutation.id,
  RemoveSheetMutation.id,
  SetWorksheetNameMutation.id,
  SetWorksheetOrderMutation.id,
  SetWorksheetHideMutation.id,
]);

const SHEET_MESSAGE = "The cell or chart you're trying to change is on a protected sheet.";
const STRUCTURE_MESSAGE = "The workbook is protected and can't be changed.";

/** Refuses what the user does to protected cells and sheets. The host's own requests are the object model's to judge. */
export function refuseProtectedEdits(
  engine: Engine,
  events: Events,
  protection: () => Protection | null,
  onRefused: (message: string) => void,
): void {
  const stack: ICommandInfo[] = (engine.commands as any)._commandExecutionStack;
  const refuse = (message: string): never => {
    stack.pop();
    onRefused(message);
    // The command service takes this for "don't execute".
    throw new CustomCommandExecutionError(message);
  };
  const listener = (command: Readonly<ICommandInfo>, options?: IExecutionOptions): void => {
    const rules = protection();
    const p = command.params as { unitId?: string; subUnitId: string; cellValue?: Matrix<ICellData | null> };
    if (!rules || events.source === "host" || options?.onlyLocal || engine.restoring) return;
    if (!engine.isSpreadsheet(p?.unitId)) return;
    if (STRUCTURE.has(command.id) && rules.structure()) refuse(STRUCTURE_MESSAGE);
    const sheet = rules.sheet(p.subUnitId);
    if (!sheet) return;
    const option = OPTION[command.id];
    if (option && sheet[option] !== true) refuse(SHEET_MESSAGE);
    // What is inserted looks like what is beside it, where it may be inserted at all.
    if (stack.some(({ id }) => INSERTING.has(id))) return;
    if (LOOKS.has(command.id) && sheet.allowFormatCells !== true) refuse(SHEET_MESSAGE);
    if (command.id === SetRangeValuesMutation.id && touchesLocked(engine, p.subUnitId, p.cellValue, sheet)) {
      refuse(SHEET_MESSAGE);
    }
  };
  // Before Univer's own listeners take the edit for done.
  (engine.commands as any)._beforeCommandExecutionListeners.unshift(listener);
}

function touchesLocked(
  engine: Engine,
  sheetId: string,
  cells: Matrix<ICellData | null> | undefined,
  options: Readonly<Record<string, unknown>>,
): boolean {
  const formats = new Formats(engine, engine.sheet(sheetId));
  for (const [r, c, cell] of entries(cells)) {
    if (!touchesContent(cell)) {
      if (options.allowFormatCells !== true) return true;
    } else if (!formats.at(r, c).unlocked) return true;
  }
  return false;
}
