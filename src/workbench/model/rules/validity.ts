/** Whether a cell meets its validation rule. */
import { HostError } from "../../protocol/errors";
import { sheetPort, type Context } from "../context";
import type { Cell, Scalar, Validation } from "../port";
import { resolveReference } from "../formula/references";

export function isValid(x: Context, sheetId: string, rule: Validation, cell: Cell): boolean {
  if (cell.kind === "empty") return rule.ignoreBlanks !== false;
  if (rule.kind === "list") {
    const allowed = listItems(x, sheetId, rule.formula1).map((item) => String(item).toLowerCase());
    return allowed.includes(String(cell.value).toLowerCase());
  }
  if (rule.kind === "custom")
    throw new HostError("NotImplemented", "The host does not evaluate custom validation formulas.");
  const value = rule.kind === "textLength" ? cell.text.length : cell.value;
  if (typeof value !== "number" || (rule.kind === "wholeNumber" && !Number.isInteger(value))) return false;
  const first = numberOf(x, sheetId, rule.formula1);
  return compare(rule.operator ?? "Between", value, first, () => numberOf(x, sheetId, rule.formula2));
}

function compare(operator: string, value: number, first: number, second: () => number): boolean {
  switch (operator) {
    case "Between":
      return value >= first && value <= second();
    case "NotBetween":
      return value < first || value > second();
    case "EqualTo":
      return value === first;
    case "NotEqualTo":
      return value !== first;
    case "GreaterThan":
      return value > first;
    case "LessThan":
      return value < first;
    case "GreaterThanOrEqualTo":
      return value >= first;
    default:
      return value <= first;
  }
}

function listItems(x: Context, sheetId: string, source: Scalar | undefined): Scalar[] {
  if (typeof source !== "string") return source === undefined ? [] : [source];
  if (!source.startsWith("=")) return source.split(",").map((item) => item.trim());
  const area = resolveReference(x, source, sheetId);
  if (!area)
    throw new HostError("NotImplemented", "The host does not evaluate formulas of validation lists.");
  return sheetPort(x, area.sheetId)
    .read(area.at)
    .flat()
    .filter((cell) => cell.kind !== "empty")
    .map((cell) => cell.value);
}

function numberOf(x: Context, sheetId: string, operand: Scalar | undefined): number {
  if (typeof operand === "number") return operand;
  const constant = typeof operand === "string" ? Number(operand.replace(/^=/, "")) : Number.NaN;
  if (Number.isFinite(constant)) return constant;
  const area = typeof operand === "string" ? resolveReference(x, operand, sheetId) : null;
  const value =
    area && area.at.h * area.at.w === 1 ? sheetPort(x, area.sheetId).read(area.at)[0]![0]!.value : null;
  if (typeof value === "number") return value;
  throw new HostError("NotImplemented", "The host does not evaluate formulas of validation rules.");
}
