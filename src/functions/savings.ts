import { savings, savingsRate, speedup, SPEEDUP_MEASURES, timeSavings } from "../core/savings";
import { broadcast, word } from "./cells";

/**
 * Money saved: the cost before minus the cost after. Takes cells or ranges.
 * @customfunction ROI_SAVINGS
 * @param baseline Cost before, in your currency.
 * @param optimized Cost after, in the same currency.
 * @returns Money saved, negative when the cost rises.
 */
export function roiSavings(baseline: unknown[][], optimized: unknown[][]): unknown[][] {
  return broadcast(savings, { baseline, optimized });
}

/**
 * Share of the cost that is saved: (baseline - optimized) / baseline. Takes cells or ranges.
 * @customfunction ROI_SAVINGS_RATE
 * @param baseline Cost before, in your currency.
 * @param optimized Cost after, in the same currency.
 * @returns Fraction of the baseline, 0.9 for 90%.
 */
export function roiSavingsRate(baseline: unknown[][], optimized: unknown[][]): unknown[][] {
  return broadcast(savingsRate, { baseline, optimized });
}

/**
 * How many times as fast: 10 for ten times. Takes cells or ranges.
 * @customfunction ROI_SPEEDUP
 * @param baseline Time or rate before, in any unit, e.g. days or tokens per second.
 * @param optimized Time or rate after, in the same unit.
 * @param measure "time" (default) when the figures are times, so that less is better; "rate" when more is better.
 * @returns Factor, 1 for no change.
 */
export function roiSpeedup(
  baseline: unknown[][],
  optimized: unknown[][],
  measure?: unknown[][],
): unknown[][] {
  return broadcast(speedup, { baseline, optimized }, { measure: word(measure, SPEEDUP_MEASURES) });
}

/**
 * Share of the time that a speed-up saves: 1 - 1/speedup. Takes cells or ranges.
 * @customfunction ROI_TIME_SAVINGS
 * @param speedup Factor, 10 for ten times as fast.
 * @returns Fraction of the time, 0.9 for 90%.
 */
export function roiTimeSavings(speedup: unknown[][]): unknown[][] {
  return broadcast(timeSavings, { speedup });
}
