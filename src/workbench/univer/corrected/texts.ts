import type { BaseValueObject } from "@univerjs/engine-formula";
import { ErrorType, ErrorValueObject, NumberValueObject, StringValueObject } from "@univerjs/engine-formula";
import type { Engine } from "../engine";
import { patternSource } from "./criteria";
import { inFormat } from "../cells";
import { alias, attempt, correct, each, lifted, type Compute } from "./define";
import { toPlaces } from "./rounding";
import {
  CellError,
  isOmitted,
  isSet,
  numberInText,
  toNumber,
  type Argument,
  type Grid,
  type Plain,
} from "./values";
import { escaped } from "../../values/escaped";

/** Operations of numbers that a text refuses, though what it says may be one. */
const OF_NUMBERS =
  "mod pow sqrt cbrt cos cosh acos acosh sin sinh asin asinh tan tanh atan atanh log log10 exp abs round floor ceil".split(
    " ",
  );

/** Defects: a text where a number belongs is one number here and another there; an empty text is 0. */
export function mendNumbersInTexts(): void {
  const prototype = StringValueObject.prototype as unknown as Record<string, unknown>;
  prototype.convertToNumberObjectValue = function (this: StringValueObject): BaseValueObject {
    const number = numberInText(this.getValue());
    return number === null ? ErrorValueObject.create(ErrorType.VALUE) : NumberValueObject.create(number);
  };
  for (const name of OF_NUMBERS)
    prototype[name] = function (this: StringValueObject, ...rest: unknown[]): unknown {
      const number = this.convertToNumberObjectValue() as any;
      return number.isError() ? number : number[name](...rest);
    };
}

const FULL = new Intl.NumberFormat("en-US", { maximumSignificantDigits: 15, useGrouping: false });

/** A number within a text: of fifteen digits, with an exponent where it would be too long. */
function numberText(v: number): string {
  const [size, digits] = [Math.abs(v), Number(v.toPrecision(15))];
  const full = FULL.format(digits);
  if (v === 0 || (size < 1e21 && (size >= 1e-4 || full.length <= 20))) return full.replace(/^-0$/, "0");
  return digits
    .toExponential()
    .replace(/e([+-])(\d)$/, "E$10$2")
    .replace("e", "E");
}

const text = (v: Plain): string => {
  if (v === null) return "";
  return typeof v === "number" ? numberText(v) : typeof v === "boolean" ? String(v).toUpperCase() : String(v);
};

function search(sought: Plain, within: Plain, start: Plain = 1): number {
  const [part, whole] = [text(sought), text(within)];
  const from = Math.trunc(toNumber(start));
  if (from < 1 || from > whole.length + 1) throw new CellError("#VALUE!");
  const place = whole.slice(from - 1).search(new RegExp(patternSource(part), "isu"));
  if (place < 0) throw new CellError("#VALUE!");
  return place + from;
}

const joined = (values: readonly Plain[]): string =>
  values
    .map((v) => {
      if (v instanceof CellError) throw v;
      return text(v);
    })
    .join("");

/** Windows' characters from 128 on, where they aren't Unicode's. */
const WINDOWS = "€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ";

function character(v: Plain): string {
  const code = Math.trunc(toNumber(v));
  if (code < 1 || code > 255) throw new CellError("#VALUE!");
  return WINDOWS[code - 128] ?? String.fromCharCode(code);
}

function codeOf(v: Plain): number {
  const first = text(v).charAt(0);
  if (first === "") throw new CellError("#VALUE!");
  const place = WINDOWS.indexOf(first);
  if (place >= 0) return place + 128;
  // What Windows doesn't know is a question mark there.
  return first.charCodeAt(0) < 256 ? first.charCodeAt(0) : 63;
}

interface Splitting {
  /** Of what stands between two of them nothing may be left. */
  ignoreEmpty: boolean;
  anyCase: boolean;
}

function split(whole: string, delimiters: Argument, { ignoreEmpty, anyCase }: Splitting): string[] {
  const signs = delimiters.rows.flat().map((v) => {
    if (v instanceof CellError) throw v;
    return text(v);
  });
  if (signs.includes("")) throw new CellError("#VALUE!");
  const parts = whole.split(new RegExp(signs.map(escaped).join("|"), anyCase ? "iu" : "u"));
  return ignoreEmpty ? parts.filter((part) => part !== "") : parts;
}

function textSplit(
  given: Argument,
  columns?: Argument,
  rows?: Argument,
  ignoreEmpty?: Argument,
  anyCase?: Argument,
  pad?: Argument,
): Plain | Grid {
  if (isOmitted(columns) && isOmitted(rows)) throw new CellError("#VALUE!");
  const how = { ignoreEmpty: isSet(ignoreEmpty), anyCase: isSet(anyCase) };
  const filling = isOmitted(pad) ? new CellError("#N/A") : (pad!.rows[0]?.[0] ?? null);
  const cells = (whole: string): string[][] => {
    const lines = isOmitted(rows) ? [whole] : split(whole, rows!, how);
    return lines
      .map((line) => (isOmitted(columns) ? [line] : split(line, columns!, how)))
      .filter((line) => line.length > 0);
  };
  const parts = (v: Plain): string[][] => {
    if (v instanceof CellError) throw v;
    return cells(text(v));
  };
  // Of several texts the first part of each.
  if (given.rows.flat().length > 1)
    return lifted([given], (at) => attempt(() => parts(at(given))[0]?.[0] ?? new CellError("#CALC!")));
  const found = parts(given.rows[0]?.[0] ?? null);
  const width = Math.max(0, ...found.map((line) => line.length));
  if (width === 0) throw new CellError("#CALC!");
  return found.map((line) => Array.from({ length: width }, (_, c) => line[c] ?? filling));
}

/** As long as a cell's text may be. */
const LONGEST = 32_767;

function repeated(v: Plain, times: Plain): string {
  const [part, count] = [text(v), Math.trunc(toNumber(times))];
  if (count < 0 || part.length * count > LONGEST) throw new CellError("#VALUE!");
  return part.repeat(count);
}

function valueToText(v: Plain, exact: Plain = 0): string {
  const way = Math.trunc(toNumber(exact));
  if (way !== 0 && way !== 1) throw new CellError("#VALUE!");
  return typeof v === "string" && way === 1 ? `"${v}"` : text(v);
}

/** A number in a text is formatted as one. */
function formattedText(v: Plain, format: Plain): Plain {
  const value = typeof v === "string" ? (numberInText(v) ?? v) : (v ?? 0);
  if (typeof value === "boolean") return text(value);
  return inFormat(value as number | string, text(format)) ?? new CellError("#VALUE!");
}

/** Digits after the point; before it where negative. */
function fixed(value: number, digits: number, groups: boolean): string {
  const places = Math.trunc(digits);
  if (places > 127) throw new CellError("#VALUE!");
  const decimals = places > 0 ? `.${"0".repeat(places)}` : "";
  return inFormat(toPlaces(value, places), `${groups ? "#,##0" : "0"}${decimals}`)!;
}

function dollars(v: Plain, digits: Plain = 2): string {
  const [value, places] = [toNumber(v), toNumber(digits)];
  const shown = `$${fixed(Math.abs(value), places, true)}`;
  return toPlaces(value, Math.trunc(places)) < 0 ? `(${shown})` : shown;
}

/**
 * Defects: SEARCH knows no patterns; numbers are joined with all their seventeen digits, and CONCAT leaves out errors; CHAR
 * and CODE don't count as Windows does; TEXTSPLIT doesn't leave out empty rows; VALUETOTEXT leaves numbers numbers; TEXT,
 * FIXED and DOLLAR round 1.005 to 1.00.
 */
export function correctTexts(engine: Engine): void {
  // What & calls, too.
  correct(
    engine,
    "CONCATENATE",
    each((...values) => joined(values)),
  );
  correct(engine, "CONCAT", (...given) => joined(given.flatMap(({ rows }) => rows.flat())));
  correct(engine, "SEARCH", each(search));
  correct(engine, "TEXT", each(formattedText));
  correct(
    engine,
    "FIXED",
    each((value, digits = 2, plain = false) =>
      fixed(toNumber(value), toNumber(digits), toNumber(plain) === 0),
    ),
  );
  correct(engine, "DOLLAR", each(dollars));
  alias(engine, "USDOLLAR", "DOLLAR");
  correct(engine, "CHAR", each(character));
  correct(engine, "CODE", each(codeOf));
  correct(engine, "REPT", each(repeated));
  correct(engine, "TEXTSPLIT", textSplit as Compute);
  correct(engine, "VALUETOTEXT", each(valueToText));
}
