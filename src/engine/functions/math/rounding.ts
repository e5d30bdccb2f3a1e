import { DIV0, NUM } from "../../values/cell-error";
import { DIGITS } from "../../values/general-text";
import { define, TOOLPAK, type FunctionTable } from "../definition";

/** A number moved by powers of ten, with the 15 digits that Excel sees: 1.005 × 100 is 100.5. */
function shifted(value: number, digits: number): number {
  const moved = digits >= 0 ? value * 10 ** digits : value / 10 ** -digits;
  return Number(moved.toPrecision(DIGITS));
}

/** Rounds the size of a number to so many places, by what is given. */
export function roundBy(value: number, digits: number, round: (size: number) => number): number {
  const places = Math.trunc(digits);
  const size = Math.abs(value);
  // There is no digit so far behind the point, and none so far before it.
  if (value === 0 || places > 300) return value;
  if (places < -308) return 0;
  const moved = shifted(size, places);
  if (!Number.isFinite(moved)) return value;
  const rounded = round(moved);
  const back = places >= 0 ? rounded / 10 ** places : rounded * 10 ** -places;
  return value < 0 ? 0 - back : back;
}

const nearest = (size: number): number => Math.floor(size + 0.5);

export const roundTo = (value: number, digits: number): number => roundBy(value, digits, nearest);

/** Multiples as Excel finds them: what its 15 digits call a multiple is one. */
function multiple(value: number, step: number, round: (count: number) => number): number {
  const count = Number((value / step).toPrecision(DIGITS));
  return Number((round(count) * step).toPrecision(DIGITS));
}

function ceilingMath(value: number, step: number, awayFromZero: boolean): number {
  if (step === 0) return 0;
  const size = Math.abs(step);
  return multiple(value, size, value < 0 && awayFromZero ? Math.floor : Math.ceil);
}

function floorMath(value: number, step: number, towardsZero: boolean): number {
  if (step === 0) return 0;
  const size = Math.abs(step);
  return multiple(value, size, value < 0 && towardsZero ? Math.ceil : Math.floor);
}

export const ROUNDING: FunctionTable = {
  INT: define("n", (x) => Math.floor(x)),
  TRUNC: define("n n?", (x, digits = 0) => roundBy(x, digits, Math.floor)),
  ROUND: define("n n", roundTo),
  ROUNDUP: define("n n", (x, digits) => roundBy(x, digits, Math.ceil)),
  ROUNDDOWN: define("n n", (x, digits) => roundBy(x, digits, Math.floor)),
  MROUND: define(
    "n n",
    (x, step) => {
      if (step === 0 || x === 0) return 0;
      if (x < 0 !== step < 0) return NUM;
      return multiple(x, step, nearest);
    },
    TOOLPAK,
  ),
  CEILING: define("n n", (x, step) => {
    if (step === 0 || x === 0) return 0;
    if (x > 0 && step < 0) return NUM;
    return multiple(x, step, Math.ceil);
  }),
  FLOOR: define("n n", (x, step) => {
    if (x === 0) return 0;
    if (step === 0) return DIV0;
    if (x > 0 && step < 0) return NUM;
    return multiple(x, step, Math.floor);
  }),
  "CEILING.MATH": define("n n? n?", (x, step, mode = 0) => ceilingMath(x, step ?? 1, mode !== 0)),
  "FLOOR.MATH": define("n n? n?", (x, step, mode = 0) => floorMath(x, step ?? 1, mode !== 0)),
  "CEILING.PRECISE": define("n n?", (x, step = 1) => ceilingMath(x, step, false)),
  "ISO.CEILING": define("n n?", (x, step = 1) => ceilingMath(x, step, false)),
  "FLOOR.PRECISE": define("n n?", (x, step = 1) => floorMath(x, step, false)),
  EVEN: define("n", (x) => Math.sign(x) * Math.ceil(Math.abs(x) / 2) * 2 + 0),
  ODD: define("n", (x) => {
    const size = Math.ceil(Math.abs(x));
    return (x < 0 ? -1 : 1) * (size % 2 === 1 ? size : size + 1);
  }),
};
