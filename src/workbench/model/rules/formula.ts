/** Formulas of data validation and conditional formats, which may do less than those of cells. */
import { invalidArgument } from "../arguments";
import type { Context } from "../context";
import { checkFormula } from "../formula/check";
import { structuredReference, tokenize } from "../formula/tokens";

/** @throws {HostError} InvalidArgument when the formula is malformed or refers to a table's columns */
export function checkRuleFormula(x: Context, formula: string): string {
  checkFormula(x, formula);
  for (const { kind, text } of tokenize(formula.slice(1)) ?? [])
    if (kind === "operand" && structuredReference(text) !== null) throw invalidArgument();
  return formula;
}
