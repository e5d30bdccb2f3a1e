import { CELL_INVERTED_INDEX_CACHE } from "@univerjs/engine-formula";

const PROTOTYPE = Object.getPrototypeOf(CELL_INVERTED_INDEX_CACHE);

/**
 * Defect: Univer keeps an index of each column's values by which it answers comparisons: what the index doesn't find is left
 * empty where FALSE belongs, so that `=A1:A3="x"` has nothing in it the second time. And each entry searches all values of
 * its column for an older one: ten thousand formulas in a column cost fifty million searches.
 * Mend: there is none; comparisons compare.
 */
export function mendComparisonIndex(): void {
  const nothing = { rowsInCache: [], rowsNotInCache: [] };
  PROTOTYPE.canUseCache = () => nothing;
  PROTOTYPE.set = PROTOTYPE.setContinueBuildingCache = () => undefined;
}
