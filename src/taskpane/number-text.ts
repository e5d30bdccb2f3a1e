import { isoDate } from "./days";

/**
 * A number as a cell shows it, for the number formats that the templates use: literals, digits with or without groups,
 * percent, powers of ten, up to three sections, ISO dates.
 * @param locale of separators; the user's when left out
 */
export function numberText(value: number, format = "General", locale?: string): string {
  if (format === "yyyy-mm-dd") return isoDate(value);
  const sections = sectionsOf(format);
  const [positive = "", negative, zero] = sections;
  if (value === 0 && zero !== undefined) return written(0, zero, locale);
  if (value < 0 && negative !== undefined) return written(-value, negative, locale);
  return (value < 0 ? "-" : "") + written(Math.abs(value), positive, locale);
}

/** Splits at semicolons outside quotes and square brackets. */
const sectionsOf = (format: string): string[] => format.match(/(?:"[^"]*"|\[[^\][]*\]|[^;"[])+/g) ?? [];

/** A literal, or the digits: `0`, `#` and separators between. A currency stands as `[$€]`, or `[$$-409]`. */
const PIECE = /"[^"]*"|\[[^\][]*\]|([#0][#0,]*)(?:\.([#0]+))?(E\+0+)?|[^"[]/gs;

interface Section {
  before: string;
  whole: string;
  decimals: string;
  exponent?: string;
  after: string;
}

/** @returns null for a section that is no number with literals around it */
function sectionOf(section: string): Section | null {
  const found: Section = { before: "", whole: "", decimals: "", after: "" };
  let read = 0;
  for (const [piece, whole, decimals = "", exponent] of section.matchAll(PIECE)) {
    read += piece.length;
    if (whole === undefined) found[found.whole ? "after" : "before"] += piece;
    else if (found.whole) return null;
    else Object.assign(found, { whole, decimals, exponent });
  }
  return found.whole && read === section.length ? found : null;
}

function written(value: number, section: string, locale?: string): string {
  const parts = sectionOf(section);
  if (!parts)
    return new Intl.NumberFormat(locale, { maximumSignificantDigits: 10, useGrouping: false }).format(value);
  const { before, whole, decimals, exponent, after } = parts;
  const digits: Intl.NumberFormatOptions = {
    minimumFractionDigits: decimals.replaceAll("#", "").length,
    maximumFractionDigits: decimals.length,
    useGrouping: whole.includes(","),
  };
  const suffix = literal(after);
  if (exponent) return literal(before) + scientific(value, exponent.length - 2, digits, locale) + suffix;
  const shown = after.includes("%") ? value * 100 : value;
  return literal(before) + new Intl.NumberFormat(locale, digits).format(shown) + suffix;
}

function scientific(value: number, width: number, digits: Intl.NumberFormatOptions, locale?: string): string {
  const [mantissa = "0", power = "0"] = value.toExponential(digits.maximumFractionDigits).split("e");
  const sign = power.startsWith("-") ? "-" : "+";
  const text = new Intl.NumberFormat(locale, digits).format(Number(mantissa));
  return `${text}E${sign}${power.replace(/^[+-]/, "").padStart(width, "0")}`;
}

/** Quotes and locales are not shown; a padding, `_)`, is as wide as its character and empty. */
const literal = (text: string): string =>
  text.replace(
    /"([^"]*)"|\[\$([^\][-]*)(?:-[^\][]*)?\]|_./g,
    (_all, quoted = "", currency = "") => `${quoted}${currency}`,
  );
