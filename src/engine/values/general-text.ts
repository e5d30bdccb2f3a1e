/** Excel keeps 15 digits of a number when it compares or writes it. */
export const DIGITS = 15;

/** From here on a number is written with an exponent. */
const LARGE = 1e21;
const SMALL = 1e-4;
/** A small number is written in full as long as it isn't longer than this. */
const LONGEST = 20;

/** A number as `&` and text functions see it: the format General without a cell's width. */
export function generalText(value: number): string {
  if (value === 0) return "0";
  const size = Math.abs(value);
  const digits = Number(value.toPrecision(DIGITS));
  if (size >= LARGE) return scientific(digits);
  if (size >= SMALL) return plain(digits);
  const text = plain(digits);
  return text.length <= LONGEST ? text : scientific(digits);
}

/** A wide cell shows so many characters of a number, its sign aside, and so does TEXT. */
const CELL = 11;

/** A number in the format General, as a cell and TEXT write it. */
export function generalCell(value: number): string {
  const size = Math.abs(value);
  const text = generalText(size);
  const sign = value < 0 ? "-" : "";
  if (text.length <= CELL && !text.includes("E")) return sign + text;
  const shown = rounded(size, CELL - 1);
  if (shown < SMALL || shown >= 10 ** CELL) return sign + scientific(rounded(size, 6));
  const wholes = Math.floor(Math.log10(shown)) + 1;
  return sign + plain(rounded(size, wholes < 1 ? CELL - 2 + wholes : CELL - 1));
}

/** To so many digits of the 15 that Excel sees. */
function rounded(size: number, digits: number): number {
  const [mantissa, exponent] = size.toExponential(DIGITS - 1).split("e");
  return Number(`${Math.round(Number(`${mantissa}e${digits - 1}`))}e${Number(exponent) - digits + 1}`);
}

/** In full, without an exponent. */
function plain(value: number): string {
  const text = String(value);
  const [mantissa = "", exponent] = text.split("e");
  if (exponent === undefined) return text;
  const sign = mantissa.startsWith("-") ? "-" : "";
  const [whole = "", fraction = ""] = mantissa.replace("-", "").split(".");
  const shift = Number(exponent);
  if (shift < 0) return `${sign}0.${"0".repeat(-shift - 1)}${whole}${fraction}`;
  return `${sign}${whole}${fraction.padEnd(shift, "0")}`;
}

function scientific(value: number): string {
  const [mantissa = "", exponent = ""] = value.toExponential().split("e");
  const sign = exponent.startsWith("-") ? "-" : "+";
  return `${mantissa}E${sign}${exponent.replace(/[+-]/, "").padStart(2, "0")}`;
}
