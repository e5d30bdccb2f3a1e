/** A text, or a sheet's name in quotes. */
export const QUOTED = `"(?:[^"]|"")*"|'(?:[^']|'')*'`;

const PIECE = new RegExp(`${QUOTED}|\\S`, "gu");
/** What Univer knows no minus before, another minus among it. */
const UNKNOWN = /\s*(?:[-"{]|(?:TRUE|FALSE)(?![\p{L}\p{N}_.(!]))/iuy;
/** Behind these, and at the beginning, a minus stands before one value. */
const BEHIND = /^[-+*/^&=<>(,;{@]$/;
const SIGNS = /[-+@\s]*/y;
const TOGETHER = new RegExp(`(?:${QUOTED}|[\\p{L}\\p{N}_.$!:#\\\\?])+`, "uy");
const BRACKETS = new RegExp(`${QUOTED}|[([{]|[)\\]}]`, "gu");

/** A formula in which what such a minus stands before is in brackets. */
export function bracketSigns(formula: string): string {
  let text = formula;
  let last = "=";
  PIECE.lastIndex = 0;
  for (let found = PIECE.exec(text); found; found = PIECE.exec(text)) {
    const from = PIECE.lastIndex;
    if (found[0] === "-" && BEHIND.test(last) && lengthAt(UNKNOWN, text, from) > 0) {
      const to = endOfOperand(text, from);
      text = `${text.slice(0, from)}(${text.slice(from, to)})${text.slice(to)}`;
    }
    last = found[0];
  }
  return text;
}

function endOfOperand(text: string, from: number): number {
  let end = from + lengthAt(SIGNS, text, from);
  for (;;) {
    const length = lengthAt(TOGETHER, text, end);
    if (length > 0) end += length;
    else if (/[([{]/.test(text.charAt(end))) end = behindBracket(text, end);
    else return end;
  }
}

const PARTS = new RegExp(`${QUOTED}|[([{]|[)\\]}]|,`, "gu");

/** What stands between the brackets of a call, and where it ends. */
export function argumentsOf(text: string, open: number): { parts: string[]; end: number } {
  const parts: string[] = [];
  let [depth, from] = [0, open + 1];
  PARTS.lastIndex = open;
  for (let found = PARTS.exec(text); found; found = PARTS.exec(text)) {
    if (/[([{]/.test(found[0])) depth++;
    else if (/[)\]}]/.test(found[0])) depth--;
    if (depth > 1 || (depth === 1 && found[0] !== ",")) continue;
    parts.push(text.slice(from, found.index));
    from = PARTS.lastIndex;
    if (depth === 0) return { parts, end: from };
  }
  return { parts: [...parts, text.slice(from)], end: text.length };
}

function lengthAt(pattern: RegExp, text: string, at: number): number {
  pattern.lastIndex = at;
  return pattern.exec(text)?.[0].length ?? 0;
}

function behindBracket(text: string, at: number): number {
  let depth = 0;
  BRACKETS.lastIndex = at;
  for (let found = BRACKETS.exec(text); found; found = BRACKETS.exec(text)) {
    if (/[([{]/.test(found[0])) depth++;
    else if (/[)\]}]/.test(found[0])) depth--;
    if (depth === 0) return BRACKETS.lastIndex;
  }
  return text.length;
}
