/** Excel's operators over columns of trials: one loop an operation where all are numbers, trial by trial where not. */
import { CellError } from "../values/cell-error";
import { Column } from "../values/column";
import { compareNumbers } from "../values/compare";
import type { Lane, Scalar } from "../values/value";
import { binary, finalSum, mayBeNothing, power, unary, type Operator } from "./arithmetic";
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
      return withErrors(out, arithmetic(operator, a, b, out, block.trials), a, b, operator, block.trials);
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
  trials: number,
): boolean {
  switch (operator) {
    case "+":
      return sum(a, b, out, trials);
    case "-":
      return typeof b === "number" ? sum(a, -b, out, trials) : difference(a, b, out, trials);
    case "*":
      return product(a, b, out, trials);
    case "/":
      return quotient(a, b, out, trials);
    case "+~":
    case "-~":
      return lastSum(a, b, operator === "-~" ? -1 : 1, out, trials);
    case "^":
      return powers(a, b, out, trials);
  }
}

/*
 * A loop for each kind of operands, written out: a function that is handed the operation would be called a thousand times a
 * block. What isn't finite minus itself is no number.
 */

function sum(a: Operand, b: Operand, out: Float64Array, trials: number): boolean {
  let whole = true;
  if (typeof a === "number") return sum(b, a, out, trials);
  if (typeof b === "number")
    for (let i = 0; i < trials; i++) {
      const value = (out[i] = a[i]! + b);
      if (value - value !== 0) whole = false;
    }
  else
    for (let i = 0; i < trials; i++) {
      const value = (out[i] = a[i]! + b[i]!);
      if (value - value !== 0) whole = false;
    }
  return whole;
}

function difference(a: Operand, b: Float64Array, out: Float64Array, trials: number): boolean {
  let whole = true;
  if (typeof a === "number")
    for (let i = 0; i < trials; i++) {
      const value = (out[i] = a - b[i]!);
      if (value - value !== 0) whole = false;
    }
  else
    for (let i = 0; i < trials; i++) {
      const value = (out[i] = a[i]! - b[i]!);
      if (value - value !== 0) whole = false;
    }
  return whole;
}

function product(a: Operand, b: Operand, out: Float64Array, trials: number): boolean {
  let whole = true;
  if (typeof a === "number") return product(b, a, out, trials);
  if (typeof b === "number")
    for (let i = 0; i < trials; i++) {
      const value = (out[i] = a[i]! * b);
      if (value - value !== 0) whole = false;
    }
  else
    for (let i = 0; i < trials; i++) {
      const value = (out[i] = a[i]! * b[i]!);
      if (value - value !== 0) whole = false;
    }
  return whole;
}

function quotient(a: Operand, b: Operand, out: Float64Array, trials: number): boolean {
  let whole = true;
  if (typeof a === "number")
    for (let i = 0; i < trials; i++) {
      const value = (out[i] = a / (b as Float64Array)[i]!);
      if (value - value !== 0) whole = false;
    }
  else if (typeof b === "number")
    for (let i = 0; i < trials; i++) {
      const value = (out[i] = a[i]! / b);
      if (value - value !== 0) whole = false;
    }
  else
    for (let i = 0; i < trials; i++) {
      const value = (out[i] = a[i]! / b[i]!);
      if (value - value !== 0) whole = false;
    }
  return whole;
}

/** A sum, and then the few that its 15 digits may make nothing. */
function lastSum(a: Operand, b: Operand, sign: 1 | -1, out: Float64Array, trials: number): boolean {
  const whole =
    sign > 0
      ? sum(a, b, out, trials)
      : typeof b === "number"
        ? sum(a, -b, out, trials)
        : difference(a, b, out, trials);
  for (let i = 0; i < trials; i++) {
    const first = typeof a === "number" ? a : a[i]!;
    if (mayBeNothing(out[i]!, first)) out[i] = finalSum(first, sign * (typeof b === "number" ? b : b[i]!));
  }
  return whole;
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
  const others = new Array<Scalar | undefined>(trials).fill(undefined);
  for (let i = 0; i < trials; i++) {
    if (Number.isFinite(out[i])) continue;
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
