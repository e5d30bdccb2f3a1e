/** Exponentials, logarithms, powers, circular and hyperbolic functions of complex numbers. */
import { NUM } from "../../values/cell-error";
import { define, TOOLPAK, type FunctionTable } from "../definition";
import { argument, complexOf, written, type Complex } from "./complex";

type Work = (value: Complex) => Complex;

const make = (re: number, im: number, { unit }: Complex): Complex => ({ re, im, unit });

const exp: Work = (z) => make(Math.exp(z.re) * Math.cos(z.im), Math.exp(z.re) * Math.sin(z.im), z);

function ln(z: Complex): Complex {
  if (z.re === 0 && z.im === 0) throw NUM;
  return make(Math.log(Math.hypot(z.re, z.im)), argument(z), z);
}

/** A logarithm to another base, by what that base's own is. */
const log =
  (base: number): Work =>
  (z) => {
    const { re, im } = ln(z);
    return make(re / base, im / base, z);
  };

function power(z: Complex, exponent: number): Complex {
  if (z.re === 0 && z.im === 0) {
    if (exponent <= 0) throw NUM;
    return z;
  }
  const size = Math.hypot(z.re, z.im) ** exponent;
  const angle = argument(z) * exponent;
  return make(size * Math.cos(angle), size * Math.sin(angle), z);
}

const sin: Work = (z) => make(Math.sin(z.re) * Math.cosh(z.im), Math.cos(z.re) * Math.sinh(z.im), z);
const cos: Work = (z) => make(Math.cos(z.re) * Math.cosh(z.im), -Math.sin(z.re) * Math.sinh(z.im), z);
const sinh: Work = (z) => make(Math.sinh(z.re) * Math.cos(z.im), Math.cosh(z.re) * Math.sin(z.im), z);
const cosh: Work = (z) => make(Math.cosh(z.re) * Math.cos(z.im), Math.sinh(z.re) * Math.sin(z.im), z);

/** Below this the doubled angles cancel out, and the squares keep the digits. */
const CLOSE = 0.1;

/** Twice the square of a sine's size. */
function sineSquared({ re, im }: Complex): number {
  const twice = Math.cosh(2 * im) - Math.cos(2 * re);
  return over(twice > CLOSE ? twice : 2 * (Math.sin(re) ** 2 + Math.sinh(im) ** 2));
}

/** Twice the square of a cosine's size. */
function cosineSquared({ re, im }: Complex): number {
  const twice = Math.cosh(2 * im) + Math.cos(2 * re);
  return over(twice > CLOSE ? twice : 2 * (Math.cos(re) ** 2 + Math.sinh(im) ** 2));
}
/** By i an angle becomes the argument of a hyperbolic function. */
const turned = ({ re, im, unit }: Complex): Complex => ({ re: im, im: re, unit });

const tan: Work = (z) => {
  const below = cosineSquared(z);
  return make(Math.sin(2 * z.re) / below, Math.sinh(2 * z.im) / below, z);
};
const cot: Work = (z) => {
  const below = sineSquared(z);
  return make(Math.sin(2 * z.re) / below, -Math.sinh(2 * z.im) / below, z);
};

const over = (below: number): number => {
  if (below === 0) throw NUM;
  return below;
};

/** One over a number: its conjugate's parts over the square of its size, of which twice as much is given. */
const inverse = (re: number, im: number, twice: number, z: Complex): Complex =>
  // Of a number beyond all others it is nothing.
  twice === Infinity ? make(0, 0, z) : make((2 * re) / twice, (2 * im) / twice, z);

const sec: Work = (z) =>
  inverse(Math.cos(z.re) * Math.cosh(z.im), Math.sin(z.re) * Math.sinh(z.im), cosineSquared(z), z);
const csc: Work = (z) =>
  inverse(Math.sin(z.re) * Math.cosh(z.im), -Math.cos(z.re) * Math.sinh(z.im), sineSquared(z), z);
const sech: Work = (z) =>
  inverse(Math.cosh(z.re) * Math.cos(z.im), -Math.sinh(z.re) * Math.sin(z.im), cosineSquared(turned(z)), z);
const csch: Work = (z) =>
  inverse(Math.sinh(z.re) * Math.cos(z.im), -Math.cosh(z.re) * Math.sin(z.im), sineSquared(turned(z)), z);

const one = (work: Work) => define("v", (value) => written(work(complexOf(value))), TOOLPAK);

export const COMPLEX_ANALYSIS: FunctionTable = {
  IMEXP: one(exp),
  IMLN: one(ln),
  IMLOG10: one(log(Math.LN10)),
  IMLOG2: one(log(Math.LN2)),
  IMPOWER: define("v n", (value, exponent) => written(power(complexOf(value), exponent)), TOOLPAK),
  IMSQRT: one((z) => power(z, 0.5)),
  IMSIN: one(sin),
  IMCOS: one(cos),
  IMTAN: one(tan),
  IMSEC: one(sec),
  IMCSC: one(csc),
  IMCOT: one(cot),
  IMSINH: one(sinh),
  IMCOSH: one(cosh),
  IMSECH: one(sech),
  IMCSCH: one(csch),
};
