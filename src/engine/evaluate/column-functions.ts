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
      } else if (typeof cell === "number") found.constants.push(cell);
      else if (cell instanceof CellError || !many) return null;
    }
  }
  return found;
}

function folded(
  start: (constants: readonly number[]) => number,
  step: (out: Float64Array, numbers: Float64Array, trials: number) => void,
  end?: (out: Float64Array, count: number, trials: number) => void,
): ColumnFunction {
  return (values, block) => {
    const found = gather(values);
    if (!found) return null;
    const out = block.take().fill(start(found.constants), 0, block.trials);
    for (const numbers of found.columns) step(out, numbers, block.trials);
    end?.(out, found.constants.length + found.columns.length, block.trials);
    for (let i = 0; i < block.trials; i++) if (!Number.isFinite(out[i])) return null;
    return new Column(out);
  };
}

const add = (out: Float64Array, numbers: Float64Array, trials: number): void => {
  for (let i = 0; i < trials; i++) out[i]! += numbers[i]!;
};

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

export const COLUMN_FUNCTIONS: Readonly<Record<string, ColumnFunction>> = {
  SUM: folded(total, add),
  AVERAGE: folded(total, add, (out, count, trials) => {
    for (let i = 0; i < trials; i++) out[i]! /= count;
  }),
  PRODUCT: folded(
    (constants) => constants.reduce((a, b) => a * b, 1),
    (out, numbers, trials) => {
      for (let i = 0; i < trials; i++) out[i]! *= numbers[i]!;
    },
  ),
  MIN: folded(
    (constants) => constants.reduce((a, b) => Math.min(a, b), Infinity),
    (out, numbers, trials) => {
      for (let i = 0; i < trials; i++) if (numbers[i]! < out[i]!) out[i] = numbers[i]!;
    },
  ),
  MAX: folded(
    (constants) => constants.reduce((a, b) => Math.max(a, b), -Infinity),
    (out, numbers, trials) => {
      for (let i = 0; i < trials; i++) if (numbers[i]! > out[i]!) out[i] = numbers[i]!;
    },
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
    return new Column(out);
  },
  NPV: (values, block) => {
    const [rate, ...flows] = values;
    if (rate === undefined || isMany(rate) || rate instanceof Lambda) return null;
    const rates = block.numbersOf(rate);
    if (!rates) return null;
    const out = block.take().fill(0, 0, block.trials);
    // Ranges and single values take part in order, so the constants can't be counted together.
    const factor = block.take().fill(1, 0, block.trials);
    for (const flow of flows) {
      const many = isMany(flow);
      if (flow instanceof Lambda) return null;
      for (const cell of many ? gridOf(flow).cells : [flow as Lane]) {
        if (cell instanceof Column ? cell.others || (cell.logical && many) : typeof cell !== "number") {
          if (many && !(cell instanceof Column) && !(cell instanceof CellError)) continue;
          return null;
        }
        const column = cell instanceof Column ? cell.numbers : null;
        for (let i = 0; i < block.trials; i++) {
          factor[i]! *= 1 + rates[i]!;
          out[i]! += (column ? column[i]! : (cell as number)) / factor[i]!;
        }
      }
    }
    for (let i = 0; i < block.trials; i++) if (!Number.isFinite(out[i])) return null;
    return new Column(out);
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
    for (let i = 0; i < block.trials; i++) if (!Number.isFinite(out[i])) return null;
    return new Column(out);
  },
};
