import type { UnitId } from "../evidence/figure";

/** What an input may hold. */
export type Validity = "share" | "signedShare" | "nonNegative" | "whole" | "date" | "any";

export interface UnitStyle {
  /** The unit's column. */
  readonly label: string;
  /** Number format code, US English. */
  readonly format: string;
  readonly validity: Validity;
}

/** Number formats and labels of all units in one currency. */
export function unitsOf(currency: string): Record<UnitId, UnitStyle> {
  const whole = money(currency, "#,##0");
  const cents = money(currency, "#,##0.00");
  const spent = (label: string, format: string): UnitStyle => ({ label, format, validity: "nonNegative" });
  return bracketed({
    money: spent(currency, whole),
    moneyPerMonth: spent(`${currency} a month`, whole),
    moneyPerWeek: spent(`${currency} a week`, whole),
    moneyPerHour: spent(`${currency} an hour`, cents),
    moneyPerGpuHour: spent(`${currency} per GPU-hour`, cents),
    moneyPerMillionTokens: spent(`${currency} per 1M tokens`, cents),
    moneyPerPoint: spent(`${currency} per point`, whole),
    percent: { label: "%", format: "0.0%", validity: "share" },
    points: { label: "% points", format: "+0.0%;-0.0%;0.0%", validity: "signedShare" },
    score: { label: "score", format: "0.0", validity: "nonNegative" },
    times: { label: "x", format: '0.0"x"', validity: "nonNegative" },
    years: { label: "years", format: "#,##0.0", validity: "nonNegative" },
    days: { label: "days", format: "#,##0.0", validity: "nonNegative" },
    weeks: { label: "weeks", format: "#,##0.0000", validity: "nonNegative" },
    hours: { label: "hours", format: "#,##0.0", validity: "nonNegative" },
    tokensPerSecond: { label: "tok/s", format: "#,##0", validity: "nonNegative" },
    tokensPerRequest: { label: "tokens per request", format: "#,##0.0", validity: "nonNegative" },
    requestsPerDay: { label: "requests a day", format: "#,##0", validity: "nonNegative" },
    gigabytes: { label: "GB", format: "#,##0.0", validity: "nonNegative" },
    bytesPerParameter: { label: "bytes per parameter", format: "0.0###", validity: "nonNegative" },
    parameters: { label: "parameters", format: "#,##0", validity: "nonNegative" },
    count: { label: "count", format: "#,##0.0", validity: "nonNegative" },
    number: { label: "number", format: "0.000", validity: "any" },
  });
}

/** Negatives stand in brackets, and positives leave room for one, so that digits stay below digits. */
export function bracketed<Id extends string>(units: Record<Id, UnitStyle>): Record<Id, UnitStyle> {
  const changed = Object.entries<UnitStyle>(units).map(([id, unit]) => [
    id,
    /^General$|;|y/.test(unit.format) ? unit : { ...unit, format: `${unit.format}_);(${unit.format})` },
  ]);
  return Object.fromEntries(changed) as Record<Id, UnitStyle>;
}

/** Of amounts that come small, a token's or a task's: the same format with up to four digits behind the point. */
export function finely(format: string): string {
  return format.replace(/#,##0(?:\.00)?/g, "#,##0.00##");
}

/** Amounts beside the points of a chart: $10M, $1.5M, $500K. */
export function shortMoney(currency: string): string {
  const literal = currencyLiteral(currency);
  return `[>=1000000]${literal}0.0#,,"M";[>=1000]${literal}0,"K";${literal}0`;
}

/** `[$$-409]#,##0`, `"CHF "#,##0`. */
export function money(currency: string, digits: string): string {
  return currencyLiteral(currency) + digits;
}

/**
 * A bare sign would become the user's own currency where Excel's API writes the format; the dollar, which several
 * countries write, is locked to one of them. Words stand apart from the amount.
 */
function currencyLiteral(currency: string): string {
  if (currency === "$") return "[$$-409]";
  if (/^[€£¥]$/.test(currency)) return `[$${currency}]`;
  const text = currency.replaceAll('"', "");
  return text === "" ? "" : `"${text}${/[A-Za-z.]$/.test(text) ? " " : ""}"`;
}

/** The limits of an input, and what the user reads on choosing the cell and on a refusal. */
export const VALIDITIES: Record<
  Validity,
  { minimum: number; maximum?: number; whole?: true; asks: string; refuses: string }
> = {
  share: {
    minimum: 0,
    maximum: 1,
    asks: "A share from 0% to 100%.",
    refuses: "Enter a share from 0% to 100% (0 to 1).",
  },
  signedShare: {
    minimum: -1,
    maximum: 1,
    asks: "A difference from -100% to +100%.",
    refuses: "Enter a difference from -100% to +100% (-1 to 1).",
  },
  nonNegative: {
    minimum: 0,
    asks: "A number, 0 or more.",
    refuses: "Enter a number that is 0 or more.",
  },
  whole: {
    minimum: 0,
    whole: true,
    asks: "A whole number, 0 or more.",
    refuses: "Enter a whole number, 0 or more.",
  },
  date: {
    minimum: 1,
    whole: true,
    asks: "A date.",
    refuses: "Enter a date, without a time of day.",
  },
  // Any number, but no text: beyond 15 digits Excel itself stops telling numbers apart.
  any: {
    minimum: -1e15,
    maximum: 1e15,
    asks: "A number.",
    refuses: "Enter a number.",
  },
};
