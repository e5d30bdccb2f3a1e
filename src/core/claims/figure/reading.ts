import { CalcError } from "../../errors";
import { messages } from "../../messages";
import type { Digits } from "../digits";
import type { Token } from "../tokens";
import { isMinus, type Bound } from "../vocabulary";

/** One number with all that stands around it. */
export interface Figure {
  digits: Digits;
  negative?: boolean;
  relation?: Bound;
  points?: true;
  /** What scale words and percents add to the exponent, and whether there are any. */
  power: number;
  suffixed?: boolean;
  percent?: boolean;
  money?: boolean;
  /** The word behind it that says what is counted. */
  unit: string;
  bracketed?: boolean;
  leadingWords?: boolean;
  trailingWords?: boolean;
}

/** The longest phrase of bounds and percents. */
const MOST_WORDS = 3;

/** Beyond both ends of the text. */
export const NOTHING: Token = { kind: "symbol", text: "", touching: false };

/** How far the reading of one number has come, and the tokens around it. */
export class Reading {
  readonly figure: Figure;
  signed = false;
  opened = false;
  closed = false;

  constructor(
    readonly text: string,
    readonly tokens: readonly Token[],
    readonly at: number,
    digits: Digits | null,
  ) {
    if (!digits) throw this.unclear();
    this.figure = {
      digits,
      power: 0,
      unit: "",
    };
  }

  token(k: number): Token {
    return this.tokens[k] || NOTHING;
  }

  unclear(): CalcError {
    return new CalcError("value", messages.unclearNumber(this.text));
  }

  refused(token: Token): CalcError {
    return new CalcError("value", messages.notUnderstood(this.text, token.text));
  }

  bind(relation: Bound): void {
    if (this.figure.relation) throw this.unclear();
    this.figure.relation = relation;
  }

  sign(negative: boolean): void {
    if (this.signed) throw this.unclear();
    this.signed = true;
    this.figure.negative = negative;
  }

  /** The next token in a direction that isn't space: its place, beyond the end for none. */
  beside(at: number, step: 1 | -1): number {
    let k = at + step;
    while (this.token(k).kind === "space") k += step;
    return k;
  }

  /** The entry of the longest phrase in a table, in small letters, from a token on or up to it. */
  longest<T>(
    table: ReadonlyMap<string, T>,
    from: number,
    step: 1 | -1,
  ): { value: T; tokens: number } | undefined {
    const parts: string[] = [];
    let found: { value: T; tokens: number } | undefined;
    for (let k = from; parts.length < MOST_WORDS; k += step) {
      const { kind, text, touching } = this.token(k);
      // Nothing but spaces and hyphens may part its words: up-to.
      if (kind === "space" || (parts.length > 0 && isMinus(text) && touching)) continue;
      if (kind !== "word") break;
      parts.push(text.toLowerCase());
      const value = table.get((step > 0 ? parts : [...parts].reverse()).join(" "));
      if (value) found = { value, tokens: Math.abs(k - from) + 1 };
    }
    return found;
  }
}
