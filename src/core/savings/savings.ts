import { requireDivisor, requireNonNegative, requirePositive } from "../messages";

/**
 * Money saved: b − o.
 * @param baseline  cost before [money]
 * @param optimized cost after [money]
 * @returns saving [money]; negative when the cost rises
 */
export function savings(baseline: number, optimized: number): number {
  return baseline - optimized;
}

/**
 * Savings rate (b − o) / b.
 * @param baseline  cost before [money]
 * @param optimized cost after [money]
 * @returns fraction; negative when the cost rises
 * @throws {CalcError} "div0" when baseline is 0
 */
export function savingsRate(baseline: number, optimized: number): number {
  requireDivisor("baseline", baseline);
  return (baseline - optimized) / baseline;
}

/** What a speed-up compares: times (less is better) or rates (more is better). The first is the default. */
export const SPEEDUP_MEASURES = ["time", "rate"] as const;
export type SpeedupMeasure = (typeof SPEEDUP_MEASURES)[number];

/**
 * How many times as fast.
 * @param baseline  time or rate before, ≥ 0
 * @param optimized time or rate after, ≥ 0, in the same unit
 * @param measure   "time": b / o; "rate": o / b
 * @returns factor, 1 for no change
 * @throws {CalcError} "num" when one is negative, "div0" when the divisor is 0
 */
export function speedup(baseline: number, optimized: number, measure: SpeedupMeasure = "time"): number {
  requireNonNegative("baseline", baseline);
  requireNonNegative("optimized", optimized);
  if (measure === "rate") {
    requireDivisor("baseline", baseline);
    return optimized / baseline;
  }
  requireDivisor("optimized", optimized);
  return baseline / optimized;
}

/**
 * Share of the time that a speed-up saves: (s − 1) / s.
 * @param factor speed-up, > 0
 * @returns fraction; negative for a slow-down
 * @throws {CalcError} "num" when factor ≤ 0
 */
export function timeSavings(factor: number): number {
  requirePositive("speedup", factor);
  // Near 1 as exact as elsewhere.
  return (factor - 1) / factor;
}
