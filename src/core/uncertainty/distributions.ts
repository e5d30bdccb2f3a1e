import { betaTails } from "./beta";
import { exp, log } from "../elementary";
import { CalcError } from "../errors";
import { messages, requireNonNegative, requireOrder, requirePositive, requireUnit } from "../messages";
import { inverseNormalDensity, normalTail } from "./normal";

/** Between a low and a high. */
export const RANGE_DISTRIBUTIONS = ["pert", "triangular", "uniform"] as const;
export type RangeDistribution = (typeof RANGE_DISTRIBUTIONS)[number];

export const DISTRIBUTIONS = [
  ...RANGE_DISTRIBUTIONS,
  "normal",
  "lognormal",
  "lognormalMean",
  "metalog",
  "event",
] as const;
export type DistributionName = (typeof DISTRIBUTIONS)[number];

/** A point of the inverse distribution function. */
export interface Quantile {
  x: number;
  /** |dx / dq| */
  slope: number;
}

/** The point beyond which, at the lower or the upper end, lies probability q, 0…½. Exact near both ends. */
export interface Distribution {
  (q: number, upper: boolean): Quantile;
  /** It jumps from value to value: the lines of a table between them would be neither. Asked for q up to 1 then. */
  stepped?: true;
}

/**
 * A distribution by its name.
 * @param name "uniform" (low, high), "triangular" and "pert" (low, likely, high), "normal" (mean, sd), "lognormal" (mean
 * and sd of ln x), "lognormalMean" (mean and sd of x), "metalog" (P10, P50, P90), "event" (probability, amount)
 * @throws {CalcError} "num" outside the domain, "value" when c is needed and missing
 */
export function distribution(name: DistributionName, a: number, b: number, c?: number): Distribution {
  switch (name) {
    case "uniform":
      return ranged(name, a, b, b);
    case "triangular":
    case "pert":
      return ranged(name, a, b, third(c));
    case "normal":
      return normal(a, b);
    case "lognormal":
      return exponential(normal(a, b));
    case "lognormalMean": {
      requirePositive("mean", a);
      requireNonNegative("sd", b);
      const variance = log1p((b / a) * (b / a));
      return exponential(normal(log(a) - variance / 2, Math.sqrt(variance)));
    }
    case "metalog":
      return metalog(a, b, third(c));
    case "event":
      return event(a, b);
  }
}

function third(c: number | undefined): number {
  if (c === undefined) throw new CalcError("value", messages.missing("c"));
  return c;
}

/** ln(1 + x) with all digits though x is small (W. Kahan). */
function log1p(x: number): number {
  const sum = 1 + x;
  return sum === 1 ? x : (log(sum) * x) / (sum - 1);
}

/** Of e^x, with x distributed so. */
function exponential(logarithm: Distribution): Distribution {
  return (q, upper) => {
    const { x, slope } = logarithm(q, upper);
    const value = exp(x);
    return { x: value, slope: value * slope };
  };
}

const P10 = 0.1;
/** Beyond this the curve of three terms turns back: Keelin 2016, section 4.2. */
const STEEPEST = 1.66711;

/**
 * The metalog distribution of three terms with these percentiles, unbounded: x = P50 + L (a + s (y − ½)), L = ln(y / (1 − y)).
 * Source: T. W. Keelin, "The Metalog Distributions", Decision Analysis 13(4), 2016.
 */
function metalog(p10: number, p50: number, p90: number): Distribution {
  const width = p90 - p10;
  const reach = log((1 - P10) / P10);
  const spread = width / (2 * reach);
  const skew = (p90 - p50 - (p50 - p10)) / ((1 - 2 * P10) * reach);
  if (width === 0 && p50 === p10) return () => ({ x: p50, slope: 0 });
  if (!(Math.abs(skew) < STEEPEST * spread)) throw new CalcError("num", messages.infeasible);
  return (q, upper) => {
    const side = upper ? 1 : -1;
    const odds = log((1 - q) / q);
    const lean = spread + skew * side * (0.5 - q);
    return { x: p50 + side * odds * lean, slope: lean / (q * (1 - q)) + skew * side * odds };
  };
}

/** Of 1 − probability. */
const ROUNDING = 1e-15;

/** The amount with this probability, else 0. */
function event(probability: number, amount: number): Distribution {
  requireUnit("probability", probability);
  const shape: Distribution = (q, upper) => {
    const below = upper ? 1 - q : q;
    // A loss comes first, a gain last.
    const happens = amount < 0 ? below <= probability + ROUNDING : below > 1 - probability + ROUNDING;
    return { x: happens ? amount : 0, slope: 0 };
  };
  shape.stepped = true;
  return shape;
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
  // Without the infinite ends, times 0.
  if (sd === 0) return () => ({ x: mean, slope: 0 });
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
