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

/** The figures of a line of text, each with the words that belong to it. */
export function partsOf(line: string, row: number, decimal?: DecimalMark): Part[] {
  if (line.length > LONGEST) return [];
  const parts: Part[] = [];
  const from = BULLET.exec(line)?.[0].length ?? 0;
  let start = from;
  let after = "";
  const add = (end: number) => {
    const raw = line.slice(start, end);
    const text = raw.trim().replace(/[.,]$/, "");
    const figure = figureOf(text, "", decimal);
    const at = start + raw.indexOf(text);
    if (figure)
      parts.push({ ref: { row, column: 0, part: { from: at, length: text.length } }, text, figure, after });
  };
  SEPARATOR.lastIndex = from;
  for (let found = SEPARATOR.exec(line); found; found = SEPARATOR.exec(line)) {
    add(found.index);
    start = found.index + found[0].length;
    after = found[0].trim();
  }
  add(line.length);
  return parts;
}
