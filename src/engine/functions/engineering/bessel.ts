/**
 * Bessel functions of whole order. Excel has eight digits of them, those of the approximations it uses, and so have these:
 * for orders 0 and 1 M. Abramowitz and I. Stegun, Handbook of Mathematical Functions, 9.8 (I and K), and the rational ones of
 * J. F. Hart et al., Computer Approximations (J and Y); for the others the recurrences, in the direction that keeps their digits.
 */
import { Refused } from "../../refused";
import { NUM } from "../../values/cell-error";
import { define, TOOLPAK, type FunctionTable } from "../definition";

/** c₀ + c₁y + c₂y² … */
function polynomial(y: number, coefficients: readonly number[]): number {
  let sum = 0;
  for (let i = coefficients.length - 1; i >= 0; i--) sum = sum * y + coefficients[i]!;
  return sum;
}

/** J and Y of order 0 or 1. */
interface Oscillating {
  /** Below 8 by x²: above and below the bar. */
  readonly j: readonly [readonly number[], readonly number[]];
  readonly y: readonly [readonly number[], readonly number[]];
  /** From 8 on a wave of such a phase, by (8/x)². */
  readonly phase: number;
  readonly even: readonly number[];
  /** For J, where it's another. */
  readonly evenOfJ?: readonly number[];
  readonly odd: readonly number[];
}

const ORDER_0: Oscillating = {
  j: [
    [57568490574, -13362590354, 651619640.7, -11214424.18, 77392.33017, -184.9052456],
    [57568490411, 1029532985, 9494680.718, 59272.64853, 267.8532712, 1],
  ],
  y: [
    [-2957821389, 7062834065, -512359803.6, 10879881.29, -86327.92757, 228.4622733],
    [40076544269, 745249964.8, 7189466.438, 47447.2647, 226.1030244, 1],
  ],
  phase: 0.785398164,
  even: [1, -0.1098628627e-2, 0.2734510407e-4, -0.2073370639e-5, 0.2093887211e-6],
  odd: [-0.1562499995e-1, 0.1430488765e-3, -0.6911147651e-5, 0.7621095161e-6, -0.934945152e-7],
};
const ORDER_1: Oscillating = {
  j: [
    [72362614232, -7895059235, 242396853.1, -2972611.439, 15704.4826, -30.16036606],
    [144725228442, 2300535178, 18583304.74, 99447.43394, 376.9991397, 1],
  ],
  y: [
    [-0.4900604943e13, 0.127527439e13, -0.5153438139e11, 0.7349264551e9, -0.4237922726e7, 8511.937935],
    [0.249958057e14, 0.4244419664e12, 0.3733650367e10, 0.2245904002e8, 102042.605, 354.9632885, 1],
  ],
  phase: 2.356194491,
  even: [1, 0.183105e-2, -0.3516396496e-4, 0.2457520174e-5, -0.240337019e-6],
  // Excel's J has a coefficient twice, which costs it the sixth digit at 10; its Y hasn't.
  evenOfJ: [1, 0.183105e-2, -0.3516396496e-4, -0.3516396496e-4, 0.2457520174e-5, -0.240337019e-6],
  odd: [0.04687499995, -0.2002690873e-3, 0.8449199096e-5, -0.88228987e-6, 0.105787412e-6],
};
const WAVES_FROM = 8;
/** 2/π, as the approximations have it. */
const TWO_BY_PI = 0.636619772;

function wave(x: number, { phase, even, evenOfJ = even, odd }: Oscillating): { j: number; y: number } {
  const z = WAVES_FROM / x;
  const b = z * polynomial(z * z, odd);
  const size = Math.sqrt(TWO_BY_PI / x);
  const [cos, sin] = [Math.cos(x - phase), Math.sin(x - phase)];
  return {
    j: size * (cos * polynomial(z * z, evenOfJ) - sin * b),
    y: size * (sin * polynomial(z * z, even) + cos * b),
  };
}

const ratio = (square: number, [over, under]: Oscillating["j"]): number =>
  polynomial(square, over) / polynomial(square, under);

/** x isn't negative. */
const j0 = (x: number): number => (x < WAVES_FROM ? ratio(x * x, ORDER_0.j) : wave(x, ORDER_0).j);
const j1 = (x: number): number => (x < WAVES_FROM ? x * ratio(x * x, ORDER_1.j) : wave(x, ORDER_1).j);
const y0 = (x: number): number =>
  x < WAVES_FROM ? ratio(x * x, ORDER_0.y) + TWO_BY_PI * j0(x) * Math.log(x) : wave(x, ORDER_0).y;
const y1 = (x: number): number =>
  x < WAVES_FROM
    ? x * ratio(x * x, ORDER_1.y) + TWO_BY_PI * (j1(x) * Math.log(x) - 1 / x)
    : wave(x, ORDER_1).y;

/** I and K of order 0 or 1: below a bound by a power of x, beyond by one over x and times an exponential. */
const I0 = {
  near: [1, 3.5156229, 3.0899424, 1.2067492, 0.2659732, 0.0360768, 0.0045813],
  far: [
    0.39894228, 0.01328592, 0.00225319, -0.00157565, 0.00916281, -0.02057706, 0.02635537, -0.01647633,
    0.00392377,
  ],
};
const I1 = {
  near: [0.5, 0.87890594, 0.51498869, 0.15084934, 0.02658733, 0.00301532, 0.00032411],
  far: [
    0.39894228, -0.03988024, -0.00362018, 0.00163801, -0.01031555, 0.02282967, -0.02895312, 0.01787654,
    -0.00420059,
  ],
};
const K0 = {
  near: [-0.57721566, 0.4227842, 0.23069756, 0.0348859, 0.00262698, 0.0001075, 0.0000074],
  far: [1.25331414, -0.07832358, 0.02189568, -0.01062446, 0.00587872, -0.0025154, 0.00053208],
};
const K1 = {
  near: [1, 0.15443144, -0.67278579, -0.18156897, -0.01919402, -0.00110404, -0.00004686],
  far: [1.25331414, 0.23498619, -0.0365562, 0.01504268, -0.00780353, 0.00325614, -0.00068245],
};
const I_FAR = 3.75;
const K_FAR = 2;

const i0 = (x: number): number =>
  x < I_FAR
    ? polynomial((x / I_FAR) ** 2, I0.near)
    : (Math.exp(x) / Math.sqrt(x)) * polynomial(I_FAR / x, I0.far);
const i1 = (x: number): number =>
  x < I_FAR
    ? x * polynomial((x / I_FAR) ** 2, I1.near)
    : (Math.exp(x) / Math.sqrt(x)) * polynomial(I_FAR / x, I1.far);
const k0 = (x: number): number =>
  x <= K_FAR
    ? -Math.log(x / 2) * i0(x) + polynomial((x * x) / 4, K0.near)
    : (Math.exp(-x) / Math.sqrt(x)) * polynomial(K_FAR / x, K0.far);
const k1 = (x: number): number =>
  x <= K_FAR
    ? Math.log(x / 2) * i1(x) + polynomial((x * x) / 4, K1.near) / x
    : (Math.exp(-x) / Math.sqrt(x)) * polynomial(K_FAR / x, K1.far);

/** From orders 0 and 1 up to n. @param sign of the order before: −1 for J and Y, 1 for K */
function upwards(n: number, x: number, first: number, second: number, sign: 1 | -1): number {
  if (n === 0) return first;
  let [before, own] = [first, second];
  for (let k = 1; k < n && Number.isFinite(own); k++)
    [before, own] = [own, ((2 * k) / x) * own + sign * before];
  return own;
}

/** How far above the order the way down begins, for as many digits. */
const above = (n: number): number => Math.trunc(Math.sqrt(40 * n));
const LARGE = 1e10;

/** From far above the order down to 0, where the scale becomes known. */
function downwards(n: number, x: number, top: number, sign: 1 | -1) {
  let [after, own, found, sum] = [0, 1, 0, 0];
  for (let k = top; k > 0; k--) {
    [after, own] = [own, ((2 * k) / x) * own + sign * after];
    if (Math.abs(own) > LARGE)
      [after, own, found, sum] = [after / LARGE, own / LARGE, found / LARGE, sum / LARGE];
    // Those of even order and twice over give 1.
    if (k % 2 === 1) sum += own;
    if (k === n) found = after;
  }
  return { found, last: own, sum: 2 * sum - own };
}

/** Nobody waits for more steps than that. */
const MOST = 1_000_000;

function whole(name: string, order: number): number {
  const n = Math.trunc(order);
  if (n < 0) throw NUM;
  if (n > MOST) throw new Refused(name, "the order is too large to be computed");
  return n;
}

function besselJ(x: number, n: number): number {
  const size = Math.abs(x);
  if (n === 0) return j0(size);
  if (size === 0) return 0;
  const sign = x < 0 && n % 2 === 1 ? -1 : 1;
  if (n === 1 || size > n) return sign * upwards(n, size, j0(size), j1(size), -1);
  const { found, sum } = downwards(n, size, 2 * Math.floor((n + above(n)) / 2), -1);
  return (sign * found) / sum;
}

function besselI(x: number, n: number): number {
  const size = Math.abs(x);
  const sign = x < 0 && n % 2 === 1 ? -1 : 1;
  if (n === 0) return i0(size);
  if (n === 1) return sign * i1(size);
  if (size === 0) return 0;
  const { found, last } = downwards(n, size, 2 * (n + above(n)), 1);
  return sign * found * (i0(size) / last);
}

function positive(x: number): number {
  if (x <= 0) throw NUM;
  return x;
}

export const BESSEL: FunctionTable = {
  BESSELI: define("n n", (x, order) => besselI(x, whole("BESSELI", order)), TOOLPAK),
  BESSELJ: define("n n", (x, order) => besselJ(x, whole("BESSELJ", order)), TOOLPAK),
  BESSELK: define(
    "n n",
    (x, order) => upwards(whole("BESSELK", order), positive(x), k0(x), k1(x), 1),
    TOOLPAK,
  ),
  BESSELY: define(
    "n n",
    (x, order) => upwards(whole("BESSELY", order), positive(x), y0(x), y1(x), -1),
    TOOLPAK,
  ),
};
