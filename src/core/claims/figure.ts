import { CalcError } from "../errors";
import { messages } from "../messages";
import { readDigits, type DecimalMark, type Digits } from "./digits";
import type { Token } from "./tokens";
import {
  BOUNDS_AFTER,
  BOUNDS_BEFORE,
  isCurrencyPrefix,
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
  SIGN_WORDS,
  type Bound,
} from "./vocabulary";

/** One number with all that stands around it. */
export interface Figure {
  digits: Digits;
  negative: boolean;
  relation?: Bound;
  points?: true;
  /** What scale words and percents add to the exponent, and whether there are any. */
  power: number;
  suffixed: boolean;
  percent: boolean;
  money: boolean;
  /** The word behind it that says what is counted. */
  unit: string;
  bracketed: boolean;
  leadingWords: boolean;
  trailingWords: boolean;
}

/** Signs that may stand anywhere between words without touching a number's meaning. */
const PUNCTUATION = ",.;:!?\"'“”‘’„«»/&()[]{}_|™®©°•·";
const FOOTNOTES = "*†‡§";
const QUOTES = "\"“”‘’„«»'";
/** "tok/s/GPU" and a little more. */
const LONGEST_UNIT = 40;
/** The longest phrase of bounds and percents. */
const MOST_WORDS = 3;

/**
 * Reads the one number among the tokens, outwards from it: to the left currency, sign, bracket and bound, to the right
 * bracket, scale, percent, unit and bound. What remains on both sides must be words that change nothing.
 * @param text for messages
 * @param at   of the number's token
 * @throws {CalcError} "value" when anything isn't understood
 */
export function readFigure(text: string, tokens: readonly Token[], at: number, decimal: DecimalMark): Figure {
  return new FigureReader(text, tokens, at, decimal).read();
}

/** Beyond both ends of the text. */
const NOTHING: Token = { kind: "symbol", text: "", touching: false };

class FigureReader {
  private readonly figure: Figure;
  private signed = false;
  private opened = false;
  private closed = false;
  private equals = false;

  constructor(
    private readonly text: string,
    private readonly tokens: readonly Token[],
    private readonly at: number,
    decimal: DecimalMark,
  ) {
    const digits = readDigits(tokens[at]!.text, decimal);
    if (!digits) throw this.unclear();
    this.figure = {
      digits,
      negative: false,
      power: 0,
      suffixed: false,
      percent: false,
      money: false,
      unit: "",
      bracketed: false,
      leadingWords: false,
      trailingWords: false,
    };
  }

  read(): Figure {
    const { figure } = this;
    const from = this.readBefore();
    const to = this.readAfter();
    if (this.opened !== this.closed) throw this.unclear();
    figure.leadingWords = this.checkLead(from);
    figure.trailingWords = this.checkTail(to);
    // "(1,250)" is a loss. Behind words, "improvement (19%)", it may be a remark.
    if (this.opened && (this.signed || figure.leadingWords || figure.relation)) throw this.unclear();
    figure.bracketed = this.opened;
    if (this.opened) figure.negative = true;
    figure.digits.exponent += figure.power;
    return figure;
  }

  private token(k: number): Token {
    return this.tokens[k] || NOTHING;
  }

  private unclear(): CalcError {
    return new CalcError("value", messages.unclearNumber(this.text));
  }

  private refused(token: Token): CalcError {
    return new CalcError("value", messages.notUnderstood(this.text, token.text));
  }

  private bind(relation: Bound): void {
    if (this.figure.relation) throw this.unclear();
    this.figure.relation = relation;
  }

  private sign(negative: boolean): void {
    if (this.signed) throw this.unclear();
    this.signed = true;
    this.figure.negative = negative;
  }

  /** The last token before this one that isn't space; −1 for none. */
  private previous(at: number): number {
    let k = at - 1;
    while (k >= 0 && this.tokens[k]!.kind === "space") k--;
    return k;
  }

  /** @returns the last token that is none of the number's own */
  private readBefore(): number {
    let next = this.at;
    for (let k = this.previous(next); k >= 0; k = this.previous(next)) {
      const used = this.usedBefore(k, next);
      if (used === 0) return k;
      next = k - used + 1;
      if (this.figure.relation || this.equals) return this.previous(next);
    }
    return -1;
  }

  /** How many tokens, up to this one, belong to the number. `next`: the first that is known to. */
  private usedBefore(k: number, next: number): number {
    const { tokens, figure } = this;
    const token = tokens[k]!;
    const before = this.token(k - 1);
    if (isCurrencySign(token.text)) {
      figure.money = true;
      return token.touching && isCurrencyPrefix(before.text) ? 2 : 1;
    }
    if (token.kind === "word") return this.usedWordsBefore(k);
    if (token.text === "." && before.kind === "word" && token.touching) {
      // Rs.500, kr. 5, approx. 5
      const touches = tokens[next]!.touching;
      if (isCurrencyWord(before.text) || !touches) {
        const used = this.usedWordsBefore(k - 1);
        return used && used + 1;
      }
      throw this.refused(token);
    }
    if (isMinus(token.text)) {
      const parted = !tokens[next]!.touching;
      const word = this.token(this.previous(k));
      // In "MMLU - 45%" the dash parts words from number; in "loss -45%" it is a sign.
      if (parted && word.kind === "word" && !token.touching && !isCurrencyWord(word.text)) return 0;
      this.sign(true);
      return 1;
    }
    if (token.text === "+") {
      this.sign(false);
      return 1;
    }
    if (token.text === "(") {
      if (this.opened || this.signed) throw this.unclear();
      this.opened = true;
      return 1;
    }
    if (token.text === "=") return this.usedEqualSign(k, before);
    const bound = BOUNDS_BEFORE.get(token.text);
    if (bound) {
      this.bind(bound);
      return 1;
    }
    // A point, a comma or a sign of arithmetic that touches the number is no punctuation.
    const quote = QUOTES.includes(token.text) && token.text !== "'";
    if (tokens[next]!.touching && !quote && !":;[{|&".includes(token.text)) throw this.refused(token);
    return 0;
  }

  private usedEqualSign(k: number, before: Token): number {
    const bound = this.tokens[k]!.touching ? BOUNDS_BEFORE.get(`${before.text}=`) : undefined;
    if (bound) {
      this.bind(bound);
      return 2;
    }
    if (this.tokens[k]!.touching && before.kind === "symbol") throw this.refused(before);
    this.equals = true;
    return 1;
  }

  /** Currency, sign or bound in words that end with this token. */
  private usedWordsBefore(k: number): number {
    const { tokens, figure } = this;
    const { text } = tokens[k]!;
    if (isCurrencyWord(text)) {
      figure.money = true;
      return 1;
    }
    const sign = SIGN_WORDS.get(text.toLowerCase());
    if (sign !== undefined) {
      this.sign(sign < 0);
      return 1;
    }
    const found = longest(BOUNDS_BEFORE, (count) => this.phrase(k, count, -1));
    if (!found) return 0;
    this.bind(found.value);
    return found.tokens;
  }

  /** So many words from this token on, or up to it, in small letters; null where something other than spaces parts them. */
  private phrase(from: number, count: number, step: 1 | -1): { text: string; tokens: number } | null {
    const parts: string[] = [];
    for (let k = from; ; k += step) {
      const token = this.tokens[k];
      if (!token || (token.kind !== "word" && token.kind !== "space")) return null;
      if (token.kind === "word") parts.push(token.text.toLowerCase());
      if (parts.length === count)
        return { text: (step > 0 ? parts : parts.reverse()).join(" "), tokens: Math.abs(k - from) + 1 };
    }
  }

  /** @returns the first token that is none of the number's own */
  private readAfter(): number {
    let k = this.at + 1;
    for (;;) {
      const next = this.token(k).kind === "space" ? k + 1 : k;
      const used = next < this.tokens.length ? this.usedAfter(next) : 0;
      if (used === 0) return k;
      k = next + used;
    }
  }

  private usedAfter(k: number): number {
    const { tokens, figure } = this;
    const token = tokens[k]!;
    const following = this.token(k + 1);
    if (token.kind === "word") return this.usedWordsAfter(k);
    if (token.text === ")") {
      if (!this.opened || this.closed) return 0;
      // Round the number, its currency and its scale: "(5% better)" is a remark.
      if (figure.unit) throw this.unclear();
      this.closed = true;
      return 1;
    }
    if (token.text === "%" || token.text === "‰") return this.usedPercent(k, 1, PERCENTS.get(token.text)!);
    if (isCurrencySign(token.text)) {
      figure.money = true;
      return 1;
    }
    if (token.text === "+" && token.touching && (!following.touching || following.text === ")")) {
      this.bind("≥");
      return 1;
    }
    if (isMinus(token.text) && token.touching && following === NOTHING) {
      this.sign(true);
      return 1;
    }
    // 10-fold, 5-million.
    if (
      isMinus(token.text) &&
      token.touching &&
      following.kind === "word" &&
      following.touching &&
      !figure.unit
    ) {
      const used = this.usedWordsAfter(k + 1, true);
      return used && used + 1;
    }
    if (token.text === "×" && !figure.unit) {
      figure.unit = "x";
      return 1;
    }
    if (token.text === "/") return this.usedDivisor(k, 1);
    return 0;
  }

  private usedPercent(k: number, used: number, power: number): number {
    if (this.figure.percent) throw this.unclear();
    if (this.figure.unit) throw this.refused(this.tokens[k]!);
    this.figure.percent = this.figure.suffixed = true;
    this.figure.power += power;
    // "% points", "%-points"
    let next = k + used;
    while (this.token(next).kind === "space" || isMinus(this.token(next).text)) next++;
    return /^points?$/i.test(this.token(next).text) ? next + 1 - k : used;
  }

  /** "/month", "/ 1M tokens" without its number, "per GPU": what is behind it belongs to the unit. */
  private usedDivisor(k: number, used: number): number {
    let next = k + used;
    if (this.token(next).kind === "space") next++;
    const divisor = this.token(next);
    if (divisor.kind !== "word" || this.figure.unit.length > LONGEST_UNIT) return 0;
    // A price per million tokens; but five per million is a share.
    const scale = SCALES.has(divisor.text.toLowerCase()) || SCALE_LETTERS.has(divisor.text.toLowerCase());
    const length = /^[a-z]$/.test(divisor.text) && divisor.text !== "k";
    if (scale && !this.figure.money && !length) throw this.refused(divisor);
    if (!scale && isSuspicious(divisor.text, false)) throw this.refused(divisor);
    this.figure.unit = `${this.figure.unit}/${divisor.text}`;
    return next + 1 - k;
  }

  private usedWordsAfter(k: number, hyphen = false): number {
    const { tokens, figure } = this;
    const token = tokens[k]!;
    const word = token.text.toLowerCase();
    if (!figure.unit) {
      const scale = this.scaleAt(k);
      if (scale !== undefined) {
        figure.power += scale;
        figure.suffixed = true;
        // Mio. and bn. carry a point.
        return this.token(k + 1).text === "." && tokens[k + 2] && SCALES.has(word) ? 2 : 1;
      }
      const dotted =
        word === "p" && this.token(k + 1).text === "." && this.token(k + 2).text.toLowerCase() === "p";
      if (dotted) return this.usedPercent(k, this.token(k + 3).text === "." ? 4 : 3, PERCENTS.get("pp")!);
      const percent = longest(PERCENTS, (count) => this.phrase(k, count, 1));
      if (percent) return this.usedPercent(k, percent.tokens, percent.value);
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
    if (word === "per") return this.usedDivisor(k, 1);
    // 30 min are minutes, 30% min a bound.
    const minutes = word === "min" && !figure.suffixed && !figure.money && !figure.unit;
    const bound = minutes ? null : longest(BOUNDS_AFTER, (count) => this.phrase(k, count, 1));
    if (bound) {
      this.bind(bound.value);
      return bound.tokens + (this.token(k + bound.tokens).text === "." ? 1 : 0);
    }
    if (figure.unit) return 0;
    if (!this.isCounted(token, hyphen)) {
      if (token.touching || !figure.suffixed) throw this.refused(token);
      return 0;
    }
    // A comparison with what follows, or none: that shows among the words behind.
    if (isSuspicious(token.text, false) && !isSpacedUnit(token.text)) return 0;
    figure.unit = word;
    return 1;
  }

  /** Says what is counted: a known unit where it touches the number, else any word but a very short one. */
  private isCounted({ text, touching }: Token, hyphen: boolean): boolean {
    if (touching && !hyphen) return isUnit(text);
    return isSpacedUnit(text) || (text.length <= 2 ? SHORT_WORDS.has(text) : true);
  }

  /** The power of ten of a scale at this token. */
  private scaleAt(k: number): number | undefined {
    const { figure, tokens } = this;
    if (figure.percent) return undefined;
    const token = tokens[k]!;
    const word = token.text.toLowerCase();
    const scale = SCALES.get(word);
    // "2 lakh crore", "5 thousand million": words follow each other, abbreviations don't.
    if (scale !== undefined) return figure.suffixed && word.length < 4 ? undefined : scale;
    if (figure.suffixed) return undefined;
    const letter = SCALE_LETTERS.get(word);
    if (letter === undefined) return undefined;
    const touching = token.touching || (this.token(k - 1).kind === "space" && this.closed);
    const capital = token.text !== word;
    if (!touching && !capital && !figure.money) return undefined;
    // Metres a second.
    if (token.text === "m" && !figure.money && this.token(k + 1).text === "/") throw this.refused(token);
    return letter;
  }

  /** @returns whether there are words */
  private checkLead(to: number): boolean {
    let worded = false;
    for (let k = 0; k <= to; k++) {
      const token = this.tokens[k]!;
      if (token.kind === "space") continue;
      if (token.kind === "word") {
        // "c." is circa.
        if (isSuspicious(token.text, false) || token.text === "c") throw this.refused(token);
        worded = true;
      } else if (isMinus(token.text)) {
        const before = this.token(this.previous(k));
        const next = this.token(k + 1);
        if (before.kind !== "word" || (next.kind !== "space" && next.kind !== "word"))
          throw this.refused(token);
      } else if (token.text !== "+" && token.text !== "=" && !isHarmless(token.text))
        throw this.refused(token);
    }
    return worded;
  }

  private checkTail(from: number): boolean {
    let worded = false;
    for (let k = from; k < this.tokens.length; k++) {
      const token = this.tokens[k]!;
      const next = this.token(k + 1);
      if (token.kind === "space") continue;
      if (token.kind === "word") {
        if (isSuspicious(token.text, true)) throw this.refused(token);
        // "10% over" what?
        if (isSuspicious(token.text, false) && !this.hasWordBehind(k)) throw this.refused(token);
        worded = true;
      } else if (isMinus(token.text)) {
        // A hyphen, or a dash between the number and words about it.
        if (next.kind !== "word" && !(next.kind === "space" && !token.touching && this.hasWordBehind(k)))
          throw this.refused(token);
      } else if (FOOTNOTES.includes(token.text)) {
        if (!FOOTNOTES.includes(next.text)) throw this.refused(token);
      } else if (!isHarmless(token.text)) throw this.refused(token);
    }
    return worded;
  }

  private hasWordBehind(k: number): boolean {
    return this.token(this.token(k + 1).kind === "space" ? k + 2 : k + 1).kind === "word";
  }
}

const isHarmless = (text: string): boolean => PUNCTUATION.includes(text) || isCurrencySign(text);

/** The entry of the longest phrase that a table knows. */
function longest<T>(
  table: ReadonlyMap<string, T>,
  phrase: (count: number) => { text: string; tokens: number } | null,
): { value: T; tokens: number } | null {
  for (let count = MOST_WORDS; count > 0; count--) {
    const found = phrase(count);
    const value = found && table.get(found.text);
    if (found && value) return { value, tokens: found.tokens };
  }
  return null;
}
