/** Days and the periods that filters know. Dates are Excel's serial numbers. */
import { invalidArgument } from "../arguments";
import { EPOCH, MONTHS, MS_PER_DAY } from "../../values/calendar";

export const SPECIFICITIES = ["Year", "Month", "Day", "Hour", "Minute", "Second"] as const;

type Month = Exclude<(typeof MONTHS)[number], "February"> | "Februray";
/** Office.js spells one of them so. */
const SPELLED = MONTHS.map((month): Month => (month === "February" ? "Februray" : month));

export const PERIODS = [
  "Today",
  "Tomorrow",
  "Yesterday",
  "ThisWeek",
  "LastWeek",
  "NextWeek",
  "ThisMonth",
  "LastMonth",
  "NextMonth",
  "ThisQuarter",
  "LastQuarter",
  "NextQuarter",
  "ThisYear",
  "LastYear",
  "NextYear",
  "YearToDate",
  "AllDatesInPeriodQuarter1",
  "AllDatesInPeriodQuarter2",
  "AllDatesInPeriodQuarter3",
  "AllDatesInPeriodQuarter4",
  ...SPELLED.map((month) => `AllDatesInPeriod${month}` as const),
] as const;
export type Period = (typeof PERIODS)[number];

/** The date of a serial number, as if it were in UTC. */
const dateOf = (serial: number): Date => new Date(EPOCH + Math.round(serial * 86_400) * 1000);
const dayNumber = (date: Date): number => Math.floor(date.getTime() / MS_PER_DAY);
const monthNumber = (date: Date): number => date.getUTCFullYear() * 12 + date.getUTCMonth();
const quarterNumber = (date: Date): number => Math.floor(monthNumber(date) / 3);
/** Weeks begin on Sunday; day 0 (1 January 1970) was a Thursday. */
const weekNumber = (date: Date): number => Math.floor((dayNumber(date) + 4) / 7);

const SHIFT = { Last: -1, This: 0, Next: 1, Yesterday: -1, Today: 0, Tomorrow: 1 } as const;

/** @param now the user's clock, of which the local day counts */
export function inPeriod(serial: number, period: Period, now: Date): boolean {
  const date = dateOf(serial);
  const today = new Date(Date.UTC(now.getFullYear(), now.getMonth(), now.getDate()));
  if (period === "YearToDate")
    return date.getUTCFullYear() === today.getUTCFullYear() && dayNumber(date) <= dayNumber(today);
  if (period.startsWith("AllDatesInPeriodQuarter"))
    return Math.floor(date.getUTCMonth() / 3) === Number(period.at(-1)) - 1;
  if (period.startsWith("AllDatesInPeriod"))
    return date.getUTCMonth() === SPELLED.findIndex((month) => period.endsWith(month));
  const [, which = period, unit = "Day"] = /^(Last|This|Next)(\w+)$/.exec(period) ?? [];
  const count = { Day: dayNumber, Week: weekNumber, Month: monthNumber, Quarter: quarterNumber }[unit];
  const of = count ?? ((d: Date) => d.getUTCFullYear());
  return of(date) - of(today) === SHIFT[which as keyof typeof SHIFT];
}

/** Whether a date agrees with another down to a unit. */
export function sameDate(serial: number, iso: string, specificity: (typeof SPECIFICITIES)[number]): boolean {
  const wanted = new Date(/[zZ]|[+-]\d\d:\d\d$/.test(iso) || !iso.includes("T") ? iso : `${iso}Z`);
  if (Number.isNaN(wanted.getTime())) throw invalidArgument();
  // 2026-11-24T13:05:07: as many characters as the unit needs.
  const digits = { Year: 4, Month: 7, Day: 10, Hour: 13, Minute: 16, Second: 19 }[specificity];
  return dateOf(serial).toISOString().slice(0, digits) === wanted.toISOString().slice(0, digits);
}
