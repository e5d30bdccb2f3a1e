import { Direction, type Workbook, type Worksheet } from "@univerjs/core";
import {
  DeleteRangeMoveLeftCommand,
  DeleteRangeMoveUpCommand,
  InsertColByRangeCommand,
  InsertRangeMoveDownCommand,
  InsertRangeMoveRightCommand,
  InsertRowByRangeCommand,
  RemoveColByRangeCommand,
  RemoveRowByRangeCommand,
  SheetsSelectionsService,
} from "@univerjs/sheets";
import type { Rect } from "../model/port";
import type { Engine } from "./engine";
import type { Events } from "./events";
import { toRange } from "./grid";

/**
 * Inserts and deletes cells so that formulas, names, tables and formats follow. Univer's commands do that for the sheet
 * that the user looks at, whatever sheet they are given, and move the selection; for the length of the command the
 * target is what Univer takes for the active sheet.
 */
export class Structure {
  constructor(
    private readonly engine: Engine,
    private readonly events: Events,
  ) {}

  insert(sheet: Worksheet, at: Rect, shift: "down" | "right"): void {
    this.on(sheet, () => {
      const range = toRange(at);
      const target = { subUnitId: sheet.getSheetId() };
      if (this.wholeRows(sheet, at)) {
        this.engine.run(InsertRowByRangeCommand.id, { ...target, range, direction: Direction.UP });
      } else if (this.wholeColumns(sheet, at)) {
        this.engine.run(InsertColByRangeCommand.id, { ...target, range, direction: Direction.LEFT });
      } else {
        const id = shift === "down" ? InsertRangeMoveDownCommand.id : InsertRangeMoveRightCommand.id;
        this.shift(sheet, id, at);
      }
    });
  }

  delete(sheet: Worksheet, at: Rect, shift: "up" | "left"): void {
    this.on(sheet, () => {
      const range = toRange(at);
      const target = { subUnitId: sheet.getSheetId() };
      if (this.wholeRows(sheet, at)) this.engine.run(RemoveRowByRangeCommand.id, { ...target, range });
      else if (this.wholeColumns(sheet, at))
        this.engine.run(RemoveColByRangeCommand.id, { ...target, range });
      else {
        const id = shift === "up" ? DeleteRangeMoveUpCommand.id : DeleteRangeMoveLeftCommand.id;
        this.shift(sheet, id, at);
      }
    });
  }

  private shift(sheet: Worksheet, id: string, at: Rect): void {
    this.events.shift(sheet.getSheetId(), id, at, () => {
      // The handler is declared async but awaits nothing: its work is done when this returns.
      void this.engine.commands.executeCommand(id, { range: toRange(at) });
    });
  }

  private wholeRows(sheet: Worksheet, at: Rect): boolean {
    return at.c === 0 && at.w >= sheet.getColumnCount();
  }

  private wholeColumns(sheet: Worksheet, at: Rect): boolean {
    return at.r === 0 && at.h >= sheet.getRowCount();
  }

  private on(sheet: Worksheet, work: () => void): void {
    const workbook = this.engine.workbook as Workbook & { getActiveSheet: unknown };
    const selections = this.engine.get<SheetsSelectionsService>(SheetsSelectionsService);
    const { unitId } = this.engine;
    const before = selections.getWorkbookSelections(unitId).getSelectionsOfWorksheet(sheet.getSheetId());
    workbook.getActiveSheet = () => sheet;
    try {
      work();
    } finally {
      delete (workbook as { getActiveSheet?: unknown }).getActiveSheet;
      selections.setSelections(unitId, sheet.getSheetId(), [...before]);
    }
  }
}
