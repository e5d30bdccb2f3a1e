/*
 * exp and log from additions, multiplications and divisions alone. ECMAScript leaves the last bits of Math.exp, Math.log
 * and Math.pow to each engine, but defines these operations exactly: so what is built on them is the same number on
 * Windows, Mac and the web.
 */

/** ln 2 in two parts; the first has zeros at its end, so that its products with small integers are exact. */
const LN2_HIGH = 0.6931471803691238;
const LN2_LOW = 1.9082149292705877e-10;

const float = new Float64Array(1);
/** The same eight bytes; every platform that Excel runs on is little-endian. */
const words = new Uint32Array(float.buffer);
const BIAS = 1023;
const FRACTION = 0xfffff;

/** 2^power within the normal range, −1022 … 1023. */
function powerOf2(power: number): number {
  words[0] = 0;
  words[1] = (power + BIAS) << 20;
  return float[0]!;
}

/** 1/k!, from the last that matters for |x| ≤ ln 2 / 2 to 1/1!. */
const EXP_COEFFICIENTS = Array.from({ length: 14 }, (_, i) => {
  let factorial = 1;
  for (let k = 2; k <= 14 - i; k++) factorial *= k;
  return 1 / factorial;
});

/** e^x to about one unit in the last place. */
export function exp(x: number): number {
  if (x > 709.8) return Infinity;
  if (!(x > -745.2)) return x === x ? 0 : NaN;
  const power = Math.round(x / (LN2_HIGH + LN2_LOW));
  const rest = x - power * LN2_HIGH - power * LN2_LOW;
  let sum = 0;
  for (let i = 0; i < 14; i++) sum = sum * rest + EXP_COEFFICIENTS[i]!;
  // In two steps, since 2^power alone may be out of range where the result isn't.
  const half = power >> 1;
  return (1 + rest * sum) * powerOf2(half) * powerOf2(power - half);
}

/** 1/21, 1/19, … 1/1. */
const LOG_COEFFICIENTS = Array.from({ length: 11 }, (_, i) => 1 / (21 - 2 * i));

/** ln x to about one unit in the last place. */
export function log(x: number): number {
  if (!(x > 0 && x < Infinity)) return x === 0 ? -Infinity : x > 0 ? x : NaN;
  if (x < 1e-300) return log(x * powerOf2(60)) - 60 * (LN2_HIGH + LN2_LOW);
  float[0] = x;
  let power = (words[1]! >>> 20) - BIAS;
  words[1] = (words[1]! & FRACTION) | (BIAS << 20);
  let mantissa = float[0]!;
  if (mantissa > Math.SQRT2) {
    mantissa /= 2;
    power++;
  }
  // 2 artanh((m − 1) / (m + 1)), whose argument is at most 0.172.
  const s = (mantissa - 1) / (mantissa + 1);
  const square = s * s;
  let sum = 0;
  for (let i = 0; i < 11; i++) sum = sum * square + LOG_COEFFICIENTS[i]!;
  return power * LN2_HIGH + (power * LN2_LOW + 2 * s * sum);
}
