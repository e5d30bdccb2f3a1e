import { exp, log } from "../elementary";

/** Beyond this step of ln y Newton's method needs another one; the next would be below the last bit. */
const CONVERGED = 1e-8;
const MOST_STEPS = 60;

/**
 * Σ that makes the incomplete beta function: ∫₀^y s^(a−1) (1−s)^(b−1) ds = y^a (1−y)^b / a × series. All terms are
 * positive. Source: NIST Digital Library of Mathematical Functions, 8.17.8.
 */
function series(a: number, b: number, y: number): number {
  let term = 1;
  let sum = 1;
  for (let k = 0; term > 1e-17 * sum; k++) sum += term *= (y * (a + b + k)) / (a + 1 + k);
  return sum;
}

/** The integral from 0 to ½. */
const halfIntegral = (a: number, b: number): number => (exp((a + b) * log(0.5)) * series(a, b, 0.5)) / a;

export interface BetaTail {
  /** Distance from the end, as a part of the range. */
  distance: number;
  /** d distance / d probability. */
  slope: number;
}

/**
 * Inverse of the beta distribution.
 * @param a ≥ 1
 * @param b ≥ 1
 * @returns from a probability at the lower end (a belongs to that end) its distance from there
 */
export function betaTails(a: number, b: number): (q: number, upper: boolean) => BetaTail {
  // The two halves make the whole, so no gamma function is needed.
  const lower = halfIntegral(a, b);
  const upper = halfIntegral(b, a);
  const whole = lower + upper;

  const tail = (q: number, fromUpper: boolean): BetaTail => {
    const [own, other, half] = fromUpper ? [b, a, upper / whole] : [a, b, lower / whole];
    if (q <= half) return nearEnd(own, other, q, q * whole);
    // Beyond the middle the other end is nearer.
    const { distance, slope } = nearEnd(other, own, 1 - q, (1 - q) * whole);
    return { distance: 1 - distance, slope };
  };
  return tail;
}

/**
 * Newton's method on ln integral against ln y: concave, and nearly a straight line near the end. It starts below the root
 * and so climbs to it without overshooting.
 */
function nearEnd(a: number, b: number, q: number, integral: number): BetaTail {
  if (q === 0) return { distance: 0, slope: Infinity };
  const target = log(integral * a);
  let logarithm = target / a;
  for (let i = 0; i < MOST_STEPS; i++) {
    const y = exp(logarithm);
    const sum = series(a, b, y);
    const slope = a / ((1 - y) * sum);
    const step = (target - a * logarithm - b * log(1 - y) - log(sum)) / slope;
    if (Math.abs(step) < CONVERGED) {
      const distance = y * (1 + step);
      return { distance, slope: distance / (q * slope) };
    }
    logarithm += step;
  }
  return { distance: NaN, slope: NaN };
}
