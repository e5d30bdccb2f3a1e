/**
 * Excel's dates: days counted from 1 January 1900, which is 1. It takes 1900 for a leap year, as Lotus 1-2-3 did: 60 is a
 * 29 February that never was, and what comes before is a day off the calendar.
 */
import { NUM } from "./cell-error";

/** 31 December 9999. */
export const LAST_DAY = 2_958_465;
const FALSE_DAY = 60;
/** Serial number of 1 January 1970 in the calendar's own days. */
const EPOCH = 25_569;
const DAY_MS = 86_400_000;

export interface CalendarDate {
  year: number;
  /** 1 to 12 */
  month: number;
  day: number;
}

/** @throws {CellError} "#NUM!" outside 0…31 December 9999 */
export function dateOfSerial(serial: number): CalendarDate {
  const day = Math.floor(serial);
  if (!(day >= 0 && day <= LAST_DAY)) throw NUM;
  if (day === 0) return { year: 1900, month: 1, day: 0 };
  if (day === FALSE_DAY) return { year: 1900, month: 2, day: 29 };
  const date = new Date(((day < FALSE_DAY ? day + 1 : day) - EPOCH) * DAY_MS);
  return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() };
}

/** Months and days may lie outside of their year and month, and count on from there. No check of the result. */
export function serialOfDate(year: number, month: number, day: number): number {
  // Years before 100 would be taken for 19xx.
  const first = new Date(0);
  first.setUTCFullYear(year, month - 1, 1);
  const start = Math.round(first.getTime() / DAY_MS) + EPOCH;
  const serial = (start <= FALSE_DAY ? start - 1 : start) + day - 1;
  return serial;
}

export function daysInMonth(year: number, month: number): number {
  if (year === 1900 && month === 2) return 29;
  return new Date(Date.UTC(2000 + (year % 400), month, 0)).getUTCDate();
}

/** 0 Sunday … 6 Saturday, as Excel counts them: before March 1900 a day off. */
export const weekday = (serial: number): number => (((Math.floor(serial) - 1) % 7) + 7) % 7;

/** Hour, minute and second of the day, to the nearest second. */
export function timeOfSerial(serial: number): { hour: number; minute: number; second: number } {
  const fraction = serial - Math.floor(serial);
  const seconds = Math.round(fraction * 86_400) % 86_400;
  return {
    hour: Math.floor(seconds / 3600),
    minute: Math.floor(seconds / 60) % 60,
    second: seconds % 60,
  };
}

export function nowAsSerial(now: Date): number {
  return EPOCH + (now.getTime() - now.getTimezoneOffset() * 60_000) / DAY_MS;
}
