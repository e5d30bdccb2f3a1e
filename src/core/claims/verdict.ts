import type { Claim, NumberClaim } from "./claim";

export const VERDICTS = ["exact", "rounded", "truncated", "differs", "holds", "fails"] as const;
export type Verdict = (typeof VERDICTS)[number];

/** Two numbers within this relative distance are the same: about four digits more than anyone prints. */
const SAME = 1e-12;
/** The digits that a number and its neighbours in a cell can be told apart by. */
const HELD = 1e-15;
/** How far a figure printed with ~ or ≈ may be off. */
const ABOUT = 0.1;
/** Printed digits beyond which a number has none to spare for noise. */
const MOST_UNITS = 1e12;
const POINT = 0.01;

/** The number in units of the last printed digit, without the noise of binary fractions (28.499999999999996 is 28.5). */
function inPrintedUnits(value: number, exponent: number): number {
  const scaled = exponent > 0 ? value / Number(`1e${exponent}`) : value * Number(`1e${-exponent}`);
  return Math.abs(scaled) < MOST_UNITS ? Number(scaled.toPrecision(13)) : scaled;
}

/** Halves away from zero, as Excel's ROUND and people do. */
const round = (value: number): number => Math.sign(value) * Math.floor(Math.abs(value) + 0.5);

/**
 * Does a computed value bear out what was printed, at the precision printed?
 * @param stated   the claim as printed
 * @param computed in the claim's unit (fractions for percents)
 * @returns "exact" (within 1e-12), "rounded" and "truncated" (to the printed digits), "differs"; for bounds, ~ and
 * ranges "holds" or "fails". Points are tried as they are and as hundredths
 */
export function verdict(stated: Claim, computed: number): Verdict {
  const plain = verdictOf(stated, computed);
  if (!stated.points) return plain;
  const hundredths = verdictOf(stated, computed / POINT);
  return VERDICT_ORDER.indexOf(hundredths) < VERDICT_ORDER.indexOf(plain) ? hundredths : plain;
}

/** From the best. */
const VERDICT_ORDER: readonly Verdict[] = ["exact", "holds", "rounded", "truncated", "differs", "fails"];

const held = (holds: boolean): Verdict => (holds ? "holds" : "fails");
const within = (distance: number, ...sizes: number[]): boolean =>
  distance <= SAME * Math.max(...sizes.map(Math.abs));

function verdictOf(stated: Claim, computed: number): Verdict {
  if (stated.relation === "within") {
    const { low, high } = stated;
    return held(within(low - computed, low, computed) && within(computed - high, high, computed));
  }
  const { value } = stated;
  const same = within(Math.abs(computed - value), computed, value);
  switch (stated.relation) {
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
    case "=":
      return same && agreesInPrint(stated, computed) ? "exact" : inPrint(stated, computed);
  }
}

/** Of 13 printed digits and more, 1e-12 would let the last ones go. */
function agreesInPrint({ value, exponent }: NumberClaim, computed: number): boolean {
  return Math.abs(computed - value) <= Math.max(Number(`1e${exponent}`) / 2, 4 * HELD * Math.abs(value));
}

function inPrint({ value, exponent }: NumberClaim, computed: number): Verdict {
  const printed = Math.round(inPrintedUnits(value, exponent));
  const units = inPrintedUnits(computed, exponent);
  if (round(units) === printed) return "rounded";
  return Math.trunc(units) === printed ? "truncated" : "differs";
}
