/** A piece of a printed claim: every character of the text belongs to one. */
export interface Token {
  kind: "number" | "word" | "symbol" | "space";
  text: string;
  /** Stands right behind another token that isn't space; never said of space. */
  touching: boolean;
}

/** No regular expressions over the whole text: what they skip would go unseen, and some of them take seconds. */
const DIGIT_0 = 0x30;
const DIGIT_9 = 0x39;
/** Apostrophes and the spaces that print never breaks part groups of digits, and do nothing else. */
export const GROUP_MARKS = "'’\u00A0\u2009\u202F";

const isDigit = (code: number): boolean => code >= DIGIT_0 && code <= DIGIT_9;

/** NaN, beyond the end of the text, is none. */
function isLetter(code: number): boolean {
  return (
    (code >= 0x41 && code <= 0x5a) ||
    (code >= 0x61 && code <= 0x7a) ||
    code === 0xb5 ||
    // Without the signs for multiplication and division in their midst.
    (code >= 0xc0 && code <= 0x24f && code !== 0xd7 && code !== 0xf7) ||
    (code >= 0x370 && code <= 0x1fff) ||
    (code >= 0x3040 && code <= 0xd7ff)
  );
}

const isSpace = (code: number): boolean =>
  code === 0x20 ||
  (code >= 9 && code <= 13) ||
  code === 0xa0 ||
  (code >= 0x2000 && code <= 0x200a) ||
  code === 0x202f;

/** - ‐ ‑ and a point join the parts of a name: GPT-3.5, Llama-2-13B. */
const joins = (code: number): boolean => code === 0x2d || code === 0x2010 || code === 0x2011 || code === 0x2e;

/**
 * A text in tokens, in one pass.
 * @param isCurrency of letters that aren't a name's beginning though digits follow: USD5, EUR-5, Rs.500
 */
export function tokensOf(text: string, isCurrency: (letters: string) => boolean): Token[] {
  const tokens: Token[] = [];
  let at = 0;
  while (at < text.length) {
    const from = at;
    const code = text.charCodeAt(at);
    const before = tokens[tokens.length - 1];
    let kind: Token["kind"] = "symbol";
    if (isSpace(code)) {
      kind = "space";
      while (isSpace(text.charCodeAt(at))) at++;
    } else if (isDigit(code) || (code === 0x2e && isDigit(text.charCodeAt(at + 1)) && !followsOn(text, at))) {
      kind = "number";
      at = numberEnd(text, at);
    } else if (isLetter(code)) {
      kind = "word";
      const last = before?.kind === "space" ? tokens[tokens.length - 2] : before;
      at = wordEnd(text, at, last?.kind === "number" || last?.text === "/", isCurrency);
    } else at++;
    const touching = before !== undefined && before.kind !== "space" && kind !== "space";
    tokens.push({ kind, text: text.slice(from, at), touching });
  }
  return tokens;
}

/** A point behind a letter or another point doesn't begin a number: Rs.500, …5. */
function followsOn(text: string, at: number): boolean {
  const before = text.charCodeAt(at - 1);
  return isLetter(before) || before === 0x2e;
}

function numberEnd(text: string, from: number): number {
  let at = from;
  for (;;) {
    while (isDigit(text.charCodeAt(at))) at++;
    const mark = text.charAt(at);
    const parts = mark === "." || mark === "," || (mark !== "" && GROUP_MARKS.includes(mark));
    if (!parts || !isDigit(text.charCodeAt(at + 1))) break;
    at++;
  }
  const mark = text.charAt(at);
  if (mark === "e" || mark === "E") {
    const sign = text.charAt(at + 1);
    let digit = at + (sign === "+" || sign === "-" ? 2 : 1);
    if (isDigit(text.charCodeAt(digit))) {
      while (isDigit(text.charCodeAt(digit))) digit++;
      return digit;
    }
  }
  return at;
}

/** @param behind a number or a divisor, where letters are a unit and join no number: 2x-4x, 3 A100s-5 A100s; but A100-80GB */
function wordEnd(
  text: string,
  from: number,
  behind: boolean,
  isCurrency: (letters: string) => boolean,
): number {
  let at = from;
  while (isLetter(text.charCodeAt(at))) at++;
  // No currency is written with more letters.
  if (at - from <= 4 && isCurrency(text.slice(from, at))) return at;
  if (behind && joins(text.charCodeAt(at))) return at;
  for (;;) {
    while (isLetter(text.charCodeAt(at)) || isDigit(text.charCodeAt(at)) || text.charAt(at) === "_") at++;
    if (!joins(text.charCodeAt(at)) || !isDigit(text.charCodeAt(at + 1))) return at;
    let next = at + 1;
    while (isDigit(text.charCodeAt(next))) next++;
    if (behind && !isLetter(text.charCodeAt(next))) return at;
    at = next;
  }
}
