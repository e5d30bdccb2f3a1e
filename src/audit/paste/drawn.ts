import { withoutMarkup } from "./clean";
import type { Block } from "./blocks";

const BARS = "│┃║|¦";
const BAR = /[│┃║|¦]/;
/** Lines, corners and crossings of a drawn frame, and Markdown's row of dashes. */
const FRAME = "─━═┄┅┈┉╌╍-=+:┌┐└┘├┤┬┴┼╔╗╚╝╠╣╦╩╬╒╓╕╖╘╙╛╜╞╟╡╢╤╥╧╨╪╫┏┓┗┛┣┫┳┻╋╭╮╰╯" + BARS;

/** Only frame, and enough of it: "|---|:--:|", "├────┼────┤". */
export function isFrame(line: string): boolean {
  let strokes = 0;
  for (const character of line) {
    if (character === " " || character === "\t") continue;
    if (!FRAME.includes(character)) return false;
    if (!BARS.includes(character) && character !== ":") strokes++;
  }
  return strokes >= 2 && /[─━═┄┅┈┉╌╍┌┐└┘├┤┬┴┼╔╗╚╝╠╣╦╩╬╞╟╡╢╭╮╰╯┏┓┗┛┣┫┳┻╋]|-{2}|={2}|\||:-|-:/.test(line);
}

/** A row of a drawn or a Markdown table; whether it is one shows by its neighbours. */
export const isRow = (line: string): boolean => BAR.test(line) && !isFrame(line);

/**
 * A table of rows parted by bars, with or without a frame.
 * @returns null when these lines are none: text may hold a bar
 */
export function readDrawn(lines: readonly string[]): Block | null {
  const rows: string[][] = [];
  let headers: number | undefined;
  const framed = lines.some(isFrame);
  for (const line of lines) {
    if (isFrame(line)) {
      if (rows.length > 0) headers ??= rows.length;
    } else rows.push(cellsOf(line));
  }
  const edged = lines.every((line) => isFrame(line) || /^\s*[│┃║|¦]/.test(line));
  if (rows.length === 0 || (!framed && !(edged && rows.length > 1))) return null;
  // A frame below the last row closes the table; one above the last parts off its totals.
  if (headers === rows.length) headers = framed && rows.length === 1 && isMarkdown(lines) ? 1 : 0;
  return { kind: "table", rows, ...(headers !== undefined && { headers }) };
}

const isMarkdown = (lines: readonly string[]) => lines.length === 2 && isFrame(lines[1] ?? "");

function cellsOf(line: string): string[] {
  const inner = line.trim();
  const cells: string[] = [];
  let cell = "";
  for (let at = 0; at < inner.length; at++) {
    const character = inner.charAt(at);
    if (character === "\\" && inner.charAt(at + 1) === "|") cell += inner.charAt(++at);
    else if (BARS.includes(character)) {
      cells.push(cell);
      cell = "";
    } else cell += character;
  }
  cells.push(cell);
  if (BARS.includes(inner.charAt(0))) cells.shift();
  if (cells.length > 1 && BARS.includes(inner.charAt(inner.length - 1))) cells.pop();
  return cells.map(withoutMarkup);
}
