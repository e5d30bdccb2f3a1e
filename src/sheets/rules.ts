import { f, words, type Expr } from "./formula";
import type { Validity } from "./numbers";
import { MARK } from "./marks";

/** What an input must be, as a formula and in words. */
export interface Rule {
  readonly good: (cell: Expr) => Expr;
  /** As in "C5: a number above 0". */
  readonly asks: string;
  readonly validity: Validity;
  /** What an empty cell means, where it may be empty: "no growth". */
  readonly empty?: string;
}

const rule = (asks: string, validity: Validity, condition: (cell: Expr) => Expr): Rule => ({
  asks,
  validity,
  good: (cell) => f`IF(ISNUMBER(${cell}),${condition(cell)})`,
});

export const ABOVE_0 = rule("a number above 0", "nonNegative", (c) => f`${c}>0`);
export const AT_LEAST_0 = rule("a number, 0 or more", "nonNegative", (c) => f`${c}>=0`);
export const SHARE = rule("a share from 0% to 100%", "share", (c) => f`AND(${c}>=0,${c}<=1)`);
export const SHARE_ABOVE_0 = rule("a share above 0%, up to 100%", "share", (c) => f`AND(${c}>0,${c}<=1)`);
export const WHOLE_ABOVE_0 = rule("a whole number above 0", "whole", (c) => f`AND(${c}>0,${c}=INT(${c}))`);
export const WHOLE = rule("a whole number, 0 or more", "whole", (c) => f`AND(${c}>=0,${c}=INT(${c}))`);
export const RATE = rule("a rate above -100%", "signedShare", (c) => f`${c}>-1`);
export const DATE = rule("a date", "date", (c) => f`AND(${c}>0,${c}=INT(${c}))`);

const NUMBER = rule("a number", "any", () => f`1=1`);
const SIGNED_SHARE = rule("a difference from -100% to 100%", "signedShare", (c) => f`AND(${c}>=-1,${c}<=1)`);

/** What an input may hold that says no more than its validity. */
export const RULES: Record<Validity, Rule> = {
  share: SHARE,
  signedShare: SIGNED_SHARE,
  nonNegative: AT_LEAST_0,
  whole: WHOLE,
  date: DATE,
  any: NUMBER,
};

/** The same, or nothing. */
export function optional(one: Rule, empty: string): Rule {
  return { ...one, empty, good: (cell) => f`IF(ISBLANK(${cell}),1=1,${one.good(cell)})` };
}

/** The rule that an upper limit of the sheet's own adds. */
export function upTo(one: Rule, limit: Expr, asks: string): Rule {
  return { ...one, asks, good: (cell) => f`IF(${one.good(cell)},${cell}<=${limit})` };
}

/** A word of a column. */
export function oneOf(column: Expr): Rule {
  return { asks: "choose from the list", validity: "any", good: (cell) => f`COUNTIF(${column},${cell})=1` };
}

export function oneOfWords(choices: readonly string[]): Rule {
  const good = (cell: Expr) =>
    f`OR(${{ render: (place) => choices.map((choice) => f`${cell}=${words(choice)}`.render(place)).join(",") }})`;
  return { asks: `choose ${choices.join(" or ")}`, validity: "any", good };
}

/** "← C5: a number above 0", with the address as it is wherever the cell has moved to. */
export function complaint(cell: Expr, asks: string): Expr {
  return f`${words(`${MARK} `)}&ADDRESS(ROW(),COLUMN(${cell}),4)&${words(`: ${asks}`)}`;
}

/** What a row says, and that it has an error where it can't say anything: such a row is never right. */
export const unlessError = (remark: Expr): Expr =>
  f`IFERROR(${remark},${words(`${MARK} row `)}&ROW()&${words(": an error")})`;

/** The complaint about the first cell of a row that breaks its rule, or `fine`. */
export function firstComplaint(cells: readonly { cell: Expr; rule: Rule }[], fine: Expr): Expr {
  return unlessError(
    cells.reduceRight<Expr>(
      (rest, { cell, rule: one }) => f`IF(${one.good(cell)},${rest},${complaint(cell, one.asks)})`,
      fine,
    ),
  );
}

/** What the cell says on being chosen, where an empty one means something. */
export const asked = ({ asks, empty }: Rule): { asks?: string } =>
  empty === undefined ? {} : { asks: `${asks[0]?.toUpperCase()}${asks.slice(1)}. Empty: ${empty}.` };
