import type { PlanRect } from "../../sheets/plan";
import type { Features } from "../talk/features";
import { address, addressLists } from "../talk/rects";
import type { SheetStep } from "./step";

/** Rectangles as texts that name several at once, where this Excel knows ranges of several areas. */
export const areaLists = (rects: PlanRect[], features: Features): string[] =>
  features.areas ? addressLists(rects) : rects.map(address);

const known = new WeakMap<Excel.Worksheet, Map<string, Excel.Range | Excel.RangeAreas>>();

/** The cells that a list names. Asked for again it is the same object, so that a request names them once. */
export function areasOf(sheet: Excel.Worksheet, list: string): Excel.Range | Excel.RangeAreas {
  const lists = known.get(sheet) ?? new Map<string, Excel.Range | Excel.RangeAreas>();
  known.set(sheet, lists);
  const areas = lists.get(list) ?? (list.includes(",") ? sheet.getRanges(list) : sheet.getRange(list));
  lists.set(list, areas);
  return areas;
}

/** After a request that failed its objects are of no use any more. */
export const forgetAreas = (sheet: Excel.Worksheet): void => void known.delete(sheet);

/** One step for all that are alike, or more where their cells can't be named at once. */
export const alikeSteps = <Item extends { range: PlanRect }>(
  items: Item[],
  keyOf: (item: Item) => unknown,
  features: Features,
  stepOf: (first: Item, list: string) => SheetStep,
): SheetStep[] =>
  alike(items, keyOf).flatMap((group) =>
    areaLists(
      group.map(({ range }) => range),
      features,
    ).flatMap((list) => (group[0] ? stepOf(group[0], list) : [])),
  );

/** Puts together what is alike, in the order of the first of each. */
export function alike<Item>(items: Item[], keyOf: (item: Item) => unknown): Item[][] {
  const groups = new Map<string, Item[]>();
  for (const item of items) {
    const key = JSON.stringify(keyOf(item));
    const group = groups.get(key);
    if (group) group.push(item);
    else groups.set(key, [item]);
  }
  return [...groups.values()];
}
