import { CalcError } from "../errors";
import { standardDeviation } from "./deviation";
import { Sum } from "../sum";

/** What many values come to. */
export interface Summary {
  count: number;
  mean: number;
  /** Of the sample; NaN for a single value. */
  standardDeviation: number;
  minimum: number;
  maximum: number;
  /** Part of the values below 0, fraction. */
  belowZero: number;
  /** For each share asked for: this share of the values lies below, as in Excel's PERCENTILE.INC. */
  percentiles: number[];
}

/**
 * Moments and percentiles of values.
 * @param values in any order, all finite
 * @param shares of the percentiles, 0…1
 * @throws {CalcError} "num" when there are no values
 */
export function summarize(values: ArrayLike<number>, shares: readonly number[]): Summary {
  const sorted = Float64Array.from(values).sort();
  const count = sorted.length;
  if (count === 0) throw new CalcError("num", "There are no values.");
  const total = new Sum();
  for (const value of sorted) total.add(value);
  const mean = total.value / count;
  let below = 0;
  for (const value of sorted) if (value < 0) below++;
  return {
    count,
    mean,
    standardDeviation: standardDeviation(sorted, mean),
    minimum: sorted[0]!,
    maximum: sorted[count - 1]!,
    belowZero: below / count,
    percentiles: shares.map((share) => percentile(sorted, share)),
  };
}

function percentile(sorted: Float64Array, share: number): number {
  const place = share * (sorted.length - 1);
  const below = sorted[Math.floor(place)]!;
  return below + (place - Math.floor(place)) * (sorted[Math.ceil(place)]! - below);
}

export interface Bin {
  from: number;
  to: number;
  count: number;
}

/**
 * A histogram of bins of equal width from the least to the greatest value. A bin holds its lower end, and the last one
 * its upper end too; equal values share one bin.
 * @param bins how many, ≥ 1
 */
export function histogram(values: ArrayLike<number>, bins: number): Bin[] {
  let minimum = Infinity;
  let maximum = -Infinity;
  for (let i = 0; i < values.length; i++) {
    minimum = Math.min(minimum, values[i]!);
    maximum = Math.max(maximum, values[i]!);
  }
  const width = (maximum - minimum) / bins;
  // Equal values, or so near to each other that no number is as small as a bin between them.
  if (width === 0) return [{ from: minimum, to: maximum, count: values.length }];
  const counts = new Uint32Array(bins);
  for (let i = 0; i < values.length; i++)
    counts[Math.min(bins - 1, Math.floor((values[i]! - minimum) / width))]!++;
  return Array.from(counts, (count, i) => ({
    from: minimum + i * width,
    to: i === bins - 1 ? maximum : minimum + (i + 1) * width,
    count,
  }));
}
