interface Visit<T> {
  readonly of: T;
  readonly at: number;
  /** The earliest visit that this one leads back to. */
  low: number;
  itself: boolean;
  /** Those that it leads to and that have not been looked at. */
  readonly next: T[];
}

export interface Ordered<T> {
  /** Everything that is reached: each before what it was reached from. */
  order: T[];
  /** Those that lead to one another, or one that leads to itself. */
  circles: T[][];
}

/**
 * Tarjan's strongly connected components.
 * @param next what one leads to; those that are done need not be among them
 */
export function inOrder<T extends { treeId: number }>(
  start: readonly T[],
  next: (of: T, done: Set<number>) => T[],
): Ordered<T> {
  const visits = new Map<T, Visit<T>>();
  const done = new Set<number>();
  const open: Visit<T>[] = [];
  const path: Visit<T>[] = [];
  const found: Ordered<T> = { order: [], circles: [] };

  const enter = (of: T): void => {
    const at = visits.size;
    const visit = { of, at, low: at, itself: false, next: next(of, done) };
    visits.set(of, visit);
    open.push(visit);
    path.push(visit);
  };
  const leave = (visit: Visit<T>): void => {
    path.pop();
    const before = path.at(-1);
    if (before) before.low = Math.min(before.low, visit.low);
    if (visit.low < visit.at) return;
    const group = open.splice(open.lastIndexOf(visit)).map(({ of }) => of);
    for (const { treeId } of group) done.add(treeId);
    found.order.push(...group);
    if (group.length > 1 || visit.itself) found.circles.push(group);
  };

  for (const of of start.toReversed()) {
    if (!visits.has(of)) enter(of);
    for (let here = path.at(-1); here; here = path.at(-1)) {
      const to = here.next.pop();
      if (to === undefined) leave(here);
      else if (to === here.of) here.itself = true;
      else {
        const seen = visits.get(to);
        if (!seen) enter(to);
        else if (!done.has(to.treeId)) here.low = Math.min(here.low, seen.at);
      }
    }
  }
  return found;
}
