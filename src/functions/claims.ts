import { claimOf, parseClaim } from "../core/claims/claim";
import { verdict } from "../core/claims/verdict";
import { broadcast, claim } from "./cells";

/**
 * The number in a printed claim: "$10.2M" is 10200000, "+17%" is 0.17, "300 tok/s" is 300. Takes cells or ranges.
 * @customfunction ROI_VALUE
 * @supportSync
 * @param text Printed claim with one number; K, M, B, T, %, pp, currency signs and units are understood. A number stays as it is.
 * @returns The number; percents as fractions.
 */
export function roiValue(text: unknown[][]): unknown[][] {
  return broadcast((printed: string | number) => readClaim(printed).value, { text: claim(text) });
}

/**
 * Does the computed value bear out what was printed, at the precision printed? "exact", "rounded", "truncated" or "differs"; "holds" or "fails" for < > ≤ ≥ ~ ≈ and a trailing +. Takes cells or ranges.
 * @customfunction ROI_VERDICT
 * @supportSync
 * @param stated Claim as printed, e.g. "$10.2M" or "<5%", or a number.
 * @param computed Number to check it against, in the claim's unit; percents as fractions.
 * @returns One word.
 */
export function roiVerdict(stated: unknown[][], computed: unknown[][]): unknown[][] {
  return broadcast((printed: string | number, value: number) => verdict(readClaim(printed), value), {
    stated: claim(stated),
    computed,
  });
}

const readClaim = (printed: string | number) =>
  typeof printed === "number" ? claimOf(printed) : parseClaim(printed);
