import { betaTails } from "./beta";
import { exp } from "../elementary";
import { CalcError } from "../errors";
import { messages, requireNonNegative, requireOrder, requireUnit } from "../messages";
import { inverseNormalDensity, normalTail } from "./normal";

/** Between a low and a high. */
export const RANGE_DISTRIBUTIONS = ["pert", "triangular", "uniform"] as const;
export type RangeDistribution = (typeof RANGE_DISTRIBUTIONS)[number];

export const DISTRIBUTIONS = [...RANGE_DISTRIBUTIONS, "normal", "lognormal"] as const;
export type DistributionName = (typeof DISTRIBUTIONS)[number];

/** A point of the inverse distribution function. */
export interface Quantile {
  x: number;
  /** |dx / dq| */
  slope: number;
}

/** The point beyond which, at the lower or the upper end, lies probability q, 0…½. Exact near both ends. */
export type Distribution = (q: number, upper: boolean) => Quantile;

/**
 * A distribution by its name.
 * @param name "uniform" (low, high), "triangular" and "pert" (low, likely, high), "normal" (mean, sd), "lognormal" (mean
 * and sd of ln x)
 * @throws {CalcError} "num" when low ≤ likely ≤ high doesn't hold or sd is negative, "value" when c is needed and missing
 */
export function distribution(name: DistributionName, a: number, b: number, c?: number): Distribution {
  switch (name) {
    case "uniform":
      return ranged(name, a, b, b);
    case "triangular":
    case "pert":
      if (c === undefined) throw new CalcError("value", messages.needsHigh);
      return ranged(name, a, b, c);
    case "normal":
      return normal(a, b);
    case "lognormal": {
      const logarithm = normal(a, b);
      return (q, upper) => {
        const { x, slope } = logarithm(q, upper);
        const value = exp(x);
        return { x: value, slope: value * slope };
      };
    }
  }
}

/**
 * A distribution between low and high; "uniform" has no likely value.
 * @throws {CalcError} "num" when low ≤ likely ≤ high doesn't hold
 */
export function ranged(name: RangeDistribution, low: number, likely: number, high: number): Distribution {
  const width = high - low;
  if (name === "uniform") requireOrder("low", low, "high", high);
  else {
    requireOrder("low", low, "likely", likely);
    requireOrder("likely", likely, "high", high);
  }
  if (width === 0) return () => ({ x: low, slope: 0 });
  if (name === "uniform")
    return (q, upper) => ({ x: upper ? high - q * width : low + q * width, slope: width });
  const mode = (likely - low) / width;
  const tails =
    name === "pert" ? betaTails(1 + PERT_WEIGHT * mode, 1 + PERT_WEIGHT * (1 - mode)) : triangularTails(mode);
  return (q, upper) => {
    const { distance, slope } = tails(q, upper);
    return { x: upper ? high - distance * width : low + distance * width, slope: slope * width };
  };
}

/**
 * λ: how much the likely value weighs beside the ends, so that the mean is (low + 4 likely + high) / 6. Source: D. G.
 * Malcolm et al., "Application of a technique for research and development program evaluation", Operations Research 7, 1959.
 */
const PERT_WEIGHT = 4;

/** On 0…1 with its peak at mode: the distance from an end, whose side of the triangle has the length own. */
function triangularTails(mode: number): (q: number, upper: boolean) => { distance: number; slope: number } {
  return (q, upper) => {
    const own = upper ? 1 - mode : mode;
    if (q <= own) {
      const distance = Math.sqrt(q * own);
      return { distance, slope: own / (2 * distance) };
    }
    const rest = Math.sqrt((1 - q) * (1 - own));
    // 1 - rest without cancellation.
    return { distance: (q + own - q * own) / (1 + rest), slope: (1 - own) / (2 * rest) };
  };
}

function normal(mean: number, sd: number): Distribution {
  requireNonNegative("sd", sd);
  return (q, upper) => {
    const z = normalTail(q);
    return { x: upper ? mean + sd * z : mean - sd * z, slope: sd * inverseNormalDensity(z) };
  };
}

/**
 * Inverse distribution function.
 * @param name        of the distribution
 * @param probability 0…1
 * @returns x with this probability below it
 * @throws {CalcError} as distribution(); "num" when probability lies outside 0…1
 */
export function quantile(
  name: DistributionName,
  probability: number,
  a: number,
  b: number,
  c?: number,
): number {
  requireUnit("probability", probability);
  const point = distribution(name, a, b, c);
  return probability <= 0.5 ? point(probability, false).x : point(1 - probability, true).x;
}
