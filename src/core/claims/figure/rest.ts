import { isCurrencySign, isMinus, isSuspicious, JOINING, LEADING } from "../vocabulary";
import { NOTHING, type Reading } from "./reading";

/** Signs that may stand anywhere between words without touching a number's meaning. */
const PUNCTUATION = ",.;:!?'‘’/&()[]{}_|™®©°•·";
const QUOTES = '"“”„«»';
const FOOTNOTES = "*†‡§";
const OPENING = "([{";
const CLOSING = ")]}";
const LESS = new Set(["less", "fewer"]);
/** These join something to what is behind them. */
const JOINTS = "/&_|";

/**
 * What remains on both sides of the number must be whole, and change nothing.
 * @param lead the last token before the number that is none of its own
 * @param tail the first one behind it
 * @throws {CalcError} "value" when it isn't, or might
 */
export function checkRest(reading: Reading, lead: number, tail: number): void {
  const { figure, tokens } = reading;
  figure.leadingWords = checkLead(reading, lead);
  figure.trailingWords = checkTail(reading, tail);
  const open: string[] = [];
  let quotes = 0;
  tokens.forEach(({ text }, k) => {
    if (text === "" || (k > lead && k < tail)) return;
    if (QUOTES.includes(text)) quotes++;
    if (OPENING.includes(text)) open.push(text);
    const closed = CLOSING.indexOf(text);
    if (closed >= 0 && open.pop() !== OPENING[closed]) throw reading.refused(tokens[k]!);
  });
  if (open.length > 0 || quotes % 2 > 0) throw reading.unclear();
  // "5 to" has lost its end, "and 5" its beginning.
  for (const word of [tokens[0]!, tokens[tokens.length - 1]!])
    if (JOINING.has(word.text.toLowerCase())) throw reading.refused(word);
}

/** @returns whether there are words */
function checkLead(reading: Reading, to: number): boolean {
  let worded = false;
  for (let k = 0; k <= to; k++) {
    const token = reading.tokens[k]!;
    const { kind, text } = token;
    if (kind === "space") continue;
    const last = reading.beside(k, 1) > to;
    if (kind === "word") {
      // "c." is circa, and "per 5" divides.
      const word = text.toLowerCase();
      if (isSuspicious(text, false) || text === "c" || (last && (word === "per" || LEADING.has(word))))
        throw reading.refused(token);
      worded = true;
    } else if (isMinus(text)) {
      const next = reading.token(k + 1);
      if (reading.token(reading.beside(k, -1)).kind !== "word" || !["space", "word"].includes(next.kind))
        throw reading.refused(token);
    } else if (text !== "+" && text !== "=" && (!isHarmless(text) || (last && JOINTS.includes(text))))
      throw reading.refused(token);
  }
  return worded;
}

function checkTail(reading: Reading, from: number): boolean {
  const { figure } = reading;
  let worded = false;
  for (let k = from; k < reading.tokens.length; k++) {
    const token = reading.tokens[k]!;
    const { kind, text } = token;
    const next = reading.token(k + 1);
    const word = reading.token(reading.beside(k, 1)).kind === "word";
    if (kind === "space") continue;
    if (kind === "word") {
      // "10% over" what? "70% less" and "5x less" are whole.
      const whole = LESS.has(text.toLowerCase()) && (figure.percent || figure.unit === "x");
      if (isSuspicious(text, true) || (isSuspicious(text, false) && !word && !whole))
        throw reading.refused(token);
      worded = true;
    } else if (isMinus(text)) {
      // A hyphen, or a dash between the number and words about it.
      if (next.kind !== "word" && !(next.kind === "space" && !token.touching && word))
        throw reading.refused(token);
    } else if (FOOTNOTES.includes(text)) {
      if (next !== NOTHING && !FOOTNOTES.includes(next.text)) throw reading.refused(token);
    } else if (
      !isHarmless(text) ||
      (JOINTS.includes(text) && !word) ||
      // 5! isn't 5, 100's are hundreds, 5 °/o are percent.
      ("!'’".includes(text) && k === reading.at + 1 && (text === "!" || next.text === "s")) ||
      (text === "°" && next.text === "/")
    )
      throw reading.refused(token);
  }
  return worded;
}

const isHarmless = (text: string): boolean =>
  PUNCTUATION.includes(text) || QUOTES.includes(text) || isCurrencySign(text);
