/**
 * Gamma, incomplete gamma and incomplete beta. Sources: NIST Digital Library of Mathematical Functions (chapters 5, 7, 8);
 * W. H. Press et al., Numerical Recipes, third edition, 6.1 to 6.4 for the continued fractions.
 */
const TINY = 1e-300;
const MOST_TERMS = 10_000;
const PRECISE = 1e-16;

/** Stirling's series (DLMF 5.11.1), exact to the last digit from here on. */
const STIRLING_FROM = 12;
const STIRLING = [1 / 12, -1 / 360, 1 / 1260, -1 / 1680, 1 / 1188, -691 / 360360, 1 / 156];

/** ζ(2), ζ(3) … for the series of ln Γ about 1 (DLMF 5.7.3). */
const ZETA = [
  1.6449340668482264, 1.2020569031595942, 1.0823232337111382, 1.03692775514337, 1.0173430619844491,
  1.0083492773819228, 1.0040773561979443, 1.0020083928260822, 1.000994575127818, 1.0004941886041195,
  1.000246086553308, 1.0001227133475785, 1.0000612481350587, 1.000030588236307,
];
const EULER = 0.5772156649015329;
const NEAR = 0.05;

/** ln Γ(1 + t) for a small t, where what is beside 0 would be lost in a difference. */
function logGammaNear(t: number): number {
  let series = 0;
  for (let i = ZETA.length - 1; i >= 0; i--) series = series * -t + ZETA[i]! / (i + 2);
  return t * (series * t - EULER);
}

/** ln Γ(x), x > 0. */
export function logGamma(x: number): number {
  if (Math.abs(x - 1) < NEAR) return logGammaNear(x - 1);
  if (Math.abs(x - 2) < NEAR) return logGammaNear(x - 2) + Math.log1p(x - 2);
  let product = 1;
  let y = x;
  while (y < STIRLING_FROM) product *= y++;
  let series = 0;
  for (let i = STIRLING.length - 1; i >= 0; i--) series = series / (y * y) + STIRLING[i]!;
  return (y - 0.5) * Math.log(y) - y + 0.5 * Math.log(2 * Math.PI) + series / y - Math.log(product);
}

export function gamma(x: number): number {
  if (x === Math.floor(x) && x > 0 && x < 171) {
    let product = 1;
    for (let i = 2; i < x; i++) product *= i;
    return product;
  }
  // Reflection, DLMF 5.5.3.
  if (x < 0.5) return Math.PI / (Math.sin(Math.PI * x) * gamma(1 - x));
  return Math.exp(logGamma(x));
}

/** P(a, x), the regularized lower incomplete gamma function, and 1 − P without cancellation. */
export function incompleteGamma(a: number, x: number): { lower: number; upper: number } {
  if (x <= 0) return { lower: 0, upper: 1 };
  const factor = Math.exp(a * Math.log(x) - x - logGamma(a));
  if (x < a + 1) {
    let term = 1 / a;
    let sum = term;
    for (let n = 1; n < MOST_TERMS && Math.abs(term) > Math.abs(sum) * PRECISE; n++)
      sum += term *= x / (a + n);
    return { lower: sum * factor, upper: 1 - sum * factor };
  }
  let b = x + 1 - a;
  let c = 1 / TINY;
  let d = 1 / b;
  let h = d;
  for (let i = 1; i < MOST_TERMS; i++) {
    const an = -i * (i - a);
    b += 2;
    d = 1 / (an * d + b || TINY);
    c = b + an / c || TINY;
    const step = d * c;
    h *= step;
    if (Math.abs(step - 1) < PRECISE) break;
  }
  return { lower: 1 - factor * h, upper: factor * h };
}

/** I_x(a, b), the regularized incomplete beta function. */
export function incompleteBeta(a: number, b: number, x: number): number {
  if (x <= 0) return 0;
  if (x >= 1) return 1;
  const front = Math.exp(logGamma(a + b) - logGamma(a) - logGamma(b) + a * Math.log(x) + b * Math.log1p(-x));
  return x < (a + 1) / (a + b + 2)
    ? (front * betaFraction(a, b, x)) / a
    : 1 - (front * betaFraction(b, a, 1 - x)) / b;
}

function betaFraction(a: number, b: number, x: number): number {
  let c = 1;
  let d = 1 / (1 - ((a + b) * x) / (a + 1) || TINY);
  let h = d;
  for (let m = 1; m < MOST_TERMS; m++) {
    const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m));
    d = 1 / (1 + even * d || TINY);
    c = 1 + even / c || TINY;
    h *= d * c;
    const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1));
    d = 1 / (1 + odd * d || TINY);
    c = 1 + odd / c || TINY;
    const step = d * c;
    h *= step;
    if (Math.abs(step - 1) < PRECISE) break;
  }
  return h;
}

export function erf(x: number): number {
  const { lower } = incompleteGamma(0.5, x * x);
  return x < 0 ? 0 - lower : lower;
}

export function erfc(x: number): number {
  const { lower, upper } = incompleteGamma(0.5, x * x);
  return x < 0 ? 1 + lower : upper;
}

export const normalDensity = (z: number): number => Math.exp((-z * z) / 2) / Math.sqrt(2 * Math.PI);
export const normalBelow = (z: number): number => 0.5 * erfc(-z / Math.SQRT2);

/**
 * Where an increasing function reaches a value: doubled bounds, then halved until nothing is between them.
 * @param start where to look first
 */
export function inverseOf(
  distribution: (x: number) => number,
  probability: number,
  [low, high]: readonly [number, number],
): number {
  let [from, to] = [low, high];
  if (!Number.isFinite(to))
    for (to = Math.max(1, from + 1); distribution(to) < probability && to < 1e300;) to *= 2;
  if (!Number.isFinite(from))
    for (from = Math.min(-1, to - 1); distribution(from) > probability && from > -1e300;) from *= 2;
  for (let i = 0; i < 200; i++) {
    const middle = from + (to - from) / 2;
    if (middle === from || middle === to) break;
    if (distribution(middle) < probability) from = middle;
    else to = middle;
  }
  return to;
}
