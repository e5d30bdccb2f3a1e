import { NUM, VALUE } from "../../values/cell-error";
import { toNumber } from "../../values/coerce";
import { LAST_DAY, weekday } from "../../values/serial-date";
import type { Scalar, Value } from "../../values/value";
import { define, withTraits, MODERN, TOOLPAK, type FunctionTable } from "../definition";
import { cellsOf } from "../numbers";

/** Which days of the week are free, from Sunday on. */
type Free = readonly boolean[];

const SATURDAY_AND_SUNDAY: Free = [true, false, false, false, false, false, true];

/** A number of Excel's list, or seven digits from Monday on with 1 for a free day. */
function freeDays(given: Scalar | undefined): Free {
  if (given === undefined || given === null) return SATURDAY_AND_SUNDAY;
  if (typeof given === "string") {
    if (!/^[01]{7}$/.test(given)) throw VALUE;
    const fromMonday = [...given].map((digit) => digit === "1");
    return [fromMonday[6]!, ...fromMonday.slice(0, 6)];
  }
  const code = Math.trunc(toNumber(given));
  const free = new Array<boolean>(7).fill(false);
  // 1 is Saturday and Sunday, 2 Sunday and Monday … 7; 11 is Sunday alone … 17 Saturday.
  if (code >= 1 && code <= 7) {
    free[(code + 5) % 7] = true;
    free[(code + 6) % 7] = true;
  } else if (code >= 11 && code <= 17) free[code - 11] = true;
  else throw NUM;
  return free;
}

function holidaySet(holidays: Value | undefined): Set<number> {
  if (holidays === undefined) return new Set();
  return new Set(
    cellsOf(holidays)
      .filter((cell) => cell !== null && cell !== "")
      .map((cell) => Math.floor(toNumber(cell))),
  );
}

const day = (serial: number): number => {
  const whole = Math.floor(serial);
  if (!(whole >= 0 && whole <= LAST_DAY)) throw NUM;
  return whole;
};

function workingDays(start: number, end: number, free: Free, holidays: ReadonlySet<number>): number {
  const [from, to] = [day(Math.min(start, end)), day(Math.max(start, end))];
  let count = 0;
  for (let at = from; at <= to; at++) if (!free[weekday(at)] && !holidays.has(at)) count++;
  return start <= end ? count : 0 - count;
}

function workday(start: number, days: number, free: Free, holidays: ReadonlySet<number>): number {
  if (!free.includes(false)) throw VALUE;
  let left = Math.abs(Math.trunc(days));
  const step = days < 0 ? -1 : 1;
  let at = day(start);
  while (left > 0) {
    at += step;
    if (at < 0 || at > LAST_DAY) throw NUM;
    if (!free[weekday(at)] && !holidays.has(at)) left--;
  }
  return at;
}

/** Newer than the toolpak but of its ways, other than that a place may be empty. */
const LATE_TOOLPAK = { ...TOOLPAK, ...MODERN };

export const WORKING_DAYS: FunctionTable = withTraits(
  { dates: true },
  {
    NETWORKDAYS: define(
      "n n a?",
      (start, end, holidays) => workingDays(start, end, SATURDAY_AND_SUNDAY, holidaySet(holidays)),
      TOOLPAK,
    ),
    "NETWORKDAYS.INTL": define(
      "n n v? a?",
      (start, end, free, holidays) => workingDays(start, end, freeDays(free), holidaySet(holidays)),
      LATE_TOOLPAK,
    ),
    WORKDAY: define(
      "n n a?",
      (start, days, holidays) => workday(start, days, SATURDAY_AND_SUNDAY, holidaySet(holidays)),
      TOOLPAK,
    ),
    "WORKDAY.INTL": define(
      "n n v? a?",
      (start, days, free, holidays) => workday(start, days, freeDays(free), holidaySet(holidays)),
      LATE_TOOLPAK,
    ),
  },
);
