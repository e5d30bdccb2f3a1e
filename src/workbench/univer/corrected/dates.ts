import { EPOCH, LAST_DAY, MS_PER_DAY } from "../../values/calendar";
import type { Engine } from "../engine";
import { attempt, correct, each, lifted } from "./define";
import { CellError, constant, strict, toNumber, type Plain } from "./values";

const DATE_FORMAT = "m/d/yyyy";

function serial(year: number, month: number, day: number): number {
  const date = new Date(0);
  date.setUTCFullYear(year, month, day);
  const days = Math.round((date.getTime() - EPOCH) / MS_PER_DAY);
  const number = days > 60 ? days : days - 1;
  if (number < 0 || number > LAST_DAY) throw new CellError("#NUM!");
  return number;
}

/** Excel first looks whether there is such a month at all: a day before it doesn't help. */
function date(given: Plain, months: Plain, days: Plain): number {
  const [year, month, day] = [given, months, days].map((v) => Math.floor(toNumber(v))) as [
    number,
    number,
    number,
  ];
  const full = year >= 0 && year < 1900 ? year + 1900 : year;
  if (full < 1900 || full > 9999 || full + Math.floor((month - 1) / 12) > 9999) throw new CellError("#NUM!");
  return inCalendar(serial(full, month - 1, 1) + day - 1);
}

function inCalendar(days: number): number {
  if (days < 0 || days > LAST_DAY) throw new CellError("#NUM!");
  return days;
}

interface Day {
  year: number;
  /** From 1 on. */
  month: number;
  day: number;
}

/** Day 0 is the 0th of January 1900, day 60 the 29th of a February that had none. */
function dayOf(v: Plain): Day {
  const days = inCalendar(Math.floor(toNumber(v)));
  if (days === 0) return { year: 1900, month: 1, day: 0 };
  if (days === 60) return { year: 1900, month: 2, day: 29 };
  const at = new Date(EPOCH + (days < 60 ? days + 1 : days) * MS_PER_DAY);
  return { year: at.getUTCFullYear(), month: at.getUTCMonth() + 1, day: at.getUTCDate() };
}

const isLeap = (year: number): boolean => new Date(Date.UTC(year, 1, 29)).getUTCMonth() === 1;
const endsFebruary = ({ year, month, day }: Day): boolean => month === 2 && day === (isLeap(year) ? 29 : 28);

/** Months of thirty days; by the American rule the last of February is a 30th, too. */
function days360(from: Day, to: Day, european: boolean): number {
  let [first, last] = [from.day, to.day];
  if (european) [first, last] = [Math.min(first, 30), Math.min(last, 30)];
  else if (endsFebruary(from)) [first, last] = [30, endsFebruary(to) ? 30 : last];
  else if (first >= 30) [first, last] = [30, Math.min(last, 30)];
  return (to.year - from.year) * 360 + (to.month - from.month) * 30 + last - first;
}

/** The days of a year between two days: a leap day within a year of them counts, over longer times the mean. */
function yearLength(from: Day, to: Day): number {
  const within =
    to.year === from.year ||
    (to.year === from.year + 1 && (from.month > to.month || (from.month === to.month && from.day >= to.day)));
  if (!within)
    return (Date.UTC(to.year + 1, 0, 1) - Date.UTC(from.year, 0, 1)) / MS_PER_DAY / (to.year - from.year + 1);
  const leap =
    to.year === from.year
      ? isLeap(to.year)
      : (isLeap(from.year) && from.month <= 2) ||
        (isLeap(to.year) && (to.month > 2 || (to.month === 2 && to.day === 29)));
  return leap ? 366 : 365;
}

/** What is wrong with the basis counts before what is wrong with the dates. */
function yearFraction(start: Plain, end: Plain, given: Plain): number {
  const basis = Math.trunc(strict(given));
  if (basis < 0 || basis > 4) throw new CellError("#NUM!");
  const days = [start, end].map((v) => inCalendar(Math.floor(strict(v)))) as [number, number];
  const [first, last] = [Math.min(...days), Math.max(...days)];
  const [from, to] = [dayOf(first), dayOf(last)];
  if (basis === 0 || basis === 4) return days360(from, to, basis === 4) / 360;
  return (last - first) / (basis === 1 ? yearLength(from, to) : basis === 2 ? 360 : 365);
}

/** @param end the month's last day instead of the same one */
export const monthsOn =
  (end: boolean) =>
  (start: Plain, by: Plain): number => {
    const from = Math.floor(strict(start));
    if (from < 0 || from > LAST_DAY) throw new CellError("#NUM!");
    const day = new Date(EPOCH + (from < 60 ? from + 1 : from) * MS_PER_DAY);
    const month = day.getUTCMonth() + Math.trunc(strict(by));
    const last = new Date(Date.UTC(day.getUTCFullYear(), month + 1, 0)).getUTCDate();
    return serial(day.getUTCFullYear(), month, end ? last : Math.min(day.getUTCDate(), last));
  };

function time(hours: Plain, minutes: Plain, seconds: Plain): number {
  const [h, m, s] = [hours, minutes, seconds].map((v) => Math.trunc(toNumber(v))) as [number, number, number];
  if ([h, m, s].some((part) => part > 32_767)) throw new CellError("#NUM!");
  const total = h * 3600 + m * 60 + s;
  if (total < 0) throw new CellError("#NUM!");
  return (total % 86_400) / 86_400;
}

/** As the user's clock has it. */
function today(at = new Date()): number {
  return serial(at.getFullYear(), at.getMonth(), at.getDate());
}

function now(at = new Date()): number {
  return today(at) + time(at.getHours(), at.getMinutes(), at.getSeconds());
}

/**
 * Defects: EDATE and EOMONTH go on from days that a month doesn't have, take half months, leave the calendar, and give
 * their cells a format, which in Excel they don't; DATE, DAY, MONTH and YEAR go beyond the year 9999 and know no 29th of
 * February 1900; YEARFRAC takes the ends of months and leap years otherwise; TIME takes no minutes below 0; TODAY is the
 * day in UTC; dates are written otherwise than those that are typed.
 */
export function correctDates(engine: Engine): void {
  correct(engine, "DATE", each(date), DATE_FORMAT);
  correct(engine, "EDATE", each(monthsOn(false)));
  correct(engine, "EOMONTH", each(monthsOn(true)));
  correct(
    engine,
    "DAY",
    each((v) => dayOf(v).day),
  );
  correct(
    engine,
    "MONTH",
    each((v) => dayOf(v).month),
  );
  correct(
    engine,
    "YEAR",
    each((v) => dayOf(v).year),
  );
  correct(engine, "YEARFRAC", (start, end, basis = constant(0)) =>
    lifted([start!, end!, basis], (at) => attempt(() => yearFraction(at(start!), at(end!), at(basis)))),
  );
  correct(engine, "TIME", each(time), "h:mm AM/PM");
  correct(engine, "TODAY", () => today(), DATE_FORMAT);
  correct(engine, "NOW", () => now(), `${DATE_FORMAT} h:mm`);
}
