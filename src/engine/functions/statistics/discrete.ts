import { NUM } from "../../values/cell-error";
import { define, type FunctionTable } from "../definition";
import { incompleteBeta, incompleteGamma, logGamma } from "./special-functions";

function need(...holds: boolean[]): void {
  if (holds.includes(false)) throw NUM;
}

const logCombinations = (n: number, k: number): number =>
  logGamma(n + 1) - logGamma(k + 1) - logGamma(n - k + 1);

function binomialMass(k: number, n: number, p: number): number {
  if (p === 0 || p === 1) return Number(k === p * n);
  return Math.exp(logCombinations(n, k) + k * Math.log(p) + (n - k) * Math.log1p(-p));
}

const binomialBelow = (k: number, n: number, p: number): number =>
  k >= n ? 1 : incompleteBeta(n - k, k + 1, 1 - p);

/** So many or more. */
const binomialFrom = (k: number, n: number, p: number): number =>
  k <= 0 ? 1 : k > n ? 0 : incompleteBeta(k, n - k + 1, p);

function binomial(successes: number, trials: number, p: number, cumulative: boolean): number {
  const [k, n] = [Math.trunc(successes), Math.trunc(trials)];
  // From here on numbers have no room for every count.
  need(k >= 0, k <= n, p >= 0, p <= 1, n <= Number.MAX_SAFE_INTEGER);
  return cumulative ? binomialBelow(k, n, p) : binomialMass(k, n, p);
}

/** The smallest count at which the distribution reaches alpha. */
function binomialInverse(trials: number, p: number, alpha: number): number {
  const n = Math.trunc(trials);
  need(n >= 0, p > 0, p < 1, alpha > 0, alpha < 1);
  let [low, high] = [0, n];
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if (binomialBelow(middle, n, p) >= alpha) high = middle;
    else low = middle + 1;
  }
  return low;
}

function poisson(events: number, mean: number, cumulative: boolean): number {
  const k = Math.trunc(events);
  need(events >= 0, mean >= 0);
  if (mean === 0) return Number(cumulative || k === 0);
  return cumulative
    ? incompleteGamma(k + 1, mean).upper
    : Math.exp(k * Math.log(mean) - mean - logGamma(k + 1));
}

function negativeBinomial(failures: number, successes: number, p: number, cumulative: boolean): number {
  const [f, s] = [Math.trunc(failures), Math.trunc(successes)];
  need(f >= 0, s >= 1, p > 0, p < 1);
  if (cumulative) return incompleteBeta(s, f + 1, p);
  return Math.exp(logCombinations(f + s - 1, f)) * p ** s * (1 - p) ** f;
}

function hypergeometricMass(k: number, n: number, successes: number, population: number): number {
  if (k < 0 || k > successes || n - k > population - successes || k > n) return 0;
  return Math.exp(
    logCombinations(successes, k) +
      logCombinations(population - successes, n - k) -
      logCombinations(population, n),
  );
}

function hypergeometric(
  k: number,
  n: number,
  successes: number,
  population: number,
  cumulative: boolean,
): number {
  const [x, size, all, whole] = [k, n, successes, population].map(Math.trunc) as [
    number,
    number,
    number,
    number,
  ];
  need(x >= 0, x <= Math.min(size, all), size > 0, size <= whole, all > 0, all <= whole, whole > 0);
  if (!cumulative) {
    need(x >= size - whole + all);
    return hypergeometricMass(x, size, all, whole);
  }
  let sum = 0;
  for (let i = 0; i <= x; i++) sum += hypergeometricMass(i, size, all, whole);
  return sum;
}

export const DISCRETE: FunctionTable = {
  "BINOM.DIST": define("n n n b", binomial),
  BINOMDIST: define("n n n b", binomial),
  "BINOM.DIST.RANGE": define("n n n n?", (trials, p, first, last = first) => {
    const [n, from, to] = [trials, first, last].map(Math.trunc) as [number, number, number];
    need(n >= 0, p >= 0, p <= 1, from >= 0, from <= n, to >= from, to <= n);
    // From the nearer end, so that nothing is lost in the difference.
    if (from > n * p) return binomialFrom(from, n, p) - binomialFrom(to + 1, n, p);
    return binomialBelow(to, n, p) - (from === 0 ? 0 : binomialBelow(from - 1, n, p));
  }),
  "BINOM.INV": define("n n n", binomialInverse),
  CRITBINOM: define("n n n", binomialInverse),
  "POISSON.DIST": define("n n b", poisson),
  POISSON: define("n n b", poisson),
  "NEGBINOM.DIST": define("n n n b", negativeBinomial),
  NEGBINOMDIST: define("n n n", (f, s, p) => negativeBinomial(f, s, p, false)),
  "HYPGEOM.DIST": define("n n n n b", hypergeometric),
  HYPGEOMDIST: define("n n n n", (k, n, s, p) => hypergeometric(k, n, s, p, false)),
};
