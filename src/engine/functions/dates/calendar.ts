import { NUM, VALUE } from "../../values/cell-error";
import { toNumber } from "../../values/coerce";
import { dateFromText, numberFromText, timeFromText } from "../../values/number-text";
import {
  dateOfSerial,
  daysInMonth,
  LAST_DAY,
  serialOfDate,
  timeOfSerial,
  weekday,
} from "../../values/serial-date";
import type { Scalar } from "../../values/scalar";
import { define, defineAt, withTraits, TOOLPAK, type FunctionTable } from "../definition";
import { basisOf, days360, yearFraction } from "./year-fraction";

const CLOCK = { volatile: true, clock: true } as const;

function checked(serial: number): number {
  if (!(serial >= 0 && serial <= LAST_DAY)) throw NUM;
  return serial;
}

function toolpakNumber(given: Scalar): number {
  if (typeof given === "boolean") throw VALUE;
  return toNumber(given);
}

/** The day of a moment to its nearest second. */
const dayOf = (serial: number): number => Math.floor(serial + 0.5 / 86_400);

function date(year: number, month: number, day: number): number {
  const [y, m, d] = [year, month, day].map(Math.trunc) as [number, number, number];
  const full = y < 1900 ? y + 1900 : y;
  if (y < 0 || full > 9999) throw NUM;
  // Months carry on into years before days do, and past the last year even a day that comes back is none.
  if (full + Math.floor((m - 1) / 12) > 9999) throw NUM;
  return checked(serialOfDate(full, m, d));
}

/** The same day so many months on, or the month's last. */
function moved(
  serial: number,
  months: number,
  day: (year: number, month: number, own: number) => number,
): number {
  const start = dateOfSerial(serial);
  const count = start.year * 12 + start.month - 1 + Math.trunc(months);
  const [year, month] = [Math.floor(count / 12), (count % 12) + 1];
  if (year < 1900 || year > 9999) throw NUM;
  return checked(serialOfDate(year, month, day(year, month, start.day)));
}

/** EOMONTH alone knows that February 1900 had no 29th. */
const lastDay = (year: number, month: number): number =>
  year === 1900 && month === 2 ? 28 : daysInMonth(year, month);

function weekdayNumber(serial: number, type = 1): number {
  const day = weekday(serial);
  const kind = Math.trunc(type);
  checked(Math.floor(serial));
  if (kind === 1) return day + 1;
  if (kind === 2) return ((day + 6) % 7) + 1;
  if (kind === 3) return (day + 6) % 7;
  // 11 begins with Monday … 17 with Sunday.
  if (kind >= 11 && kind <= 17) return ((day - (kind - 10) + 7) % 7) + 1;
  throw NUM;
}

function isoWeek(serial: number): number {
  const day = Math.floor(serial);
  // The week belongs to the year of its Thursday.
  const thursday = day - ((weekday(day) + 6) % 7) + 3;
  // The last week of 1899, of whose Thursday there is no serial number.
  if (thursday < 1) return 52;
  const { year } = dateOfSerial(thursday);
  return Math.floor((thursday - serialOfDate(year, 1, 1)) / 7) + 1;
}

function weekNumber(serial: number, type = 1): number {
  const kind = Math.trunc(type);
  if (kind === 21) return isoWeek(serial);
  const first = kind === 1 ? 0 : kind === 2 ? 1 : kind >= 11 && kind <= 17 ? (kind - 10) % 7 : null;
  if (first === null) throw NUM;
  const { year } = dateOfSerial(serial);
  const newYear = serialOfDate(year, 1, 1);
  const lead = (weekday(newYear) - first + 7) % 7;
  return Math.floor((Math.floor(serial) - newYear + lead) / 7) + 1;
}

function difference(start: number, end: number, unit: string): number {
  const [from, to] = [Math.floor(start), Math.floor(end)];
  if (from > to) throw NUM;
  const [a, b] = [dateOfSerial(from), dateOfSerial(to)];
  const months = (b.year - a.year) * 12 + (b.month - a.month) - (b.day < a.day ? 1 : 0);
  switch (unit.toUpperCase()) {
    case "Y":
      return Math.floor(months / 12);
    case "M":
      return months;
    case "D":
      return to - from;
    case "YM":
      return months % 12;
    case "MD": {
      if (b.day >= a.day) return b.day - a.day;
      const before = b.month === 1 ? { year: b.year - 1, month: 12 } : { year: b.year, month: b.month - 1 };
      return daysInMonth(before.year, before.month) - a.day + b.day;
    }
    case "YD": {
      const year = b.month > a.month || (b.month === a.month && b.day >= a.day) ? b.year : b.year - 1;
      return to - serialOfDate(year, a.month, a.day);
    }
    default:
      throw NUM;
  }
}

/** A part of a day; what is over a day is lost. */
function time(hours: number, minutes: number, seconds: number): number {
  const [h, m, s] = [hours, minutes, seconds].map(Math.trunc) as [number, number, number];
  if ([h, m, s].some((part) => part > 32_767)) throw NUM;
  const all = h * 3600 + m * 60 + s;
  if (all < 0) throw NUM;
  return (all % 86_400) / 86_400;
}

const ofTime = (part: "hour" | "minute" | "second") =>
  define("n", (serial) => (serial < 0 ? NUM : timeOfSerial(serial)[part]));

export const CALENDAR: FunctionTable = withTraits(
  { dates: true },
  {
    DATE: define("n n n", date),
    YEAR: define("n", (serial) => dateOfSerial(serial).year),
    MONTH: define("n", (serial) => dateOfSerial(serial).month),
    DAY: define("n", (serial) => dateOfSerial(serial).day),
    TIME: define("n n n", time),
    HOUR: ofTime("hour"),
    MINUTE: ofTime("minute"),
    SECOND: ofTime("second"),
    DATEVALUE: define("s", (text) => {
      const day = dateFromText(text) ?? numberAsDate(text);
      return day === null ? VALUE : Math.floor(day);
    }),
    TIMEVALUE: define("s", (text) => {
      const value = timeFromText(text) ?? numberAsDate(text);
      return value === null ? VALUE : value - Math.floor(value);
    }),
    WEEKDAY: define("n n?", weekdayNumber),
    WEEKNUM: define("n n?", weekNumber, TOOLPAK),
    ISOWEEKNUM: define("n", (serial) => {
      checked(Math.floor(serial));
      return isoWeek(serial);
    }),
    EDATE: define(
      "n n",
      (serial, months) => moved(serial, months, (y, m, day) => Math.min(day, daysInMonth(y, m))),
      TOOLPAK,
    ),
    EOMONTH: define("n n", (serial, months) => moved(serial, months, lastDay), TOOLPAK),
    DAYS: define("n n", (end, start) => {
      checked(Math.floor(end));
      checked(Math.floor(start));
      return Math.floor(end) - Math.floor(start);
    }),
    DAYS360: define("n n b?", (start, end, european = false) => days360(dayOf(start), dayOf(end), european)),
    // A basis that there isn't comes before what is wrong with the dates.
    YEARFRAC: define(
      "e e n?",
      (start, end, basis = 0) => {
        const kind = basisOf(basis);
        const day = (given: Scalar): number => checked(Math.floor(toolpakNumber(given)));
        return yearFraction(day(start), day(end), kind);
      },
      TOOLPAK,
    ),
    DATEDIF: define("n n s", difference),
    NOW: defineAt("", (call) => call.now(), CLOCK),
    TODAY: defineAt("", (call) => Math.floor(call.now()), CLOCK),
  },
);

/** A date with a time behind it is a number by the same rules as anywhere; a plain number is no date. */
function numberAsDate(text: string): number | null {
  return /\d\s*[/:-]|[a-z]{3}/i.test(text) ? numberFromText(text) : null;
}
