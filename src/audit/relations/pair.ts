import { minus, ONE, over, plus, scaled, times, type Expression } from "../expression";
import { isAlike, isBare, type Figure } from "../figure";
import type { Proposal, Relation } from "../reading";

/** A figure with where it stands. */
export interface Measured {
  readonly figure: Figure;
  readonly expression: Expression;
}

/** Of long tables only those groups of schemes are tried that bore something out among the first rows. */
export type Wanted = (key: string) => boolean;

/**
 * What a claim may say of two figures, the one before and the one after.
 * @param names what the two are called
 */
export function ofPair(
  claim: Figure,
  before: Measured,
  after: Measured,
  names: { readonly before: string; readonly after: string },
  key: string,
  due = false,
): Proposal[] {
  if (!isAlike(before.figure, after.figure)) return [];
  const { before: a, after: b } = names;
  const [x, y] = [before.expression, after.expression];
  const factors = before.figure.factor / after.figure.factor;
  // Of two figures in one unit the unit drops out.
  const [m, n] = factors === 1 ? [x, y] : [scaled(x, before.figure.factor), scaled(y, after.figure.factor)];
  const proposals: Proposal[] = [];
  // Under "Savings (%)" stands 90 for 0.9.
  const share = (expression: Expression) => scaled(expression, 1 / claim.factor);
  const add = (relation: Relation, words: string, expression: Expression, scheme: string) =>
    proposals.push({ relation, words, expression, scheme: `${key} ${scheme}`, due });
  if (claim.kind === "times") {
    add("ratio", `${a} ÷ ${b}`, over(m, n), "a/b");
    add("ratio", `${b} ÷ ${a}`, over(n, m), "b/a");
  } else if (claim.kind === "percent") {
    if (before.figure.kind === "percent") {
      const points = (left: Expression, right: Expression) =>
        scaled(minus(left, right), (factors === 1 ? before.figure.factor : 1) / claim.factor);
      add("points", `${b} − ${a}, in percentage points`, points(n, m), "b-a");
      add("points", `${a} − ${b}, in percentage points`, points(m, n), "a-b");
    }
    add("rate", `(${a} − ${b}) ÷ ${a}`, share(over(minus(m, n), m)), "(a-b)/a");
    add("rate", `(${b} − ${a}) ÷ ${a}`, share(over(minus(n, m), m)), "(b-a)/a");
    add("rate", `${a} ÷ ${b} − 1`, share(minus(over(m, n), ONE)), "a/b-1");
    add("share left", `${b} ÷ ${a}`, share(over(n, m)), "b/a");
  } else if (isAlike(claim, before.figure)) {
    const [p, q] = [before, after].map(({ expression, figure }) =>
      isBare(figure) && claim.kind !== "money"
        ? expression
        : scaled(expression, figure.factor / claim.factor),
    );
    add("difference", `${a} − ${b}`, minus(p!, q!), "a-b");
    add("difference", `${b} − ${a}`, minus(q!, p!), "b-a");
  }
  return proposals;
}

const MONTHS: Expression = { kind: "number", value: 12 };

/** A month's price against a year's. */
export function ofMonthAndYear(
  claim: Figure,
  month: Measured,
  year: Measured,
  names: { readonly month: string; readonly year: string },
  key: string,
): Proposal[] {
  const twelve = times(month.expression, MONTHS);
  const saved = minus(twelve, year.expression);
  const words = `12 × ${names.month} − ${names.year}`;
  if (claim.kind === "percent")
    return [
      {
        relation: "month against year",
        words: `(${words}) ÷ 12 × ${names.month}`,
        expression: scaled(over(saved, twelve), 1 / claim.factor),
        scheme: `${key} year rate`,
      },
    ];
  if (claim.kind !== month.figure.kind) return [];
  return [{ relation: "month against year", words, expression: saved, scheme: `${key} year` }];
}

/** Says of a percentage that it adds to the whole: "67% faster" is 1.67 times as fast. */
const RISES = /\b(?:faster|increase|higher|more|gain|growth|throughput)\b/i;

/** One claim against another of the same thing: 10x and 90%. */
export function ofOther(claim: Figure, other: Measured, name: string, key: string): Proposal[] {
  const { figure } = other;
  const expression = scaled(other.expression, figure.factor);
  const add = (words: string, made: Expression, scheme: string): Proposal[] => [
    {
      relation: "another claim",
      words,
      expression: scaled(made, 1 / claim.factor),
      scheme: `${key} ${scheme}`,
    },
  ];
  if (claim.kind === "percent" && figure.kind === "times")
    return [
      ...add(`1 − 1 ÷ ${name}`, minus(ONE, over(ONE, expression)), "1-1/s"),
      ...(RISES.test(claim.text) ? add(`${name} − 1`, minus(expression, ONE), "s-1") : []),
    ];
  if (claim.kind === "times" && figure.kind === "percent")
    return [
      ...add(`1 ÷ (1 − ${name})`, over(ONE, minus(ONE, expression)), "1/(1-r)"),
      ...(RISES.test(figure.text + name) ? add(`1 + ${name}`, plus(ONE, expression), "1+r") : []),
    ];
  return [];
}
