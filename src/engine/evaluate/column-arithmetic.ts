/** Excel's operators over columns of trials: one loop an operation where all are numbers, trial by trial where not. */
import { CellError } from "../values/cell-error";
import { Column } from "../values/column";
import { compareNumbers } from "../values/compare";
import type { Lane, Scalar } from "../values/value";
import { binary, finalSum, mayBeNothing, power, ROUNDING, unary, type Operator } from "./arithmetic";
import { isLogical, laneAt, type Block } from "./block";

export function binaryLanes(operator: Operator, left: Lane, right: Lane, block: Block): Lane {
  const fast = operator === "&" ? null : ofNumbers(operator, left, right, block);
  return fast ?? block.map((trial) => binary(operator, laneAt(left, trial), laneAt(right, trial)));
}

export function unaryLane(kind: "negate" | "plus" | "percent", operand: Column, block: Block): Lane {
  if (kind === "plus") return operand;
  if (operand.others) return block.map((trial) => unary(kind, operand.at(trial)));
  const { numbers } = operand;
  const out = block.take();
  if (kind === "negate") for (let i = 0; i < block.trials; i++) out[i] = 0 - numbers[i]!;
  else for (let i = 0; i < block.trials; i++) out[i] = numbers[i]! / 100;
  return new Column(out);
}

/** What a loop runs over: a column's numbers, or the same number in every trial. */
type Operand = Float64Array | number;

/** null for a cell that holds anything but numbers in one of the trials. */
function operandOf(lane: Lane): Operand | null {
  if (lane instanceof Column) return lane.others ? null : lane.numbers;
  return typeof lane === "string" || lane instanceof CellError ? null : Number(lane);
}

function ofNumbers(operator: Exclude<Operator, "&">, left: Lane, right: Lane, block: Block): Lane | null {
  const a = operandOf(left);
  const b = operandOf(right);
  if (a === null || b === null) return null;
  switch (operator) {
    case "+":
    case "-":
    case "*":
    case "/":
    case "^":
    case "+~":
    case "-~": {
      const out = block.take();
      return withErrors(out, arithmetic(operator, a, b, out, block), a, b, operator, block.trials);
    }
    default: {
      // An empty cell is FALSE beside a logical value, and TRUE is more than any number.
      if (isLogical(left) !== isLogical(right)) return null;
      return comparison(operator, filled(a, block), filled(b, block), block);
    }
  }
}

/** A constant as a column. */
const filled = (operand: Operand, block: Block): Float64Array =>
  typeof operand === "number" ? block.take().fill(operand, 0, block.trials) : operand;

/** @returns whether every trial came to a number that Excel has */
function arithmetic(
  operator: "+" | "-" | "*" | "/" | "^" | "+~" | "-~",
  a: Operand,
  b: Operand,
  out: Float64Array,
  block: Block,
): boolean {
  const { trials } = block;
  if (operator === "^") return powers(a, b, out, trials);
  const [first, second] = typeof a === "number" && (operator === "+" || operator === "*") ? [b, a] : [a, b];
  const column = filled(first, block);
  // The loops take eight trials a turn.
  const turns = trials & ~7;
  let whole = true;
  switch (operator) {
    case "+":
    case "-":
      whole = sum(operator, column, second, out, turns);
      break;
    case "*":
      whole =
        typeof second === "number"
          ? productWith(column, second, out, turns)
          : product(column, second, out, turns);
      break;
    case "/":
      whole =
        typeof second === "number"
          ? quotientBy(column, second, out, turns)
          : quotient(column, second, out, turns);
      break;
    case "+~":
    case "-~":
      whole = lastSum(operator, column, second, out, turns);
  }
  for (let i = turns; i < trials; i++) {
    const value = binary(operator, column[i]!, typeof second === "number" ? second : second[i]!);
    if (typeof value !== "number") whole = false;
    out[i] = typeof value === "number" ? value : NaN;
  }
  return whole;
}

/*
 * A loop for each kind of operands, written out, eight trials a turn: a function that is handed the operation would be called
 * a thousand times a block, and a turn by itself costs as much as an addition. What isn't finite minus itself is no number,
 * nor is a sum with it; a sum that leaves the finite numbers by itself is a false alarm.
 */

function sum(operator: "+" | "-", a: Float64Array, b: Operand, out: Float64Array, trials: number): boolean {
  if (typeof b === "number") return sumWith(a, operator === "+" ? b : -b, out, trials);
  return operator === "+" ? sumOf(a, b, out, trials) : difference(a, b, out, trials);
}

function sumWith(a: Float64Array, b: number, out: Float64Array, trials: number): boolean {
  let whole = true;
  for (let i = 0; i < trials; i += 8) {
    const p = (out[i] = a[i]! + b);
    const q = (out[i + 1] = a[i + 1]! + b);
    const r = (out[i + 2] = a[i + 2]! + b);
    const s = (out[i + 3] = a[i + 3]! + b);
    const t = (out[i + 4] = a[i + 4]! + b);
    const u = (out[i + 5] = a[i + 5]! + b);
    const v = (out[i + 6] = a[i + 6]! + b);
    const w = (out[i + 7] = a[i + 7]! + b);
    const all = p + q + (r + s) + (t + u + (v + w));
    if (all - all !== 0) whole = false;
  }
  return whole;
}

function sumOf(a: Float64Array, b: Float64Array, out: Float64Array, trials: number): boolean {
  let whole = true;
  for (let i = 0; i < trials; i += 8) {
    const p = (out[i] = a[i]! + b[i]!);
    const q = (out[i + 1] = a[i + 1]! + b[i + 1]!);
    const r = (out[i + 2] = a[i + 2]! + b[i + 2]!);
    const s = (out[i + 3] = a[i + 3]! + b[i + 3]!);
    const t = (out[i + 4] = a[i + 4]! + b[i + 4]!);
    const u = (out[i + 5] = a[i + 5]! + b[i + 5]!);
    const v = (out[i + 6] = a[i + 6]! + b[i + 6]!);
    const w = (out[i + 7] = a[i + 7]! + b[i + 7]!);
    const all = p + q + (r + s) + (t + u + (v + w));
    if (all - all !== 0) whole = false;
  }
  return whole;
}

function difference(a: Float64Array, b: Float64Array, out: Float64Array, trials: number): boolean {
  let whole = true;
  for (let i = 0; i < trials; i += 8) {
    const p = (out[i] = a[i]! - b[i]!);
    const q = (out[i + 1] = a[i + 1]! - b[i + 1]!);
    const r = (out[i + 2] = a[i + 2]! - b[i + 2]!);
    const s = (out[i + 3] = a[i + 3]! - b[i + 3]!);
    const t = (out[i + 4] = a[i + 4]! - b[i + 4]!);
    const u = (out[i + 5] = a[i + 5]! - b[i + 5]!);
    const v = (out[i + 6] = a[i + 6]! - b[i + 6]!);
    const w = (out[i + 7] = a[i + 7]! - b[i + 7]!);
    const all = p + q + (r + s) + (t + u + (v + w));
    if (all - all !== 0) whole = false;
  }
  return whole;
}

function productWith(a: Float64Array, b: number, out: Float64Array, trials: number): boolean {
  let whole = true;
  for (let i = 0; i < trials; i += 8) {
    const p = (out[i] = a[i]! * b);
    const q = (out[i + 1] = a[i + 1]! * b);
    const r = (out[i + 2] = a[i + 2]! * b);
    const s = (out[i + 3] = a[i + 3]! * b);
    const t = (out[i + 4] = a[i + 4]! * b);
    const u = (out[i + 5] = a[i + 5]! * b);
    const v = (out[i + 6] = a[i + 6]! * b);
    const w = (out[i + 7] = a[i + 7]! * b);
    const all = p + q + (r + s) + (t + u + (v + w));
    if (all - all !== 0) whole = false;
  }
  return whole;
}

function product(a: Float64Array, b: Float64Array, out: Float64Array, trials: number): boolean {
  let whole = true;
  for (let i = 0; i < trials; i += 8) {
    const p = (out[i] = a[i]! * b[i]!);
    const q = (out[i + 1] = a[i + 1]! * b[i + 1]!);
    const r = (out[i + 2] = a[i + 2]! * b[i + 2]!);
    const s = (out[i + 3] = a[i + 3]! * b[i + 3]!);
    const t = (out[i + 4] = a[i + 4]! * b[i + 4]!);
    const u = (out[i + 5] = a[i + 5]! * b[i + 5]!);
    const v = (out[i + 6] = a[i + 6]! * b[i + 6]!);
    const w = (out[i + 7] = a[i + 7]! * b[i + 7]!);
    const all = p + q + (r + s) + (t + u + (v + w));
    if (all - all !== 0) whole = false;
  }
  return whole;
}

function quotientBy(a: Float64Array, b: number, out: Float64Array, trials: number): boolean {
  let whole = true;
  for (let i = 0; i < trials; i += 8) {
    const p = (out[i] = a[i]! / b);
    const q = (out[i + 1] = a[i + 1]! / b);
    const r = (out[i + 2] = a[i + 2]! / b);
    const s = (out[i + 3] = a[i + 3]! / b);
    const t = (out[i + 4] = a[i + 4]! / b);
    const u = (out[i + 5] = a[i + 5]! / b);
    const v = (out[i + 6] = a[i + 6]! / b);
    const w = (out[i + 7] = a[i + 7]! / b);
    const all = p + q + (r + s) + (t + u + (v + w));
    if (all - all !== 0) whole = false;
  }
  return whole;
}

function quotient(a: Float64Array, b: Float64Array, out: Float64Array, trials: number): boolean {
  let whole = true;
  for (let i = 0; i < trials; i += 8) {
    const p = (out[i] = a[i]! / b[i]!);
    const q = (out[i + 1] = a[i + 1]! / b[i + 1]!);
    const r = (out[i + 2] = a[i + 2]! / b[i + 2]!);
    const s = (out[i + 3] = a[i + 3]! / b[i + 3]!);
    const t = (out[i + 4] = a[i + 4]! / b[i + 4]!);
    const u = (out[i + 5] = a[i + 5]! / b[i + 5]!);
    const v = (out[i + 6] = a[i + 6]! / b[i + 6]!);
    const w = (out[i + 7] = a[i + 7]! / b[i + 7]!);
    const all = p + q + (r + s) + (t + u + (v + w));
    if (all - all !== 0) whole = false;
  }
  return whole;
}

/** A sum, and then the few that its 15 digits may make nothing. */
function lastSum(
  operator: "+~" | "-~",
  a: Float64Array,
  b: Operand,
  out: Float64Array,
  trials: number,
): boolean {
  const sign = operator === "+~" ? 1 : -1;
  if (typeof b === "number" && sumFarFromNothing(a, sign * b, out, trials)) return true;
  const whole = sum(operator === "+~" ? "+" : "-", a, b, out, trials);
  for (let i = 0; i < trials; i++)
    if (mayBeNothing(out[i]!, a[i]!)) out[i] = finalSum(a[i]!, sign * (typeof b === "number" ? b : b[i]!));
  return whole;
}

/** @returns false when one of the sums is so near to nothing that it has to be looked at, or is no number */
function sumFarFromNothing(a: Float64Array, b: number, out: Float64Array, trials: number): boolean {
  // Where the sum is next to nothing, the other number is as large as this one.
  const near = 2 * ROUNDING * Math.abs(b);
  let far = true;
  for (let i = 0; i < trials; i += 8) {
    const p = Math.abs((out[i] = a[i]! + b));
    const q = Math.abs((out[i + 1] = a[i + 1]! + b));
    const r = Math.abs((out[i + 2] = a[i + 2]! + b));
    const s = Math.abs((out[i + 3] = a[i + 3]! + b));
    const t = Math.abs((out[i + 4] = a[i + 4]! + b));
    const u = Math.abs((out[i + 5] = a[i + 5]! + b));
    const v = Math.abs((out[i + 6] = a[i + 6]! + b));
    const w = Math.abs((out[i + 7] = a[i + 7]! + b));
    const all = p + q + (r + s) + (t + u + (v + w));
    const apart =
      p > near && q > near && r > near && s > near && t > near && u > near && v > near && w > near;
    if (!(apart && all < Infinity)) far = false;
  }
  return far;
}

function powers(a: Operand, b: Operand, out: Float64Array, trials: number): boolean {
  let whole = true;
  for (let i = 0; i < trials; i++) {
    const value = power(typeof a === "number" ? a : a[i]!, typeof b === "number" ? b : b[i]!);
    if (typeof value !== "number") whole = false;
    out[i] = typeof value === "number" ? value : NaN;
  }
  return whole;
}

/** Excel has no infinity: the trials that reached it are errors. */
function withErrors(
  out: Float64Array,
  whole: boolean,
  a: Operand,
  b: Operand,
  operator: Operator,
  trials: number,
): Column {
  if (whole) return new Column(out);
  let others: (Scalar | undefined)[] | null = null;
  for (let i = 0; i < trials; i++) {
    if (Number.isFinite(out[i])) continue;
    others ??= new Array<Scalar | undefined>(trials).fill(undefined);
    others[i] = binary(operator, typeof a === "number" ? a : a[i]!, typeof b === "number" ? b : b[i]!);
    out[i] = NaN;
  }
  return new Column(out, others);
}

function comparison(
  operator: "=" | "<>" | "<" | ">" | "<=" | ">=",
  a: Float64Array,
  b: Float64Array,
  block: Block,
): Column {
  const out = block.take();
  const { trials } = block;
  switch (operator) {
    case "=":
      for (let i = 0; i < trials; i++) out[i] = Number(compareNumbers(a[i]!, b[i]!) === 0);
      break;
    case "<>":
      for (let i = 0; i < trials; i++) out[i] = Number(compareNumbers(a[i]!, b[i]!) !== 0);
      break;
    case "<":
      for (let i = 0; i < trials; i++) out[i] = Number(compareNumbers(a[i]!, b[i]!) < 0);
      break;
    case ">":
      for (let i = 0; i < trials; i++) out[i] = Number(compareNumbers(a[i]!, b[i]!) > 0);
      break;
    case "<=":
      for (let i = 0; i < trials; i++) out[i] = Number(compareNumbers(a[i]!, b[i]!) <= 0);
      break;
    case ">=":
      for (let i = 0; i < trials; i++) out[i] = Number(compareNumbers(a[i]!, b[i]!) >= 0);
      break;
  }
  return new Column(out, null, true);
}

/** For each trial one of two cells. */
export function selectLanes(condition: Column, yes: Lane, no: Lane, block: Block): Lane {
  const [a, b] = [block.numbersOf(yes), block.numbersOf(no)];
  const logical = isLogical(yes);
  if (condition.others || !a || !b || logical !== isLogical(no) || yes === null || no === null)
    return block.map((trial) => {
      const chosen = condition.at(trial);
      return chosen instanceof CellError ? chosen : laneAt(chosen ? yes : no, trial);
    });
  const out = block.take();
  const { numbers } = condition;
  for (let i = 0; i < block.trials; i++) out[i] = numbers[i] !== 0 ? a[i]! : b[i]!;
  return new Column(out, null, logical);
}
