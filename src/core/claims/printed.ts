import { CalcError } from "../errors";
import { claimFrom, readClaim, type Claim } from "./claim";
import type { DecimalMark } from "./digits";
import { readFigure } from "./figure";
import { tokensOf } from "./tokens";
import { isCurrencyCode } from "./vocabulary";

/** A printed claim with what its text says of the number. */
export interface PrintedClaim {
  claim: Claim;
  /** The word behind the number, in small letters: "x", "tok/s", "days". */
  unit: string;
  percent: boolean;
  money: boolean;
}

/**
 * Reads a printed claim as readClaim does.
 * @returns null where that throws
 */
export function readPrinted(text: string, decimal: DecimalMark = "."): PrintedClaim | null {
  try {
    const tokens = tokensOf(text.trim(), isCurrencyCode);
    const numbers = tokens.flatMap(({ kind }, at) => (kind === "number" ? [at] : []));
    const [at] = numbers;
    if (at === undefined) return null;
    // A range has its unit behind the second number.
    if (numbers.length > 1)
      return {
        claim: readClaim(text, decimal),
        unit: /\d\s*[x×]/i.test(text) ? "x" : "",
        percent: /%|percent/i.test(text),
        money: tokens.some((token) => /^[$£-¥₠-₿]$/.test(token.text)),
      };
    const figure = readFigure(text, tokens, at, decimal);
    const { unit, percent = false, money = false } = figure;
    return { claim: claimFrom(figure), unit, percent, money };
  } catch (error) {
    if (error instanceof CalcError) return null;
    throw error;
  }
}
