import { costPerPoint, qualityGain, qualityRetained } from "../core/quality/quality";
import { broadcast, numbers, paired, reduce } from "./cells";

/**
 * Average quality gain over benchmarks: the mean of (optimized - baseline) / scale. A row whose scores are both 0 or empty is skipped, unless it has a scale of its own.
 * @customfunction ROI_QUALITY_GAIN
 * @supportSync
 * @param baseline Scores before, one row for each benchmark, in the unit of the scale.
 * @param optimized Scores after, a range of the same size.
 * @param scale Highest possible score: 1 (default) for percents, 10 for MT-Bench. One cell, or one for each score.
 * @returns Fraction of the scale, 0.19 for 19 percentage points.
 */
export function roiQualityGain(baseline: unknown[][], optimized: unknown[][], scale?: unknown[][]): number {
  return reduce(() => {
    const before = numbers({ baseline });
    const after = numbers({ optimized });
    const maximum = numbers({ scale }, true);
    paired(before, after);
    if (!maximum) return qualityGain(before.values, after.values);
    if (maximum.values.length === 1) return qualityGain(before.values, after.values, maximum.values[0]);
    paired(before, maximum);
    return qualityGain(before.values, after.values, maximum.values);
  });
}

/**
 * Share of the quality that is kept: optimized / baseline. Takes cells or ranges.
 * @customfunction ROI_QUALITY_RETAINED
 * @supportSync
 * @param baseline Score before, on any scale.
 * @param optimized Score after, on the same scale.
 * @returns Fraction, 0.985 when 98.5% is kept.
 */
export function roiQualityRetained(baseline: unknown[][], optimized: unknown[][]): unknown[][] {
  return broadcast(qualityRetained, { baseline, optimized });
}

/**
 * What one percentage point of quality costs: cost / (100 × gain). Takes cells or ranges.
 * @customfunction ROI_COST_PER_POINT
 * @supportSync
 * @param cost Money spent, in your currency.
 * @param gain Quality gained as a fraction: 0.13 for 13 percentage points.
 * @returns Money per percentage point.
 */
export function roiCostPerPoint(cost: unknown[][], gain: unknown[][]): unknown[][] {
  return broadcast(costPerPoint, { cost, gain });
}
