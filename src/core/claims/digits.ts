import { GROUP_MARKS } from "./tokens";

export const DECIMAL_MARKS = [".", ","] as const;
export type DecimalMark = (typeof DECIMAL_MARKS)[number];

/** A printed number: its digits without any mark, and the power of ten of the last one. */
export interface Digits {
  digits: string;
  exponent: number;
}

/**
 * Reads the digits, marks and exponent of one number. With both marks the last is the decimal one; one that repeats is
 * for groups. A mark alone is for groups when three digits follow it and a group can stand before it, unless it is the
 * decimal mark.
 * @param decimal the mark that a lone one is taken for
 * @returns null when no reading, or more than one, accounts for all of it
 */
export function readDigits(text: string, decimal: DecimalMark): Digits | null {
  const power = text.search(/[eE]/);
  const mantissa = power < 0 ? text : text.slice(0, power);
  const exponent = power < 0 ? 0 : Number(text.slice(power + 1));

  const marks: string[] = [];
  for (const character of mantissa) if (character < "0" || character > "9") marks.push(character);
  const last = marks[marks.length - 1];
  if (last === undefined) return isPadded(mantissa) ? null : { digits: mantissa, exponent };

  const others = marks.slice(0, -1);
  const isDecimal =
    !GROUP_MARKS.includes(last) &&
    !others.includes(last) &&
    (others.length > 0 || last === decimal || !isGrouped(mantissa.split(last)));
  const point = isDecimal ? mantissa.lastIndexOf(last) : mantissa.length;
  const whole = mantissa.slice(0, point);
  const fraction = mantissa.slice(point + 1);
  const groups = isDecimal ? others : marks;
  if (groups.length > 0) {
    if (groups.some((mark) => mark !== groups[0]) || !isGrouped(whole.split(groups[0]!))) return null;
  }
  const digits = groups.length > 0 ? whole.split(groups[0]!).join("") : whole;
  // 007 and 00420 are names of things.
  if (isPadded(digits)) return null;
  return { digits: digits + fraction, exponent: exponent - fraction.length };
}

const isPadded = (whole: string): boolean => whole.length > 1 && whole.startsWith("0");

/** Groups of three (1,234,567), or as in India of two before the last three (12,34,567); none begins with 0. */
function isGrouped(parts: readonly string[]): boolean {
  const [first = "", ...rest] = parts;
  const last = rest.pop();
  if (last === undefined || last.length !== 3 || !/^[1-9]\d{0,2}$/.test(first)) return false;
  return (
    rest.every((part) => part.length === 3) || (first.length <= 2 && rest.every((part) => part.length === 2))
  );
}
