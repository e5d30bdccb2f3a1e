/** Numbers in texts, and texts as numbers. */
import { VALUE } from "../../values/cell-error";
import { numberFromText } from "../../values/number-text";
import { define, defineAt, type FunctionTable } from "../definition";
import { roundTo } from "../math/rounding";
import { formatNumber, formatText } from "./number-format";

/** Digits after the point, as FIXED and DOLLAR have them: before it where negative. */
function fixed(value: number, digits: number, groups: boolean): string {
  const places = Math.trunc(digits);
  if (places > 127) throw VALUE;
  const rounded = roundTo(value, places);
  const zeros = places > 0 ? `.${"0".repeat(places)}` : "";
  return formatNumber(rounded, `${groups ? "#,##0" : "0"}${zeros}`);
}

function numberValue(text: string, decimal: string, group: string): number {
  if (decimal === "" || group === "") throw VALUE;
  const [point, separator] = [decimal[0]!, group[0]!];
  const compact = text.replace(/\s/g, "");
  if (compact === "") return 0;
  let end = compact.length;
  while (compact[end - 1] === "%") end--;
  const body = compact.slice(0, end);
  const at = body.indexOf(point);
  // A group's sign behind the point makes no sense.
  if (at >= 0 && body.indexOf(separator, at) >= 0) throw VALUE;
  const plain = body.replaceAll(separator, "").replace(point, ".");
  const value = /^[+-]?(\d+(?:\.\d*)?|\.\d+)(e[+-]?\d+)?$/i.test(plain) ? Number(plain) : NaN;
  if (Number.isNaN(value)) throw VALUE;
  return value / 100 ** (compact.length - end);
}

const DOLLAR = define("n n?", (value, digits = 2) => {
  const text = `$${fixed(Math.abs(value), digits, true)}`;
  return roundTo(value, digits) < 0 ? `(${text})` : text;
});

export const NUMBER_WORDS: FunctionTable = {
  VALUE: define(
    "v",
    (value) => {
      if (typeof value === "number") return value;
      if (value === null) return 0;
      const number = typeof value === "string" ? numberFromText(value) : null;
      return number ?? VALUE;
    },
    { dates: true },
  ),
  NUMBERVALUE: define("s s? s?", (text, decimal = ".", group = ",") => numberValue(text, decimal, group)),
  TEXT: defineAt("v s", ({ date1904 }, value, format) => formatText(value, format, date1904)),
  FIXED: define("n n? b?", (value, digits = 2, plain = false) => fixed(value, digits, !plain)),
  DOLLAR,
  USDOLLAR: DOLLAR,
};
