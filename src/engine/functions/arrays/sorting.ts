import { CALC, CellError, ERROR_TYPES, VALUE } from "../../values/cell-error";
import { toLogical } from "../../values/coerce";
import { compareTexts } from "../../values/compare";
import { Grid, gridOf, type Lane, type Scalar, type Value } from "../../values/value";
import { define, MODERN, withTraits, type FunctionTable } from "../definition";

const rank = (value: Scalar): number =>
  value === null
    ? 4
    : typeof value === "number"
      ? 0
      : typeof value === "string"
        ? 1
        : typeof value === "boolean"
          ? 2
          : 3;

/** Numbers, texts, logical values, errors, empty cells. */
function order(a: Scalar, b: Scalar): number {
  const [left, right] = [rank(a), rank(b)];
  if (left !== right) return left - right;
  if (typeof a === "string" && typeof b === "string") return compareTexts(a, b);
  if (a instanceof CellError && b instanceof CellError) return ERROR_TYPES[a.code] - ERROR_TYPES[b.code];
  return Number(a) - Number(b);
}

/** Empty cells come last, whichever way. */
const sortOrder = (a: Scalar, b: Scalar, direction: 1 | -1): number =>
  direction === 1 || a === null || b === null ? order(a, b) : order(b, a);

const direction = (value: number | undefined): 1 | -1 => {
  const sign = Math.trunc(value ?? 1);
  if (sign !== 1 && sign !== -1) throw VALUE;
  return sign;
};

const listOf = (value: Value | undefined): number[] =>
  value === undefined
    ? [1]
    : gridOf(value).cells.map((cell) => {
        if (cell instanceof CellError) throw cell;
        if (typeof cell !== "number") throw VALUE;
        return Math.trunc(cell);
      });

const scalar = (lane: Lane): Scalar => lane as Scalar;

/** The grid with its rows (or columns) in the order of the given places. */
function arranged(grid: Grid, order: readonly number[], byColumn: boolean): Grid {
  return byColumn
    ? Grid.of(grid.rows, order.length, (r, c) => grid.at(r, order[c]!))
    : Grid.of(order.length, grid.columns, (r, c) => grid.at(order[r]!, c));
}

const upTo = (count: number): number[] => Array.from({ length: count }, (_, i) => i);

function sort(value: Value, indexes?: Value, orders?: Value, byColumn = false): Grid {
  const grid = gridOf(value);
  const keys = listOf(indexes);
  const signs = listOf(orders);
  if (signs.length !== 1 && signs.length !== keys.length) throw VALUE;
  const limit = byColumn ? grid.rows : grid.columns;
  if (keys.some((key) => key < 1 || key > limit)) throw VALUE;
  const directions = keys.map((_, i) => direction(signs[i] ?? signs[0]));
  const at = (line: number, key: number): Scalar =>
    scalar(byColumn ? grid.at(key - 1, line) : grid.at(line, key - 1));
  const order = upTo(byColumn ? grid.columns : grid.rows).sort((a, b) => {
    for (const [i, key] of keys.entries()) {
      const compared = sortOrder(at(a, key), at(b, key), directions[i]!);
      if (compared !== 0) return compared;
    }
    return a - b;
  });
  return arranged(grid, order, byColumn);
}

function sortBy(value: Value, rest: readonly Value[]): Grid {
  const grid = gridOf(value);
  const keys: { cells: readonly Scalar[]; sign: 1 | -1 }[] = [];
  let byColumn = false;
  for (let i = 0; i < rest.length; i += 2) {
    const by = gridOf(rest[i]!);
    if (by.rows !== 1 && by.columns !== 1) throw VALUE;
    byColumn = by.rows === 1 && by.columns > 1;
    if ((byColumn ? by.columns : by.rows) !== (byColumn ? grid.columns : grid.rows)) throw VALUE;
    const cells = (byColumn ? by.row(0) : by.column(0)).map(scalar);
    keys.push({ cells, sign: direction(rest[i + 1] === undefined ? 1 : listOf(rest[i + 1])[0]) });
  }
  const order = upTo(byColumn ? grid.columns : grid.rows).sort((a, b) => {
    for (const { cells, sign } of keys) {
      const compared = sortOrder(cells[a]!, cells[b]!, sign);
      if (compared !== 0) return compared;
    }
    return a - b;
  });
  return arranged(grid, order, byColumn);
}

function filter(value: Value, include: Value, otherwise?: Value): Value {
  const grid = gridOf(value);
  const by = gridOf(include);
  const byColumn = by.rows === 1 && by.columns === grid.columns && !(by.columns === 1 && grid.rows === 1);
  if (!byColumn && !(by.columns === 1 && by.rows === grid.rows)) throw VALUE;
  const chosen = upTo(byColumn ? by.columns : by.rows).filter((i) =>
    toLogical(scalar(byColumn ? by.at(0, i) : by.at(i, 0))),
  );
  if (chosen.length === 0) {
    if (otherwise === undefined) throw CALC;
    return otherwise;
  }
  return arranged(grid, chosen, byColumn);
}

/** What makes two cells the same: in any case of letters. */
const key = (cell: Scalar): string =>
  cell instanceof CellError
    ? cell.code
    : typeof cell === "string"
      ? `"${cell.toLowerCase()}`
      : String(cell ?? "");

function unique(value: Value, byColumn = false, once = false): Grid {
  const grid = gridOf(value);
  const lines = upTo(byColumn ? grid.columns : grid.rows);
  const keys = lines.map((i) =>
    (byColumn ? grid.column(i) : grid.row(i)).map((cell) => key(scalar(cell))).join("\0"),
  );
  const counts = new Map<string, number>();
  for (const one of keys) counts.set(one, (counts.get(one) ?? 0) + 1);
  const seen = new Set<string>();
  const chosen = lines.filter((i) => {
    const first = !seen.has(keys[i]!);
    seen.add(keys[i]!);
    return once ? counts.get(keys[i]!) === 1 : first;
  });
  if (chosen.length === 0) throw CALC;
  return arranged(grid, chosen, byColumn);
}

export const SORTING: FunctionTable = withTraits(MODERN, {
  SORT: define("A A? A? b?", sort),
  SORTBY: define("A A A,A*", (value, by, ...rest) => sortBy(value, [by, ...rest])),
  FILTER: define("A A a?", filter),
  UNIQUE: define("A b? b?", unique),
});
