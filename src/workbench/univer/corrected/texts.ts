import type { BaseValueObject } from "@univerjs/engine-formula";
import { ErrorType, ErrorValueObject, NumberValueObject, StringValueObject } from "@univerjs/engine-formula";
import type { Engine } from "../engine";
import { patternSource } from "./criteria";
import { correct, each } from "./define";
import { CellError, numberInText, toNumber, type Plain } from "./values";

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

/** Defects: SEARCH knows no patterns; numbers are joined with all their seventeen digits, and CONCAT leaves out errors. */
export function correctTexts(engine: Engine): void {
  // What & calls, too.
  correct(
    engine,
    "CONCATENATE",
    each((...values) => joined(values)),
  );
  correct(engine, "CONCAT", (...given) => joined(given.flatMap(({ rows }) => rows.flat())));
  correct(engine, "SEARCH", each(search));
}
