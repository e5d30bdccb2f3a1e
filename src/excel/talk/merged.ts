import type { PlanRect } from "../../sheets/plan";

const RECT = ["rowIndex", "columnIndex", "rowCount", "columnCount"];

/**
 * The merged areas within a range; the function that comes back is to be called after the sync. Asking takes from the
 * user what could be undone: so it is asked only by who is about to write, when nothing else is in the way.
 */
export function queryMerged(range: Excel.Range): () => PlanRect[] {
  const merged = range.getMergedAreasOrNullObject();
  merged.load(RECT.map((each) => `areas/items/${each}`).join());
  return () =>
    merged.isNullObject
      ? []
      : merged.areas.items.map(({ rowIndex, columnIndex, rowCount, columnCount }) => ({
          row: rowIndex,
          column: columnIndex,
          rows: rowCount,
          columns: columnCount,
        }));
}
