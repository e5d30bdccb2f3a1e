/** What the trials of an output came to. */
import { summarize, type Summary } from "../../core/uncertainty/summary";

/** Two-sided, of a normal distribution. */
const CONFIDENT = 1.959963984540054;

export interface Sorted {
  /** Ascending, without the trials that gave no number. */
  readonly values: Float64Array;
}

export function sorted(values: Float64Array): Sorted {
  return { values: values.filter((value) => !Number.isNaN(value)).sort() };
}

export const summary = ({ values }: Sorted, shares: readonly number[]): Summary => summarize(values, shares);

/** This share of the trials lies below, as in Excel's PERCENTILE.INC. */
export function percentile({ values }: Sorted, share: number): number {
  const place = share * (values.length - 1);
  const below = values[Math.floor(place)]!;
  return below + (place - Math.floor(place)) * (values[Math.ceil(place)]! - below);
}

/** The share of the trials below a value. */
export const probabilityBelow = (trials: Sorted, limit: number): number =>
  placeOf(trials.values, limit) / trials.values.length;

/** How many of the ascending values are less. */
function placeOf(values: Float64Array, limit: number): number {
  let [low, high] = [0, values.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (values[middle]! < limit) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Mean of the worst share of the trials, the last of them in part. */
export function expectedShortfall({ values }: Sorted, share: number): number {
  const count = share * values.length;
  const whole = Math.floor(count);
  let sum = 0;
  for (let i = 0; i < whole; i++) sum += values[i]!;
  const rest = count - whole;
  return count === 0 ? values[0]! : (sum + rest * (values[whole] ?? 0)) / count;
}

/** Half the width of the interval that holds the true mean, 19 times in 20. */
export function meanHalfWidth(values: Float64Array): number {
  let [count, mean, squares] = [0, 0, 0];
  for (const value of values) {
    if (Number.isNaN(value)) continue;
    count++;
    const gap = value - mean;
    mean += gap / count;
    squares += gap * (value - mean);
  }
  return count < 2 ? Infinity : CONFIDENT * Math.sqrt(squares / (count - 1) / count);
}

/** The same for a percentile, from the trials that stand around it. */
export function percentileHalfWidth(trials: Sorted, share: number): number {
  const { length } = trials.values;
  const spread = CONFIDENT * Math.sqrt(share * (1 - share) * length);
  const [low, high] = [Math.floor(share * length - spread), Math.ceil(share * length + spread)];
  if (low < 0 || high >= length) return Infinity;
  return (trials.values[high]! - trials.values[low]!) / 2;
}
