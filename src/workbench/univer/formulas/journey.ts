import type { ICommandInfo } from "@univerjs/core";
import { Rectangle } from "@univerjs/core";
import {
  MoveColsCommand,
  MoveRangeCommand,
  MoveRowsCommand,
  type IMoveColsCommandParams,
  type IMoveRangeCommandParams,
} from "@univerjs/sheets";
import type { Rect } from "../../model/port";
import { MAX_COLUMNS, MAX_ROWS } from "../../values/columns";
import type { Engine } from "../engine";
import { intersection, toRange, toRect } from "../grid";
import { carryRect, moveOf, moveRect, still, type Piece } from "../moves";

/** Where the cells of a sheet are going with a command of Univer's. */
export interface Journey {
  from: string;
  to: string;
  /** Where a reference to these cells leads afterwards; null when they are gone. */
  move(at: Rect): Rect | null;
  /** Where the cells themselves are afterwards, with the rules that judge them. */
  carry(at: Rect): Piece[];
  /** True for cells that go to another sheet. */
  leaves(at: Rect): boolean;
}

/** Null for a command that moves no cells. */
export function journeyOf(engine: Engine, command: Readonly<ICommandInfo>): Journey | null {
  const move = moveOf(engine, command);
  if (move) {
    const rects = { move: (at: Rect) => moveRect(at, move), carry: (at: Rect) => carryRect(at, move) };
    return { from: move.sheetId, to: move.sheetId, ...rects, leaves: () => false };
  }
  switch (command.id) {
    case MoveRangeCommand.id:
      return rangeMove(engine, command.params as IMoveRangeCommandParams);
    case MoveRowsCommand.id:
    case MoveColsCommand.id:
      return lineMove(engine, command);
    default:
      return null;
  }
}

const within = (inner: Rect, outer: Rect): boolean =>
  inner.r >= outer.r &&
  inner.c >= outer.c &&
  inner.r + inner.h <= outer.r + outer.h &&
  inner.c + inner.w <= outer.c + outer.w;

/** Cells that were cut, or dragged elsewhere. What refers to the cells that they cover refers to nothing any more. */
function rangeMove(engine: Engine, params: IMoveRangeCommandParams): Journey {
  const { fromSubUnitId, toSubUnitId } = params as { fromSubUnitId?: string; toSubUnitId?: string };
  const active = engine.workbook.getActiveSheet().getSheetId();
  const from = fromSubUnitId ?? active;
  const to = toSubUnitId ?? from;
  const [source, target] = [toRect(params.fromRange), toRect(params.toRange)];
  const moved = (at: Rect): Rect => ({ ...at, r: at.r + target.r - source.r, c: at.c + target.c - source.c });
  return {
    from,
    to,
    leaves: (at) => to !== from && within(at, source),
    move: (at) => {
      if (within(at, source)) return moved(at);
      return to === from && within(at, target) ? null : at;
    },
    carry: (at) => {
      const going = intersection(at, source);
      // Rules that go to another sheet are taken there by the clipboard.
      if (to !== from || (!going && !intersection(at, target))) return [still(at)];
      const staying = Rectangle.subtractMulti([toRange(at)], [toRange(source), toRange(target)]);
      return [
        ...(going ? [{ was: { r: going.r, c: going.c }, at: moved(going) }] : []),
        ...staying.map((range) => still(toRect(range))),
      ];
    },
  };
}

/** Rows or columns that were dragged by their headings. */
function lineMove(engine: Engine, command: Readonly<ICommandInfo>): Journey {
  const { fromRange, toRange: onto, range } = command.params as IMoveColsCommandParams;
  const rows = command.id === MoveRowsCommand.id;
  const source = toRect(range ?? fromRange);
  const [first, count] = rows ? [source.r, source.h] : [source.c, source.w];
  const target = rows ? onto.startRow : onto.startColumn;
  const go = (i: number): number => {
    if (i >= first && i < first + count)
      return target > first ? i + target - first - count : i + target - first;
    if (target > first) return i >= first + count && i < target ? i - count : i;
    return i >= target && i < first ? i + count : i;
  };
  const ends = (from: number, size: number): [number, number] => {
    const [a, b] = [go(from), go(from + size - 1)];
    return [Math.min(a, b), Math.abs(b - a) + 1];
  };
  const [along, across] = rows ? (["r", "h"] as const) : (["c", "w"] as const);
  const all = (at: Rect): boolean => at[across] === (rows ? MAX_ROWS : MAX_COLUMNS);
  const sheetId = engine.workbook.getActiveSheet().getSheetId();
  return {
    from: sheetId,
    to: sheetId,
    leaves: () => false,
    move: (at) => {
      if (all(at)) return at;
      const [start, size] = ends(at[along], at[across]);
      return { ...at, [along]: start, [across]: size };
    },
    carry: (at) => {
      if (all(at)) return [still(at)];
      const end = at[along] + at[across];
      // Between these lines all move alike.
      const cuts = [at[along], first, first + count, target, end]
        .filter((i) => i >= at[along] && i <= end)
        .sort((a, b) => a - b);
      return cuts.slice(1).flatMap((stop, i) => {
        const start = cuts[i]!;
        if (stop === start) return [];
        const piece = { ...at, [along]: start, [across]: stop - start };
        return [{ was: { r: piece.r, c: piece.c }, at: { ...piece, [along]: go(start) } }];
      });
    },
  };
}
