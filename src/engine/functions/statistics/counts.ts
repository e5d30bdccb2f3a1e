import { CellError } from "../../values/cell-error";
import { numberFromText } from "../../values/number-text";
import type { Range } from "../../values/value";
import { gridOf, isMany, type Value } from "../../values/value";
import { define, type FunctionTable } from "../definition";
import { cellsOf, mean, numbersOf, numbersOfAll } from "../numbers";

/** Numbers count, wherever they stand; written by themselves, texts that are numbers and logical values too. */
function countNumbers(values: readonly Value[]): number {
  let count = 0;
  for (const value of values) {
    if (isMany(value)) {
      for (const cell of cellsOf(value)) if (typeof cell === "number") count++;
    } else if (typeof value === "string") count += Number(numberFromText(value) !== null);
    else if (!(value instanceof CellError)) count++;
  }
  return count;
}

function countFilled(values: readonly Value[]): number {
  let count = 0;
  for (const value of values)
    if (!isMany(value)) count++;
    else for (const cell of cellsOf(value)) if (cell !== null) count++;
  return count;
}

const most = (numbers: readonly number[]): number =>
  numbers.reduce((a, b) => (b > a ? b : a), numbers[0] ?? 0);
const least = (numbers: readonly number[]): number =>
  numbers.reduce((a, b) => (b < a ? b : a), numbers[0] ?? 0);

export const COUNTS: FunctionTable = {
  COUNT: define("a a*", (...values) => countNumbers(values)),
  COUNTA: define("a a*", (...values) => countFilled(values)),
  COUNTBLANK: define("r", (range: Range) => {
    const grid = gridOf(range);
    return grid.behind + cellsOf(range).filter((cell) => cell === null || cell === "").length;
  }),
  AVERAGE: define("a a*", (...values) => mean(numbersOf(values))),
  AVERAGEA: define("a a*", (...values) => mean(numbersOfAll(values))),
  MAX: define("a a*", (...values) => most(numbersOf(values))),
  MIN: define("a a*", (...values) => least(numbersOf(values))),
  MAXA: define("a a*", (...values) => most(numbersOfAll(values))),
  MINA: define("a a*", (...values) => least(numbersOfAll(values))),
};
