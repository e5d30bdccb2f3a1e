import type { Token } from "./format-tokens";
import { isDigit, wholePlaces } from "./places";

/**
 * "# ?/?" and "# ??/8": the nearest fraction with so many digits below. The places right before the bar are the
 * numerator's, those before them, set off by a literal, the whole number's; without these the fraction is improper.
 */
export function formatFraction(value: number, section: readonly Token[]): string {
  const parts = partsOf(section);
  const size = Math.abs(value);
  const whole = parts.whole.length > 0 ? Math.floor(size) : 0;
  const set = Number(parts.under.map(({ text }) => text.replace(/[#?]/, "")).join(""));
  let [over, below] =
    set > 0
      ? [Math.round((size - whole) * set), set]
      : nearest(size - whole, 10 ** Math.max(parts.under.length, 1) - 1);
  let units = whole;
  if (over === below && parts.whole.length > 0) [over, below, units] = [0, set || 1, whole + 1];
  return (value < 0 ? "-" : "") + written(section, parts, units, over, below);
}

interface Parts {
  /** Indexes of the places. */
  wholeAt: readonly number[];
  overAt: readonly number[];
  underAt: readonly number[];
  whole: readonly Token[];
  over: readonly Token[];
  under: readonly Token[];
}

function partsOf(section: readonly Token[]): Parts {
  const bar = section.findIndex(({ kind }) => kind === "fraction");
  const before = [...section.keys()].filter((i) => i < bar && isDigit(section[i]!));
  // The last places that stand together.
  const first = before.findLastIndex((at, i) => i > 0 && at !== before[i - 1]! + 1);
  const overAt = before.slice(Math.max(first, 0));
  const wholeAt = before.slice(0, Math.max(first, 0));
  const underAt = [...section.keys()].filter((i) => i > bar && isFigure(section[i]!));
  const tokens = (at: readonly number[]): Token[] => at.map((i) => section[i]!);
  return { wholeAt, overAt, underAt, whole: tokens(wholeAt), over: tokens(overAt), under: tokens(underAt) };
}

/** A place, or a figure of a denominator that is given. */
const isFigure = (token: Token): boolean => isDigit(token) || /^\d$/.test(token.text);

const roomy = (places: readonly Token[]): boolean => places.some(({ text }) => text === "?");

function written(
  section: readonly Token[],
  parts: Parts,
  units: number,
  over: number,
  below: number,
): string {
  const { wholeAt, overAt, underAt, whole } = parts;
  const hidden = over === 0 && whole.length > 0 && !parts.over.some(({ text }) => text === "0");
  const zero = hidden || (over === 0 && whole.at(-1)?.text === "?") ? "0" : "";
  const wholes = wholePlaces(units > 0 ? String(units) : zero, whole);
  const overs = wholePlaces(String(over || (whole.length === 0 ? "0" : "")), parts.over);
  const unders = denominator(String(below), parts.under);
  const lastWhole = wholeAt.at(-1) ?? -1;
  const none = whole.length > 0 && wholes.join("").trim() === "";
  const gap = roomy(whole) || roomy(parts.over);
  return section
    .map((token, i) => {
      const spaces = " ".repeat(token.kind === "literal" ? token.text.length : 1);
      if (hidden && i > lastWhole && i <= underAt.at(-1)!) return gap || roomy(parts.under) ? spaces : "";
      if (wholeAt.includes(i)) return wholes[wholeAt.indexOf(i)];
      if (overAt.includes(i)) return overs[overAt.indexOf(i)];
      if (underAt.includes(i)) return unders[underAt.indexOf(i)];
      // What parts a whole number that isn't there from the fraction.
      if (none && i > lastWhole && i < overAt[0]!) return gap ? spaces : "";
      return token.kind === "literal" || token.kind === "fraction" ? token.text : "";
    })
    .join("");
}

/** From the left; zeros before it where its places ask for them. */
function denominator(digits: string, places: readonly Token[]): string[] {
  const text = places[0]?.text === "0" ? digits.padStart(places.length, "0") : digits;
  return places.map((place, i) => {
    if (i === places.length - 1) return text.slice(i) || (place.text === "?" ? " " : "");
    return text[i] ?? (place.text === "?" ? " " : "");
  });
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
