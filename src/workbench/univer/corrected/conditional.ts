import type { Engine } from "../engine";
import { toRange } from "../grid";
import { referenceTo } from "../reference-to";
import { criterion, type Test } from "./criteria";
import { attempt, correct, lifted, type Compute } from "./define";
import { argument, cellOf, CellError, type Argument, type Plain } from "./values";

interface Condition {
  cells: Argument;
  test: Test;
}

/** How often the conditions hold, and the numbers found where they do. */
interface Found {
  count: number;
  numbers: number[];
}

function find(conditions: readonly Condition[], values: Argument | null): Found {
  const found: Found = { count: 0, numbers: [] };
  const first = conditions[0]!.cells;
  if (conditions.some(({ cells }) => cells.height !== first.height || cells.width !== first.width))
    throw new CellError("#VALUE!");
  // A whole column has more rows than the sheet: whatever is behind them is empty.
  const rows = Math.min(first.height, Math.max(...conditions.map(({ cells }) => cells.rows.length)));
  const columns = Math.min(
    first.width,
    Math.max(...conditions.map(({ cells }) => cells.rows[0]?.length ?? 0)),
  );
  for (let r = 0; r < rows; r++)
    for (let c = 0; c < columns; c++) {
      if (!conditions.every(({ cells, test }) => test(cells.rows[r]?.[c] ?? null))) continue;
      found.count++;
      const value = values && cellOf(values, r, c);
      if (value instanceof CellError) throw value;
      if (typeof value === "number") found.numbers.push(value);
    }
  if (conditions.every(({ test }) => test(null))) found.count += first.height * first.width - rows * columns;
  return found;
}

/** For each value of the criteria, which may be an array, what is found. */
function conditional(
  values: Argument | null,
  rest: readonly Argument[],
  result: (found: Found) => number,
): ReturnType<Compute> {
  if (rest.length === 0 || rest.length % 2 !== 0) throw new CellError("#VALUE!");
  const ranges = rest.filter((_, i) => i % 2 === 0);
  const criteria = rest.filter((_, i) => i % 2 === 1);
  return lifted(criteria, (at): Plain => {
    const conditions = ranges.map((cells, i) => ({ cells, test: criterion(at(criteria[i]!)) }));
    return attempt(() => result(find(conditions, values)));
  });
}

/** SUMIF takes as many cells as the condition has, from the first one on, whatever was given. */
function sized(values: Argument | undefined, like: Argument): Argument {
  if (!values?.reference || (values.height === like.height && values.width === like.width))
    return values ?? like;
  const { startRow, startColumn } = values.reference.getRangePosition();
  const range = toRange({ r: startRow, c: startColumn, h: like.rows.length, w: like.rows[0]?.length ?? 1 });
  return argument(referenceTo(range, values.reference));
}

const sum = (numbers: readonly number[]): number => numbers.reduce((a, b) => a + b, 0);

function mean(numbers: readonly number[]): number {
  if (numbers.length === 0) throw new CellError("#DIV/0!");
  return sum(numbers) / numbers.length;
}

/** Conditions over ranges of the same size as the values. */
const over =
  (result: (numbers: readonly number[]) => number): Compute =>
  (values, ...rest) => {
    const first = rest[0];
    if (values!.height !== first?.height || values!.width !== first.width) throw new CellError("#VALUE!");
    return conditional(values!, rest, ({ numbers }) => result(numbers));
  };

/** Conditions over the values themselves, unless others are given. */
const overOne =
  (result: (numbers: readonly number[]) => number): Compute =>
  (range, given, values) =>
    conditional(sized(values, range!), [range!, given!], ({ numbers }) => result(numbers));

/**
 * Defects: whole columns have as many rows as the sheet was given, texts that look like numbers and errors aren't told
 * apart, patterns find numbers, errors among the values come as others, and of nothing there is no result.
 */
export function correctConditional(engine: Engine): void {
  const most = (numbers: readonly number[]): number => numbers.reduce((a, b) => Math.max(a, b), -Infinity);
  const least = (numbers: readonly number[]): number => -most(numbers.map((n) => -n));
  const orZero = (result: typeof most) => (numbers: readonly number[]) =>
    numbers.length ? result(numbers) : 0;
  const count: Compute = (...rest) => conditional(null, rest, (found) => found.count);
  correct(engine, "COUNTIF", count);
  correct(engine, "COUNTIFS", count);
  correct(engine, "SUMIF", overOne(sum));
  correct(engine, "SUMIFS", over(sum));
  correct(engine, "AVERAGEIF", overOne(mean));
  correct(engine, "AVERAGEIFS", over(mean));
  correct(engine, "MAXIFS", over(orZero(most)));
  correct(engine, "MINIFS", over(orZero(least)));
  correct(
    engine,
    "COUNTBLANK",
    (range) => find([{ cells: range!, test: (v) => v === null || v === "" }], null).count,
  );
}
