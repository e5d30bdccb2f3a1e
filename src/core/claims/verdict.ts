import type { Claim } from "./claim";

export const VERDICTS = ["exact", "rounded", "truncated", "differs", "holds", "fails"] as const;
export type Verdict = (typeof VERDICTS)[number];

/** Two numbers within this relative distance are the same: about four digits more than anyone prints. */
const SAME = 1e-12;
/** How far a figure printed with ~ or ≈ may be off. */
const ABOUT = 0.1;

/** The number in units of the last printed digit, without the noise of binary fractions (28.499999999999996 is 28.5). */
function inPrintedUnits(value: number, exponent: number): number {
  const scaled = exponent > 0 ? value / Number(`1e${exponent}`) : value * Number(`1e${-exponent}`);
  return Number(scaled.toPrecision(13));
}

/** Halves away from zero, as Excel's ROUND and people do. */
const round = (value: number): number => Math.sign(value) * Math.floor(Math.abs(value) + 0.5);

/**
 * Does a computed value bear out what was printed, at the precision printed?
 * @param stated   the claim as printed
 * @param computed in the claim's unit (fractions for percents)
 * @returns "exact" (within 1e-12), "rounded" and "truncated" (to the printed digits), "differs"; for bounds and ~
 * "holds" or "fails"
 */
export function verdict(stated: Claim, computed: number): Verdict {
  const { value, exponent, relation } = stated;
  const same = Math.abs(computed - value) <= SAME * Math.max(Math.abs(computed), Math.abs(value));
  const held = (holds: boolean): Verdict => (holds ? "holds" : "fails");
  switch (relation) {
    case "<":
      return held(computed < value && !same);
    case "≤":
      return held(computed < value || same);
    case ">":
      return held(computed > value && !same);
    case "≥":
      return held(computed > value || same);
    case "~":
      return held(Math.abs(computed - value) <= ABOUT * Math.abs(value) * (1 + SAME));
    case "=": {
      if (same) return "exact";
      const printed = Math.round(inPrintedUnits(value, exponent));
      const units = inPrintedUnits(computed, exponent);
      if (round(units) === printed) return "rounded";
      return Math.trunc(units) === printed ? "truncated" : "differs";
    }
  }
}
