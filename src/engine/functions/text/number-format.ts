/** Excel's number formats (English, United States), as TEXT applies them. */
import { CellError, VALUE } from "../../values/cell-error";
import { generalText } from "../../values/general-text";
import { numberFromText } from "../../values/number-text";
import type { Scalar } from "../../values/scalar";
import { formatDate, isDateFormat } from "./date-format";
import { tokens, type Token } from "./format-tokens";

/** Excel takes no longer format. */
const LONGEST_FORMAT = 255;

/** A value in a format. @throws {CellError} "#VALUE!" for a format that can't be */
export function formatText(value: Scalar, format: string): string {
  if (value instanceof CellError) throw value;
  if (format.length > LONGEST_FORMAT) throw VALUE;
  if (typeof value === "boolean") return value ? "TRUE" : "FALSE";
  const number = typeof value === "string" ? numberFromText(value) : (value ?? 0);
  if (number === null) return ofText(value as string, format);
  if (format === "") return "";
  return formatNumber(number, format);
}

function sectionsOf(format: string): Token[][] {
  const sections: Token[][] = [[]];
  for (const token of tokens(format)) {
    if (token.kind === "section") sections.push([]);
    else sections.at(-1)!.push(token);
  }
  return sections;
}

function ofText(text: string, format: string): string {
  const sections = sectionsOf(format);
  const section = sections[3] ?? sections.find((one) => one.some((token) => token.kind === "text"));
  if (!section) return text;
  return section
    .map((token) => (token.kind === "text" ? text : token.kind === "literal" ? token.text : ""))
    .join("");
}

export function formatNumber(value: number, format: string): string {
  const sections = sectionsOf(format).slice(0, 3);
  const { section, bare } = chosen(value, sections);
  const size = bare ? Math.abs(value) : value;
  if (section.some((token) => token.kind === "general"))
    return section
      .map((token) =>
        token.kind === "general" ? generalText(size) : token.kind === "literal" ? token.text : "",
      )
      .join("");
  if (isDateFormat(section)) return formatDate(size, section);
  if (section.some((token) => token.kind === "fraction")) return fraction(size, section);
  return digits(size, section);
}

/** The section that a number's sign or a condition picks; the second one says its sign itself. */
function chosen(value: number, sections: Token[][]): { section: Token[]; bare: boolean } {
  const conditions = sections.map((section) => section.find((token) => token.kind === "condition"));
  if (conditions.some(Boolean)) {
    const at = conditions.findIndex((condition, i) => condition?.test!(value) ?? i === sections.length - 1);
    return { section: sections[Math.max(at, 0)]!, bare: value < 0 && at > 0 };
  }
  const [first, second, third] = sections;
  if (value < 0 && second) return { section: second, bare: true };
  if (value === 0 && third) return { section: third, bare: false };
  return { section: first!, bare: false };
}

interface Pattern {
  whole: Token[];
  decimals: Token[];
  exponent: Token[] | null;
  exponentSign: string;
  groups: boolean;
  /** Powers of ten: percents and thousands. */
  scale: number;
}

function patternOf(section: readonly Token[]): Pattern {
  const pattern: Pattern = {
    whole: [],
    decimals: [],
    exponent: null,
    exponentSign: "",
    groups: false,
    scale: 0,
  };
  let part = pattern.whole;
  for (const [i, token] of section.entries()) {
    if (token.kind === "digit") part.push(token);
    else if (token.kind === "point") part = pattern.decimals;
    else if (token.kind === "percent") pattern.scale += 2;
    else if (token.kind === "exponent") {
      part = pattern.exponent = [];
      pattern.exponentSign = token.text;
    } else if (token.kind === "comma") {
      const more = section.slice(i + 1).some((next) => next.kind === "digit" && part === pattern.whole);
      const before = section.slice(0, i).some((next) => next.kind === "digit");
      if (!before) continue;
      const nextPoint = section.slice(i + 1).findIndex((next) => next.kind === "point");
      const nextDigit = section.slice(i + 1).findIndex((next) => next.kind === "digit");
      if (more && nextDigit >= 0 && (nextPoint < 0 || nextDigit < nextPoint)) pattern.groups = true;
      else pattern.scale -= 3;
    }
  }
  return pattern;
}

/** Half away from zero, of the number as its 15 digits show it. */
function fixedDigits(size: number, places: number): [whole: string, decimals: string] {
  const shown = Number(size.toPrecision(15));
  let [whole = "", decimals = ""] = plain(shown).split(".");
  if (decimals.length > places) {
    const up = decimals[places]! >= "5";
    const kept = BigInt(whole + decimals.slice(0, places)) + (up ? 1n : 0n);
    const text = kept.toString().padStart(places + 1, "0");
    whole = text.slice(0, text.length - places);
    decimals = places > 0 ? text.slice(-places) : "";
  }
  return [whole, decimals.padEnd(places, "0")];
}

function withoutZeros(decimals: string): string {
  let end = decimals.length;
  while (decimals[end - 1] === "0") end--;
  return decimals.slice(0, end);
}

function plain(value: number): string {
  if (value < 1e21 && value > 1e-6) return String(value);
  return value === 0 ? "0" : value >= 1e21 ? BigInt(value).toString() : withoutZeros(value.toFixed(20));
}

function digits(value: number, section: readonly Token[]): string {
  const pattern = patternOf(section);
  let size = Math.abs(value) * 10 ** pattern.scale;
  let exponent = 0;
  if (pattern.exponent) {
    const width = Math.max(1, pattern.whole.length);
    if (size > 0) {
      exponent = Math.floor(Math.log10(Number(size.toPrecision(15))));
      exponent = width > 1 ? Math.floor(exponent / width) * width : exponent;
      size /= 10 ** exponent;
      if (Number(fixedDigits(size, pattern.decimals.length)[0]) >= 10 ** width) {
        size /= 10 ** width;
        exponent += width;
      }
    }
  }
  const [whole, decimals] = fixedDigits(size, pattern.decimals.length);
  const wholeText = wholePart(whole, pattern);
  const decimalText = decimalPart(decimals, pattern.decimals);
  const negative = value < 0 && /[1-9]/.test(whole + decimals);
  return (negative ? "-" : "") + filled(section, pattern, wholeText, decimalText, exponent);
}

/** For each place of the whole part what stands there; digits too many stand before the first place. */
function wholePart(whole: string, { whole: places, groups }: Pattern): string[] {
  const significant = whole.replace(/^0+/, "");
  const count = Math.max(places.length, significant.length);
  const signs = Array.from({ length: count }, (_, i) => {
    const fromRight = count - 1 - i;
    const digit = significant[significant.length - 1 - fromRight];
    const place = places[places.length - 1 - fromRight];
    const sign = digit ?? (place?.text === "0" ? "0" : place?.text === "?" ? " " : "");
    const separator = groups && fromRight > 0 && fromRight % 3 === 0 && sign.trim() !== "" ? "," : "";
    return sign + separator;
  });
  if (places.length === 0) return signs.length ? [signs.join("")] : [];
  const extra = signs.slice(0, count - places.length).join("");
  const own = signs.slice(count - places.length);
  return [extra + (own[0] ?? ""), ...own.slice(1)];
}

function decimalPart(decimals: string, places: readonly Token[]): string[] {
  const last = withoutZeros(decimals).length;
  return places.map((place, i) =>
    i < last || place.text === "0" ? decimals[i]! : place.text === "?" ? " " : "",
  );
}

function filled(
  section: readonly Token[],
  pattern: Pattern,
  whole: readonly string[],
  decimals: readonly string[],
  exponent: number,
): string {
  let text = "";
  let [atWhole, atDecimal, part] = [0, 0, "whole"];
  // A format such as ".00" has no place for the whole part.
  const noPlace = pattern.whole.length === 0 ? whole.join("") : "";
  for (const token of section) {
    if (token.kind === "literal" || token.kind === "percent") text += token.text;
    else if (token.kind === "point") {
      text += `${part === "whole" ? noPlace : ""}.`;
      part = "decimals";
    } else if (token.kind === "exponent") {
      const sign = exponent < 0 ? "-" : pattern.exponentSign.endsWith("+") ? "+" : "";
      const width = pattern.exponent!.length;
      text += `E${sign}${String(Math.abs(exponent)).padStart(width, "0")}`;
      part = "exponent";
    } else if (token.kind === "digit" && part === "whole") text += whole[atWhole++] ?? "";
    else if (token.kind === "digit" && part === "decimals") text += decimals[atDecimal++] ?? "";
  }
  return text;
}

/** "# ?/?" and "# ??/8": the nearest fraction with so many digits below. */
function fraction(value: number, section: readonly Token[]): string {
  const bar = section.findIndex((token) => token.kind === "fraction");
  const under = section.slice(bar + 1).filter((token) => token.kind === "digit" || token.kind === "literal");
  const set = Number(
    under
      .map((token) => token.text)
      .join("")
      .replace(/[#?]/g, ""),
  );
  const before = section.slice(0, bar);
  const gap = before.findLastIndex((token) => token.kind === "literal" && token.text === " ");
  const size = Math.abs(value);
  const whole = gap >= 0 ? Math.floor(size) : 0;
  let [over, below] =
    set > 0
      ? [Math.round((size - whole) * set), set]
      : nearest(size - whole, 10 ** Math.max(under.length, 1) - 1);
  let units = whole;
  if (over === below && gap >= 0) [over, below, units] = [0, 1, whole + 1];
  const sign = value < 0 ? "-" : "";
  if (gap < 0) return `${sign}${over}/${below}`;
  if (over === 0) return `${sign}${units}${" ".repeat(under.length * 2 + 2)}`.trimEnd();
  const width = under.length;
  const top = String(over).padStart(width, " ");
  return `${sign}${units > 0 || before.some((token) => token.text === "0") ? `${units} ` : ""}${top}/${String(below).padEnd(width, " ")}`;
}

/** By the continued fraction of the value: its last convergent with room below, or one between it and the next. */
function nearest(value: number, largest: number): [number, number] {
  let [over, below, lastOver, lastBelow] = [1, 0, 0, 1];
  for (let rest = value; below <= largest; rest = 1 / (rest - Math.floor(rest))) {
    const times = Math.min(
      Math.floor(rest),
      below === 0 ? Infinity : Math.floor((largest - lastBelow) / below),
    );
    const [nextOver, nextBelow] = [times * over + lastOver, times * below + lastBelow];
    const whole = times === Math.floor(rest);
    if (!whole && Math.abs(nextOver / nextBelow - value) >= Math.abs(over / below - value) - EQUAL) break;
    [over, below, lastOver, lastBelow] = [nextOver, nextBelow, over, below];
    if (!whole || Math.abs(over / below - value) < EQUAL) break;
  }
  return [over, below];
}

/** Fractions within this distance are the same number. */
const EQUAL = 1e-15;
