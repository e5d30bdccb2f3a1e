/** How a row or column of constants goes on: numbers, dates, names of days and months, texts with a number. */
import { formatLetters } from "../../values/number-format";
import { EPOCH, MONTHS, MS_PER_DAY } from "../../values/calendar";
import type { Cell, Scalar } from "../port";

export type SeriesKind =
  | "default"
  | "series"
  | "days"
  | "weekdays"
  | "months"
  | "years"
  | "linear"
  | "growth";

/** The value at a place of the series, 0 for the first of the given cells; negative before it. */
type Series = (offset: number) => Scalar;

const DAYS = ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"];
/** Excel's own lists. Short names come first: "May" is both. */
const LISTS = [DAYS, MONTHS].flatMap((names) => [names.map((name) => name.slice(0, 3)), names]);

/** @returns how the cells go on, or null: they are copied over and over */
export function series(cells: readonly Cell[], kind: SeriesKind): Series | null {
  if (kind === "default" && cells.length === 1 && isTime(cells[0]!))
    return (offset) => (cells[0]!.value as number) + offset / 24;
  const dated = cells.every((cell) => isDate(cell) && !isTime(cell));
  if (dated && kind !== "linear" && kind !== "growth") return dates(cells, kind);
  const numbers = cells.map((cell) => cell.value);
  if (numbers.every((value) => typeof value === "number")) {
    if (kind === "growth") return growth(numbers);
    if (numbers.length > 1) return linear(numbers);
    // One number is repeated, unless a series was asked for.
    return kind === "default" ? null : (offset) => numbers[0]! + offset;
  }
  const texts = numbers.map(String);
  return cells.every((cell) => cell.kind === "string") ? (together(texts) ?? eachByItself(texts)) : null;
}

const together = (texts: string[]): Series | null => listed(texts) ?? quarters(texts) ?? counted(texts);

/** "text1", "textA" go on as "text2", "textA". */
function eachByItself(texts: string[]): Series | null {
  const own = texts.map((text) => together([text]));
  if (own.every((one) => one === null)) return null;
  return (offset) => {
    const i = wrap(offset, texts.length);
    return own[i]?.((offset - i) / texts.length) ?? texts[i]!;
  };
}

const isDate = (cell: Cell): boolean =>
  cell.kind === "number" && /[dmy]/i.test(formatLetters(cell.numberFormat));

/** A time of the day goes on hour by hour. */
const isTime = (cell: Cell): boolean =>
  cell.kind === "number" &&
  /[hs]/i.test(formatLetters(cell.numberFormat)) &&
  !/[dy]/i.test(formatLetters(cell.numberFormat));

/** The straight line of least squares: through equal steps it is these steps. */
function linear(values: number[]): Series {
  const n = values.length;
  const step = values[1]! - values[0]!;
  if (values.every((value, i) => value === values[0]! + i * step))
    return (offset) => values[0]! + offset * step;
  const meanX = (n - 1) / 2;
  const meanY = values.reduce((sum, y) => sum + y, 0) / n;
  const slope =
    values.reduce((sum, y, x) => sum + (x - meanX) * (y - meanY), 0) /
    values.reduce((sum, _, x) => sum + (x - meanX) ** 2, 0);
  return (offset) => meanY + (offset - meanX) * slope;
}

/** The exponential curve of least squares; a single number has nothing to grow by. */
function growth(values: number[]): Series | null {
  if (values.length < 2 || values.some((value) => value <= 0)) return null;
  const ratio = values[1]! / values[0]!;
  if (values.every((value, i) => value === values[0]! * ratio ** i))
    return (offset) => values[0]! * ratio ** offset;
  const line = linear(values.map(Math.log));
  return (offset) => Math.exp(line(offset) as number);
}

function dates(cells: readonly Cell[], kind: SeriesKind): Series {
  const serials = cells.map((cell) => cell.value as number);
  const [first, second] = serials;
  const monthStep = second === undefined ? 1 : monthsBetween(first!, second);
  if (kind === "weekdays") return (offset) => addWeekdays(first!, offset);
  if (kind === "months") return (offset) => addMonths(first!, offset * (monthStep ?? 1));
  if (kind === "years") return (offset) => addMonths(first!, offset * 12);
  if (second === undefined || kind === "days") {
    const step = second === undefined ? 1 : second - first!;
    return (offset) => first! + offset * step;
  }
  // The same day of other months goes on month by month.
  const monthly = monthStep !== null && serials.every((s, i) => s === addMonths(first!, i * monthStep));
  return monthly ? (offset) => addMonths(first!, offset * monthStep) : linear(serials);
}

const dateOf = (serial: number): Date => new Date(EPOCH + Math.floor(serial) * MS_PER_DAY);

function addMonths(serial: number, months: number): number {
  const date = dateOf(serial);
  const [year, month] = [date.getUTCFullYear(), date.getUTCMonth() + months];
  const last = new Date(Date.UTC(year, month + 1, 0)).getUTCDate();
  return (Date.UTC(year, month, Math.min(date.getUTCDate(), last)) - EPOCH) / MS_PER_DAY + (serial % 1);
}

/** Months from one date to another on the same day of the month; null when it isn't. */
function monthsBetween(from: number, to: number): number | null {
  const [a, b] = [dateOf(from), dateOf(to)];
  const months = (b.getUTCFullYear() - a.getUTCFullYear()) * 12 + b.getUTCMonth() - a.getUTCMonth();
  return months !== 0 && addMonths(from, months) === to ? months : null;
}

function addWeekdays(serial: number, count: number): number {
  const step = Math.sign(count);
  let at = serial;
  for (let left = Math.abs(count); left > 0;) {
    at += step;
    const day = dateOf(at).getUTCDay();
    if (day !== 0 && day !== 6) left--;
  }
  return at;
}

/** Names of days and months go round. */
function listed(texts: string[]): Series | null {
  for (const list of LISTS) {
    const places = texts.map((text) => list.findIndex((name) => name.toLowerCase() === text.toLowerCase()));
    if (places.includes(-1)) continue;
    const step = places.length > 1 ? places[1]! - places[0]! : 1;
    if (!places.every((place, i) => place === wrap(places[0]! + i * step, list.length))) continue;
    const spell = caseOf(texts[0]!);
    return (offset) => spell(list[wrap(places[0]! + offset * step, list.length)]!);
  }
  return null;
}

const wrap = (n: number, size: number): number => ((n % size) + size) % size;

/** "MON" goes on as "TUE", "mon" as "tue". */
function caseOf(text: string): (name: string) => string {
  if (text === text.toUpperCase()) return (name) => name.toUpperCase();
  return text === text.toLowerCase() ? (name) => name.toLowerCase() : (name) => name;
}

/** "Qtr3" goes on as "Qtr4", "Qtr1". */
function quarters(texts: string[]): Series | null {
  const parts = texts.map((text) => /^((?:Q|Qtr|Quarter) ?)([1-4])$/i.exec(text));
  if (!parts.every((part) => part?.[1] === parts[0]?.[1])) return null;
  const places = parts.map((part) => Number(part?.[2]) - 1);
  const [first = Number.NaN, second] = places;
  const step = second === undefined ? 1 : second - first;
  if (!places.every((place, i) => place === wrap(first + i * step, 4))) return null;
  return (offset) => `${parts[0]![1]}${wrap(first + offset * step, 4) + 1}`;
}

const ORDINAL = /^(?:st|nd|rd|th)\b/i;

/** The ending of a number that counts: 1st, 2nd, 3rd, 4th, 11th. */
function ordinal(n: number): string {
  const teens = n % 100 >= 11 && n % 100 <= 13;
  return (teens ? undefined : { 1: "st", 2: "nd", 3: "rd" }[n % 10]) ?? "th";
}

/** "Item 1", "Item 2": the number at the end, or else at the beginning, counts on. */
function counted(texts: string[]): Series | null {
  const parts = texts.map((text) => /^(|.*\D)(\d+)$/s.exec(text) ?? null);
  const tail = parts.every((part) => part !== null && part[1] === parts[0]![1]);
  const heads = texts.map((text) => /^(\d+)(\D.*)$/s.exec(text));
  const rest = (part: RegExpExecArray | null): string | undefined => part?.[2]?.replace(ORDINAL, "");
  const head = !tail && heads.every((part) => part !== null && rest(part) === rest(heads[0]!));
  if (!tail && !head) return null;
  const digits = tail ? parts.map((part) => part![2]!) : heads.map((part) => part![1]!);
  const count =
    digits.length > 1 ? linear(digits.map(Number)) : (offset: number) => Number(digits[0]) + offset;
  // Leading zeros stay.
  const padded = (n: number): string => String(Math.abs(Math.round(n))).padStart(digits[0]!.length, "0");
  const ends = rest(heads[0] ?? null);
  return (offset) => {
    const number = padded(count(offset) as number);
    if (tail) return `${parts[0]![1]}${number}`;
    return ORDINAL.test(heads[0]![2]!)
      ? `${number}${ordinal(Number(number))}${ends}`
      : `${number}${heads[0]![2]}`;
  };
}
