import { CELL_INVERTED_INDEX_CACHE } from "@univerjs/engine-formula";

const PROTOTYPE = Object.getPrototypeOf(CELL_INVERTED_INDEX_CACHE);
const set = PROTOTYPE.set;

/**
 * Defect: every calculated cell is entered into an index for lookups, and each entry searches all values of its column for
 * an older one: ten thousand formulas in a column cost fifty million searches.
 * Mend: a cell is entered only where a lookup has built the index, which is the only place where it is read.
 */
export function mendLookupIndex(): void {
  PROTOTYPE.set = function (
    this: typeof CELL_INVERTED_INDEX_CACHE,
    unitId: string,
    sheetId: string,
    column: number,
    value: unknown,
    row: number,
    force = false,
  ): void {
    if (force && this.shouldContinueBuildingCache(unitId, sheetId, column, row)) return;
    set.call(this, unitId, sheetId, column, value, row, force);
  };
}
