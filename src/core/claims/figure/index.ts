import { readDigits, type DecimalMark } from "../digits";
import type { Token } from "../tokens";
import { readAfter } from "./after";
import { readBefore } from "./before";
import { checkNames } from "./names";
import { Reading, type Figure } from "./reading";
import { checkRest } from "./rest";

export type { Figure } from "./reading";

/**
 * Reads the one number among the tokens, outwards from it: to the left currency, sign, bracket and bound, to the right
 * bracket, scale, percent, unit and bound. What remains on both sides must be words that change nothing.
 * @param text for messages
 * @param at   of the number's token
 * @param range it begins a range
 * @throws {CalcError} "value" when anything isn't understood
 */
export function readFigure(
  text: string,
  tokens: readonly Token[],
  at: number,
  decimal: DecimalMark,
  range = false,
): Figure {
  const reading = new Reading(text, tokens, at, readDigits(tokens[at]!.text, decimal));
  const { figure } = reading;
  const lead = readBefore(reading);
  const tail = readAfter(reading);
  const { opened } = reading;
  if (opened !== reading.closed) throw reading.unclear();
  checkRest(reading, lead, tail);
  checkNames(reading, lead, range);
  // Litres, metres or a scale: ₹5L, 5 m AED, $5c?
  if (figure.money && figure.unit !== "x" && /^[a-z]$/.test(figure.unit)) throw reading.unclear();
  // "(1,250)" is a loss. Behind words, "improvement (19%)", it may be a remark.
  if (opened && (reading.signed || figure.leadingWords || figure.relation)) throw reading.unclear();
  figure.bracketed = opened;
  if (opened) figure.negative = true;
  figure.digits.exponent += figure.power;
  return figure;
}
