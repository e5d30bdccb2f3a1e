import type { Engine } from "../engine";
import { compareTexts } from "./criteria";
import { correct } from "./define";
import { CellError, isOmitted, isSet, toNumber, type Argument, type Grid, type Plain } from "./values";

const transposed = (rows: Grid): Grid => (rows[0] ?? []).map((_, c) => rows.map((row) => row[c] ?? null));

/** In any case of letters; a number isn't the text of its digits. */
const keyOf = (line: readonly Plain[]): string =>
  JSON.stringify(
    line.map((v) => (typeof v === "string" ? v.toLowerCase() : v instanceof CellError ? [v.code] : v)),
  );

function unique(lines: Grid, once: boolean): Grid {
  const found = new Map<string, { line: readonly Plain[]; count: number }>();
  for (const line of lines) {
    const key = keyOf(line);
    const known = found.get(key);
    if (known) known.count++;
    else found.set(key, { line, count: 1 });
  }
  const kept = [...found.values()].filter(({ count }) => !once || count === 1);
  if (kept.length === 0) throw new CellError("#CALC!");
  return kept.map(({ line }) => line);
}

const RANKS = ["number", "string", "boolean"];
/** In the order of their numbers. */
const ERRORS = ["#NULL!", "#DIV/0!", "#VALUE!", "#REF!", "#NAME?", "#NUM!", "#N/A"];
/** Errors come behind all values, empty cells behind them in both directions. */
const rank = (v: Plain): number => (v === null ? 4 : v instanceof CellError ? 3 : RANKS.indexOf(typeof v));

function compare(a: Plain, b: Plain, direction: number): number {
  const [left, right] = [rank(a), rank(b)];
  if (left !== right) return left === 4 || right === 4 ? left - right : (left - right) * direction;
  if (a instanceof CellError && b instanceof CellError)
    return (ERRORS.indexOf(a.code) - ERRORS.indexOf(b.code)) * direction;
  if (left === 4) return 0;
  return (left === 1 ? compareTexts(String(a), String(b)) : Number(a) - Number(b)) * direction;
}

interface Key {
  values: readonly Plain[];
  direction: number;
}

function sorted(lines: Grid, keys: readonly Key[]): Grid {
  const places = [...lines.keys()].sort((a, b) => {
    for (const { values, direction } of keys) {
      const order = compare(values[a] ?? null, values[b] ?? null, direction);
      if (order !== 0) return order;
    }
    return a - b;
  });
  return places.map((place) => lines[place]!);
}

function directionOf(v: Plain): number {
  const direction = Math.trunc(toNumber(v));
  if (direction !== 1 && direction !== -1) throw new CellError("#VALUE!");
  return direction;
}

/** SORT by one or several of the array's own columns. */
function sort({ rows }: Argument, index?: Argument, order?: Argument, byColumns?: Argument): Grid {
  const across = isSet(byColumns);
  const lines = across ? transposed(rows) : rows;
  const indices = isOmitted(index) ? [1] : index!.rows.flat();
  const orders = isOmitted(order) ? [1] : order!.rows.flat();
  if (orders.length !== 1 && orders.length !== indices.length) throw new CellError("#VALUE!");
  const keys = indices.map((v, i) => {
    const at = Math.trunc(toNumber(v)) - 1;
    if (at < 0 || at >= (lines[0]?.length ?? 0)) throw new CellError("#VALUE!");
    const direction = directionOf(orders.length === 1 ? orders[0]! : orders[i]!);
    return { values: lines.map((line) => line[at] ?? null), direction };
  });
  return across ? transposed(sorted(lines, keys)) : sorted(lines, keys);
}

/** SORTBY arrays of its own: rows by columns, columns by rows. */
function sortBy({ rows }: Argument, ...rest: Argument[]): Grid {
  const by = rest.filter((_, i) => i % 2 === 0);
  const across = by[0]!.rows.length === 1 && (by[0]!.rows[0]?.length !== 1 || rows.length !== 1);
  const lines = across ? transposed(rows) : rows;
  const keys = by.map((given, i) => {
    const values = given.rows.flat();
    const isLine = across ? given.rows.length === 1 : given.rows[0]?.length === 1;
    if (!isLine || values.length !== lines.length) throw new CellError("#VALUE!");
    const order = rest[2 * i + 1];
    return { values, direction: isOmitted(order) ? 1 : directionOf(order!.rows[0]?.[0] ?? null) };
  });
  return across ? transposed(sorted(lines, keys)) : sorted(lines, keys);
}

/** Defects: for UNIQUE "a" and "A" are two; SORT puts texts of digits among the numbers, and its argument in order. */
export function correctArrays(engine: Engine): void {
  correct(engine, "UNIQUE", ({ rows }: Argument, byColumns, once) =>
    isSet(byColumns) ? transposed(unique(transposed(rows), isSet(once))) : unique(rows, isSet(once)),
  );
  correct(engine, "SORT", (array, ...how) => sort(array!, ...how));
  correct(engine, "SORTBY", (array, ...by) => sortBy(array!, ...by));
}
