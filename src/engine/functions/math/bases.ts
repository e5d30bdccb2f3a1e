/** Numbers written to another base, and bits. */
import { NUM, VALUE } from "../../values/cell-error";
import { define, TOOLPAK, type FunctionTable } from "../definition";

const LARGEST = 2 ** 53;

/** Two's complement of ten digits, as DEC2BIN and its kin have it. */
function written(value: number, base: number, places: number | undefined): string {
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

function read(text: string, base: number): number {
  const digits = text.trim();
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
    [`${from}2DEC`, define("s", (text) => read(text, BASES[from]), TOOLPAK)],
    ...names
      .filter((to) => to !== from)
      .map((to) => [
        `${from}2${to}`,
        define("s n?", (text, places) => written(read(text, BASES[from]), BASES[to], places), TOOLPAK),
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

const NUMERALS = [
  [1000, "M"],
  [900, "CM"],
  [500, "D"],
  [400, "CD"],
  [100, "C"],
  [90, "XC"],
  [50, "L"],
  [40, "XL"],
  [10, "X"],
  [9, "IX"],
  [5, "V"],
  [4, "IV"],
  [1, "I"],
] as const;

function arabic(text: string): number {
  const letters = text.trim().toUpperCase();
  const negative = letters.startsWith("-");
  const values = [...letters.replace("-", "")].map((letter) => {
    const found = NUMERALS.find(([, name]) => name === letter);
    if (!found) throw VALUE;
    return found[0] as number;
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
  // The shorter forms of Excel's second argument have no use in a model; the classic one is its default.
  ROMAN: define("n", (x) => {
    let rest = Math.trunc(x);
    if (rest < 0 || rest > 3999) return VALUE;
    let text = "";
    for (const [value, letters] of NUMERALS) for (; rest >= value; rest -= value) text += letters;
    return text;
  }),
  BITAND: define("n n", (a, b) => Number(bits(a) & bits(b))),
  BITOR: define("n n", (a, b) => Number(bits(a) | bits(b))),
  BITXOR: define("n n", (a, b) => Number(bits(a) ^ bits(b))),
  BITLSHIFT: define("n n", shift),
  BITRSHIFT: define("n n", (value, by) => shift(value, -by)),
};
