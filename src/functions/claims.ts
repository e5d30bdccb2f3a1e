import { claimOf, parseClaim, readClaim } from "../core/claims/claim";
import { DECIMAL_MARKS, type DecimalMark } from "../core/claims/digits";
import { verdict } from "../core/claims/verdict";
import { broadcast, claim, word } from "./cells";

type Printed = string | number;

/**
 * The number in a printed claim: "$10.2M" is 10200000, "+17%" is 0.17, "300 tok/s" is 300. Takes cells or ranges.
 * @customfunction ROI_VALUE
 * @supportSync
 * @param text Printed claim with one number; signs, brackets, scale words (K, million, crore), percents, currencies, bounds and units are understood. A number stays as it is.
 * @param decimal Decimal mark where a single one could part groups instead: "." (default) reads 1,234 as 1234, "," as 1.234.
 * @returns The number; percents as fractions.
 */
export function roiValue(text: unknown[][], decimal?: unknown[][]): unknown[][] {
  return broadcast(
    (printed: Printed, mark?: DecimalMark) =>
      typeof printed === "number" ? printed : parseClaim(printed, mark).value,
    { text: claim(text) },
    { decimal: word(decimal, DECIMAL_MARKS) },
  );
}

/**
 * Does the computed value bear out what was printed, at the precision printed? "exact", "rounded", "truncated" or "differs"; "holds" or "fails" for bounds ("<5%", "at least 3x", "about 10"), a trailing + and ranges ("3-5x"). Takes cells or ranges.
 * @customfunction ROI_VERDICT
 * @supportSync
 * @param stated Claim as printed, e.g. "$10.2M" or "<5%", or a number.
 * @param computed Number to check it against, in the claim's unit; percents as fractions.
 * @param decimal Decimal mark where a single one could part groups instead: "." (default) or ",".
 * @returns One word.
 */
export function roiVerdict(stated: unknown[][], computed: unknown[][], decimal?: unknown[][]): unknown[][] {
  return broadcast(
    (printed: Printed, value: number, mark?: DecimalMark) =>
      verdict(typeof printed === "number" ? claimOf(printed) : readClaim(printed, mark), value),
    { stated: claim(stated), computed },
    { decimal: word(decimal, DECIMAL_MARKS) },
  );
}
