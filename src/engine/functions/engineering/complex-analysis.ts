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

/** By the double of each part, so that nothing is lost where they are far apart. */
const tan: Work = (z) => {
  const below = Math.cos(2 * z.re) + Math.cosh(2 * z.im);
  return make(Math.sin(2 * z.re) / below, Math.sinh(2 * z.im) / below, z);
};
const cot: Work = (z) => {
  const below = over(Math.cosh(2 * z.im) - Math.cos(2 * z.re));
  return make(Math.sin(2 * z.re) / below, -Math.sinh(2 * z.im) / below, z);
};

const over = (below: number): number => {
  if (below === 0) throw NUM;
  return below;
};

/** One over what has twice these parts, over such a sum of its doubled angles. */
const inverse = (re: number, im: number, below: number, z: Complex): Complex =>
  make((2 * re) / over(below), (2 * im) / below, z);

const sec: Work = (z) =>
  inverse(
    Math.cos(z.re) * Math.cosh(z.im),
    Math.sin(z.re) * Math.sinh(z.im),
    Math.cosh(2 * z.im) + Math.cos(2 * z.re),
    z,
  );
const csc: Work = (z) =>
  inverse(
    Math.sin(z.re) * Math.cosh(z.im),
    -Math.cos(z.re) * Math.sinh(z.im),
    Math.cosh(2 * z.im) - Math.cos(2 * z.re),
    z,
  );
const sech: Work = (z) =>
  inverse(
    Math.cosh(z.re) * Math.cos(z.im),
    -Math.sinh(z.re) * Math.sin(z.im),
    Math.cosh(2 * z.re) + Math.cos(2 * z.im),
    z,
  );
const csch: Work = (z) =>
  inverse(
    Math.sinh(z.re) * Math.cos(z.im),
    -Math.cosh(z.re) * Math.sin(z.im),
    Math.cosh(2 * z.re) - Math.cos(2 * z.im),
    z,
  );

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
