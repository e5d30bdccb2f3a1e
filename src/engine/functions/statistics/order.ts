import { DIV0, NA, NUM } from "../../values/cell-error";
import { DIGITS } from "../../values/general-text";
import { Grid, type Value } from "../../values/value";
import { define, type FunctionTable } from "../definition";
import { mean, numbersOf, someNumbers } from "../numbers";
import { sorted } from "./spread";

/** The number so many places after the first, between two of them in proportion. */
function interpolated(order: readonly number[], place: number): number {
  const below = Math.floor(place);
  const low = order[below]!;
  const high = order[below + 1];
  return high === undefined ? low : low + (place - below) * (high - low);
}

function percentileInc(array: Value, k: number): number {
  const order = sorted(someNumbers(array));
  if (!(k >= 0 && k <= 1)) throw NUM;
  return interpolated(order, k * (order.length - 1));
}

function percentileExc(array: Value, k: number): number {
  const order = sorted(someNumbers(array));
  const place = Number((k * (order.length + 1) - 1).toPrecision(DIGITS));
  if (!(k > 0 && k < 1) || place < 0 || place > order.length - 1) throw NUM;
  return interpolated(order, place);
}

function quartile(k: number): number {
  const whole = Math.trunc(k);
  if (whole < 0 || whole > 4) throw NUM;
  return whole / 4;
}

/** By its place from the top; a rank that is no whole number means the next. */
function nth(array: Value, k: number, order: 1 | -1): number {
  const numbers = sorted(someNumbers(array));
  const place = Math.ceil(k);
  if (k < 1 || place > numbers.length) throw NUM;
  return (order > 0 ? numbers[place - 1] : numbers.at(-place))!;
}

function rank(x: number, array: Value, ascending: boolean): { better: number; same: number } {
  const numbers = numbersOf([array]);
  const better = numbers.filter((y) => (ascending ? y < x : y > x)).length;
  const same = numbers.filter((y) => y === x).length;
  if (same === 0) throw NA;
  return { better, same };
}

/** Cut off after so many digits, as Excel does. */
function cut(value: number, digits: number | undefined): number {
  const places = digits === undefined ? 3 : Math.trunc(digits);
  if (places < 1) throw NUM;
  return Math.floor(Number((value * 10 ** places).toPrecision(DIGITS))) / 10 ** places;
}

function percentRank(array: Value, x: number, exclusive: boolean): number {
  const order = sorted(someNumbers(array));
  if (x < order[0]! || x > order.at(-1)!) throw NA;
  if (order.length === 1 && !exclusive) return 1;
  const above = order.findIndex((y) => y >= x);
  const high = order[above]!;
  const low = order[above - 1];
  const place = high === x || low === undefined ? above : above - 1 + (x - low) / (high - low);
  return exclusive ? (place + 1) / (order.length + 1) : place / (order.length - 1);
}

function trimmedMean(array: Value, share: number): number {
  const order = sorted(someNumbers(array));
  if (!(share >= 0 && share < 1)) throw NUM;
  const each = Math.floor((order.length * share) / 2);
  return mean(order.slice(each, order.length - each));
}

const ORDERS: FunctionTable = {
  "PERCENTILE.INC": define("a n", percentileInc),
  "PERCENTILE.EXC": define("a n", percentileExc),
  "QUARTILE.INC": define("a n", (array, k) => percentileInc(array, quartile(k))),
  "QUARTILE.EXC": define("a n", (array, k) => percentileExc(array, quartile(k))),
  "RANK.EQ": define("n r n?", (x, array, order = 0) => rank(x, array, order !== 0).better + 1),
  "RANK.AVG": define("n r n?", (x, array, order = 0) => {
    const { better, same } = rank(x, array, order !== 0);
    return better + (same + 1) / 2;
  }),
  "PERCENTRANK.INC": define("a n n?", (array, x, digits) => cut(percentRank(array, x, false), digits)),
  "PERCENTRANK.EXC": define("a n n?", (array, x, digits) => cut(percentRank(array, x, true), digits)),
};

export const ORDER: FunctionTable = {
  ...ORDERS,
  PERCENTILE: ORDERS["PERCENTILE.INC"]!,
  QUARTILE: ORDERS["QUARTILE.INC"]!,
  RANK: ORDERS["RANK.EQ"]!,
  PERCENTRANK: ORDERS["PERCENTRANK.INC"]!,
  LARGE: define("a n", (array, k) => nth(array, k, -1)),
  SMALL: define("a n", (array, k) => nth(array, k, 1)),
  TRIMMEAN: define("a n", trimmedMean),
  PROB: define("A A n n?", (values, chances, low, high = low) => {
    const [x, p] = [numbersOf([values]), numbersOf([chances])];
    if (x.length !== p.length) return NA;
    if (x.length === 0) return DIV0;
    const whole = p.reduce((a, b) => a + b, 0);
    if (p.some((chance) => chance < 0 || chance > 1) || Math.abs(whole - 1) > 1e-9) return NUM;
    return x.reduce((sum, value, i) => sum + (value >= low && value <= high ? p[i]! : 0), 0);
  }),
  FREQUENCY: define("A A", (data, bins) => {
    const limits = numbersOf([bins]);
    const order = sorted(limits);
    const counts = new Array<number>(limits.length + 1).fill(0);
    for (const x of numbersOf([data])) {
      const at = order.findIndex((limit) => x <= limit);
      counts[at < 0 ? limits.length : at]!++;
    }
    // In the order in which the limits stand; of equal ones the first has all.
    const taken = new Set<number>();
    const rows = limits.map((limit) => {
      const at = order.indexOf(limit);
      const count = taken.has(at) ? 0 : counts[at]!;
      taken.add(at);
      return [count];
    });
    return Grid.fromRows([...rows, [counts[limits.length]!]]);
  }),
};
