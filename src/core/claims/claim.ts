import { CalcError } from "../errors";
import { messages } from "../messages";
import type { DecimalMark } from "./digits";
import { readFigure, type Figure } from "./figure";
import { isYear } from "./figure/names";
import { tokensOf, type Token } from "./tokens";
import { isCurrencyCode, isMinus, type Bound } from "./vocabulary";

/** How a claim compares: "=" as printed, or a bound. */
export type ClaimRelation = "=" | Bound;

/** A printed number and the precision at which it was printed. */
export interface NumberClaim {
  relation: ClaimRelation;
  value: number;
  /** Power of ten of the last printed digit: 5 for "$10.2M", −2 for "17%". */
  exponent: number;
  /** Printed as points: of a score, or hundredths. */
  points?: true;
}

/** A printed range, such as "3-5x". */
export interface RangeClaim {
  relation: "within";
  low: number;
  high: number;
  points?: true;
}

export type Claim = NumberClaim | RangeClaim;

/**
 * Reads a printed claim: "$10.2M", "+17%", "<5% quality loss", "(1,250)", "at least 3x", "18 to 25 percent". The grammar
 * accounts for every character of the text: what could scale, negate or bound the number, and isn't understood, is
 * refused. Its cost is linear in the text's length.
 * @param decimal the decimal mark, where one mark alone could be either
 * @throws {CalcError} "value" when there is no number, more than one, or anything that isn't understood; "num" when it
 * is too large
 */
export function readClaim(text: string, decimal: DecimalMark = "."): Claim {
  const tokens = tokensOf(text.trim(), isCurrencyCode);
  const numbers: number[] = [];
  tokens.forEach(({ kind }, at) => {
    if (kind === "number") numbers.push(at);
  });
  const [first, second, third] = numbers;
  if (first === undefined) throw new CalcError("value", messages.noNumber(text));
  if (third !== undefined) throw new CalcError("value", messages.manyNumbers(text));
  if (second !== undefined) return rangeIn(text, tokens, first, second, decimal);
  return claimFrom(readFigure(text, tokens, first, decimal));
}

/**
 * Reads a claim of one number.
 * @throws {CalcError} as readClaim; "value" also for a range
 */
export function parseClaim(text: string, decimal?: DecimalMark): NumberClaim {
  const claim = readClaim(text, decimal);
  if (claim.relation === "within") throw new CalcError("value", messages.rangeOfNumbers(text));
  return claim;
}

export function claimFrom({ relation, negative, digits, points }: Figure): NumberClaim {
  const size = sizeOf(digits);
  return {
    relation: relation ?? "=",
    value: negative && size > 0 ? -size : size,
    exponent: digits.exponent,
    ...(points && { points }),
  };
}

/** Through the decimal text, so that "10.2" and a power of 6 make 10200000 to the last bit. */
function sizeOf({ digits, exponent }: Figure["digits"]): number {
  const size = Number(`${digits}e${exponent}`);
  if (!Number.isFinite(size)) throw new CalcError("num", messages.tooLarge);
  if (size === 0 && /[1-9]/.test(digits)) throw new CalcError("num", messages.tooSmall);
  return size;
}

/** "3-5x", "between 3 and 5", "from 18 to 25 percent", "15 ± 5". */
function rangeIn(text: string, tokens: Token[], first: number, second: number, decimal: DecimalMark): Claim {
  const join = joinBetween(tokens, first, second);
  const ends = [tokens[first]!.text, tokens[second]!.text] as const;
  if (isTelephone(text)) throw new CalcError("value", messages.unclearNumber(text));
  if (!join) throw new CalcError("value", messages.manyNumbers(text));
  const left = tokens.slice(0, join.from);
  if (join.opening.length > 0) {
    const opening = lastWord(left, first);
    if (opening >= 0 && join.opening.includes(left[opening]!.text.toLowerCase())) {
      left.splice(opening, 1);
      first--;
    } else if (join.needsOpening) throw new CalcError("value", messages.manyNumbers(text));
  }
  const a = readFigure(text, left, first, decimal, true);
  const b = readFigure(text, tokens.slice(join.to), second - join.to, decimal);
  const plain = [a, b].every(({ relation, bracketed }) => !relation && !bracketed);
  const units = !a.unit || a.unit === b.unit;
  // "3% to 5" and "3 to $5M": of which of them is the percent, the million?
  const shared = !a.suffixed === !b.suffixed || (!a.suffixed && !b.money && !(join.spread && b.percent));
  if (!plain || !shared || !units || a.trailingWords || b.leadingWords)
    throw new CalcError("value", messages.manyNumbers(text));
  if (ends.every(isYear) && !b.unit && !b.suffixed && !b.money)
    throw new CalcError("value", messages.numberOfName(text, ends[0]));
  if (!a.suffixed) a.digits.exponent += b.power;
  const [from, to] = [claimFrom(a).value, claimFrom(b).value];
  const [low, high] = join.spread ? [from - Math.abs(to), from + Math.abs(to)] : [from, to];
  if (!(low <= high)) throw new CalcError("value", messages.manyNumbers(text));
  return { relation: "within", low, high, ...((a.points || b.points) && { points: true }) };
}

/** 555-1234; but 100-1000. */
const isTelephone = (text: string): boolean => /^\d{3}-\d{3}[1-9]$/.test(text.trim());

interface Join {
  /** Its tokens. */
  from: number;
  to: number;
  /** Words that may begin such a range, and whether one of them must. */
  opening: readonly string[];
  needsOpening: boolean;
  /** The second number is how far the range reaches to both sides. */
  spread: boolean;
}

/** What joins two numbers to a range. */
function joinBetween(tokens: Token[], first: number, second: number): Join | null {
  for (let at = first + 1; at < second; at++) {
    const word = tokens[at]!.text.toLowerCase();
    const join = (length: number, rest: Partial<Join> = {}): Join => ({
      from: at,
      to: at + length,
      opening: [],
      needsOpening: false,
      spread: false,
      ...rest,
    });
    if (word === "±") return join(1, { spread: true });
    if (word === "+" && tokens[at + 1]?.text === "/" && isMinus(tokens[at + 2]?.text ?? ""))
      return join(3, { spread: true });
    if (word === "to") return join(1, { opening: ["from"] });
    if (word === "and") return join(1, { opening: ["between"], needsOpening: true });
    if (isMinus(word)) return join(1);
  }
  return null;
}

/** The word before a token, spaces and currency signs skipped. */
function lastWord(tokens: Token[], before: number): number {
  let at = before - 1;
  while (at >= 0 && tokens[at]!.kind !== "word") at--;
  return at;
}

/** A number in a cell as a claim: printed with the fewest digits that tell it from its neighbours. */
export function claimOf(value: number): NumberClaim {
  const digits = /^-?\d+(?:\.(\d+))?(?:e([+-]\d+))?$/.exec(String(value))!;
  return { value, exponent: Number(digits[2] || 0) - (digits[1] || "").length, relation: "=" };
}
