import type { ICommandInfo, IMutationInfo } from "@univerjs/core";
import {
  MoveColsCommand,
  MoveRangeCommand,
  MoveRowsCommand,
  RemoveSheetCommand,
  SetWorksheetNameCommand,
  type IMoveColsCommandParams,
  type IMoveRangeCommandParams,
} from "@univerjs/sheets";
import { UpdateDefinedNameController, UpdateFormulaController } from "@univerjs/sheets-formula";
import type { Rect } from "../../model/port";
import type { Engine } from "../engine";
import { toRect } from "../grid";
import { MAX_COLUMNS, MAX_ROWS } from "../../values/columns";
import { moveOf, moveRect } from "../moves";
import { mapReferences } from "./references";
import { rewriteFormulas, type Place } from "./rewrite";

const NOTHING = { redos: [], undos: [] };

/**
 * Formulas follow the cells and sheets that they refer to. Univer does that too, but spells a formula anew on the way:
 * `=B1 + 1` loses a space, wherever it stands.
 */
export function followReferences(engine: Engine): void {
  engine.get(UpdateFormulaController)._getUpdateFormula = () => NOTHING;
  engine.get(UpdateDefinedNameController)._getUpdateDefinedNameMutations = () => NOTHING;
  engine.together((command) => {
    const move = moveOf(engine, command);
    if (move)
      return following(
        engine,
        sameSheet(move.sheetId, (at) => moveRect(at, move)),
      );
    switch (command.id) {
      case MoveRangeCommand.id:
        return following(engine, rangeMove(engine, command.params as IMoveRangeCommandParams));
      case MoveRowsCommand.id:
      case MoveColsCommand.id:
        return following(engine, lineMove(engine, command));
      case SetWorksheetNameCommand.id: {
        const { subUnitId, name } = command.params as { subUnitId?: string; name: string };
        return renamed(engine, subUnitId ?? engine.workbook.getActiveSheet().getSheetId(), name);
      }
      case RemoveSheetCommand.id:
        return renamed(engine, (command.params as { subUnitId: string }).subUnitId, null);
      default:
        return [];
    }
  });
}

/** Where cells are going: null for those that are gone, the same for those that stay. */
interface Journey {
  from: string;
  to: string;
  move(at: Rect): Rect | null;
  /** True for cells that go to another sheet. */
  leaves(at: Rect): boolean;
}

const sameSheet = (sheetId: string, move: Journey["move"]): Journey => ({
  from: sheetId,
  to: sheetId,
  move,
  leaves: () => false,
});

function following(engine: Engine, { from, to, move, leaves }: Journey): IMutationInfo[] {
  const sheets = new Map(engine.workbook.getSheets().map((s) => [s.getName().toLowerCase(), s.getSheetId()]));
  const nameOf = (id: string): string => engine.sheet(id).getName();
  const one = ({ r, c }: Place): Rect => ({ r, c, h: 1, w: 1 });
  return rewriteFormulas(
    engine,
    (formula, cell) => {
      const emigrates = cell !== null && cell.sheetId === from && leaves(one(cell));
      return mapReferences(formula, (ref) => {
        const sheetId = ref.sheet === null ? cell?.sheetId : sheets.get(ref.sheet.toLowerCase());
        const goes = sheetId === from && leaves(ref.at);
        // A reference without a sheet means the formula's own, which may be another afterwards.
        const home = emigrates ? to : cell?.sheetId;
        if (sheetId === from && (goes || !emigrates || ref.sheet !== null)) {
          const at = move(ref.at);
          return ref.sheet === null && home === (goes ? to : from)
            ? ref.spell(at)
            : ref.spell(at, nameOf(goes ? to : from));
        }
        return emigrates && ref.sheet === null && sheetId ? ref.spell(move(ref.at), nameOf(sheetId)) : null;
      });
    },
    (cell) => {
      if (cell.sheetId !== from) return cell;
      const at = move(one(cell));
      return at && { sheetId: leaves(one(cell)) ? to : from, r: at.r, c: at.c };
    },
  );
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
  return {
    from,
    to,
    leaves: (at) => to !== from && within(at, source),
    move: (at) => {
      if (within(at, source)) return { ...at, r: at.r + target.r - source.r, c: at.c + target.c - source.c };
      return to === from && within(at, target) ? null : at;
    },
  };
}

/** Rows or columns that were dragged by their headings. */
function lineMove(engine: Engine, command: Readonly<ICommandInfo>): Journey {
  const { fromRange, toRange, range } = command.params as IMoveColsCommandParams;
  const rows = command.id === MoveRowsCommand.id;
  const source = toRect(range ?? fromRange);
  const [first, count] = rows ? [source.r, source.h] : [source.c, source.w];
  const target = rows ? toRange.startRow : toRange.startColumn;
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
  return sameSheet(engine.workbook.getActiveSheet().getSheetId(), (at) => {
    if (rows && at.h === MAX_ROWS) return at;
    if (!rows && at.w === MAX_COLUMNS) return at;
    const [start, size] = rows ? ends(at.r, at.h) : ends(at.c, at.w);
    return rows ? { ...at, r: start, h: size } : { ...at, c: start, w: size };
  });
}

/** A sheet's new name in all formulas; null for a sheet that is deleted. */
function renamed(engine: Engine, sheetId: string, name: string | null): IMutationInfo[] {
  const before = engine.workbook.getSheetBySheetId(sheetId)?.getName().toLowerCase();
  return rewriteFormulas(engine, (formula) =>
    mapReferences(formula, (ref) => {
      if (ref.sheet?.toLowerCase() !== before) return null;
      return name === null ? "#REF!" : ref.spell(ref.at, name);
    }),
  );
}
