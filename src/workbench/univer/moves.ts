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
import { sameRect, toRect } from "./grid";
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

/** Cells that stay together. */
export interface Piece {
  /** Where the first of them was. */
  was: { r: number; c: number };
  at: Rect;
}

export const still = (at: Rect): Piece => ({ was: { r: at.r, c: at.c }, at });

/** Where the cells of a rect are after the move: those beside the strip that moves stay. */
export function carryRect(at: Rect, move: Move): Piece[] {
  const rows = move.axis === "rows";
  const [side, width] = rows ? (["c", "w"] as const) : (["r", "h"] as const);
  const [along, across] = rows ? (["r", "h"] as const) : (["c", "w"] as const);
  const from = Math.max(at[side], move.at[side]);
  const to = Math.min(at[side] + at[width], move.at[side] + move.at[width]);
  if (from >= to) return [still(at)];
  const strip = { ...at, [side]: from, [width]: to - from };
  const moved = moveRect(strip, move);
  if (moved && sameRect(moved, strip)) return [still(at)];
  const beside = [
    { ...at, [width]: from - at[side] },
    { ...at, [side]: to, [width]: at[side] + at[width] - to },
  ].filter((rect) => rect[width] > 0);
  const end = move.at[along] + move.at[across];
  const first =
    move.what === "delete" && strip[along] >= move.at[along] ? Math.max(strip[along], end) : strip[along];
  const size = moved && Math.min(moved[across], (rows ? MAX_ROWS : MAX_COLUMNS) - moved[along]);
  return [
    ...(moved && size && size > 0
      ? [{ was: { r: strip.r, c: strip.c, [along]: first }, at: { ...moved, [across]: size } }]
      : []),
    ...beside.map(still),
  ];
}
