import type { PlanRect } from "../../sheets/plan";
import { RECTS, rectOf } from "./rects";

/**
 * The merged areas within a range; the function that comes back is to be called after the sync. Asking takes from the
 * user what could be undone: so it is asked only by who is about to write, when nothing else is in the way.
 */
export function queryMerged(range: Excel.Range): () => PlanRect[] {
  const merged = range.getMergedAreasOrNullObject();
  merged.areas.load(RECTS);
  return () => (merged.isNullObject ? [] : merged.areas.items.map(rectOf));
}
