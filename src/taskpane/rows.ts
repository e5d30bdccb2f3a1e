/** What shows one item of a list, and follows it. */
export interface Row<Item, State extends unknown[] = []> {
  readonly element: HTMLElement;
  update(item: Item, ...state: State): void;
}

export interface Rows<Item, State extends unknown[], Made extends Row<Item, State>> {
  update(items: readonly Item[], ...state: State): void;
  get(key: string): Made | undefined;
}

/**
 * Keeps the children of a list those of its items, in their order. Rows stay while their items do, so that focus and
 * place survive every change; when the row that has the focus goes, the one that takes its place gets it.
 * @param emptied gets the focus when no row is left to have it
 */
export function rowsIn<Item, State extends unknown[], Made extends Row<Item, State>>(
  list: Element,
  keyOf: (item: Item) => string,
  create: (item: Item) => Made,
  emptied: () => void = () => undefined,
): Rows<Item, State, Made> {
  const known = new Map<string, Made>();

  function rowOf(item: Item): Made {
    const row = known.get(keyOf(item)) ?? create(item);
    known.set(keyOf(item), row);
    return row;
  }

  return {
    get: (key) => known.get(key),
    update(items, ...state) {
      const focused = [...list.children].findIndex((child) => child.contains(document.activeElement));
      const wanted = items.map(rowOf);
      for (const [key, row] of known) {
        if (wanted.includes(row)) continue;
        row.element.remove();
        known.delete(key);
      }
      wanted.forEach(({ element }, index) => {
        if (list.children[index] !== element) list.insertBefore(element, list.children[index] ?? null);
      });
      items.forEach((item, index) => wanted[index]?.update(item, ...state));
      if (focused < 0 || list.contains(document.activeElement)) return;
      const next =
        wanted[Math.min(focused, wanted.length - 1)]?.element.querySelector<HTMLElement>("fluent-button");
      if (next) next.focus();
      else emptied();
    },
  };
}
