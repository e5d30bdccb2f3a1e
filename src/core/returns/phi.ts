import { requireDivisor, requireNonNegative } from "../messages";

/** φ, the golden ratio (1 + √5) / 2: the weight in the source document's "Sacred ROI Formula". */
export const PHI = (1 + Math.sqrt(5)) / 2;

/**
 * The source document's φ score: weight × (cost + quality + time) / investment. A score of its own, not a return in
 * money: it adds shares of unlike things, and a speed-up counts in cost and in time. Weight 1 gives the plain ratio.
 * @param costSavings  fraction of the cost saved
 * @param qualityGains fraction gained
 * @param timeSavings  fraction of the time saved
 * @param investment   on the same scale, > 0
 * @param weight       factor
 * @returns score, "x"
 * @throws {CalcError} "div0" when investment is 0, "num" when it is negative
 */
export function phiScore(
  costSavings: number,
  qualityGains: number,
  timeSavings: number,
  investment: number,
  weight: number = PHI,
): number {
  requireDivisor("investment", investment);
  requireNonNegative("investment", investment);
  return (weight * (costSavings + qualityGains + timeSavings)) / investment;
}
