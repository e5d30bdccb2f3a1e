import type { DecimalMark } from "../../core/claims/digits";
import { figureOf, type Figure } from "../figure";
import type { Ref } from "../page";

/** A stretch of a line that holds one figure. */
export interface Part {
  readonly ref: Ref;
  readonly text: string;
  readonly figure: Figure;
  /** What stands between it and the part before: "→", "=", "(" … */
  readonly after: string;
}

/**
 * What parts statements within a line. Words that bound or scale a number ("up to", "at least", "between … and") part
 * nothing.
 */
const SEPARATOR = /→|⇒|->|=>|[:;()|=]|,(?=\s)|\s(?:with|plus)\s/g;
const BULLET = /^\s*(?:[-*•–]\s+|\d{1,3}[.)]\s+)/;
/** A line with more is no line. */
const LONGEST = 2000;

const FROM = "from ";
const TO = " to ";

/** "from 100 days to 10 days": where the figure before begins, and the word between them. */
function changeIn(text: string): number[] {
  const from = text.toLowerCase().lastIndexOf(FROM);
  if (from < 0) return [];
  const first = from + FROM.length;
  const to = text.indexOf(TO, first);
  return to < 0 ? [first] : [first, to];
}

/** The figures of a line of text, each with the words that belong to it. */
export function partsOf(line: string, row: number, decimal?: DecimalMark): Part[] {
  if (line.length > LONGEST) return [];
  const parts: Part[] = [];
  const from = BULLET.exec(line)?.[0].length ?? 0;
  let start = from;
  let after = "";
  const part = (from: number, to: number, before: string): Part | null => {
    const raw = line.slice(from, to);
    const text = raw.trim().replace(/[.,]$/, "");
    const figure = figureOf(text, "", decimal);
    const at = from + raw.indexOf(text);
    return (
      figure && {
        ref: { row, column: 0, part: { from: at, length: text.length } },
        text,
        figure,
        after: before,
      }
    );
  };
  const add = (end: number) => {
    const [first, to] = changeIn(line.slice(start, end)).map((place) => start + place);
    if (first !== undefined) {
      const before = part(first, to ?? end, after);
      const behind = to === undefined ? null : part(to + TO.length, end, "→");
      // "From 18 to 25 percent" is a range.
      const whole = before && (to === undefined || behind?.figure.kind === before.figure.kind);
      if (whole) return void parts.push(before, ...(behind ? [behind] : []));
    }
    const whole = part(start, end, after);
    if (whole) parts.push(whole);
  };
  for (const found of line.matchAll(SEPARATOR)) {
    add(found.index);
    start = found.index + found[0].length;
    after = found[0].trim();
  }
  add(line.length);
  return parts;
}
