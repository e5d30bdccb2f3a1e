/** Texts that Excel (English, United States) takes for numbers where a number belongs: also money, percents and dates. */
import { daysInMonth, serialOfDate } from "./serial-date";

/** Numbers above this have no room in a cell. */
const LARGEST = 9.99999999999999e307;

/** "Wednesday, September 30, 2026 12:34:56.789 PM", with room for more spaces. */
const LONGEST_DATE = 100;

/** The number that a text stands for; null when it stands for none. */
export function numberFromText(text: string): number | null {
  const trimmed = text.trim();
  // Nearly every text that isn't a number begins with a letter that no month begins with, or has no digit.
  if (!/\d/.test(trimmed)) return null;
  const number = plainNumber(trimmed) ?? fraction(trimmed);
  // Around a number spaces don't matter, around a date they do.
  return number ?? (trimmed === text ? dateAndTime(text) : null);
}

const NUMBER =
  /^([+-]?) ?(?:([$€]) ?)?([+-]?)((?:\d{1,3}(?:,\d{3})+|\d+)?(?:\.\d*)?(?:e[+-]?\d+)?) ?([%€]?)$/i;

function plainNumber(text: string): number | null {
  const bracketed = /^\((.*)\)$/.exec(text);
  const [, sign = "", money = "", inner = "", digits = "", unit = ""] =
    NUMBER.exec((bracketed ? bracketed[1]! : text).replace(/\s+/g, " ")) ?? [];
  if (!/\d/.test(digits) || /^e/i.test(digits) || (sign && inner) || (inner && !money)) return null;
  if ((bracketed && (sign || inner)) || (money && unit === "€")) return null;
  const size = Number(digits.replaceAll(",", ""));
  if (!Number.isFinite(size) || size > LARGEST) return null;
  const value = unit === "%" ? size / 100 : size;
  return bracketed || sign === "-" || inner === "-" ? -value : value;
}

function fraction(text: string): number | null {
  const [, sign, whole = "", over = "", under = ""] =
    /^([+-]?)(\d+)\s+(\d{1,5})\/(\d{1,5})$/.exec(text) ?? [];
  if (!under || Number(under) === 0) return null;
  return (sign === "-" ? -1 : 1) * (Number(whole) + Number(over) / Number(under));
}

function dateAndTime(text: string): number | null {
  if (text.length > LONGEST_DATE) return null;
  const whole = timeFromText(text) ?? dateFromText(text);
  if (whole !== null) return whole;
  const [, first = "", last = ""] = /^(.*?\d)[\sT]+(\d{1,2}(?::.*| ?[ap]m?))$/i.exec(text) ?? [];
  const date = first ? dateFromText(first) : null;
  const time = last ? timeFromText(last) : null;
  return date === null || time === null ? null : date + time;
}

const TIME = /^(\d{1,4})(?::(\d{1,4}))?(?::(\d{1,4}))?(\.\d*)?(?:\s*([ap])m?)?$/i;

/** A part of a day, or more than a day: "26:00" is 1 1/12. */
export function timeFromText(text: string): number | null {
  const found = TIME.exec(text.trim());
  if (!found) return null;
  const [, first = "", second, third, fraction = "", half] = found;
  if (second === undefined && (!half || fraction)) return null;
  // "59:12.5" is minutes and seconds.
  const short = third === undefined && fraction.length > 1;
  const given = [...(short ? ["0"] : []), first, second ?? "0", third ?? "0"].map(Number);
  let [hours] = given as [number];
  const [, minutes, seconds] = given as [number, number, number];
  if (half) {
    if (hours > 12 || (hours === 0 && second === undefined)) return null;
    hours = (hours % 12) + (/p/i.test(half) ? 12 : 0);
  }
  // One part may run over: "26:00", "0:99", "0:0:9999".
  const over = [hours > 23, minutes > 59, seconds > 59].filter(Boolean).length;
  if (over > 1) return null;
  return (hours * 3600 + minutes * 60 + seconds + Number(`0${fraction}`)) / 86_400;
}

const MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
const FULL_MONTHS = [
  "january",
  "february",
  "march",
  "april",
  "may",
  "june",
  "july",
  "august",
  "september",
  "october",
  "november",
  "december",
];

function monthNumber(name: string): number {
  const word = name.toLowerCase();
  return MONTHS.indexOf(word) + 1 || FULL_MONTHS.indexOf(word) + 1 || (word === "sept" ? 9 : 0);
}

/** Month before day, as in the United States. Without a year it is the present one. */
export function dateFromText(text: string, thisYear = new Date().getFullYear()): number | null {
  const clean = text
    .trim()
    .replace(/^(?:sun|mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?)(?:day)?,\s*/i, "");
  const numeric = /^(\d{1,4})([/-])(\d{1,2})(?:\2(\d{1,4}))?$/.exec(clean);
  if (numeric) {
    const [, a = "", , b = "", c] = numeric;
    if (a.length === 4 || Number(a) > 31)
      return c === undefined ? null : checked(Number(a), Number(b), Number(c));
    if (a.length === 3) return null;
    if (c === undefined) {
      if (Number(b) > 31) return checked(fullYear(b), Number(a), 1);
      return checked(thisYear, Number(a), Number(b));
    }
    return c.length === 3 ? null : checked(fullYear(c), Number(a), Number(b));
  }
  const dayFirst = /^(\d{1,2})[\s-]*([a-z]{3,9})\.?(?:[\s,/-]*(\d{4}|\d{2}))?$/i.exec(clean);
  if (dayFirst) {
    const [, day = "", month = "", year] = dayFirst;
    return checked(year === undefined ? thisYear : fullYear(year), monthNumber(month), Number(day));
  }
  const monthFirst = /^([a-z]{3,9})\.?[\s-]*(\d{1,2})(?:(?:,\s*|[\s-]+)(\d{4}|\d{2}))?$/i.exec(clean);
  if (monthFirst) {
    const [, month = "", day = "", year] = monthFirst;
    if (year === undefined && Number(day) > 31) return checked(fullYear(day), monthNumber(month), 1);
    return checked(year === undefined ? thisYear : fullYear(year), monthNumber(month), Number(day));
  }
  const monthAndYear = /^([a-z]{3,9})\.?[\s,/-]*(\d{4})$/i.exec(clean);
  return monthAndYear ? checked(Number(monthAndYear[2]), monthNumber(monthAndYear[1]!), 1) : null;
}

/** Two digits mean 1930 to 2029. */
const fullYear = (year: string): number =>
  year.length > 2 ? Number(year) : Number(year) + (Number(year) < 30 ? 2000 : 1900);

function checked(year: number, month: number, day: number): number | null {
  if (year < 1900 || year > 9999 || month < 1 || month > 12 || day < 1) return null;
  return day <= daysInMonth(year, month) ? serialOfDate(year, month, day) : null;
}
