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

  const blocks: Block[] = [];
  let at = 0;
  while (at < lines.length) {
    const drawn = runOf(lines, at, (line) => isRow(line) || isFrame(line));
    const table = drawn.some(isRow) ? readDrawn(drawn) : null;
    if (table) {
      blocks.push(table);
      at += drawn.length;
      continue;
    }
    const separated = runOf(lines, at, (line) => line.trim() !== "" && /[\t;,]/.test(line) && !isFrame(line));
    const values = separated.length > 1 ? readDelimited(separated, false) : null;
    if (values) {
      blocks.push(values);
      at += separated.length;
      continue;
    }
    const line = lineOf(lines[at++] ?? "");
    if (line) blocks.push(line);
  }
  return blocks;
}

function runOf(lines: readonly string[], from: number, belongs: (line: string) => boolean): string[] {
  let end = from;
  while (end < lines.length && belongs(lines[end]!)) end++;
  return lines.slice(from, end);
}

/** Fences of code and rules between parts are no text. */
function lineOf(line: string): Block | null {
  if (/^\s*(```|~~~)/.test(line) || isFrame(line)) return null;
  const [, marks = ""] = /^\s{0,3}(#{1,6})\s/.exec(line) ?? [];
  const text = withoutMarkup(marks ? line.replace(/^\s*#+\s*|\s*#+\s*$/g, "") : line);
  return text === "" ? null : { kind: "line", text, heading: marks !== "" };
}
