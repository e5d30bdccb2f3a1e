/** Sums, counts and means of the cells that meet conditions. */
import { CellError, DIV0, VALUE } from "../../values/cell-error";
import { gridOf, type Range, type Scalar, type Value } from "../../values/value";
import { criterion, type Test } from "../criteria";
import { define, type FunctionTable } from "../definition";
import { mean } from "../numbers";

interface Condition {
  readonly range: Range;
  readonly test: Test;
}

function conditionsOf(rest: readonly unknown[]): Condition[] {
  if (rest.length % 2 !== 0) throw VALUE;
  const conditions: Condition[] = [];
  for (let i = 0; i < rest.length; i += 2) {
    const range = rest[i] as Range;
    conditions.push({ range, test: criterion(rest[i + 1] as Scalar) });
    const [first] = conditions;
    if (first!.range.rows !== range.rows || first!.range.columns !== range.columns) throw VALUE;
  }
  return conditions;
}

/** Calls back for every place where all conditions hold, as far as any of the ranges is filled. */
function whereAll(
  conditions: readonly Condition[],
  found: (row: number, column: number) => void,
  more: Value[] = [],
): void {
  const grids = conditions.map(({ range }) => range.grid);
  const kept = [...grids, ...more.map(gridOf)];
  const rows = Math.min(grids[0]!.rows, Math.max(...kept.map((grid) => grid.keptRows)));
  const columns = Math.min(grids[0]!.columns, Math.max(...kept.map((grid) => grid.keptColumns)));
  for (let row = 0; row < rows; row++)
    for (let column = 0; column < columns; column++)
      if (conditions.every(({ test }, i) => test(grids[i]!.at(row, column) as Scalar))) found(row, column);
}

function count(conditions: readonly Condition[]): number {
  let number = 0;
  whereAll(conditions, () => number++);
  const { rows, columns } = conditions[0]!.range;
  const grids = conditions.map(({ range }) => range.grid);
  // Behind what is filled all cells are empty: either all of them count or none.
  if (!conditions.every(({ test }) => test(null))) return number;
  const looked =
    Math.min(rows, Math.max(...grids.map((grid) => grid.keptRows))) *
    Math.min(columns, Math.max(...grids.map((grid) => grid.keptColumns)));
  return number + rows * columns - looked;
}

/** The numbers among the chosen cells. */
function chosen(values: Range, conditions: readonly Condition[]): number[] {
  const grid = values.grid;
  const numbers: number[] = [];
  whereAll(
    conditions,
    (row, column) => {
      const cell = grid.at(row, column);
      if (cell instanceof CellError) throw cell;
      if (typeof cell === "number") numbers.push(cell);
    },
    [values],
  );
  return numbers;
}

/** Conditions over ranges of the same size as the values. */
function matching(values: Range, rest: readonly unknown[]): number[] {
  const conditions = conditionsOf(rest);
  const [first] = conditions;
  if (first!.range.rows !== values.rows || first!.range.columns !== values.columns) throw VALUE;
  return chosen(values, conditions);
}

const sum = (numbers: readonly number[]): number => numbers.reduce((a, b) => a + b, 0);

export const CONDITIONAL: FunctionTable = {
  COUNTIF: define("r e", (range, given) => count(conditionsOf([range, given]))),
  COUNTIFS: define("r e r,e*", (range, given, ...rest) => count(conditionsOf([range, given, ...rest]))),
  SUMIF: define(
    "r e r?",
    (range, given, values = range) => sum(chosen(values, conditionsOf([range, given]))),
    { likeFirst: true },
  ),
  AVERAGEIF: define(
    "r e r?",
    (range, given, values = range) => mean(chosen(values, conditionsOf([range, given]))),
    { likeFirst: true },
  ),
  SUMIFS: define("r r e r,e*", (values, ...rest) => sum(matching(values, rest))),
  AVERAGEIFS: define("r r e r,e*", (values, ...rest) => {
    const numbers = matching(values, rest);
    return numbers.length === 0 ? DIV0 : mean(numbers);
  }),
  MAXIFS: define("r r e r,e*", (values, ...rest) =>
    matching(values, rest).reduce((a, b, i) => (i === 0 ? b : Math.max(a, b)), 0),
  ),
  MINIFS: define("r r e r,e*", (values, ...rest) =>
    matching(values, rest).reduce((a, b, i) => (i === 0 ? b : Math.min(a, b)), 0),
  ),
};
