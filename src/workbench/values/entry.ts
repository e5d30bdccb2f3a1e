/**
 * How Excel reads text that is entered into a cell: "5%" is a number with a format, "TRUE" a boolean, "=A1" a formula.
 * United States conventions, as `Range.values` and `Range.formulas` have them whatever the user's locale.
 */
import { EPOCH, MONTHS, MS_PER_DAY } from "./calendar";

type Scalar = string | number | boolean;

export type Entry =
  | { kind: "formula"; formula: string }
  /** `format`: the number format the cell takes when it has none (General). */
  | { kind: "value"; value: Scalar; format?: string };

/** Cell errors that can be typed. */
export const ERROR_VALUES = new Set([
  "#DIV/0!",
  "#N/A",
  "#NAME?",
  "#NULL!",
  "#NUM!",
  "#REF!",
  "#VALUE!",
  "#GETTING_DATA",
  "#SPILL!",
  "#CALC!",
]);

/** @param textFormat the cell is formatted as Text ("@"): nothing is interpreted, not even a formula. */
export function readEntry(text: string, textFormat = false): Entry {
  if (textFormat) return { kind: "value", value: text };
  if (text.startsWith("'")) return { kind: "value", value: text.slice(1) };
  if (text.startsWith("=") && text.length > 1) return { kind: "formula", formula: text };
  const trimmed = text.trim();
  const plain =
    readNumber(trimmed) ??
    readFraction(trimmed) ??
    readDate(trimmed) ??
    readTime(trimmed) ??
    readMoment(trimmed);
  if (plain) return plain;
  if (/^(true|false)$/i.test(trimmed)) return { kind: "value", value: /^true$/i.test(trimmed) };
  if (ERROR_VALUES.has(trimmed.toUpperCase())) return { kind: "value", value: trimmed.toUpperCase() };
  if (/^[+-]./s.test(text)) return { kind: "formula", formula: `=${text}` };
  return { kind: "value", value: text };
}

/** Formats of sums of money; euros keep their sign whatever the user's own currency is. */
const MONEY: Record<string, (decimals: string) => string> = {
  $: (decimals) => `$#,##0${decimals}_);[Red]($#,##0${decimals})`,
  "€": (decimals) => `[$€-2] #,##0${decimals}_);[Red]([$€-2] #,##0${decimals})`,
};

/** A number without sign as Excel keeps what is typed: of its digits the first fifteen, and zeros for the others. */
export function significant(number: string): string {
  const [digits = "", ...exponent] = number.split(/(?=e)/i);
  let kept = 0;
  const cut = digits.replace(/\d/g, (digit) => {
    if (kept > 0 || digit !== "0") kept++;
    return kept > 15 ? "0" : digit;
  });
  return [cut, ...exponent].join("");
}

/** Numbers with sign, parentheses, currency, thousands separators, percent or exponent. */
function readNumber(text: string): Entry | null {
  // Blanks may stand around the number, not in it.
  const words = text.trim().split(/\s+/);
  if (words.some((word, i) => i > 0 && !/[(+$€-]$/.test(words[i - 1]!) && !/^[%)]/.test(word))) return null;
  const m =
    /^(?<open>\()?(?<sign>[+-])?(?<currency>[$€])?(?<sign2>[+-])?(?<digits>\d{1,3}(?:,\d{3})+|\d+)?(?<fraction>\.\d*)?(?<exponent>[eE][+-]?\d+)?(?<percent>%)?(?<close>\))?$/.exec(
      words.join(""),
    )?.groups;
  if (!m) return null;
  const fraction = m.fraction ?? "";
  if (m.digits === undefined && fraction.length < 2) return null;
  if ((m.open === undefined) !== (m.close === undefined)) return null;
  const signs = [m.sign, m.sign2, m.open].filter((s) => s !== undefined);
  if (signs.length > 1) return null;
  if (m.exponent !== undefined && m.currency !== undefined) return null;
  const size = Number(
    significant(
      `${(m.digits ?? "0").replaceAll(",", "")}${fraction === "." ? "" : fraction}${m.exponent ?? ""}`,
    ),
  );
  if (!Number.isFinite(size)) return null;
  const negative = m.sign === "-" || m.sign2 === "-" || m.open !== undefined;
  const value = (negative ? -size : size) / (m.percent === undefined ? 1 : 100);
  const decimals = fraction.length > 1;
  const format = m.exponent
    ? "0.00E+00"
    : m.percent
      ? decimals
        ? "0.00%"
        : "0%"
      : m.currency
        ? MONEY[m.currency]!(decimals ? ".00" : "")
        : m.digits?.includes(",")
          ? decimals
            ? "#,##0.00"
            : "#,##0"
          : undefined;
  return { kind: "value", value, ...(format ? { format } : {}) };
}

/** "1 1/2" and "0 3/4"; "1/2" alone is a date. */
function readFraction(text: string): Entry | null {
  const m = /^(-)?(\d+) (\d+)\/(\d+)$/.exec(text);
  if (!m || Number(m[4]) === 0) return null;
  const size = Number(m[2]) + Number(m[3]) / Number(m[4]);
  return { kind: "value", value: m[1] ? -size : size, format: m[4]!.length > 1 ? "# ??/??" : "# ?/?" };
}

const serial = (year: number, month: number, day: number): number | null => {
  const date = new Date(Date.UTC(year, month - 1, day));
  if (date.getUTCMonth() !== month - 1 || date.getUTCDate() !== day || year < 1900 || year > 9999)
    return null;
  const days = Math.round((date.getTime() - EPOCH) / MS_PER_DAY);
  return days > 60 ? days : days - 1;
};

/** Two-digit years: 00–29 are 2000–2029, 30–99 are 1930–1999. */
const fullYear = (text: string): number =>
  text.length > 2 ? Number(text) : Number(text) + (Number(text) < 30 ? 2000 : 1900);

function readDate(text: string): Entry | null {
  const dated = (value: number | null, format: string): Entry | null =>
    value === null ? null : { kind: "value", value, format };
  let m = /^(\d{4})[-/](\d{1,2})[-/](\d{1,2})$/.exec(text);
  if (m) return dated(serial(Number(m[1]), Number(m[2]), Number(m[3])), "m/d/yyyy");
  m = /^(\d{1,2})[-/](\d{1,2})[-/](\d{2}|\d{4})$/.exec(text);
  if (m) return dated(serial(fullYear(m[3]!), Number(m[1]), Number(m[2])), "m/d/yyyy");
  const thisYear = new Date().getFullYear();
  m = /^(\d{1,2})[- ]([A-Za-z]{3,9})(?:[- ](\d{2}|\d{4}))?$/.exec(text);
  if (m) {
    const month = monthNumber(m[2]!);
    if (month === 0) return null;
    return dated(serial(m[3] ? fullYear(m[3]) : thisYear, month, Number(m[1])), m[3] ? "d-mmm-yy" : "d-mmm");
  }
  m = /^([A-Za-z]{3,9})[- ](\d{1,2}|\d{4})$/.exec(text) ?? /^(\d{1,2})[-/](\d{1,2}|\d{4})$/.exec(text);
  if (m && monthNumber(m[1]!) > 0) {
    // A day of this year where the month has it, or else a year.
    const day = m[2]!.length < 3 ? serial(thisYear, monthNumber(m[1]!), Number(m[2])) : null;
    if (day !== null) return dated(day, "d-mmm");
    return m[2]!.length > 1 ? dated(serial(fullYear(m[2]!), monthNumber(m[1]!), 1), "mmm-yy") : null;
  }
  m = /^([A-Za-z]{3,9}) (\d{1,2}), ?(\d{2}|\d{4})$/.exec(text);
  if (m && monthNumber(m[1]!) > 0)
    return dated(serial(fullYear(m[3]!), monthNumber(m[1]!), Number(m[2])), "d-mmm-yy");
  return null;
}

/** 1…12, or 0 when the word is no month. */
function monthNumber(word: string): number {
  if (/^\d+$/.test(word)) return Number(word) <= 12 ? Number(word) : 0;
  const w = word.toLowerCase();
  return MONTHS.findIndex((month) => [month, month.slice(0, 3)].some((name) => name.toLowerCase() === w)) + 1;
}

/** "3/4/2024 10:30": a date and a time. */
function readMoment(text: string): Entry | null {
  const m = /^(.*\d) +(\d{1,2}:\d{2}.*)$/.exec(text);
  const date = m && readDate(m[1]!);
  const time = m && readTime(m[2]!);
  if (date?.kind !== "value" || time?.kind !== "value") return null;
  return { kind: "value", value: Number(date.value) + Number(time.value), format: "m/d/yyyy h:mm" };
}

function readTime(text: string): Entry | null {
  const m =
    /^(\d{1,4}):(\d{1,2})(?::(\d{1,2}(?:\.\d+)?))?(?:\s*([AaPp])[Mm])?$/.exec(text) ??
    /^(\d{1,2})()() ([AaPp])[Mm]?$/.exec(text);
  if (!m) return null;
  const [hours, minutes, seconds] = [Number(m[1]), Number(m[2]), Number(m[3] ?? 0)];
  const half = m[4]?.toUpperCase();
  if (minutes > 59 || seconds >= 60 || (half && (hours < 1 || hours > 12))) return null;
  const h24 = half ? (hours % 12) + (half === "P" ? 12 : 0) : hours;
  const clock = m[3] ? "h:mm:ss" : "h:mm";
  // More hours than a day has are a length of time.
  const format = half ? `${clock} AM/PM` : m[3]?.includes(".") ? "mm:ss.0" : hours > 23 ? "[h]:mm:ss" : clock;
  return { kind: "value", value: (h24 * 3600 + minutes * 60 + seconds) / 86_400, format };
}
