import type { Token } from "../tokens";
import {
  BOUNDS_BEFORE,
  isCurrencyPrefix,
  isCurrencySign,
  isCurrencyWord,
  isMinus,
  SIGN_WORDS,
} from "../vocabulary";
import type { Reading } from "./reading";

/** These may touch the number; a point, a comma and the signs of arithmetic may not. */
const TOUCHING = ':;[{|&"“”‘’„«»';

/** @returns the last token that is none of the number's own */
export function readBefore(reading: Reading): number {
  let next = reading.at;
  for (let k = reading.beside(next, -1); k >= 0; k = reading.beside(next, -1)) {
    const used = usedBefore(reading, k, next);
    if (used === 0) return k;
    next = k - used + 1;
    const equals = used === 1 && reading.tokens[k]!.text === "=";
    if (reading.figure.relation || equals) return reading.beside(next, -1);
  }
  return -1;
}

/** How many tokens, up to this one, belong to the number. `next`: the first that is known to. */
function usedBefore(reading: Reading, k: number, next: number): number {
  const { tokens, figure } = reading;
  const token = tokens[k]!;
  const before = reading.token(k - 1);
  if (isCurrencySign(token.text)) {
    figure.money = true;
    return token.touching && isCurrencyPrefix(before.text) ? 2 : 1;
  }
  if (token.kind === "word") return usedWordsBefore(reading, k);
  if (token.text === "." && before.kind === "word" && token.touching) {
    // Rs.500, kr. 5, approx. 5
    const touches = tokens[next]!.touching;
    if (isCurrencyWord(before.text) || !touches) {
      const used = usedWordsBefore(reading, k - 1);
      return used && used + 1;
    }
    throw reading.refused(token);
  }
  if (isMinus(token.text)) {
    const parted = !tokens[next]!.touching;
    const word = reading.token(reading.beside(k, -1));
    // In "MMLU - 45%" the dash parts words from number; in "loss -45%" it is a sign.
    if (parted && word.kind === "word" && !token.touching && !isCurrencyWord(word.text)) return 0;
    reading.sign(true);
    return 1;
  }
  if (token.text === "+") {
    reading.sign(false);
    return 1;
  }
  if (token.text === "(") {
    if (reading.opened || reading.signed) throw reading.unclear();
    reading.opened = true;
    return 1;
  }
  if (token.text === "=") return usedEqualSign(reading, k, before);
  const bound = BOUNDS_BEFORE.get(token.text);
  if (bound) {
    // "=>" is an arrow, or a bound the wrong way round.
    if (before.text === "=" && token.touching) throw reading.refused(before);
    reading.bind(bound);
    return 1;
  }
  if (tokens[next]!.touching && !TOUCHING.includes(token.text)) throw reading.refused(token);
  return 0;
}

function usedEqualSign(reading: Reading, k: number, before: Token): number {
  const bound = reading.tokens[k]!.touching ? BOUNDS_BEFORE.get(`${before.text}=`) : undefined;
  if (bound) {
    reading.bind(bound);
    return 2;
  }
  if (reading.tokens[k]!.touching && before.kind === "symbol") throw reading.refused(before);
  return 1;
}

/** Currency, sign or bound in words that end with this token. */
function usedWordsBefore(reading: Reading, k: number): number {
  const { tokens, figure } = reading;
  const { text } = tokens[k]!;
  if (isCurrencyWord(text)) {
    figure.money = true;
    return 1;
  }
  const sign = SIGN_WORDS.get(text.toLowerCase());
  if (sign !== undefined) {
    reading.sign(sign < 0);
    return 1;
  }
  const found = reading.longest(BOUNDS_BEFORE, k, -1);
  if (!found) return 0;
  reading.bind(found.value);
  return found.tokens;
}
