import { CellError, DIV0, NA, NUM, VALUE } from "../../values/cell-error";
import { Grid, gridOf, type Scalar, type Value } from "../../values/value";
import { define, type FunctionTable } from "../definition";
import { mean, numbersOf, numbersOfAll, squaredDeviations } from "../numbers";

export function variance(numbers: readonly number[], lost: 0 | 1): number {
  if (numbers.length <= lost) throw DIV0;
  return squaredDeviations(numbers) / (numbers.length - lost);
}

const overNumbers = (work: (numbers: number[]) => Value) =>
  define("a a*", (...values) => work(numbersOf(values)));
const overAll = (work: (numbers: number[]) => Value) =>
  define("a a*", (...values) => work(numbersOfAll(values)));

/** Ascending. */
export const sorted = (numbers: readonly number[]): number[] => [...numbers].sort((a, b) => a - b);

export function median(numbers: readonly number[]): number {
  if (numbers.length === 0) throw NUM;
  const order = sorted(numbers);
  const middle = order.length >> 1;
  return order.length % 2 === 1 ? order[middle]! : (order[middle - 1]! + order[middle]!) / 2;
}

/** The numbers that occur most often, in the order of their first one. */
function modes(numbers: readonly number[]): number[] {
  const counts = new Map<number, number>();
  for (const x of numbers) counts.set(x, (counts.get(x) ?? 0) + 1);
  const most = Math.max(1, ...counts.values());
  if (most === 1) throw NA;
  return [...counts].filter(([, count]) => count === most).map(([x]) => x);
}

/** As MODE takes them: one cell or value by itself has to be a number, not even nothing or a text that reads as one. */
function numbersAlone(values: readonly Value[]): number[] {
  return values.flatMap((value) => {
    const grid = gridOf(value);
    if (grid.rows * grid.columns > 1) return numbersOf([value]);
    const cell = grid.at(0, 0) as Scalar;
    if (cell instanceof CellError) throw cell;
    if (typeof cell !== "number") throw VALUE;
    return [cell];
  });
}

function positive(numbers: readonly number[]): readonly number[] {
  if (numbers.length === 0 || numbers.some((x) => x <= 0)) throw NUM;
  return numbers;
}

function moment(numbers: readonly number[], power: number, sd: number): number {
  const middle = mean(numbers);
  return numbers.reduce((sum, x) => sum + ((x - middle) / sd) ** power, 0);
}

function skew(numbers: readonly number[], lost: 0 | 1): number {
  const n = numbers.length;
  if (n < 3) throw DIV0;
  const sd = Math.sqrt(variance(numbers, lost));
  if (sd === 0) throw DIV0;
  const cubes = moment(numbers, 3, sd);
  return lost === 0 ? cubes / n : (n * cubes) / ((n - 1) * (n - 2));
}

function kurtosis(numbers: readonly number[]): number {
  const n = numbers.length;
  if (n < 4) throw DIV0;
  const sd = Math.sqrt(variance(numbers, 1));
  if (sd === 0) throw DIV0;
  const fourth = (n * (n + 1) * moment(numbers, 4, sd)) / ((n - 1) * (n - 2) * (n - 3));
  return fourth - (3 * (n - 1) ** 2) / ((n - 2) * (n - 3));
}

const VARIANCES: FunctionTable = {
  "VAR.S": overNumbers((numbers) => variance(numbers, 1)),
  "VAR.P": overNumbers((numbers) => variance(numbers, 0)),
  "STDEV.S": overNumbers((numbers) => Math.sqrt(variance(numbers, 1))),
  "STDEV.P": overNumbers((numbers) => Math.sqrt(variance(numbers, 0))),
  VARA: overAll((numbers) => variance(numbers, 1)),
  VARPA: overAll((numbers) => variance(numbers, 0)),
  STDEVA: overAll((numbers) => Math.sqrt(variance(numbers, 1))),
  STDEVPA: overAll((numbers) => Math.sqrt(variance(numbers, 0))),
  "MODE.SNGL": define("A A*", (...values) => modes(numbersAlone(values))[0]!),
};

export const SPREAD: FunctionTable = {
  ...VARIANCES,
  VAR: VARIANCES["VAR.S"]!,
  VARP: VARIANCES["VAR.P"]!,
  STDEV: VARIANCES["STDEV.S"]!,
  STDEVP: VARIANCES["STDEV.P"]!,
  MODE: VARIANCES["MODE.SNGL"]!,
  "MODE.MULT": define("A A*", (...values) => Grid.fromRows(modes(numbersAlone(values)).map((x) => [x]))),
  MEDIAN: overNumbers(median),
  DEVSQ: overNumbers((numbers) => {
    if (numbers.length === 0) throw NUM;
    return squaredDeviations(numbers);
  }),
  AVEDEV: overNumbers((numbers) => {
    if (numbers.length === 0) throw NUM;
    const middle = mean(numbers);
    return mean(numbers.map((x) => Math.abs(x - middle)));
  }),
  GEOMEAN: overNumbers((numbers) => Math.exp(mean(positive(numbers).map(Math.log)))),
  HARMEAN: overNumbers((numbers) => 1 / mean(positive(numbers).map((x) => 1 / x))),
  SKEW: overNumbers((numbers) => skew(numbers, 1)),
  "SKEW.P": overNumbers((numbers) => skew(numbers, 0)),
  KURT: overNumbers(kurtosis),
  STANDARDIZE: define("n n n", (x, middle, sd) => (sd <= 0 ? NUM : (x - middle) / sd)),
};
