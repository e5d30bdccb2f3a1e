/**
 * The days on which a bond pays, counted back from its maturity, and the days between them by its basis: 0 months of 30 days
 * as in the United States, 1 the calendar, 2 the calendar in years of 360 days, 3 in years of 365, 4 months of 30 as in Europe.
 */
import { NUM } from "../../values/cell-error";
import { dateOfSerial, daysInMonth, serialOfDate, type CalendarDate } from "../../values/serial-date";
import { basisOf, bondDays360, days360, yearLength } from "../dates/year-fraction";
import { define, withTraits, TOOLPAK, type FunctionTable } from "../definition";
import { term } from "./discounts";

export interface Coupons {
  readonly frequency: number;
  readonly basis: number;
  /** The days of the coupons around the settlement: the last until it, and the next. */
  readonly before: number;
  readonly after: number;
  /** From the settlement to the maturity. */
  readonly count: number;
  /** Days since the coupon before, days of the period, and what is left of it. */
  readonly passed: number;
  readonly length: number;
  readonly left: number;
}

export function frequencyOf(frequency: number): number {
  const whole = Math.trunc(frequency);
  if (![1, 2, 4].includes(whole)) throw NUM;
  return whole;
}

export const isMonthEnd = (serial: number): boolean => {
  const { year, month, day } = dateOfSerial(serial);
  return day === daysInMonth(year, month);
};

/** So many months from a day: the same day of that month or its last. */
export function monthsOn(serial: number, months: number, toEnd: boolean): number {
  const { year, month, day } = dateOfSerial(serial);
  const count = year * 12 + month - 1 + months;
  const [y, m] = [Math.floor(count / 12), (count % 12) + 1];
  const last = daysInMonth(y, m);
  return serialOfDate(y, m, toEnd ? last : Math.min(day, last));
}

/** From the end of a month to the end of one. */
const monthsFrom = (serial: number, months: number): number => monthsOn(serial, months, isMonthEnd(serial));

/** Months of 30 days where the last day of February, too, is the 30th. */
export function wholeMonths360(start: number, end: number): number {
  const [a, b] = [dateOfSerial(start), dateOfSerial(end)];
  const day = ({ year, month, day }: CalendarDate): number =>
    day === 31 || (month === 2 && day === daysInMonth(year, 2)) ? 30 : day;
  return (b.year - a.year) * 360 + (b.month - a.month) * 30 + day(b) - day(a);
}

export const daysBetween = (start: number, end: number, basis: number): number =>
  basis === 0 ? bondDays360(start, end) : basis === 4 ? days360(start, end, true) : end - start;

/** @throws {CellError} "#NUM!" unless the settlement comes before the maturity */
export function couponsOf(settlement: number, maturity: number, often: number, by = 0): Coupons {
  const [from, to] = [Math.trunc(settlement), Math.trunc(maturity)];
  const [frequency, basis] = [frequencyOf(often), basisOf(by)];
  if (from < 0 || from >= to) throw NUM;
  const months = 12 / frequency;
  let count = 0;
  let before = to;
  while (before > from) before = monthsFrom(to, -++count * months);
  const after = monthsFrom(to, -(count - 1) * months);
  const passed = daysBetween(before, from, basis);
  const length = basis === 1 ? after - before : yearLength(before, after, basis) / frequency;
  const left =
    basis === 0
      ? wholeMonths360(before, after) - passed
      : basis === 4
        ? days360(from, after, true)
        : after - from;
  return { frequency, basis, before, after, count, passed, length, left };
}

const coupon = (what: (coupons: Coupons) => number) =>
  define("n n n n?", (settlement, maturity, frequency, basis) =>
    what(couponsOf(settlement, maturity, frequency, basis)),
  );

export const COUPONS: FunctionTable = withTraits(
  { ...TOOLPAK, dates: true },
  {
    COUPDAYBS: coupon(({ passed }) => passed),
    // By the calendar from a month's last day to the same day, where the other functions go to a last day again.
    COUPDAYS: coupon(({ basis, before, frequency, length }) =>
      basis === 1 ? monthsOn(before, 12 / frequency, false) - before : length,
    ),
    COUPDAYSNC: coupon(({ left }) => left),
    COUPNCD: coupon(({ after }) => after),
    COUPPCD: coupon(({ before }) => before),
    COUPNUM: coupon(({ count }) => count),
    ACCRINTM: define("n n n n? n?", (issue, settlement, rate, par = 1000, basis = 0) => {
      if (rate <= 0 || par <= 0) throw NUM;
      return par * rate * term(issue, settlement, basis);
    }),
  },
);
