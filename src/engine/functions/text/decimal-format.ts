import type { Token } from "./format-tokens";
import { decimalPlaces, wholePlaces, withoutZeros } from "./places";

interface Pattern {
  whole: Token[];
  decimals: Token[];
  exponent: Token[] | null;
  groups: boolean;
  /** Powers of ten: percents and thousands. */
  scale: number;
  /** A comma that isn't between places or behind them, and a second point, stand for themselves. */
  literal: Set<Token>;
}

/** A number in full or with an exponent, by a section such as `#,##0.00` or `0.0E+00`. */
export function formatDecimal(value: number, section: readonly Token[]): string {
  const pattern = patternOf(section);
  let size = Math.abs(value);
  let exponent = 0;
  if (!pattern.exponent) size *= 10 ** pattern.scale;
  else if (size > 0) {
    const width = Math.max(1, pattern.whole.length);
    exponent = Math.floor(Math.floor(Math.log10(Number(size.toPrecision(15)))) / width) * width;
    size /= 10 ** exponent;
    if (Number(fixedDigits(size, pattern.decimals.length)[0]) >= 10 ** width) {
      size /= 10 ** width;
      exponent += width;
    }
  }
  const [whole, decimals] = fixedDigits(size, pattern.decimals.length);
  const significant = whole.replace(/^0+/, "");
  // With an exponent nothing is left of 0 but zeros, whatever the places are.
  const digits = size === 0 && pattern.exponent ? "0".repeat(pattern.whole.length) : significant;
  const negative = value < 0 && /[1-9]/.test(whole + decimals);
  return (
    (negative ? "-" : "") +
    filled(
      section,
      pattern,
      wholePlaces(digits, pattern.whole, pattern.groups),
      decimalPlaces(decimals, pattern.decimals),
      exponent,
    )
  );
}

function patternOf(section: readonly Token[]): Pattern {
  const pattern: Pattern = {
    whole: [],
    decimals: [],
    exponent: null,
    groups: false,
    scale: 0,
    literal: new Set(),
  };
  let part = pattern.whole;
  for (const [i, token] of section.entries()) {
    const beside = [section[i - 1]?.kind, section[i + 1]?.kind];
    if (token.kind === "digit") part.push(token);
    else if (token.kind === "point" && part === pattern.whole) part = pattern.decimals;
    else if (token.kind === "percent") pattern.scale += 2;
    else if (token.kind === "exponent") part = pattern.exponent = [];
    else if (token.kind === "point" || (token.kind === "comma" && !/digit|comma/.test(beside[0] ?? "")))
      pattern.literal.add(token);
    else if (token.kind === "comma") {
      const next = section.slice(i + 1).find(({ kind }) => kind === "digit" || kind === "point");
      if (next?.kind !== "digit") pattern.scale -= 3;
      else if (part === pattern.whole && beside[1] === "digit") pattern.groups = true;
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

function plain(value: number): string {
  if (value < 1e21 && value > 1e-6) return String(value);
  return value === 0 ? "0" : value >= 1e21 ? BigInt(value).toString() : withoutZeros(value.toFixed(20));
}

function filled(
  section: readonly Token[],
  pattern: Pattern,
  whole: readonly string[],
  decimals: readonly string[],
  exponent: number,
): string {
  const places = { whole: [...whole], decimals: [...decimals], exponent: exponentPlaces(exponent, pattern) };
  let part: keyof typeof places = "whole";
  let sign = "";
  let text = "";
  for (const token of section) {
    if (token.kind === "literal" || token.kind === "percent" || pattern.literal.has(token))
      text += token.text;
    else if (token.kind === "point") {
      // A format such as ".00" has no place for the whole part.
      text += `${pattern.whole.length === 0 && part === "whole" ? whole.join("") : ""}.`;
      part = "decimals";
    } else if (token.kind === "exponent") {
      text += token.text[0]!;
      sign = exponent < 0 ? "-" : token.text.endsWith("+") ? "+" : "";
      part = "exponent";
    } else if (token.kind === "digit") {
      if (part === "exponent") [text, sign] = [text + sign, ""];
      text += places[part].shift() ?? "";
    }
  }
  return text;
}

const exponentPlaces = (exponent: number, pattern: Pattern): string[] =>
  pattern.exponent ? wholePlaces(String(Math.abs(exponent)), pattern.exponent) : [];
