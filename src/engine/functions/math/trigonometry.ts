import { DIV0, NUM } from "../../values/cell-error";
import { define, type FunctionTable } from "../definition";

/** Excel's sines and their like know no angle beyond this. */
const LARGEST_ANGLE = 2 ** 27;

const ofAngle = (work: (x: number) => number) =>
  define("n", (x) => (Math.abs(x) >= LARGEST_ANGLE ? NUM : work(x)));

const reciprocal = (work: (x: number) => number) =>
  ofAngle((x) => {
    const value = work(x);
    if (value === 0) throw DIV0;
    return 1 / value;
  });

/** What π/2 is beyond its nearest number, as far as the processors know it that Excel's functions were written for. */
const BEYOND = 6.1257422745431e-17;
const NEAR = 1e-5;

/** How far an angle is from the nearest multiple of π/2, and which one that is. */
function fromQuarter(x: number): { rest: number; quarter: number } {
  const count = Math.round(x / (Math.PI / 2));
  // Both halves of π/2 times a count are whole numbers of bits: nothing is lost.
  const high = Math.fround(Math.PI / 2);
  return {
    rest: x - count * high - count * (Math.PI / 2 - high) - count * BEYOND,
    quarter: ((count % 4) + 4) % 4,
  };
}

function sine(x: number): number {
  const exact = Math.sin(x);
  if (Math.abs(exact) > NEAR) return exact;
  const { rest, quarter } = fromQuarter(x);
  return quarter === 0 ? Math.sin(rest) : 0 - Math.sin(rest);
}

function cosine(x: number): number {
  const exact = Math.cos(x);
  if (Math.abs(exact) > NEAR) return exact;
  const { rest, quarter } = fromQuarter(x);
  return quarter === 3 ? Math.sin(rest) : 0 - Math.sin(rest);
}

const tangent = (x: number): number => sine(x) / cosine(x);

export const TRIGONOMETRY: FunctionTable = {
  SIN: ofAngle(sine),
  COS: ofAngle(cosine),
  TAN: ofAngle(tangent),
  COT: reciprocal(tangent),
  SEC: reciprocal(cosine),
  CSC: reciprocal(sine),
  SINH: define("n", Math.sinh),
  COSH: define("n", Math.cosh),
  TANH: define("n", Math.tanh),
  COTH: define("n", (x) => (x === 0 ? DIV0 : 1 / Math.tanh(x))),
  SECH: define("n", (x) => 1 / Math.cosh(x)),
  CSCH: define("n", (x) => (x === 0 ? DIV0 : 1 / Math.sinh(x))),
  ASIN: define("n", (x) => (Math.abs(x) > 1 ? NUM : Math.asin(x))),
  ACOS: define("n", (x) => (Math.abs(x) > 1 ? NUM : Math.acos(x))),
  ATAN: define("n", Math.atan),
  ACOT: define("n", (x) => Math.PI / 2 - Math.atan(x)),
  ATAN2: define("n n", (x, y) => (x === 0 && y === 0 ? DIV0 : Math.atan2(y, x))),
  ASINH: define("n", Math.asinh),
  ACOSH: define("n", (x) => (x < 1 ? NUM : Math.acosh(x))),
  ATANH: define("n", (x) => (Math.abs(x) >= 1 ? NUM : Math.atanh(x))),
  ACOTH: define("n", (x) => (Math.abs(x) <= 1 ? NUM : Math.atanh(1 / x))),
  DEGREES: define("n", (x) => (x * 180) / Math.PI),
  RADIANS: define("n", (x) => (x * Math.PI) / 180),
};
