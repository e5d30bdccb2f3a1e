import { DIV0, NUM } from "../../values/cell-error";
import { define, type FunctionTable } from "../definition";

/** Excel's sines and their like know no angle beyond this. */
const LARGEST_ANGLE = 2 ** 27;

const ofAngle = (work: (x: number) => number) =>
  define("n", (x) => (Math.abs(x) >= LARGEST_ANGLE ? NUM : work(x)));

const reciprocal = (work: (x: number) => number) =>
  define("n", (x) => {
    if (Math.abs(x) >= LARGEST_ANGLE) return NUM;
    const value = work(x);
    return value === 0 ? DIV0 : 1 / value;
  });

export const TRIGONOMETRY: FunctionTable = {
  SIN: ofAngle(Math.sin),
  COS: ofAngle(Math.cos),
  TAN: ofAngle(Math.tan),
  COT: reciprocal(Math.tan),
  SEC: reciprocal(Math.cos),
  CSC: reciprocal(Math.sin),
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
