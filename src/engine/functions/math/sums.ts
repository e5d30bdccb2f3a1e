import { CellError, DIV0, NA, NUM, VALUE } from "../../values/cell-error";
import { gridOf, type Value } from "../../values/value";
import { define, TOOLPAK, type FunctionTable } from "../definition";
import { cellsOf, numbersOf } from "../numbers";

function total(values: readonly Value[]): number {
  let sum = 0;
  for (const x of numbersOf(values)) sum += x;
  return sum;
}

/** Σ over cells in the same place of all arguments; what is no number counts as 0. */
function sumOfProducts(values: readonly Value[]): number {
  const grids = values.map(gridOf);
  const [first] = grids;
  let sum = 0;
  for (const grid of grids) if (grid.rows !== first!.rows || grid.columns !== first!.columns) throw VALUE;
  // Behind the filled part of a sheet every product is 0.
  const rows = Math.min(...grids.map((grid) => grid.keptRows));
  const columns = Math.min(...grids.map((grid) => grid.keptColumns));
  for (const grid of grids) for (const cell of grid.cells) if (cell instanceof CellError) throw cell;
  // Cells by themselves are multiplied as by an operator that takes no text.
  if (first!.rows * first!.columns === 1)
    for (const grid of grids) if (typeof grid.at(0, 0) === "string") throw VALUE;
  for (let row = 0; row < rows; row++)
    for (let column = 0; column < columns; column++) {
      let product = 1;
      for (const grid of grids) {
        const cell = grid.at(row, column);
        product *= typeof cell === "number" ? cell : 0;
      }
      sum += product;
    }
  return sum;
}

/** Pairs of numbers in the same place of two ranges; a pair with anything else in it is left out. */
export function pairsOf(left: Value, right: Value): [number, number][] {
  for (const value of [left, right]) if (value instanceof CellError) throw value;
  const [a, b] = [cellsOf(left), cellsOf(right)];
  const [first, second] = [gridOf(left), gridOf(right)];
  if (first.rows * first.columns !== second.rows * second.columns) throw NA;
  const pairs: [number, number][] = [];
  for (let i = 0; i < Math.max(a.length, b.length); i++) {
    const [x, y] = [a[i], b[i]];
    if (x instanceof CellError) throw x;
    if (y instanceof CellError) throw y;
    if (typeof x === "number" && typeof y === "number") pairs.push([x, y]);
  }
  return pairs;
}

const overPairs = (term: (x: number, y: number) => number) =>
  define("A A", (left, right) => {
    const pairs = pairsOf(left, right);
    return pairs.length === 0 ? DIV0 : pairs.reduce((sum, [x, y]) => sum + term(x, y), 0);
  });

export const SUMS: FunctionTable = {
  SUM: define("a a*", (...values) => total(values)),
  PERCENTOF: define("a a", (part, whole) => {
    const all = total([whole]);
    return all === 0 ? DIV0 : total([part]) / all;
  }),
  PRODUCT: define("a a*", (...values) => {
    const numbers = numbersOf(values);
    return numbers.length === 0 ? 0 : numbers.reduce((a, b) => a * b, 1);
  }),
  SUMSQ: define("a a*", (...values) => numbersOf(values).reduce((sum, x) => sum + x * x, 0)),
  SUMPRODUCT: define("A A*", (...values) => sumOfProducts(values)),
  SUMX2MY2: overPairs((x, y) => x * x - y * y),
  SUMX2PY2: overPairs((x, y) => x * x + y * y),
  SUMXMY2: overPairs((x, y) => (x - y) ** 2),
  SERIESSUM: define(
    "n n n a",
    (x, first, step, coefficients) =>
      numbersOf([coefficients]).reduce((sum, c, i) => {
        const power = first + i * step;
        if (x === 0 && power === 0) throw NUM;
        return sum + c * x ** power;
      }, 0),
    TOOLPAK,
  ),
};
