import { exp, log } from "../elementary";

const SQRT_2PI = Math.sqrt(2 * Math.PI);
/** Where the series has lost three digits and the continued fraction has become fast. */
const TAIL = 3;

/** Mills' ratio: probability above z over the density at z, z ≥ 0. */
function millsRatio(z: number): number {
  if (z < TAIL) {
    // G. Marsaglia, "Evaluating the normal distribution", Journal of Statistical Software 11(4), 2004.
    let term = z;
    let sum = z;
    for (let k = 3; term > 1e-17 * sum; k += 2) sum += term *= (z * z) / k;
    return (SQRT_2PI / 2) * exp((z * z) / 2) - sum;
  }
  // Laplace's continued fraction.
  let rest = z;
  for (let k = 80; k > 0; k--) rest = z + k / rest;
  return 1 / rest;
}

/**
 * The z ≥ 0 above which the standard normal distribution has probability q.
 * @param q 0…½; 0 gives infinity
 */
export function normalTail(q: number): number {
  if (q === 0) return Infinity;
  const logarithm = log(q);
  const t = Math.sqrt(-2 * logarithm);
  // M. Abramowitz and I. Stegun, Handbook of Mathematical Functions, 26.2.23, off by 4.5e-4 at most …
  let z =
    t - (2.515517 + t * (0.802853 + t * 0.010328)) / (1 + t * (1.432788 + t * (0.189269 + t * 0.001308)));
  // … and two steps of Halley's method, each of which triples the digits.
  for (let i = 0; i < 2; i++) {
    const error = millsRatio(z) - SQRT_2PI * exp((z * z) / 2 + logarithm);
    z += error / (1 - (z * error) / 2);
  }
  return Math.max(0, z);
}

/** 1 / density of the standard normal distribution at z. */
export const inverseNormalDensity = (z: number): number => SQRT_2PI * exp((z * z) / 2);
