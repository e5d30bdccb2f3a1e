const QUOTED = `"(?:[^"]|"")*"|'(?:[^']|'')*'`;

/** A minus before one value, where another minus, a text, an array or a truth value follows. */
const SIGN = new RegExp(
  `${QUOTED}|(?<=^\\s*=?\\s*|[-+*/^&=<>(,;{@]\\s*)-(?=\\s*(?:[-"{]|(?:TRUE|FALSE)(?![\\p{L}\\p{N}_.(!])))`,
  "giu",
);
const SIGNS = /[-+@\s]*/y;
const TOGETHER = new RegExp(`(?:${QUOTED}|[\\p{L}\\p{N}_.$!:#\\\\?])+`, "uy");
const BRACKETS = new RegExp(`${QUOTED}|[([{]|[)\\]}]`, "gu");

/** A formula in which what such a minus stands before is in brackets. */
export function bracketSigns(formula: string): string {
  let text = formula;
  SIGN.lastIndex = 0;
  for (let found = SIGN.exec(text); found; found = SIGN.exec(text)) {
    if (found[0] !== "-") continue;
    const from = SIGN.lastIndex;
    const to = endOfOperand(text, from);
    text = `${text.slice(0, from)}(${text.slice(from, to)})${text.slice(to)}`;
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
