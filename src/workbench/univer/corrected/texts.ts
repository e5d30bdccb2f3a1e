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

const text = (v: Plain): string =>
  v === null ? "" : typeof v === "boolean" ? String(v).toUpperCase() : String(v as string | number);

function search(sought: Plain, within: Plain, start: Plain = 1): number {
  const [part, whole] = [text(sought), text(within)];
  const from = Math.trunc(toNumber(start));
  if (from < 1 || from > whole.length + 1) throw new CellError("#VALUE!");
  const place = whole.slice(from - 1).search(new RegExp(patternSource(part), "isu"));
  if (place < 0) throw new CellError("#VALUE!");
  return place + from;
}

/** Defect: SEARCH knows no patterns. */
export function correctTexts(engine: Engine): void {
  correct(engine, "SEARCH", each(search));
}
