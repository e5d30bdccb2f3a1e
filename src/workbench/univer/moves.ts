import {
  DeleteRangeMoveLeftCommand,
  DeleteRangeMoveUpCommand,
  InsertColCommand,
  InsertRangeMoveDownCommand,
  InsertRangeMoveRightCommand,
  InsertRowCommand,
  RemoveColCommand,
  RemoveRowCommand,
} from "@univerjs/sheets";
import type { ICommandInfo } from "@univerjs/core";
import type { Rect } from "../model/port";
import type { Engine } from "./engine";
import { toRect } from "./grid";
import { MAX_COLUMNS, MAX_ROWS } from "../values/columns";

/** Cells that are inserted or deleted, and the direction in which the cells behind them move. */
export interface Move {
  sheetId: string;
  what: "insert" | "delete";
  axis: "rows" | "columns";
  at: Rect;
}

const MOVES: Record<string, Pick<Move, "what" | "axis"> & { whole: boolean }> = {
  [InsertRowCommand.id]: { what: "insert", axis: "rows", whole: true },
  [RemoveRowCommand.id]: { what: "delete", axis: "rows", whole: true },
  [InsertColCommand.id]: { what: "insert", axis: "columns", whole: true },
  [RemoveColCommand.id]: { what: "delete", axis: "columns", whole: true },
  [InsertRangeMoveDownCommand.id]: { what: "insert", axis: "rows", whole: false },
  [DeleteRangeMoveUpCommand.id]: { what: "delete", axis: "rows", whole: false },
  [InsertRangeMoveRightCommand.id]: { what: "insert", axis: "columns", whole: false },
  [DeleteRangeMoveLeftCommand.id]: { what: "delete", axis: "columns", whole: false },
};

/** What a command of Univer's moves, or null. */
export function moveOf(engine: Engine, command: Readonly<ICommandInfo>): Move | null {
  const kind = MOVES[command.id];
  const params = command.params as { subUnitId?: string; range?: Parameters<typeof toRect>[0] } | undefined;
  if (!kind || !params?.range) return null;
  const at = toRect(params.range);
  // Univer's ranges of whole rows end at the sheet's present size.
  if (kind.whole && kind.axis === "rows") Object.assign(at, { c: 0, w: MAX_COLUMNS });
  if (kind.whole && kind.axis === "columns") Object.assign(at, { r: 0, h: MAX_ROWS });
  const sheetId = params.subUnitId ?? engine.workbook.getActiveSheet().getSheetId();
  return { sheetId, what: kind.what, axis: kind.axis, at };
}

/** One dimension of a rect after lines were inserted or deleted; null when nothing is left of it. */
function shift(
  from: number,
  size: number,
  at: number,
  count: number,
  what: Move["what"],
): [number, number] | null {
  if (what === "insert") {
    if (at <= from) return [from + count, size];
    return at < from + size ? [from, size + count] : [from, size];
  }
  const overlap = Math.max(0, Math.min(from + size, at + count) - Math.max(from, at));
  if (overlap === size) return null;
  const before = Math.max(0, Math.min(count, from - at));
  return [from - before, size - overlap];
}

/** Where a reference to `at` points after the move; null when all its cells were deleted. */
export function moveRect(at: Rect, move: Move): Rect | null {
  const rows = move.axis === "rows";
  const across = rows
    ? at.c >= move.at.c && at.c + at.w <= move.at.c + move.at.w
    : at.r >= move.at.r && at.r + at.h <= move.at.r + move.at.h;
  if (!across) return at;
  const moved = rows
    ? shift(at.r, at.h, move.at.r, move.at.h, move.what)
    : shift(at.c, at.w, move.at.c, move.at.w, move.what);
  if (!moved) return null;
  const [from, size] = moved;
  return rows ? { ...at, r: from, h: size } : { ...at, c: from, w: size };
}
