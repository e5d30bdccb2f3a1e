/** The conditions of COUNTIF and its kin: a value, or a text with an operator, a number or a pattern in it. */
import { CellError, errorOf, isErrorCode } from "../values/cell-error";
import { compareTexts } from "../values/compare";
import { numberFromText } from "../values/number-text";
import type { Scalar } from "../values/scalar";
import { hasWildcards, patternOf } from "./wildcards";

export type Test = (cell: Scalar) => boolean;

export function criterion(given: Scalar): Test {
  // An empty cell as a condition means 0.
  if (given === null) return (cell) => cell === 0;
  if (given instanceof CellError) return (cell) => cell instanceof CellError && cell.code === given.code;
  if (typeof given === "number") return equalNumber(given);
  if (typeof given === "boolean") return (cell) => cell === given;
  const [, operator = "", operand = ""] = /^(<>|<=|>=|=|<|>)?(.*)$/s.exec(given)!;
  switch (operator) {
    case "":
      return operand === "" ? (cell) => cell === null || cell === "" : equal(operand);
    case "=":
      return operand === "" ? (cell) => cell === null : equal(operand);
    case "<>": {
      if (operand === "") return (cell) => cell !== null;
      const number = numberFromText(operand);
      // A text of the same digits isn't the number here, though "=" would find it.
      if (number !== null) return (cell) => cell !== number;
      const same = equal(operand);
      return (cell) => !same(cell);
    }
    default:
      return ordered(operator, operand);
  }
}

function equal(operand: string): Test {
  const number = numberFromText(operand);
  if (number !== null) return equalNumber(number);
  const upper = operand.toUpperCase();
  if (upper === "TRUE" || upper === "FALSE") {
    const logical = upper === "TRUE";
    return (cell) => cell === logical;
  }
  if (isErrorCode(upper)) {
    const { code } = errorOf(upper);
    return (cell) => cell instanceof CellError && cell.code === code;
  }
  const matches = pattern(operand);
  return (cell) => typeof cell === "string" && matches(cell);
}

/** A number is also found where it stands as a text. */
function equalNumber(number: number): Test {
  return (cell) =>
    typeof cell === "number" ? cell === number : typeof cell === "string" && numberFromText(cell) === number;
}

function ordered(operator: string, operand: string): Test {
  const holds = (order: number): boolean =>
    operator === "<" ? order < 0 : operator === ">" ? order > 0 : operator === "<=" ? order <= 0 : order >= 0;
  const number = numberFromText(operand);
  if (number !== null) return (cell) => typeof cell === "number" && holds(Math.sign(cell - number));
  const upper = operand.toUpperCase();
  if (upper === "TRUE" || upper === "FALSE")
    return (cell) => typeof cell === "boolean" && holds(Number(cell) - Number(upper === "TRUE"));
  // Nothing comes before or after an empty text or an error.
  if (operand === "" || isErrorCode(upper)) return () => false;
  return (cell) => typeof cell === "string" && holds(compareTexts(cell, operand));
}

/** Whether a text is the pattern's. */
export function pattern(text: string): (cell: string) => boolean {
  return hasWildcards(text) ? patternOf(text).matches : (cell) => compareTexts(cell, text) === 0;
}
