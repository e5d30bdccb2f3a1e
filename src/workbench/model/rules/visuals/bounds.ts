/** Where scales, bars and icons begin and end. */
import { invalidArgument, text } from "../../arguments";
import type { BoundType, ConditionalBound, ConditionalRule } from "../../port";
import type { ConditionalOwner } from "../conditional-parts";
import { checkRuleFormula } from "../formula";

export type Rule<K extends ConditionalRule["rule"]["kind"]> = Extract<ConditionalRule["rule"], { kind: K }>;

/** A number, or a formula: "=A1" and "5" alike. */
export function bound(of: ConditionalOwner, type: BoundType, formula: unknown): ConditionalBound {
  if (type === "LowestValue" || type === "HighestValue" || type === "Automatic") return { type };
  const words = typeof formula === "number" ? String(formula) : text(formula);
  const value = words.startsWith("=") ? checkRuleFormula(of.x, words) : words;
  if (!value.startsWith("=") && !Number.isFinite(Number(value))) throw invalidArgument();
  return { type, formula: value };
}

export const shown = ({ type, formula }: ConditionalBound) =>
  formula === undefined ? { type } : { type, formula };

export const SCALE_TYPES = [
  "LowestValue",
  "HighestValue",
  "Number",
  "Percent",
  "Formula",
  "Percentile",
] as const;
