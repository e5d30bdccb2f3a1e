import { CalcError } from "../errors";
import { messages } from "../messages";

/** How a claim compares: "=" as printed, "~" about, the others as bounds. A trailing "+" is "≥". */
export type ClaimRelation = "=" | "~" | "<" | "≤" | ">" | "≥";

/** A printed claim as a number and the precision at which it was printed. */
export interface Claim {
  value: number;
  /** Power of ten of the last printed digit: 5 for "$10.2M", −2 for "17%". */
  exponent: number;
  relation: ClaimRelation;
}

/**
 * No look-behind and no \p{…} here: the JavaScript engines of older Macs and of Excel's own runtime refuse them, and a
 * pattern that is refused takes all functions down.
 */
const LETTER = "A-Za-z\\u00C0-\\u024F\\u0370-\\u1FFF\\u3040-\\uD7FF";
const CURRENCY = "$\\u00A2-\\u00A5\\u0E3F\\u20A0-\\u20CF";
const SIGN = "+\\-−–";

/** Words that begin with a letter, with what hyphens and points join to them: GPT-3.5, Llama-2-13B, INT4, v2000, loss. */
const NAME = new RegExp(`(^|[^${LETTER}\\d])([${LETTER}][${LETTER}\\d_]*(?:[-‐‑.][${LETTER}\\d_]+)*)`, "g");
const NUMBER = new RegExp(
  `(?:\\d(?:[\\d.,'’\u00A0\u2009\u202F]*\\d)?|\\.\\d+)(?:[eE][+-]?\\d+(?![${LETTER}]))?`,
  "g",
);
const DIGITS =
  /^(?:\d{1,3}(?:([,'’\u00A0\u2009\u202F])\d{3})(?:\1\d{3})*|\d*)(?:\.(\d+))?(?:[eE]([+-]?\d+))?$/;
const BEFORE = new RegExp(
  `(<=|>=|[<>≤≥~≈])?\\s*([${SIGN}]?)\\s*(\\(?)\\s*([${SIGN}]?)[${CURRENCY}]?\\s*([${SIGN}]?)(\\(?)$`,
);

const POWERS: Record<string, number> = {
  k: 3,
  thousand: 3,
  m: 6,
  mn: 6,
  million: 6,
  b: 9,
  bn: 9,
  billion: 9,
  t: 12,
  tn: 12,
  trillion: 12,
};
/**
 * Small b and t are units (bits, tonnes), and small k and m are powers only when they touch the number ("5 m" is a
 * length); with a currency sign each is a power ("$5 m", "$3b").
 */
const POWER = powerPattern("[kKmM]|\\s?(?:[KMBT]|[bBmMtT][nN]|thousand|million|billion|trillion)");
const MONEY_POWER = powerPattern("\\s?(?:[kKmMbBtT]|[bBmMtT][nN]|thousand|million|billion|trillion)");
const MONEY = new RegExp(`[${CURRENCY}][\\s(${SIGN}]*$`);
const PERCENT = new RegExp(`^\\s*(?:%|pp(?![${LETTER}])|percent)`, "i");
/** In "MMLU - 45%" the dash parts words from number; in "loss -45%" it is a sign. */
const DASH = new RegExp(`[${LETTER}].*\\s[-−–]\\s+$`);
const ANY_LETTER = new RegExp(`[${LETTER}]`);

const RELATIONS: Record<string, ClaimRelation> = {
  "<": "<",
  "<=": "≤",
  "≤": "≤",
  ">": ">",
  ">=": "≥",
  "≥": "≥",
  "~": "~",
  "≈": "~",
};

/**
 * Reads the one number in a printed claim: "$10.2M", "+17%", "<5% quality loss", "$100K+", "(1,250)". Signs, currency
 * signs, thousands separators, K M B T, %, pp, units and words around it are understood; percents become fractions.
 * @throws {CalcError} "value" when there is no number, more than one, or one that can be read in two ways; "num" when
 * it is too large
 */
export function parseClaim(text: string): Claim {
  const plain = text.replace(NAME, (_, edge: string, name: string) => edge + name.replace(/[\d.-]/g, "_"));
  NUMBER.lastIndex = 0;
  const found = NUMBER.exec(plain);
  if (!found) throw new CalcError("value", messages.noNumber(text));
  if (NUMBER.exec(plain)) throw new CalcError("value", messages.manyNumbers(text));
  const digits = DIGITS.exec(found[0]);
  if (!digits) throw new CalcError("value", messages.unclearNumber(text));

  let after = plain.slice(found.index + found[0].length);
  let power = Number(digits[3] || 0);
  const before = plain.slice(0, found.index);
  const named = (MONEY.test(before) ? MONEY_POWER : POWER).exec(after);
  if (named) {
    power += POWERS[named[0].trim().toLowerCase()]!;
    after = after.slice(named[0].length);
  }
  const percent = PERCENT.exec(after);
  if (percent) {
    power -= 2;
    after = after.slice(percent[0].length);
  }

  const negative = isNegative(text, before, after);
  // Through the decimal text, so that "10.2" and a power of 6 make 10200000 to the last bit.
  const mantissa = found[0].replace(/[eE].*|[^\d.]/g, "");
  const size = Number(`${mantissa}e${power}`);
  if (!Number.isFinite(size)) throw new CalcError("num", messages.tooLarge);
  const sign = BEFORE.exec(before)![1];
  return {
    value: negative ? -size : size,
    exponent: power - (digits[2] || "").length,
    relation: sign ? RELATIONS[sign]! : after.startsWith("+") ? "≥" : "=",
  };
}

function powerPattern(alternatives: string): RegExp {
  return new RegExp(`^(?:${alternatives})(?![${LETTER}])`);
}

function isNegative(text: string, before: string, after: string): boolean {
  const match = BEFORE.exec(before)!;
  const signs = [match[2], match[4], match[5]].filter(Boolean);
  const enclosed = Boolean(match[3] || match[6]) && /^\s*\)/.test(after);
  // "(1,250)" is a loss. After words, "improvement (19%)", it may be a remark.
  if (signs.length > 1 || (enclosed && (signs.length > 0 || ANY_LETTER.test(before))))
    throw new CalcError("value", messages.unclearNumber(text));
  return (
    enclosed || /^[-−]\s*$/.test(after) || (!DASH.test(before) && signs.length === 1 && signs[0] !== "+")
  );
}

/** A number in a cell as a claim: printed with the fewest digits that tell it from its neighbours. */
export function claimOf(value: number): Claim {
  const digits = /^-?\d+(?:\.(\d+))?(?:e([+-]\d+))?$/.exec(String(value))!;
  return { value, exponent: Number(digits[2] || 0) - (digits[1] || "").length, relation: "=" };
}
