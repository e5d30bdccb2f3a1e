import type { IMutationInfo } from "@univerjs/core";
import { RemoveSheetCommand, SetWorksheetNameCommand } from "@univerjs/sheets";
import { UpdateDefinedNameController, UpdateFormulaController } from "@univerjs/sheets-formula";
import type { Rect } from "../../model/port";
import type { Engine } from "../engine";
import { still } from "../moves";
import { rulesStayAsTold } from "../rules/follow";
import { journeyOf, type Journey } from "./journey";
import { mapReferences } from "./references";
import { rewriteFormulas } from "./rewrite";
import { STAYING, type Place } from "./travel";

const NOTHING = { redos: [], undos: [] };

/**
 * Formulas follow the cells and sheets that they refer to, and rules the cells that they judge. Univer does that too, but
 * spells a formula anew on the way: `=B1 + 1` loses a space, wherever it stands.
 */
export function followReferences(engine: Engine): void {
  engine.get(UpdateFormulaController)._getUpdateFormula = () => NOTHING;
  engine.get(UpdateDefinedNameController)._getUpdateDefinedNameMutations = () => NOTHING;
  rulesStayAsTold(engine);
  engine.together((command) => {
    const journey = journeyOf(engine, command);
    if (journey) return following(engine, journey);
    switch (command.id) {
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

function following(engine: Engine, { from, to, move, carry, leaves }: Journey): IMutationInfo[] {
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
    {
      place: (cell) => {
        if (cell.sheetId !== from) return cell;
        const at = move(one(cell));
        return at && { sheetId: leaves(one(cell)) ? to : from, r: at.r, c: at.c };
      },
      carry: (sheetId, at) => (sheetId === from ? carry(at) : [still(at)]),
    },
  );
}

/** A sheet's new name in all formulas; null for a sheet that is deleted. */
function renamed(engine: Engine, sheetId: string, name: string | null): IMutationInfo[] {
  const before = engine.workbook.getSheetBySheetId(sheetId)?.getName().toLowerCase();
  const gone = (id: string): boolean => name === null && id === sheetId;
  return rewriteFormulas(
    engine,
    (formula) =>
      mapReferences(formula, (ref) => {
        if (ref.sheet?.toLowerCase() !== before) return null;
        return name === null ? "#REF!" : ref.spell(ref.at, name);
      }),
    {
      place: (cell) => (gone(cell.sheetId) ? null : cell),
      carry: (id, at) => (gone(id) ? [] : STAYING.carry(id, at)),
    },
  );
}
