import { NUM } from "../../values/cell-error";
import { dateOfSerial, daysInMonth, serialOfDate, type CalendarDate } from "../../values/serial-date";

export const isLeap = (year: number): boolean => daysInMonth(year, 2) === 29;
const isLastOfFebruary = ({ year, month, day }: CalendarDate): boolean =>
  month === 2 && day === daysInMonth(year, 2);

/** Months of 30 days, as in the United States (NASD) or in Europe. */
export function days360(start: number, end: number, european: boolean): number {
  const [a, b] = [dateOfSerial(start), dateOfSerial(end)];
  let [from, to] = [a.day, b.day];
  if (european) {
    from = Math.min(from, 30);
    to = Math.min(to, 30);
  } else {
    if (a.day === daysInMonth(a.year, a.month)) from = 30;
    if (to === 31 && from >= 30) to = 30;
  }
  return (b.year - a.year) * 360 + (b.month - a.month) * 30 + (to - from);
}

/** 30/360 as YEARFRAC and bonds have it: a 31st stays one behind the end of February, which counts as the 30th. */
export function bondDays360(start: number, end: number): number {
  const [a, b] = [dateOfSerial(start), dateOfSerial(end)];
  let [from, to] = [a.day, b.day];
  if (to === 31 && from >= 30) to = 30;
  if (isLastOfFebruary(a) && isLastOfFebruary(b)) to = 30;
  if (from === 31 || isLastOfFebruary(a)) from = 30;
  return (b.year - a.year) * 360 + (b.month - a.month) * 30 + (to - from);
}

/** Length of the year by a basis. */
export function yearLength(start: number, end: number, basis: number): number {
  return basis === 1 ? actualYear(start, end) : basis === 3 ? 365 : 360;
}

/** Length of the year for actual/actual: the mean of all years that take part, or whether a leap day lies within. */
function actualYear(start: number, end: number): number {
  const [a, b] = [dateOfSerial(start), dateOfSerial(end)];
  const overAYear =
    b.year > a.year + 1 ||
    (b.year === a.year + 1 && (b.month > a.month || (b.month === a.month && b.day > a.day)));
  if (overAYear) {
    let days = 0;
    for (let year = a.year; year <= b.year; year++) days += isLeap(year) ? 366 : 365;
    return days / (b.year - a.year + 1);
  }
  if (a.year === b.year) return isLeap(a.year) ? 366 : 365;
  const leapDay = (year: number): boolean => {
    if (!isLeap(year)) return false;
    const day = serialOfDate(year, 2, 29);
    return day >= start && day <= end;
  };
  return leapDay(a.year) || leapDay(b.year) ? 366 : 365;
}

/** @throws {CellError} "#NUM!" for another basis */
export function basisOf(basis: number): number {
  const whole = Math.trunc(basis);
  if (whole < 0 || whole > 4) throw NUM;
  return whole;
}

export function yearFraction(first: number, second: number, basis: number): number {
  const [start, end] = [Math.min(first, second), Math.max(first, second)];
  const kind = basisOf(basis);
  if (start === end) return 0;
  switch (kind) {
    case 0:
      return bondDays360(start, end) / 360;
    case 1:
      return (end - start) / actualYear(start, end);
    case 2:
      return (end - start) / 360;
    case 3:
      return (end - start) / 365;
    default:
      return days360(start, end, true) / 360;
  }
}
