/** Numbers written to another base, and bits. */
import { NUM, VALUE } from "../../values/cell-error";
import { toNumber, toText } from "../../values/coerce";
import type { Scalar } from "../../values/scalar";
import { define, TOOLPAK, type FunctionTable } from "../definition";

const LARGEST = 2 ** 53;

/** Two's complement of ten digits, as DEC2BIN and its kin have it. */
function written(value: number, base: number, places?: number): string {
  const whole = Math.trunc(value);
  const half = base === 2 ? 512 : base ** 10 / 2;
  if (whole < -half || whole >= half) throw NUM;
  if (whole < 0) return (whole + half * 2).toString(base).toUpperCase();
  const text = whole.toString(base).toUpperCase();
  if (places === undefined) return text;
  const width = Math.trunc(places);
  if (width < text.length || width > 10) throw NUM;
  return text.padStart(width, "0");
}

function read(given: Scalar, base: number): number {
  if (typeof given === "boolean") throw VALUE;
  const digits = toText(given).trim();
  if (digits === "") return 0;
  if (digits.length > 10 || !new RegExp(`^[0-9A-F]+$`, "i").test(digits)) throw NUM;
  if ([...digits].some((digit) => parseInt(digit, 36) >= base)) throw NUM;
  const value = parseInt(digits, base);
  const half = base === 2 ? 512 : base ** 10 / 2;
  return value >= half ? value - 2 * half : value;
}

const BASES = { BIN: 2, OCT: 8, HEX: 16 } as const;
const names = Object.keys(BASES) as (keyof typeof BASES)[];

const conversions: FunctionTable = Object.fromEntries(
  names.flatMap((from) => [
    [`DEC2${from}`, define("n n?", (x, places) => written(x, BASES[from], places), TOOLPAK)],
    [`${from}2DEC`, define("v", (text) => read(text, BASES[from]), TOOLPAK)],
    ...names
      .filter((to) => to !== from)
      .map((to) => [
        `${from}2${to}`,
        define(
          "v n?",
          (text, places) => {
            // Of negative numbers all ten places are written, and still so many have to be asked for as there can be.
            if (places !== undefined && !(places >= 1 && places < 11)) return NUM;
            return written(read(text, BASES[from]), BASES[to], places);
          },
          TOOLPAK,
        ),
      ]),
  ]),
);

/** A whole number that isn't negative and has at most 48 bits. */
function bits(value: number): bigint {
  if (value < 0 || value !== Math.trunc(value) || value >= 2 ** 48) throw NUM;
  return BigInt(value);
}

function shift(value: number, by: number): number {
  if (Math.abs(by) > 53) throw NUM;
  const places = BigInt(Math.trunc(by));
  const shifted = Number(places >= 0n ? bits(value) << places : bits(value) >> -places);
  if (shifted >= 2 ** 48) throw NUM;
  return shifted;
}

const LETTERS = "MDCLXVI";
const WORTH = [1000, 500, 100, 50, 10, 5, 1];

/** Digit by digit; the shorter a form, the smaller the letter that may be taken from a larger one. */
function roman(value: number, form: number): string {
  let rest = value;
  let text = "";
  for (let place = 0; place < LETTERS.length; place += 2) {
    const digit = Math.floor(rest / WORTH[place]!);
    if (digit % 5 !== 4) {
      text += (digit > 4 ? LETTERS[place - 1] : "") + LETTERS[place]!.repeat(digit % 5);
      rest %= WORTH[place]!;
      continue;
    }
    const larger = digit === 4 ? place - 1 : place - 2;
    let smaller = place;
    while (
      smaller - place < form &&
      smaller + 1 < WORTH.length &&
      WORTH[larger]! - WORTH[smaller + 1]! <= rest
    )
      smaller++;
    text += LETTERS[smaller]! + LETTERS[larger]!;
    rest += WORTH[smaller]! - WORTH[larger]!;
  }
  return text;
}

function arabic(text: string): number {
  const letters = text.trim().toUpperCase();
  const negative = letters.startsWith("-");
  const values = [...letters.replace("-", "")].map((letter) => {
    const at = LETTERS.indexOf(letter);
    if (at < 0) throw VALUE;
    return WORTH[at]!;
  });
  const sum = values.reduce((total, value, i) => total + (value < (values[i + 1] ?? 0) ? -value : value), 0);
  return negative ? 0 - sum : sum;
}

export const NUMBER_BASES: FunctionTable = {
  ...conversions,
  BASE: define("n n n?", (x, radix, places = 0) => {
    const [whole, base, width] = [x, radix, places].map(Math.trunc) as [number, number, number];
    if (whole < 0 || whole >= LARGEST || base < 2 || base > 36 || width < 0 || width > 255) return NUM;
    return whole.toString(base).toUpperCase().padStart(width, "0");
  }),
  DECIMAL: define("s n", (text, radix) => {
    const base = Math.trunc(radix);
    if (base < 2 || base > 36) return NUM;
    const digits = [...text.trim()].map((digit) => parseInt(digit, 36));
    if (digits.some((digit) => !(digit < base))) return NUM;
    return digits.reduce((value, digit) => value * base + digit, 0);
  }),
  ARABIC: define("s", arabic),
  ROMAN: define("n e?", (x, form) => {
    const shorter = typeof form === "boolean" ? (form ? 0 : 4) : Math.trunc(toNumber(form ?? 0));
    const whole = Math.trunc(x);
    return whole < 0 || whole > 3999 || shorter < 0 || shorter > 4 ? VALUE : roman(whole, shorter);
  }),
  BITAND: define("n n", (a, b) => Number(bits(a) & bits(b))),
  BITOR: define("n n", (a, b) => Number(bits(a) | bits(b))),
  BITXOR: define("n n", (a, b) => Number(bits(a) ^ bits(b))),
  BITLSHIFT: define("n n", shift),
  BITRSHIFT: define("n n", (value, by) => shift(value, -by)),
};
