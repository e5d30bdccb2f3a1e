import { CellError, numberInText, type Plain } from "./values";
import { escaped } from "../../values/escaped";

export type Test = (cell: Plain) => boolean;

const ERRORS = /^#(?:DIV\/0!|N\/A|NAME\?|NULL!|NUM!|REF!|VALUE!|SPILL!|CALC!)$/;

/** What COUNTIF and its kin look for: a value, or a text with an operator, a number or a pattern in it. */
export function criterion(given: Plain): Test {
  // An empty cell as a condition means 0.
  if (given === null) return (cell) => cell === 0;
  if (given instanceof CellError) return (cell) => cell instanceof CellError && cell.code === given.code;
  if (typeof given === "number") return isNumber(given);
  if (typeof given === "boolean") return (cell) => cell === given;
  const [, operator = "", operand = ""] = /^(<>|<=|>=|=|<|>)?(.*)$/s.exec(given) ?? [];
  if (operator === "") return operand === "" ? (cell) => cell === null || cell === "" : is(operand);
  if (operator === "=") return operand === "" ? (cell) => cell === null : is(operand);
  if (operator !== "<>") return compares(operator, operand);
  if (operand === "") return (cell) => cell !== null;
  const number = numberInText(operand);
  // A text of the same digits isn't the number here, though "=" would find it.
  if (number !== null) return (cell) => cell !== number;
  const same = is(operand);
  return (cell) => !same(cell);
}

const isNumber =
  (number: number): Test =>
  (cell) =>
    typeof cell === "number" ? cell === number : typeof cell === "string" && numberInText(cell) === number;

function is(operand: string): Test {
  const number = numberInText(operand);
  if (number !== null) return isNumber(number);
  const upper = operand.toUpperCase();
  if (upper === "TRUE" || upper === "FALSE") return (cell) => cell === (upper === "TRUE");
  if (ERRORS.test(upper)) return (cell) => cell instanceof CellError && cell.code === upper;
  const matches = pattern(operand);
  return (cell) => typeof cell === "string" && matches(cell);
}

const HOLDS: Record<string, (order: number) => boolean> = {
  "<": (order) => order < 0,
  ">": (order) => order > 0,
  "<=": (order) => order <= 0,
  ">=": (order) => order >= 0,
};

/** Only values of one kind have an order. Nothing comes before or after an empty text or an error. */
function compares(operator: string, operand: string): Test {
  const holds = HOLDS[operator]!;
  const number = numberInText(operand);
  if (number !== null) return (cell) => typeof cell === "number" && holds(cell - number);
  const upper = operand.toUpperCase();
  if (upper === "TRUE" || upper === "FALSE")
    return (cell) => typeof cell === "boolean" && holds(Number(cell) - Number(upper === "TRUE"));
  if (operand === "" || ERRORS.test(upper)) return () => false;
  return (cell) => typeof cell === "string" && holds(compareTexts(cell, operand));
}

const { compare } = new Intl.Collator("en", { sensitivity: "accent" });
/** In any case of letters. */
export const compareTexts = (a: string, b: string): number => (a === b ? 0 : compare(a, b));

/** Whether a text is the pattern's: ? is one character, * any number of them, ~ takes the next one as it is. */
export function pattern(text: string): (cell: string) => boolean {
  if (!/[*?~]/.test(text)) return (cell) => compareTexts(cell, text) === 0;
  const whole = new RegExp(`^${patternSource(text)}$`, "isu");
  return (cell) => whole.test(cell);
}

/** A pattern as a regular expression. */
export const patternSource = (text: string): string =>
  text.replace(/~(.?)|[\\^$.*+?()[\]{}|]/gsu, (sign, next?: string) => {
    if (next !== undefined) return escaped(next);
    return sign === "*" ? ".*" : sign === "?" ? "." : `\\${sign}`;
  });
