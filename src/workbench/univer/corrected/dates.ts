import { IFunctionService, type BaseValueObject } from "@univerjs/engine-formula";
import type { Engine } from "../engine";
import { correct, each } from "./define";
import { CellError, strict, toNumber, type Plain } from "./values";

const DAY_MS = 86_400_000;
/** Day 0 of Excel's calendar after February 1900, which had 29 days in it. */
const EPOCH = Date.UTC(1899, 11, 30);
const LAST_DAY = 2_958_465;
const DATE_FORMAT = "m/d/yyyy";

function serial(year: number, month: number, day: number): number {
  const date = new Date(0);
  date.setUTCFullYear(year, month, day);
  const days = Math.round((date.getTime() - EPOCH) / DAY_MS);
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
  if (full < 1900 || full + Math.floor((month - 1) / 12) > 9999) throw new CellError("#NUM!");
  return serial(full, month - 1, day);
}

/** @param end the month's last day instead of the same one */
const monthsOn =
  (end: boolean) =>
  (start: Plain, by: Plain): number => {
    const from = Math.floor(strict(start));
    if (from < 0 || from > LAST_DAY) throw new CellError("#NUM!");
    const day = new Date(EPOCH + (from < 60 ? from + 1 : from) * DAY_MS);
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

function formatted(engine: Engine, name: string, format: string): void {
  const executor = engine.get(IFunctionService).getExecutor(name);
  const calculate = executor.calculate.bind(executor);
  executor.calculate = (...given: unknown[]) => {
    const result: BaseValueObject = calculate(...given);
    result.setPattern(format);
    return result;
  };
}

/**
 * Defects: EDATE and EOMONTH go on from days that a month doesn't have, take half months, leave the calendar, and give
 * their cells a format, which in Excel they don't; DATE goes beyond the year 9999; TIME takes no minutes below 0; dates are
 * written otherwise than those that are typed.
 */
export function correctDates(engine: Engine): void {
  correct(engine, "DATE", each(date), DATE_FORMAT);
  correct(engine, "EDATE", each(monthsOn(false)));
  correct(engine, "EOMONTH", each(monthsOn(true)));
  correct(engine, "TIME", each(time), "h:mm AM/PM");
  formatted(engine, "TODAY", DATE_FORMAT);
  formatted(engine, "NOW", `${DATE_FORMAT} h:mm`);
}
