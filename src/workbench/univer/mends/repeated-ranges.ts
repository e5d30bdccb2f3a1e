import { IFormulaDependencyGenerator } from "@univerjs/engine-formula";
import type { Engine } from "../engine";

/** A range that a formula reads, by the number of the formula. */
interface Read {
  unitId: string;
  sheetId: string;
  range: { startRow: number; startColumn: number; endRow: number; endColumn: number };
  id: number;
}

/**
 * Defect: before each calculation Univer enters every range that a formula reads into its index of ranges once more. Each
 * calculation of a workbook takes longer than the one before: after sixty edits three times as long.
 * Mend: a range that stands there for the same formula isn't entered again.
 */
export function mendRepeatedRanges(engine: Engine): void {
  const index = engine.get(IFormulaDependencyGenerator)._dependencyManagerService._dependencyRTreeCache;
  /** Of each sheet the ranges that stand in the index, by the formula that reads them. */
  const entered = new Map<string, Map<number, Set<string>>>();

  const insert = index.insert.bind(index);
  index.insert = (read: Read): void => {
    const { sheetId, range, id } = read;
    let formulas = entered.get(sheetId);
    if (!formulas) entered.set(sheetId, (formulas = new Map()));
    let ranges = formulas.get(id);
    if (!ranges) formulas.set(id, (ranges = new Set()));
    const place = [range.startRow, range.startColumn, range.endRow, range.endColumn].join();
    if (ranges.has(place)) return;
    ranges.add(place);
    insert(read);
  };

  const remove = index.remove.bind(index);
  index.remove = (read: Read): void => {
    entered.get(read.sheetId)?.delete(read.id);
    remove(read);
  };

  const removeById = index.removeById.bind(index);
  index.removeById = (unitId: string, sheetId?: string): void => {
    if (sheetId === undefined) entered.clear();
    else entered.delete(sheetId);
    removeById(unitId, sheetId);
  };

  const clear = index.clear.bind(index);
  index.clear = (): void => {
    entered.clear();
    clear();
  };
}
