import type { ICellData, IMutationInfo } from "@univerjs/core";
import {
  MoveColsCommand,
  MoveRangeCommand,
  MoveRowsCommand,
  SetRangeValuesMutation,
  type IMoveRangeCommandParams,
} from "@univerjs/sheets";
import type { Rect } from "../../model/port";
import type { Engine } from "../engine";
import { journeyOf } from "../formulas/journey";
import { contains, sameRect, toRange, toRect } from "../grid";
import type { Tables } from "./tables";

const MOVING = new Set([MoveRangeCommand.id, MoveRowsCommand.id, MoveColsCommand.id]);

/**
 * A table that the user cuts or drags as a whole goes along with its cells, to another sheet, too. Univer leaves it behind
 * without them, and what it sums up is 0.
 */
export function carryTables(engine: Engine, tables: Tables): void {
  engine.together((command) => {
    const journey = MOVING.has(command.id) ? journeyOf(engine, command) : null;
    if (!journey) return [];
    /** Headers that leave their place are told to be empty, by which they get names again. */
    const emptied = (sheetId: string, header: Rect, target: Rect): IMutationInfo[] => {
      const row: Record<number, ICellData> = {};
      for (let c = header.c; c < header.c + header.w; c++) {
        const cell = { r: header.r, c, h: 1, w: 1 };
        const to = journey.move(cell);
        const covered = journey.to === sheetId && contains(target, cell.r, c);
        if (!covered && (journey.leaves(cell) || (to && !sameRect(to, cell)))) row[c] = { v: "" };
      }
      const params = { unitId: engine.unitId, subUnitId: sheetId, cellValue: { [header.r]: row } };
      return Object.keys(row).length ? [{ id: SetRangeValuesMutation.id, params }] : [];
    };
    return tables.snapshots().flatMap((table) => {
      const at = toRect(table.range);
      const to = table.sheetId === journey.from ? journey.move(at) : null;
      const sheetId = journey.leaves(at) ? journey.to : table.sheetId;
      if (!to || to.h !== at.h || to.w !== at.w) return [];
      if (!sameRect(to, at) || sheetId !== table.sheetId)
        return [tables.deletion(table.id), ...tables.restoring({ ...table, sheetId, range: toRange(to) })];
      if (command.id !== MoveRangeCommand.id) return [];
      const target = toRect((command.params as IMoveRangeCommandParams).toRange);
      return emptied(table.sheetId, { ...at, h: 1 }, target);
    });
  });
}
