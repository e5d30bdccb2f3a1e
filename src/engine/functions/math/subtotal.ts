/** SUBTOTAL and AGGREGATE: another function over the rows that show. */
import { CellError, VALUE } from "../../values/cell-error";
import { Grid, Range, type Lane, type Value } from "../../values/value";
import { define, type Definition, type FunctionTable } from "../definition";
import { COUNTS } from "../statistics/counts";
import { ORDER } from "../statistics/order";
import { SPREAD } from "../statistics/spread";
import { SUMS } from "./sums";

const OTHERS: FunctionTable = { ...COUNTS, ...SPREAD, ...ORDER, ...SUMS };

/** By their numbers from 1. */
const SUBTOTALS = [
  "AVERAGE",
  "COUNT",
  "COUNTA",
  "MAX",
  "MIN",
  "PRODUCT",
  "STDEV.S",
  "STDEV.P",
  "SUM",
  "VAR.S",
  "VAR.P",
];
const AGGREGATES = [
  ...SUBTOTALS,
  "MEDIAN",
  "MODE.SNGL",
  "LARGE",
  "SMALL",
  "PERCENTILE.INC",
  "QUARTILE.INC",
  "PERCENTILE.EXC",
  "QUARTILE.EXC",
];
/** From here on the functions take an array and a number. */
const FIRST_WITH_NUMBER = 14;

interface Skip {
  /** Rows hidden by hand; those that a filter hides never take part in SUBTOTAL. */
  byHand: boolean;
  errors: boolean;
  nested: boolean;
}

/** The cells that take part, the others as if empty. */
function visible(value: Value, skip: Skip): Value {
  const grid = value instanceof Range ? value.grid : value;
  if (!(grid instanceof Grid)) return value;
  const range = value instanceof Range ? value : null;
  const cells: Lane[] = [];
  for (let row = 0; row < grid.keptRows; row++) {
    const hiding = range?.hidden(row) ?? null;
    const hidden = hiding === "filter" || (hiding === "hand" && skip.byHand);
    for (let column = 0; column < grid.keptColumns; column++) {
      const cell = grid.at(row, column);
      const out =
        hidden ||
        (skip.errors && cell instanceof CellError) ||
        (skip.nested && range?.isSubtotal(row, column));
      cells.push(out ? null : cell);
    }
  }
  return new Grid(grid.rows, grid.columns, cells, grid.keptRows, grid.keptColumns, false);
}

/** The error of values that aren't all of cells: an array is none, nor is a number. */
function notOfCells(values: readonly Value[]): CellError | null {
  const other = values.find((value) => !(value instanceof Range));
  return other === undefined ? null : other instanceof CellError ? other : VALUE;
}

function run(name: string, values: readonly unknown[]): Value {
  const { run: work } = OTHERS[name] as Definition;
  return work(values as never[], null as never);
}

export const SUBTOTAL: FunctionTable = {
  SUBTOTAL: define("n a a*", (number, ...values) => {
    const code = Math.trunc(number);
    const name = SUBTOTALS[(code > 100 ? code - 100 : code) - 1];
    if (!name) return VALUE;
    const other = notOfCells(values);
    if (other) return other;
    const skip = { byHand: code > 100, errors: false, nested: true };
    return run(
      name,
      values.map((value) => visible(value, skip)),
    );
  }),
  AGGREGATE: define("n n A A*", (number, options, ...values) => {
    const [code, option] = [Math.trunc(number), Math.trunc(options)];
    const name = AGGREGATES[code - 1];
    if (!name || option < 0 || option > 7) return VALUE;
    const skip = {
      byHand: option % 2 === 1,
      errors: [2, 3, 6, 7].includes(option),
      nested: option < 4,
    };
    if (code < FIRST_WITH_NUMBER) {
      const other = notOfCells(values);
      if (other) return other;
      return run(
        name,
        values.map((value) => visible(value, skip)),
      );
    }
    const [array, k] = values;
    const at = k instanceof Range ? k.grid.at(0, 0) : k;
    return typeof at === "number" ? run(name, [visible(array!, skip), at]) : VALUE;
  }),
};
