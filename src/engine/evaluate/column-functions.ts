/** Functions that run over columns of trials in a few loops of their own. What one can't take goes trial by trial. */
import { CellError } from "../values/cell-error";
import { Column } from "../values/column";
import { gridOf, isMany, Lambda, type Lane, type Value } from "../values/value";
import type { Block } from "./block";

type ColumnFunction = (values: readonly Value[], block: Block) => Value | null;

/** A function's numbers: constants counted together, and the columns. */
interface Gathered {
  constants: number[];
  columns: Float64Array[];
}

/** The numbers of all arguments as SUM takes them; null when a trial holds anything else. */
function gather(values: readonly Value[]): Gathered | null {
  const found: Gathered = { constants: [], columns: [] };
  for (const value of values) {
    const many = isMany(value);
    const cells: readonly Lane[] = many ? gridOf(value).cells : value instanceof Lambda ? [] : [value];
    if (value instanceof Lambda) return null;
    for (const cell of cells) {
      if (cell instanceof Column) {
        // In a range TRUE doesn't count.
        if (cell.others || (cell.logical && many)) return null;
        found.columns.push(cell.numbers);
      } else if (typeof cell === "number" || (typeof cell === "boolean" && !many))
        found.constants.push(Number(cell));
      else if (cell instanceof CellError || !many) return null;
    }
  }
  return found;
}

type Fold = (out: Float64Array, columns: readonly Float64Array[], trials: number) => void;

function folded(
  start: (constants: readonly number[]) => number,
  fold: Fold,
  end?: (out: Float64Array, count: number, trials: number) => void,
): ColumnFunction {
  return (values, block) => {
    const found = gather(values);
    if (!found) return null;
    const out = block.take().fill(start(found.constants), 0, block.trials);
    fold(out, found.columns, block.trials);
    end?.(out, found.constants.length + found.columns.length, block.trials);
    return finite(out, block.trials);
  };
}

/** The smallest number that Excel keeps; what is nearer to nothing is 0. */
export const SMALLEST = 2.2250738585072014e-308;

/** null where a trial came to no number that Excel has: it is looked at by itself. */
function finite(out: Float64Array, trials: number): Column | null {
  // Four a turn, as in column-arithmetic: nearly always there is nothing to do.
  let plain = true;
  const turns = trials & ~3;
  for (let i = 0; i < turns; i += 4) {
    const p = Math.abs(out[i]!);
    const q = Math.abs(out[i + 1]!);
    const r = Math.abs(out[i + 2]!);
    const s = Math.abs(out[i + 3]!);
    if (!(p >= SMALLEST && q >= SMALLEST && r >= SMALLEST && s >= SMALLEST && p + q + r + s < Infinity))
      plain = false;
  }
  for (let i = plain ? turns : 0; i < trials; i++) {
    const size = Math.abs(out[i]!);
    if (size < SMALLEST) out[i] = 0;
    else if (!(size < Infinity)) return null;
  }
  return new Column(out);
}

const eachColumn =
  (step: (out: Float64Array, numbers: Float64Array, trials: number) => void): Fold =>
  (out, columns, trials) => {
    for (const numbers of columns) step(out, numbers, trials);
  };

const add: Fold = (out, columns, trials) => {
  for (let at = 0; at < columns.length; at += 2) {
    const [one, other] = [columns[at]!, columns[at + 1]];
    if (other) addBoth(out, one, other, trials);
    else for (let i = 0; i < trials; i++) out[i]! += one[i]!;
  }
};

/** Four trials a turn, and the sums go to memory and back once for both columns: one after the other, as SUM adds. */
function addBoth(out: Float64Array, a: Float64Array, b: Float64Array, trials: number): void {
  const turns = trials & ~3;
  for (let i = 0; i < turns; i += 4) {
    out[i] = out[i]! + a[i]! + b[i]!;
    out[i + 1] = out[i + 1]! + a[i + 1]! + b[i + 1]!;
    out[i + 2] = out[i + 2]! + a[i + 2]! + b[i + 2]!;
    out[i + 3] = out[i + 3]! + a[i + 3]! + b[i + 3]!;
  }
  for (let i = turns; i < trials; i++) out[i] = out[i]! + a[i]! + b[i]!;
}

const total = (constants: readonly number[]): number => {
  let sum = 0;
  for (const x of constants) sum += x;
  return sum;
};

/** One condition after another: with AND any FALSE is the answer, with OR any TRUE. */
function logical(any: number): ColumnFunction {
  return (values, block) => {
    const found = gather(values);
    if (
      !found ||
      values.some((value) => isMany(value) && gridOf(value).cells.some((c) => typeof c === "boolean"))
    )
      return null;
    const decided = found.constants.some((x) => Number(x !== 0) === any);
    const out = block.take().fill(decided ? any : 1 - any, 0, block.trials);
    if (!decided)
      for (const numbers of found.columns)
        for (let i = 0; i < block.trials; i++) if (Number(numbers[i] !== 0) === any) out[i] = any;
    return new Column(out, null, true);
  };
}

/** Ranges and single values in the order in which they stand; null when a trial holds anything but numbers. */
function inOrder(flows: readonly Value[]): (Float64Array | number)[] | null {
  const amounts: (Float64Array | number)[] = [];
  for (const flow of flows) {
    if (flow instanceof Lambda) return null;
    const many = isMany(flow);
    for (const cell of many ? gridOf(flow).cells : [flow as Lane]) {
      if (cell instanceof Column) {
        if (cell.others || (cell.logical && many)) return null;
        amounts.push(cell.numbers);
      } else if (typeof cell === "number") amounts.push(cell);
      else if (!many || cell instanceof CellError) return null;
    }
  }
  return amounts;
}

/** As NPV rounds for one trial: worth at the first flow's time, then brought back by a period. */
function atOneRate(rate: number, amounts: readonly (Float64Array | number)[], block: Block): Column | null {
  const out = block.take().fill(0, 0, block.trials);
  const { trials } = block;
  let factor = 1;
  for (const amount of amounts) {
    if (typeof amount === "number") {
      const worth = amount / factor;
      for (let i = 0; i < trials; i++) out[i]! += worth;
    } else for (let i = 0; i < trials; i++) out[i]! += amount[i]! / factor;
    factor *= 1 + rate;
  }
  for (let i = 0; i < trials; i++) out[i]! /= 1 + rate;
  return finite(out, trials);
}

function atRates(rate: Lane, amounts: readonly (Float64Array | number)[], block: Block): Column | null {
  const rates = block.numbersOf(rate);
  if (!rates) return null;
  const { trials } = block;
  const out = block.take().fill(0, 0, trials);
  const factor = block.take().fill(1, 0, trials);
  for (const amount of amounts)
    for (let i = 0; i < trials; i++) {
      out[i]! += (typeof amount === "number" ? amount : amount[i]!) / factor[i]!;
      factor[i]! *= 1 + rates[i]!;
    }
  for (let i = 0; i < trials; i++) out[i]! /= 1 + rates[i]!;
  return finite(out, trials);
}

/** As many numbers in every trial; null where that may differ. */
const count: ColumnFunction = (values) => {
  let numbers = 0;
  for (const value of values) {
    const many = isMany(value);
    for (const cell of many ? gridOf(value).cells : [value]) {
      if (cell instanceof Column) {
        if (cell.others || (cell.logical && many)) return null;
        numbers++;
      } else if (typeof cell === "number") numbers++;
      else if (!many) return null;
    }
  }
  return numbers;
};

/** The same for what isn't empty. */
const countFilled: ColumnFunction = (values) => {
  let filled = 0;
  for (const value of values) {
    const many = isMany(value);
    for (const cell of many ? gridOf(value).cells : [value]) {
      if (cell instanceof Column && cell.others?.includes(null)) return null;
      if (!many || cell !== null) filled++;
    }
  }
  return filled;
};

/** What is said of numbers, and of TRUE and FALSE; null where a trial holds anything else. */
const ofKind =
  (numbers: boolean, logicals = numbers): ColumnFunction =>
  ([value]) =>
    value instanceof Column && !value.others ? (value.logical ? logicals : numbers) : null;

export const COLUMN_FUNCTIONS: Readonly<Record<string, ColumnFunction>> = {
  COUNT: count,
  COUNTA: countFilled,
  ISNUMBER: ofKind(true, false),
  ISLOGICAL: ofKind(false, true),
  ISNONTEXT: ofKind(true),
  ISTEXT: ofKind(false),
  ISBLANK: ofKind(false),
  ISERROR: ofKind(false),
  ISERR: ofKind(false),
  ISNA: ofKind(false),
  SUM: folded(total, add),
  AVERAGE: folded(total, add, (out, count, trials) => {
    for (let i = 0; i < trials; i++) out[i]! /= count;
  }),
  PRODUCT: folded(
    (constants) => constants.reduce((a, b) => a * b, 1),
    eachColumn((out, numbers, trials) => {
      for (let i = 0; i < trials; i++) out[i]! *= numbers[i]!;
    }),
  ),
  MIN: folded(
    (constants) => constants.reduce((a, b) => Math.min(a, b), Infinity),
    eachColumn((out, numbers, trials) => {
      for (let i = 0; i < trials; i++) if (numbers[i]! < out[i]!) out[i] = numbers[i]!;
    }),
  ),
  MAX: folded(
    (constants) => constants.reduce((a, b) => Math.max(a, b), -Infinity),
    eachColumn((out, numbers, trials) => {
      for (let i = 0; i < trials; i++) if (numbers[i]! > out[i]!) out[i] = numbers[i]!;
    }),
  ),
  AND: logical(0),
  OR: logical(1),
  NOT: (values, block) => {
    const [value] = values;
    if (!(value instanceof Column) || value.others) return null;
    const out = block.take();
    for (let i = 0; i < block.trials; i++) out[i] = Number(value.numbers[i] === 0);
    return new Column(out, null, true);
  },
  ABS: (values, block) => {
    const [value] = values;
    if (!(value instanceof Column) || value.others) return null;
    const out = block.take();
    for (let i = 0; i < block.trials; i++) out[i] = Math.abs(value.numbers[i]!);
    return finite(out, block.trials);
  },
  NPV: (values, block) => {
    const [rate, ...flows] = values;
    if (rate === undefined || isMany(rate) || rate instanceof Lambda) return null;
    const amounts = inOrder(flows);
    if (!amounts) return null;
    return typeof rate === "number" ? atOneRate(rate, amounts, block) : atRates(rate, amounts, block);
  },
  SUMPRODUCT: (values, block) => {
    const grids = values.map((value) => (value instanceof Lambda ? null : gridOf(value)));
    const [first] = grids;
    if (!first || grids.some((grid) => grid?.rows !== first.rows || grid.columns !== first.columns))
      return null;
    const out = block.take().fill(0, 0, block.trials);
    const product = block.take();
    for (let at = 0; at < first.rows * first.columns; at++) {
      const row = Math.floor(at / first.columns);
      let constant = 1;
      let varies = false;
      for (const grid of grids) {
        const cell = grid!.at(row, at % first.columns);
        if (cell instanceof CellError) return null;
        if (!(cell instanceof Column)) {
          if (typeof cell === "string" && first.rows * first.columns === 1) return null;
          // Texts and logical values count as 0.
          constant *= typeof cell === "number" ? cell : 0;
          continue;
        }
        if (cell.others) return null;
        const factor = cell.logical ? null : cell.numbers;
        if (!factor) constant = 0;
        else if (!varies) product.set(factor);
        else for (let i = 0; i < block.trials; i++) product[i]! *= factor[i]!;
        varies ||= factor !== null;
      }
      if (varies) for (let i = 0; i < block.trials; i++) out[i]! += constant * product[i]!;
      else if (constant !== 0) for (let i = 0; i < block.trials; i++) out[i]! += constant;
    }
    return finite(out, block.trials);
  },
};
