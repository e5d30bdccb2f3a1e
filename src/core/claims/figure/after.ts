import {
  BOUNDS_AFTER,
  isCurrencySign,
  isCurrencyWord,
  isMinus,
  isSpacedUnit,
  isSuspicious,
  isUnit,
  PERCENTS,
  POINTS,
  SCALE_LETTERS,
  SCALES,
  SHORT_WORDS,
} from "../vocabulary";
import type { Token } from "../tokens";
import { NOTHING, type Reading } from "./reading";

/** "tok/s/GPU" and a little more. */
const LONGEST_UNIT = 40;

/** @returns the first token that is none of the number's own */
export function readAfter(reading: Reading): number {
  let k = reading.at + 1;
  for (;;) {
    const next = reading.token(k).kind === "space" ? k + 1 : k;
    const used = next < reading.tokens.length ? usedAfter(reading, next) : 0;
    if (used === 0) return k;
    k = next + used;
  }
}

function usedAfter(reading: Reading, k: number): number {
  const { figure } = reading;
  const token = reading.token(k);
  const following = reading.token(k + 1);
  if (token.kind === "word") return usedWordsAfter(reading, k);
  if (token.text === ")") {
    if (!reading.opened || reading.closed) return 0;
    // Round the number, its currency and its scale: "(5% better)" is a remark.
    if (figure.unit) throw reading.unclear();
    reading.closed = true;
    return 1;
  }
  const percent = PERCENTS.get(token.text);
  if (percent) return usedPercent(reading, k, 1, percent);
  if (isCurrencySign(token.text)) {
    if (figure.money) throw reading.refused(token);
    figure.money = true;
    return 1;
  }
  if (token.text === "+" && token.touching && (!following.touching || following.text === ")")) {
    reading.bind("≥");
    return 1;
  }
  const hyphen = isMinus(token.text) && token.touching;
  // A long dash has lost its range, or stands for no cents.
  if (hyphen && following === NOTHING && token.text !== "–") {
    reading.sign(true);
    return 1;
  }
  // 10-fold, 5-million.
  if (hyphen && following.kind === "word" && following.touching && !figure.unit) {
    // 5-to-1, 2-for-1; 10-K, which is a form.
    if (/\d/.test(following.text) || SCALE_LETTERS.has(following.text.toLowerCase()))
      throw reading.refused(following);
    const used = usedWordsAfter(reading, k + 1, true);
    return used && used + 1;
  }
  if (token.text === "×" && !figure.unit) {
    figure.unit = timesAt(reading, k);
    return 1;
  }
  if (token.text === "/") return usedDivisor(reading, k, 1);
  return 0;
}

function usedPercent(reading: Reading, k: number, used: number, power: number): number {
  if (reading.figure.percent) throw reading.unclear();
  if (reading.figure.unit) throw reading.refused(reading.tokens[k]!);
  reading.figure.percent = reading.figure.suffixed = true;
  reading.figure.power += power;
  // "% points", "%-points"
  let next = k + used;
  while (reading.token(next).kind === "space" || isMinus(reading.token(next).text)) next++;
  return POINTS.has(reading.token(next).text.toLowerCase()) ? next + 1 - k : used;
}

/** "/month", "/ 1M tokens" without its number, "per GPU": what is behind it belongs to the unit. */
function usedDivisor(reading: Reading, k: number, used: number): number {
  let next = k + used;
  if (reading.token(next).kind === "space") next++;
  const divisor = reading.token(next);
  if (divisor.kind !== "word" || reading.figure.unit.length > LONGEST_UNIT) return 0;
  // A price per million tokens; but five per million is a share.
  const scale = SCALES.has(divisor.text.toLowerCase()) || SCALE_LETTERS.has(divisor.text.toLowerCase());
  const length = /^[a-z]$/.test(divisor.text) && divisor.text !== "k";
  if (scale && !reading.figure.money && !length) throw reading.refused(divisor);
  if (!scale && isSuspicious(divisor.text, false)) throw reading.refused(divisor);
  reading.figure.unit = `${reading.figure.unit}/${divisor.text}`;
  return next + 1 - k;
}

function usedWordsAfter(reading: Reading, k: number, hyphen = false): number {
  const { tokens, figure } = reading;
  const token = tokens[k]!;
  const word = token.text.toLowerCase();
  if (!figure.unit) {
    const scale = scaleAt(reading, k);
    if (scale !== undefined) {
      figure.power += scale;
      figure.suffixed = true;
      // Mio. and bn. carry a point.
      return reading.token(k + 1).text === "." && tokens[k + 2] && SCALES.has(word) ? 2 : 1;
    }
    const dotted =
      word === "p" && reading.token(k + 1).text === "." && reading.token(k + 2).text.toLowerCase() === "p";
    if (dotted)
      return usedPercent(reading, k, reading.token(k + 3).text === "." ? 4 : 3, PERCENTS.get("pp")!);
    const percent = reading.longest(PERCENTS, k, 1);
    if (percent) return usedPercent(reading, k, percent.tokens, percent.value);
    if (POINTS.has(word)) {
      figure.points = true;
      figure.suffixed = true;
      figure.unit = "points";
      return 1;
    }
  }
  if (isCurrencyWord(token.text)) {
    figure.money = true;
    return 1;
  }
  if (word === "per") return usedDivisor(reading, k, 1);
  // 30 min are minutes, 30% min a bound.
  const minutes = word === "min" && !figure.suffixed && !figure.money && !figure.unit;
  const bound = minutes ? undefined : reading.longest(BOUNDS_AFTER, k, 1);
  if (bound) {
    reading.bind(bound.value);
    return bound.tokens + (reading.token(k + bound.tokens).text === "." ? 1 : 0);
  }
  if (figure.unit) return 0;
  if (!isCounted(token, hyphen)) {
    if (token.touching || !figure.suffixed) throw reading.refused(token);
    return 0;
  }
  // Hundreds of them, not 100 seconds.
  if (token.text === "s" && token.touching && reading.token(reading.beside(k, 1)).text.toLowerCase() === "of")
    throw reading.refused(token);
  // A comparison with what follows, or none: that shows among the words behind.
  if (isSuspicious(token.text, false) && !isSpacedUnit(token.text)) return 0;
  figure.unit = word === "x" ? timesAt(reading, k) : word;
  return 1;
}

/** A multiple, but of machines a number of them: 8x H100, 4× GPU. */
function timesAt(reading: Reading, k: number): string {
  const { kind, text } = reading.token(reading.beside(k, 1));
  const machines = kind === "word" && /^(?:[A-Za-z]+\d\w*|[ctg]pus?|nodes?)$/i.test(text);
  return machines ? text.toLowerCase() : "x";
}

/** Says what is counted: a known unit where it touches the number, else any word but a very short one. */
function isCounted({ text, touching }: Token, hyphen: boolean): boolean {
  if (touching && !hyphen) return isUnit(text);
  return isSpacedUnit(text) || (text.length <= 2 ? SHORT_WORDS.has(text) : true);
}

/** The power of ten of a scale at this token. */
function scaleAt(reading: Reading, k: number): number | undefined {
  const { figure, tokens } = reading;
  if (figure.percent) return undefined;
  const token = tokens[k]!;
  const word = token.text.toLowerCase();
  // Millions or millimetres are all in one case.
  const scale = token.text === "Mm" ? undefined : SCALES.get(word);
  // "2 lakh crore", "5 thousand million": words follow each other, abbreviations don't.
  if (scale !== undefined) return figure.suffixed && word.length < 4 ? undefined : scale;
  if (figure.suffixed) return undefined;
  const letter = SCALE_LETTERS.get(word);
  if (letter === undefined) return undefined;
  const touching = token.touching || (reading.token(k - 1).kind === "space" && reading.closed);
  const capital = token.text !== word;
  if (!touching && !capital && !figure.money) return undefined;
  if (!figure.money && isUnitOf(reading, k, touching)) throw reading.refused(token);
  // T€ is a thousand euros, where it is written.
  const { text, touching: joined } = reading.token(k + 1);
  if (letter === SCALE_LETTERS.get("t") && joined && isCurrencySign(text)) throw reading.refused(token);
  return letter;
}

/** May this letter be a unit with a divisor? Metres a second, tokens a second, bytes a token, kelvin a watt. */
function isUnitOf(reading: Reading, k: number, touching: boolean): boolean {
  const slash = reading.beside(k, 1);
  if (reading.token(slash).text !== "/") return false;
  const { text } = reading.token(k);
  const divisor = reading.token(reading.beside(slash, 1)).text;
  return !touching || text === "m" || /^[bt]$/i.test(text) || /^[A-Z]$/.test(divisor);
}
