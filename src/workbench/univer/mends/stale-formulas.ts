import {
  IFormulaDependencyGenerator,
  LexerTreeBuilder,
  RemoveDefinedNameMutation,
  RemoveSuperTableMutation,
  SetDefinedNameMutation,
  SetSuperTableMutation,
} from "@univerjs/engine-formula";
import { InsertSheetMutation, RemoveSheetMutation, SetWorksheetNameMutation } from "@univerjs/sheets";
import type { Engine } from "../engine";
import { MOVING } from "../formulas/data";

/**
 * Defect: Univer keeps formulas parsed by their text, with names, tables and sheets already resolved. After a sheet is
 * renamed, inserted or deleted, a name or table is set or removed, or cells change places, formulas go on with what they
 * meant before (defined names break on a rename, names and structured references stay alive after their sheet is gone).
 * Mend: after such a change everything parsed is forgotten and all formulas are calculated.
 */
const MEANING = new Set([
  SetWorksheetNameMutation.id,
  InsertSheetMutation.id,
  RemoveSheetMutation.id,
  SetDefinedNameMutation.id,
  RemoveDefinedNameMutation.id,
  SetSuperTableMutation.id,
  RemoveSuperTableMutation.id,
  ...MOVING,
]);

export const changesMeaning = (commandId: string): boolean => MEANING.has(commandId);

export function forgetParsedFormulas(engine: Engine): void {
  engine.get(LexerTreeBuilder).dispose();
  // Not the id: Univer keeps long formulas under a hash, which no id begins.
  engine.get(IFormulaDependencyGenerator)._disposeByUnitId("");
}
