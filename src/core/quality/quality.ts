import { CalcError } from "../errors";
import { messages, requireDivisor, requireNonNegative } from "../messages";
import { Sum } from "../sum";

/**
 * Mean quality gain: mean over the rows of (optimized − baseline) / scale. A row in which everything is 0 is no row.
 * @param baseline  scores before
 * @param optimized scores after, same length
 * @param scale     the maximum of every score (1 for fractions, 10 for MT-Bench), or one for each row
 * @returns fraction of the scale
 * @throws {CalcError} "div0" without a row or with a scale of 0, "num" with a negative scale
 */
export function qualityGain(
  baseline: ArrayLike<number>,
  optimized: ArrayLike<number>,
  scale: number | ArrayLike<number> = 1,
): number {
  const gains = new Sum();
  let rows = 0;
  for (let i = 0; i < baseline.length; i++) {
    const before = baseline[i]!;
    const after = optimized[i]!;
    const shared = typeof scale === "number";
    const maximum = shared ? scale : scale[i]!;
    if (before === 0 && after === 0 && (shared || maximum === 0)) continue;
    requireDivisor("scale", maximum);
    requireNonNegative("scale", maximum);
    gains.add((after - before) / maximum);
    rows++;
  }
  if (rows === 0) throw new CalcError("div0", messages.noRows);
  return gains.value / rows;
}

/**
 * Share of the quality that is kept: o / b.
 * @param baseline  score before
 * @param optimized score after, on the same scale
 * @returns fraction
 * @throws {CalcError} "div0" when baseline is 0
 */
export function qualityRetained(baseline: number, optimized: number): number {
  requireDivisor("baseline", baseline);
  return optimized / baseline;
}

/**
 * What one percentage point of quality costs: cost / (100 × gain).
 * @param cost [money]
 * @param gain fraction, 0.13 for 13 percentage points
 * @returns money per percentage point
 * @throws {CalcError} "div0" when gain is 0
 */
export function costPerPoint(cost: number, gain: number): number {
  requireDivisor("gain", gain);
  return cost / (100 * gain);
}
