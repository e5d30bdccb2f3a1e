import type { Page } from "../page";
import type { Block } from "./blocks";
import { withoutMarkup } from "./clean";
import { readDelimited } from "./delimited";
import { isFrame, isRow, readDrawn } from "./drawn";
import { readHtml } from "./html";
import { layOut } from "./lay-out";

/**
 * A pasted text as cells and tables: Markdown, HTML, tables drawn with box characters, comma, semicolon or tab separated
 * values, and a whole document with several of them and text between. Texts stay as they are printed.
 */
export function readPasted(text: string): Page {
  return layOut(/<(table|tr|td)[\s>]/i.test(text) ? readHtml(text) : readLines(text));
}

function readLines(text: string): Block[] {
  const lines = text.replace(/\r\n?/g, "\n").split("\n");
  const filled = lines.filter((line) => line.trim() !== "");
  const whole = filled.some((line) => isFrame(line) || isRow(line)) ? null : readDelimited(filled, true);
  if (whole) return [whole];

  const readers = [
    reader(
      lines,
      () => isDrawn,
      (run) => (run.some(isRow) ? readDrawn(run) : null),
    ),
    reader(lines, () => isSeparated, readSeparated),
    // Below a sentence with a comma of its own.
    reader(
      lines,
      (first) => (line) => isSeparated(line) && delimitersOf(line) === delimitersOf(first),
      readSeparated,
    ),
  ];
  const blocks: Block[] = [];
  for (let at = 0; at < lines.length;) {
    const found = readers.reduce<Found | null>((known, read) => known ?? read(at), null);
    const line = found ? found.block : lineOf(lines[at]!);
    if (line) blocks.push(line);
    at += found?.length ?? 1;
  }
  return blocks;
}

interface Found {
  block: Block;
  length: number;
}

/**
 * Reads the run of lines from one on that belong together.
 * @param belonging to a run that begins with this line
 */
function reader(
  lines: readonly string[],
  belonging: (first: string) => (line: string) => boolean,
  read: (run: readonly string[]) => Block | null,
): (at: number) => Found | null {
  // What isn't a table from its first line on isn't tried again from each of the others.
  let tried = 0;
  return (at) => {
    if (at < tried) return null;
    const belongs = belonging(lines[at]!);
    let end = at;
    while (end < lines.length && belongs(lines[end]!)) end++;
    tried = Math.max(end, at + 1);
    const block = end > at ? read(lines.slice(at, end)) : null;
    return block && { block, length: end - at };
  };
}

const isDrawn = (line: string): boolean => isRow(line) || isFrame(line);
const isSeparated = (line: string): boolean => line.trim() !== "" && /[\t;,]/.test(line) && !isFrame(line);
const delimitersOf = (line: string): string => line.replace(/[^\t;,]+/g, "");
const readSeparated = (run: readonly string[]): Block | null =>
  run.length > 1 ? readDelimited(run, false) : null;

/** Fences of code and rules between parts are no text. */
function lineOf(line: string): Block | null {
  if (/^\s*(```|~~~)/.test(line) || isFrame(line)) return null;
  const [, marks = ""] = /^\s{0,3}(#{1,6})\s/.exec(line) ?? [];
  const text = withoutMarkup(marks ? withoutMarks(line) : line);
  return text === "" ? null : { kind: "line", text, heading: marks !== "" };
}

/** "## A heading ##" without its marks. */
function withoutMarks(line: string): string {
  const text = line.trim();
  let [from, to] = [0, text.length];
  while (text[from] === "#") from++;
  while (to > from && text[to - 1] === "#") to--;
  return text.slice(from, to);
}
