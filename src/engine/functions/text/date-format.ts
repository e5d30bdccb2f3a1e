import { VALUE } from "../../values/cell-error";
import { dateOfSerial, LAST_DAY, weekday } from "../../values/serial-date";
import type { Token } from "./format-tokens";

const MONTHS = [
  "January",
  "February",
  "March",
  "April",
  "May",
  "June",
  "July",
  "August",
  "September",
  "October",
  "November",
  "December",
];
const DAYS = ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"];

export const isDateFormat = (section: readonly Token[]): boolean =>
  section.some(({ kind }) => kind === "date" || kind === "elapsed" || kind === "half");

/**
 * A date, a time or a length of time.
 * @param first what the calendar's first day is more than 1 January 1900
 * @throws {CellError} "#VALUE!" for a day that isn't in the calendar, unless only hours, minutes or seconds are counted, and
 *   for a format that has places of a number too
 */
export function formatDate(value: number, section: readonly Token[], first = 0): string {
  const shown = section.filter(({ kind }) => kind !== "literal");
  const counts = shown.length === 1 && shown[0]!.kind === "elapsed";
  // Where days are counted from 1904, what lies before shows as the same time after, with a minus.
  if (value < 0 && (counts || first > 0)) return `-${formatDate(-value, section, first)}`;
  if (!counts && (value < 0 || value + first >= LAST_DAY + 1)) throw VALUE;
  const parts = withPlaces(section);
  if (parts.some(({ token }) => token.kind === "digit")) throw VALUE;
  // Rounded to the smallest part that shows, at most to seconds, so that the others carry over.
  const places = Math.max(0, ...parts.map((part) => part.places ?? 0));
  const showsTime = shown.some(
    ({ kind, text }) => kind === "elapsed" || (kind === "date" && /^[hs]/i.test(text)),
  );
  const unit = 10 ** places;
  const seconds = showsTime ? Math.round(value * 86_400 * unit) / unit : Math.floor(value) * 86_400;
  const days = Math.floor(seconds / 86_400);
  const rest = seconds - days * 86_400;
  const clock = {
    hour: Math.floor(rest / 3600),
    minute: Math.floor(rest / 60) % 60,
    second: rest % 60,
    all: seconds,
  };
  const twelve = section.some(({ kind }) => kind === "half");
  return parts.map((part, i) => written(part, i, parts, days + first, clock, twelve)).join("");
}

interface Clock {
  hour: number;
  minute: number;
  second: number;
  all: number;
}

interface Part {
  token: Token;
  /** Digits behind the seconds. */
  places?: number;
}

/** "ss.00": the point and the digits belong to the seconds. */
function withPlaces(section: readonly Token[]): Part[] {
  const parts: Part[] = [];
  for (let i = 0; i < section.length; i++) {
    const token = section[i]!;
    let places = 0;
    if (token.kind === "point") while (section[i + 1 + places]?.kind === "digit") places++;
    parts.push(places > 0 ? { token, places } : { token });
    i += places;
  }
  return parts;
}

const two = (value: number, width: number): string => String(value).padStart(width > 1 ? 2 : 1, "0");

function written(
  part: Part,
  at: number,
  parts: readonly Part[],
  days: number,
  clock: Clock,
  twelve: boolean,
): string {
  const { token } = part;
  const text = token.text.toLowerCase();
  const width = text.length;
  if (token.kind === "half") {
    // Written large, but as they are where they are one letter.
    const [am, pm] = (width > 3 ? token.text.toUpperCase() : token.text).split("/");
    return clock.hour < 12 ? am! : pm!;
  }
  if (token.kind === "elapsed" || isElapsed(at, parts)) {
    const per = text[0] === "h" ? 3600 : text[0] === "m" ? 60 : 1;
    return String(Math.floor(clock.all / per)).padStart(width, "0");
  }
  if (token.kind === "point") {
    if (!part.places) return ".";
    return (clock.second % 1).toFixed(part.places).slice(1);
  }
  if (token.kind !== "date") return token.kind === "section" ? "" : token.text;
  switch (text[0]) {
    case "y":
    case "e":
      return yearText(dateOfSerial(days).year, text[0] === "e" ? 4 : width);
    case "d":
      return dayText(days, width);
    case "h":
      return two(twelve ? clock.hour % 12 || 12 : clock.hour, width);
    case "s":
      return two(Math.floor(clock.second), width);
    case "m":
      return isMinute(at, parts) ? two(clock.minute, width) : monthText(dateOfSerial(days).month, width);
    default:
      return token.text;
  }
}

const yearText = (year: number, width: number): string =>
  width > 2 ? String(year) : String(year % 100).padStart(2, "0");

function dayText(days: number, width: number): string {
  if (width < 3) return two(dateOfSerial(days).day, width);
  const name = DAYS[weekday(days)]!;
  return width === 3 ? name.slice(0, 3) : name;
}

function monthText(month: number, width: number): string {
  if (width < 3) return two(month, width);
  const name = MONTHS[month - 1]!;
  return width === 3 ? name.slice(0, 3) : width === 5 ? name[0]! : name;
}

/** "[h] … h": where one counts the whole length of time, all of its kind do. */
function isElapsed(at: number, parts: readonly Part[]): boolean {
  const { kind, text } = parts[at]!.token;
  if (kind !== "date" || (/^m/i.test(text) && !isMinute(at, parts))) return false;
  const unit = text[0]!.toLowerCase();
  return parts.some(({ token }) => token.kind === "elapsed" && token.text[0]!.toLowerCase() === unit);
}

/** An m next to hours or seconds. */
function isMinute(at: number, parts: readonly Part[]): boolean {
  if (parts[at]!.token.text.length > 2) return false;
  const timed = ({ token }: Part): boolean => token.kind === "date" || token.kind === "elapsed";
  const before = parts.slice(0, at).findLast(timed);
  const after = parts.slice(at + 1).find(timed);
  return /^[hs]/i.test(before?.token.text ?? "") || /^s/i.test(after?.token.text ?? "");
}
