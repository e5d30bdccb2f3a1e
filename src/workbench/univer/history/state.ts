import type { ICellData } from "@univerjs/core";

/** One row's cells, copied: nobody writes into them, so that states share the rows in which they are alike. */
export type RowState = Readonly<Record<number, ICellData>>;

export interface SheetState {
  readonly rows: ReadonlyMap<number, RowState>;
  /** Everything else that Univer keeps of the sheet (name, sizes, merged cells …), each property as JSON. */
  readonly properties: ReadonlyMap<string, string>;
}

/** A workbook as it was at one moment. Alike states hold the same objects, so that what differs is found at once. */
export interface BookState {
  /** In the order of the tabs. */
  readonly sheets: ReadonlyMap<string, SheetState>;
  /** What stands beside the cells, by kind: names, tables, rules, charts. */
  readonly parts: readonly PartState[];
}

export type PartState = ReadonlyMap<string, string>;

/** `now`, or `before` where both say the same. */
export function sharedMap<V>(
  before: ReadonlyMap<string, V> | undefined,
  now: Map<string, V>,
): ReadonlyMap<string, V> {
  if (!before || before.size !== now.size) return now;
  // The order counts too: it is that of tabs and rules.
  const [keys, others] = [[...before.keys()], [...now.keys()]];
  return keys.every((key, i) => key === others[i] && before.get(key) === now.get(key)) ? before : now;
}
