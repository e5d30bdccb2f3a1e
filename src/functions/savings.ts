import { savings, savingsRate, speedup, SPEEDUP_MEASURES, timeSavings } from "../core/savings/savings";
import { attribution } from "../core/savings/attribution";
import { stackedSpeedup, stackEfficiency } from "../core/savings/stack";
import { broadcast, number, numbers, paired, reduce, shaped, spill, word } from "./cells";

/**
 * Money saved: the cost before minus the cost after. Takes cells or ranges.
 * @customfunction ROI_SAVINGS
 * @supportSync
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
 * @supportSync
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
 * @supportSync
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
 * @supportSync
 * @param speedup Factor, 10 for ten times as fast.
 * @returns Fraction of the time, 0.9 for 90%.
 */
export function roiTimeSavings(speedup: unknown[][]): unknown[][] {
  return broadcast(timeSavings, { speedup });
}

/**
 * The speed-up of several optimizations together: their product, or Amdahl's law when each touches a share of the run.
 * @customfunction ROI_STACK
 * @supportSync
 * @param speedups Factors, one for each optimization: 3 for three times as fast.
 * @param shares Fraction of the baseline run that each one touches; they must not overlap. A range of the same size. Default: each touches the whole run.
 * @returns Factor.
 */
export function roiStack(speedups: unknown[][], shares?: unknown[][]): number {
  return reduce(() => {
    const factors = numbers({ speedups });
    const touched = numbers({ shares }, true);
    if (!touched) return stackedSpeedup(factors.values);
    paired(factors, touched);
    return stackedSpeedup(factors.values, touched.values);
  });
}

/**
 * How much of the speed-ups' product is realised: ln(combined) / ln(product).
 * @customfunction ROI_STACK_EFFICIENCY
 * @supportSync
 * @param combined Factor that was measured or stated for all together.
 * @param speedups Factors, one for each optimization.
 * @returns Fraction, 1 when the factors multiply in full.
 */
export function roiStackEfficiency(combined: unknown[][], speedups: unknown[][]): number {
  return reduce(() => stackEfficiency(number({ combined }), numbers({ speedups }).values));
}

/**
 * Who earned the saving: a fair part of it for each optimization (Shapley value), whatever their order. The parts add up to the saving and spill in the shape of speedups.
 * @customfunction ROI_ATTRIBUTION
 * @supportSync
 * @param baseline Cost before, in your currency.
 * @param speedups Factors, one for each optimization.
 * @param combined Factor that was measured for all together. Default: the product of the factors.
 * @returns Money for each optimization.
 */
export function roiAttribution(
  baseline: unknown[][],
  speedups: unknown[][],
  combined?: unknown[][],
): unknown[][] {
  return spill(() => {
    const factors = numbers({ speedups });
    const together = number({ combined }, true);
    return shaped(attribution(number({ baseline }), factors.values, together), factors);
  });
}
