import { condition, holds } from "../../../engine/functions/text/format-tokens";

/** Of the last digit that a number shows; "own" where its digits decide; a date is no figure. */
export type Shown = { kind: "digits"; exponent: number } | { kind: "own" } | { kind: "date" };

/**
 * The power of ten of the last digit that a number format shows: −2 for "0%", 5 for `$0.0,,"M"`. From the format and
 * not from the displayed text, which is in the user's language and can be "####".
 */
export function shownPrecision(format: string, value: number): Shown {
  const section = plain(sectionFor(format, value));
  if (/[dmyhs]/i.test(section.replace(/general/gi, ""))) return { kind: "date" };
  const number = /([0#?][0#?,]*)(\.[0#?]*)?(,*)/.exec(section);
  if (!number || /general|e[+-]|\/|@/i.test(section)) return { kind: "own" };
  const [, whole = "", fraction, after = ""] = number;
  const thousands = fraction === undefined ? commasAtEnd(whole) : after.length;
  const percents = section.split("%").length - 1;
  const decimals = (fraction?.length ?? 1) - 1;
  return { kind: "digits", exponent: 3 * thousands - 2 * percents - decimals };
}

/** Without what is shown as it stands: quoted and escaped characters, paddings, colours. */
const plain = (section: string) => section.replace(/"[^"]*"|[\\_*].|\[[^\][]*\]/g, "");

function commasAtEnd(places: string): number {
  let end = places.length;
  while (places[end - 1] === ",") end--;
  return places.length - end;
}

/** The part of a format that applies: by its condition, or by the number's sign. */
function sectionFor(format: string, value: number): string {
  const sections = format.match(/(?:"[^"]*"|\\.|\[[^\][]*\]|[^;"\\[])+/g) ?? [format];
  const [first = format, negative = first, zero = first] = sections;
  const conditional = sections.find((section) => meets(section, value));
  if (conditional !== undefined) return conditional;
  if (sections.some((section) => CONDITION.test(section)))
    return sections.find((section) => !CONDITION.test(section)) ?? first;
  return value > 0 ? first : value < 0 ? negative : zero;
}

const CONDITION = /\[(?:<=|>=|<>|<|>|=)-?[\d.]+\]/;

function meets(section: string, value: number): boolean {
  const [text] = CONDITION.exec(section) ?? [];
  return text !== undefined && holds(condition(text), value);
}
