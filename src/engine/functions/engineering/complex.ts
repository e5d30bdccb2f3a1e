/** Complex numbers, which Excel has as texts: "3+4i". */
import { DIV0, NUM, VALUE } from "../../values/cell-error";
import { generalText } from "../../values/general-text";
import { numberFromText } from "../../values/number-text";
import { isMany, type Scalar, type Value } from "../../values/value";
import { define, TOOLPAK, type Definition, type FunctionTable } from "../definition";
import { cellsOf } from "../numbers";

export interface Complex {
  readonly re: number;
  readonly im: number;
  /** i or j, as it was written; "" where there is none. */
  readonly unit: string;
}

/** Where the last sign stands that is no exponent's; -1 where there is none. */
function lastSign(text: string): number {
  let at = text.length - 1;
  while (at >= 0 && (!"+-".includes(text.charAt(at)) || "eE".includes(text.charAt(at - 1) || " "))) at--;
  return at;
}

/** Each part is what a cell would take for a number, spaces too; an imaginary part of 1 is its sign alone. */
function complexText(text: string): Complex | null {
  const shown = text.trimEnd();
  const unit = /[ij]$/.exec(shown)?.[0] ?? "";
  const whole = unit ? shown.slice(0, -1) : text;
  const at = lastSign(whole);
  const before = whole.slice(0, Math.max(at, 0));
  const alone = before.trim() === "";
  if (!unit) {
    const re = alone ? numberFromText(whole) : null;
    return re === null ? null : { re, im: 0, unit };
  }
  const size = whole.slice(before.length);
  const im = size === "" || size === "+" ? 1 : size === "-" ? -1 : numberFromText(size);
  const re = alone ? 0 : numberFromText(before);
  return re === null || im === null ? null : { re, im, unit };
}

/** @throws {CellError} "#NUM!" for a text that is none */
export function complexOf(value: Scalar): Complex {
  if (typeof value === "number") return { re: value, im: 0, unit: "" };
  if (value === null) return { re: 0, im: 0, unit: "" };
  if (typeof value !== "string") throw VALUE;
  const found = complexText(value);
  if (!found) throw NUM;
  return found;
}

export function written({ re, im, unit }: Complex): string {
  if (!Number.isFinite(re) || !Number.isFinite(im)) throw NUM;
  if (im === 0) return generalText(re);
  const size = Math.abs(im) === 1 ? "" : generalText(Math.abs(im));
  const sign = im < 0 ? "-" : re === 0 ? "" : "+";
  return `${re === 0 ? "" : generalText(re)}${sign}${size}${unit || "i"}`;
}

/** Whether two texts are the same complex number, each part of it to a share of the whole. */
export function sameComplex(one: string, other: string, relative: number): boolean {
  const [a, b] = [complexText(one), complexText(other)];
  if (!a?.unit || a.unit !== b?.unit) return false;
  const most = relative * Math.hypot(a.re, a.im);
  return Math.abs(a.re - b.re) <= most && Math.abs(a.im - b.im) <= most;
}

const unitOf = (a: Complex, b: Complex): string => {
  if (a.unit && b.unit && a.unit !== b.unit) throw VALUE;
  return a.unit || b.unit;
};

const add = (a: Complex, b: Complex): Complex => ({ re: a.re + b.re, im: a.im + b.im, unit: unitOf(a, b) });
const subtract = (a: Complex, b: Complex): Complex => add(a, { re: -b.re, im: -b.im, unit: b.unit });
const multiply = (a: Complex, b: Complex): Complex => ({
  re: a.re * b.re - a.im * b.im,
  im: a.re * b.im + a.im * b.re,
  unit: unitOf(a, b),
});

function divide(a: Complex, b: Complex): Complex {
  const size = b.re * b.re + b.im * b.im;
  if (size === 0) throw NUM;
  return {
    re: (a.re * b.re + a.im * b.im) / size,
    im: (a.im * b.re - a.re * b.im) / size,
    unit: unitOf(a, b),
  };
}

/** The angle of 0 has none. */
export function argument({ re, im }: Complex): number {
  if (re === 0 && im === 0) throw DIV0;
  return Math.atan2(im, re);
}

const one = (work: (value: Complex) => number): Definition =>
  define("v", (value) => work(complexOf(value)), TOOLPAK);

const two = (work: (a: Complex, b: Complex) => Complex): Definition =>
  define("v v", (a, b) => written(work(complexOf(a), complexOf(b))), TOOLPAK);

/** Empty cells of a range take no part; one by itself is 0. */
const all = (work: (a: Complex, b: Complex) => Complex): Definition =>
  define(
    "a a*",
    (...values: Value[]) => {
      const cells = values.flatMap((value) => {
        const own = isMany(value) ? cellsOf(value) : [value as Scalar];
        return own.length === 1 ? own : own.filter((cell) => cell !== null);
      });
      const [first, ...others] = cells.map(complexOf);
      return first ? written(others.reduce(work, first)) : written({ re: 0, im: 0, unit: "" });
    },
    TOOLPAK,
  );

export const COMPLEX_NUMBERS: FunctionTable = {
  COMPLEX: define(
    "n n s?",
    (re, im, unit = "") => (["", "i", "j"].includes(unit) ? written({ re, im, unit }) : VALUE),
    TOOLPAK,
  ),
  IMREAL: one(({ re }) => re),
  IMAGINARY: one(({ im }) => im),
  IMABS: one(({ re, im }) => Math.hypot(re, im)),
  IMARGUMENT: one(argument),
  IMCONJUGATE: define(
    "v",
    (value) => {
      const { re, im, unit } = complexOf(value);
      return written({ re, im: 0 - im, unit });
    },
    TOOLPAK,
  ),
  IMSUM: all(add),
  IMPRODUCT: all(multiply),
  IMSUB: two(subtract),
  IMDIV: two(divide),
};
