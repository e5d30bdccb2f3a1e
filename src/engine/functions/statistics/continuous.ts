import { DIV0, NUM } from "../../values/cell-error";
import { define, TOOLPAK, type FunctionTable } from "../definition";
import { finite } from "../numbers";
import {
  erf,
  erfc,
  gamma,
  incompleteBeta,
  incompleteGamma,
  inverseOf,
  logGamma,
  normalBelow,
  normalDensity,
} from "./special-functions";

function need(...holds: boolean[]): void {
  if (holds.includes(false)) throw NUM;
}

const inside = (p: number): boolean => p > 0 && p < 1;

/** Where so much lies between −z and z, a negative z for a negative part: near the middle a difference from ½ would be lost. */
function normalInverseWithin(part: number): number {
  const density = Math.sqrt(2 / Math.PI);
  let z = part / density;
  for (let i = 0; i < 50; i++) {
    const step = (part - erf(z / Math.SQRT2)) / (density * Math.exp((-z * z) / 2));
    z += step;
    if (Math.abs(step) <= 1e-15 * Math.abs(z)) break;
  }
  return z;
}

/** Newton's method on the logarithm of the tail: concave, so that it comes from one side and never overshoots. */
function normalInverse(p: number): number {
  need(inside(p));
  if (p === 0.5) return 0;
  if (Math.abs(p - 0.5) < 0.25) return normalInverseWithin(2 * (p - 0.5));
  const tail = Math.min(p, 1 - p);
  let z = -Math.sqrt(-2 * Math.log(tail));
  for (let i = 0; i < 100; i++) {
    const below = normalBelow(z);
    const step = (below / normalDensity(z)) * Math.log(tail / below);
    z += step;
    if (Math.abs(step) < 1e-15 * Math.max(1, Math.abs(z))) break;
  }
  return p < 0.5 ? z : 0 - z;
}

/** Probability between −x and x. Near 0 from the middle, further out from the tails: either keeps its digits there. */
function studentWithin(x: number, freedom: number): number {
  const square = x * x;
  return square < freedom
    ? incompleteBeta(0.5, freedom / 2, square / (freedom + square))
    : 1 - studentBeyond(x, freedom);
}

/** Probability below −x and above x together. */
function studentBeyond(x: number, freedom: number): number {
  const square = x * x;
  return square < freedom
    ? 1 - studentWithin(x, freedom)
    : incompleteBeta(freedom / 2, 0.5, freedom / (freedom + square));
}

function studentBelow(x: number, freedom: number): number {
  return x > 0 ? 1 - studentBeyond(x, freedom) / 2 : studentBeyond(x, freedom) / 2;
}

function studentInverse(p: number, freedom: number): number {
  if (p === 0.5) return 0;
  const tail = Math.min(p, 1 - p);
  const t =
    tail > 0.25
      ? inverseOf((x) => studentWithin(x, freedom), Math.abs(1 - 2 * p), [0, Infinity])
      : inverseOf((x) => -studentBeyond(x, freedom), -2 * tail, [0, Infinity]);
  return p < 0.5 ? 0 - t : t;
}

function studentDensity(x: number, freedom: number): number {
  const logarithm = logGamma((freedom + 1) / 2) - logGamma(freedom / 2) - 0.5 * Math.log(freedom * Math.PI);
  return Math.exp(logarithm - ((freedom + 1) / 2) * Math.log1p((x * x) / freedom));
}

const degrees = (freedom: number): number => {
  const whole = Math.trunc(freedom);
  need(whole >= 1 && whole <= 1e10);
  return whole;
};

const chiAbove = (x: number, freedom: number): number => incompleteGamma(freedom / 2, x / 2).upper;
const chiBelow = (x: number, freedom: number): number => incompleteGamma(freedom / 2, x / 2).lower;

function chiDensity(x: number, freedom: number): number {
  if (x === 0) return freedom === 2 ? 0.5 : freedom < 2 ? Infinity : 0;
  const half = freedom / 2;
  return Math.exp((half - 1) * Math.log(x) - x / 2 - half * Math.LN2 - logGamma(half));
}

function fAbove(x: number, a: number, b: number): number {
  return incompleteBeta(b / 2, a / 2, b / (b + a * x));
}
const fBelow = (x: number, a: number, b: number): number =>
  incompleteBeta(a / 2, b / 2, (a * x) / (a * x + b));

function fDensity(x: number, a: number, b: number): number {
  if (x === 0) return a === 2 ? 1 : a < 2 ? Infinity : 0;
  const logarithm = logGamma((a + b) / 2) - logGamma(a / 2) - logGamma(b / 2);
  return Math.exp(
    logarithm +
      (a / 2) * Math.log(a / b) +
      (a / 2 - 1) * Math.log(x) -
      ((a + b) / 2) * Math.log1p((a * x) / b),
  );
}

function betaDistribution(
  x: number,
  alpha: number,
  beta: number,
  cumulative: boolean,
  low = 0,
  high = 1,
): number {
  need(alpha > 0, beta > 0, x >= low, x <= high, low !== high);
  const place = (x - low) / (high - low);
  if (cumulative) return incompleteBeta(alpha, beta, place);
  const logarithm = logGamma(alpha + beta) - logGamma(alpha) - logGamma(beta);
  const power = (base: number, exponent: number): number =>
    exponent === 0 ? 0 : base === 0 ? (exponent > 0 ? -Infinity : Infinity) : exponent * Math.log(base);
  return Math.exp(logarithm + power(place, alpha - 1) + power(1 - place, beta - 1)) / (high - low);
}

function betaInverse(p: number, alpha: number, beta: number, low = 0, high = 1): number {
  need(alpha > 0, beta > 0, inside(p), low < high);
  // From the nearer end, where there are more numbers.
  const share =
    p > 0.5
      ? 1 - inverseOf((x) => incompleteBeta(beta, alpha, x), 1 - p, [0, 1])
      : inverseOf((x) => incompleteBeta(alpha, beta, x), p, [0, 1]);
  return low + share * (high - low);
}

function gammaDistribution(x: number, alpha: number, beta: number, cumulative: boolean): number {
  need(x >= 0, alpha > 0, beta > 0);
  if (cumulative) return incompleteGamma(alpha, x / beta).lower;
  if (x === 0) return alpha === 1 ? 1 / beta : alpha < 1 ? Infinity : 0;
  return Math.exp((alpha - 1) * Math.log(x / beta) - x / beta - logGamma(alpha)) / beta;
}

function gammaInverse(p: number, alpha: number, beta: number): number {
  need(p >= 0 && p < 1, alpha > 0, beta > 0);
  return p === 0 ? 0 : beta * inverseOf((x) => incompleteGamma(alpha, x).lower, p, [0, Infinity]);
}

const normal = (x: number, mean: number, sd: number, cumulative: boolean): number => {
  need(sd > 0);
  const z = (x - mean) / sd;
  return cumulative ? normalBelow(z) : normalDensity(z) / sd;
};

const lognormal = (x: number, mean: number, sd: number, cumulative: boolean): number => {
  need(x > 0, sd > 0);
  const z = (Math.log(x) - mean) / sd;
  return cumulative ? normalBelow(z) : normalDensity(z) / (sd * x);
};

const exponential = (x: number, rate: number, cumulative: boolean): number => {
  need(x >= 0, rate > 0);
  return cumulative ? -Math.expm1(-rate * x) : rate * Math.exp(-rate * x);
};

const weibull = (x: number, alpha: number, beta: number, cumulative: boolean): number => {
  need(x >= 0, alpha > 0, beta > 0);
  const power = (x / beta) ** alpha;
  return cumulative ? -Math.expm1(-power) : (alpha / beta) * (x / beta) ** (alpha - 1) * Math.exp(-power);
};

const confidence = (alpha: number, sd: number, size: number, z: (p: number) => number): number => {
  need(inside(alpha), sd > 0, size >= 1);
  return (z(1 - alpha / 2) * sd) / Math.sqrt(Math.trunc(size));
};

const CONTINUOUS_NEW: FunctionTable = {
  "NORM.DIST": define("n n n b", normal),
  "NORM.INV": define("n n n", (p, mean, sd) => {
    need(sd > 0, inside(p));
    return mean + sd * normalInverse(p);
  }),
  "NORM.S.DIST": define("n b", (z, cumulative) => normal(z, 0, 1, cumulative)),
  "NORM.S.INV": define("n", (p) => {
    need(inside(p));
    return normalInverse(p);
  }),
  "LOGNORM.DIST": define("n n n b", lognormal),
  "LOGNORM.INV": define("n n n", (p, mean, sd) => {
    need(sd > 0, inside(p));
    return Math.exp(mean + sd * normalInverse(p));
  }),
  "EXPON.DIST": define("n n b", exponential),
  "WEIBULL.DIST": define("n n n b", weibull),
  "GAMMA.DIST": define("n n n b", gammaDistribution),
  "GAMMA.INV": define("n n n", gammaInverse),
  "BETA.DIST": define("n n n b n? n?", betaDistribution),
  "BETA.INV": define("n n n n? n?", betaInverse),
  "T.DIST": define("n n b", (x, freedom, cumulative) => {
    const f = degrees(freedom);
    return cumulative ? studentBelow(x, f) : studentDensity(x, f);
  }),
  "T.DIST.RT": define("n n", (x, freedom) => studentBelow(-x, degrees(freedom))),
  "T.DIST.2T": define("n n", (x, freedom) => {
    need(x >= 0);
    return 2 * studentBelow(-x, degrees(freedom));
  }),
  "T.INV": define("n n", (p, freedom) => {
    need(inside(p));
    return studentInverse(p, degrees(freedom));
  }),
  "T.INV.2T": define("n n", (p, freedom) => {
    need(p > 0 && p <= 1);
    return 0 - studentInverse(p / 2, degrees(freedom));
  }),
  "CHISQ.DIST": define("n n b", (x, freedom, cumulative) => {
    need(x >= 0);
    const f = degrees(freedom);
    return finite(cumulative ? chiBelow(x, f) : chiDensity(x, f));
  }),
  "CHISQ.DIST.RT": define("n n", (x, freedom) => {
    need(x >= 0);
    return chiAbove(x, degrees(freedom));
  }),
  "CHISQ.INV": define("n n", (p, freedom) => {
    need(p >= 0 && p < 1);
    return p === 0 ? 0 : inverseOf((x) => chiBelow(x, degrees(freedom)), p, [0, Infinity]);
  }),
  "CHISQ.INV.RT": define("n n", (p, freedom) => {
    need(p > 0 && p <= 1);
    return p === 1 ? 0 : inverseOf((x) => -chiAbove(x, degrees(freedom)), -p, [0, Infinity]);
  }),
  "F.DIST": define("n n n b", (x, a, b, cumulative) => {
    need(x >= 0);
    const [first, second] = [degrees(a), degrees(b)];
    return finite(cumulative ? fBelow(x, first, second) : fDensity(x, first, second));
  }),
  "F.DIST.RT": define("n n n", (x, a, b) => {
    need(x >= 0);
    return fAbove(x, degrees(a), degrees(b));
  }),
  "F.INV": define("n n n", (p, a, b) => {
    need(p >= 0 && p < 1);
    return p === 0 ? 0 : inverseOf((x) => fBelow(x, degrees(a), degrees(b)), p, [0, Infinity]);
  }),
  "F.INV.RT": define("n n n", (p, a, b) => {
    need(p > 0 && p <= 1);
    return p === 1 ? 0 : inverseOf((x) => -fAbove(x, degrees(a), degrees(b)), -p, [0, Infinity]);
  }),
  "CONFIDENCE.NORM": define("n n n", (alpha, sd, size) => confidence(alpha, sd, size, normalInverse)),
  "CONFIDENCE.T": define("n n n", (alpha, sd, size) =>
    confidence(alpha, sd, size, (p) => {
      // With one value there is nothing to deviate from.
      if (Math.trunc(size) === 1) throw DIV0;
      return studentInverse(p, Math.trunc(size) - 1);
    }),
  ),
};

export const CONTINUOUS: FunctionTable = {
  ...CONTINUOUS_NEW,
  NORMDIST: CONTINUOUS_NEW["NORM.DIST"]!,
  NORMINV: CONTINUOUS_NEW["NORM.INV"]!,
  NORMSDIST: define("n", normalBelow),
  NORMSINV: CONTINUOUS_NEW["NORM.S.INV"]!,
  LOGNORMDIST: define("n n n", (x, mean, sd) => lognormal(x, mean, sd, true)),
  LOGINV: CONTINUOUS_NEW["LOGNORM.INV"]!,
  EXPONDIST: CONTINUOUS_NEW["EXPON.DIST"]!,
  WEIBULL: CONTINUOUS_NEW["WEIBULL.DIST"]!,
  GAMMADIST: CONTINUOUS_NEW["GAMMA.DIST"]!,
  GAMMAINV: CONTINUOUS_NEW["GAMMA.INV"]!,
  BETADIST: define("n n n n? n?", (x, a, b, low, high) => betaDistribution(x, a, b, true, low, high)),
  BETAINV: CONTINUOUS_NEW["BETA.INV"]!,
  TDIST: define("n n n", (x, freedom, tails) => {
    const count = Math.trunc(tails);
    need(x >= 0, count === 1 || count === 2);
    return count * studentBelow(-x, degrees(freedom));
  }),
  TINV: CONTINUOUS_NEW["T.INV.2T"]!,
  CHIDIST: CONTINUOUS_NEW["CHISQ.DIST.RT"]!,
  CHIINV: CONTINUOUS_NEW["CHISQ.INV.RT"]!,
  FDIST: CONTINUOUS_NEW["F.DIST.RT"]!,
  FINV: CONTINUOUS_NEW["F.INV.RT"]!,
  CONFIDENCE: CONTINUOUS_NEW["CONFIDENCE.NORM"]!,
  GAMMA: define("n", (x) => (x === 0 || (x < 0 && x === Math.trunc(x)) ? NUM : gamma(x))),
  GAMMALN: define("n", (x) => (x <= 0 ? NUM : logGamma(x))),
  "GAMMALN.PRECISE": define("n", (x) => (x <= 0 ? NUM : logGamma(x))),
  GAUSS: define("n", (z) => erf(z / Math.SQRT2) / 2),
  PHI: define("n", normalDensity),
  ERF: define("n n?", (low, high) => (high === undefined ? erf(low) : erf(high) - erf(low)), TOOLPAK),
  "ERF.PRECISE": define("n", erf, TOOLPAK),
  ERFC: define("n", erfc, TOOLPAK),
  "ERFC.PRECISE": define("n", erfc, TOOLPAK),
  // As it is defined, which loses digits near 0.
  FISHER: define("n", (x) => (Math.abs(x) >= 1 ? NUM : Math.log((1 + x) / (1 - x)) / 2)),
  FISHERINV: define("n", (x) => Math.tanh(x)),
};
