/** Excel's operators over columns of trials: one loop an operation where all are numbers, trial by trial where not. */
import { CellError } from "../values/cell-error";
import { Column } from "../values/column";
import { compareNumbers } from "../values/compare";
import type { Lane, Scalar } from "../values/value";
import { binary, finalSum, power, unary, type Operator } from "./arithmetic";
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

function ofNumbers(operator: Exclude<Operator, "&">, left: Lane, right: Lane, block: Block): Lane | null {
  const a = block.numbersOf(left);
  const b = block.numbersOf(right);
  if (!a || !b) return null;
  switch (operator) {
    case "+":
    case "-":
    case "*":
    case "/":
    case "^":
    case "+~":
    case "-~":
      return checked(arithmetic(operator, a, b, block), a, b, operator, block);
    default: {
      // An empty cell is FALSE beside a logical value, and TRUE is more than any number.
      if (isLogical(left) !== isLogical(right)) return null;
      return comparison(operator, a, b, block);
    }
  }
}

function arithmetic(
  operator: "+" | "-" | "*" | "/" | "^" | "+~" | "-~",
  a: Float64Array,
  b: Float64Array,
  block: Block,
): Float64Array {
  const out = block.take();
  const { trials } = block;
  switch (operator) {
    case "+":
      for (let i = 0; i < trials; i++) out[i] = a[i]! + b[i]!;
      return out;
    case "-":
      for (let i = 0; i < trials; i++) out[i] = a[i]! - b[i]!;
      return out;
    case "*":
      for (let i = 0; i < trials; i++) out[i] = a[i]! * b[i]!;
      return out;
    case "/":
      for (let i = 0; i < trials; i++) out[i] = a[i]! / b[i]!;
      return out;
    case "+~":
      for (let i = 0; i < trials; i++) out[i] = finalSum(a[i]!, b[i]!);
      return out;
    case "-~":
      for (let i = 0; i < trials; i++) out[i] = finalSum(a[i]!, -b[i]!);
      return out;
    case "^":
      for (let i = 0; i < trials; i++) {
        const value = power(a[i]!, b[i]!);
        out[i] = typeof value === "number" ? value : NaN;
      }
      return out;
  }
}

/** Excel has no infinity: the trials that reached it are errors. */
function checked(
  out: Float64Array,
  a: Float64Array,
  b: Float64Array,
  operator: Operator,
  block: Block,
): Column {
  const { trials } = block;
  let others: (Scalar | undefined)[] | null = null;
  for (let i = 0; i < trials; i++) {
    const value = out[i]!;
    if (value - value === 0) continue;
    others ??= new Array<Scalar | undefined>(trials).fill(undefined);
    others[i] = binary(operator, a[i]!, b[i]!);
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
