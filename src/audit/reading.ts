import type { Claim } from "../core/claims/claim";
import type { Figure } from "./figure";
import { verdict, type Verdict } from "../core/claims/verdict";
import { spreadOf, valueOf, type Expression } from "./expression";

/** A family of relations, for what is said of it. */
export type Relation =
  | "difference"
  | "rate"
  | "ratio"
  | "points"
  | "share left"
  | "sum"
  | "mean"
  | "product"
  | "compounding"
  | "largest"
  | "share of a total"
  | "running total"
  | "gain over cost"
  | "cost over saving"
  | "month against year"
  | "another claim"
  | "inverse"
  | "elsewhere"
  | "equation";

/** One way in which a claim may follow from other figures. */
export interface Reading {
  readonly relation: Relation;
  /** In words. */
  readonly words: string;
  /** In the claim's own unit. */
  readonly expression: Expression;
  readonly computed: number;
  readonly verdict: Verdict;
  /** How far the claim is off, as a share of what is computed; 0 where it is borne out. */
  readonly miss: number;
  /** Tells one scheme of readings from another. */
  readonly scheme: string;
  /** What the claim is expected to follow from: it is judged by this even where this doesn't bear it out. */
  readonly due: boolean;
  readonly likely?: boolean;
  /** One to know of; nothing is judged by it. */
  readonly last?: boolean;
  /** It divides by this expression, which is 0. */
  readonly undefined?: true;
}

/** What a scheme gives for one claim. */
export interface Proposal {
  readonly relation: Relation;
  readonly words: string;
  readonly expression: Expression;
  readonly scheme: string;
  readonly due?: boolean;
  /** It takes one other claim of the column that it bears out to make it more than chance. */
  readonly likely?: boolean;
  readonly last?: boolean;
}

const RANK: Record<Verdict, number> = { exact: 0, holds: 0, rounded: 0, truncated: 1, differs: 2, fails: 2 };

export const rankOf = (reading: Reading): number => RANK[reading.verdict];
/** The figures bear the claim out. */
export const bears = (reading: Reading): boolean => rankOf(reading) < 2;

/** @returns null where the relation has no value: a division by 0 */
export function readingOf(claim: Claim, proposal: Proposal): Reading | null {
  const computed = valueOf(proposal.expression);
  if (!Number.isFinite(computed)) return null;
  const word = verdict(claim, computed);
  return {
    due: false,
    ...proposal,
    computed,
    verdict: word,
    miss: RANK[word] < 2 ? 0 : missOf(claim, computed),
  };
}

/** It isn't borne out, but would be with figures that round to what is printed. */
export const isOfRounding = (claim: Claim, reading: Reading): boolean =>
  !bears(reading) && isWithin(claim, spreadOf(reading.expression));

/** What is said of it. */
export const ROUNDED =
  "The figures it is computed from are rounded too: with the digits they leave out it may be right.";

/** One of these values would bear the claim out. */
function isWithin(claim: Claim, [low, high]: readonly [number, number]): boolean {
  if (low === high) return false;
  const between = claim.relation !== "within" && claim.value >= low && claim.value <= high;
  return between || [low, high].some((value) => RANK[verdict(claim, value)] < 2);
}

function missOf(claim: Claim, computed: number): number {
  const stated = claim.relation === "within" ? (computed < claim.low ? claim.low : claim.high) : claim.value;
  const off = Math.abs(stated - computed);
  return computed === 0 ? (off === 0 ? 0 : Infinity) : off / Math.abs(computed);
}

/** Alternatives that are kept. */
const MOST_READINGS = 8;

/**
 * The readings of a claim, best first, and whether the first is more than chance: it is due, or bears out a third of the
 * claims of its column.
 */
export function judgedBy(
  figure: Figure,
  proposals: readonly Proposal[],
): { readings: readonly Reading[]; judged: boolean } {
  return judgedAmong(figure, readingsOf(figure, proposals), () => 1, 1);
}

export const readingsOf = ({ claim }: Figure, proposals: readonly Proposal[]): Reading[] =>
  proposals.flatMap((proposal) => readingOf(claim, proposal) ?? []);

/** @param support how many of the `claims` of its column a scheme bears out */
export function judgedAmong(
  figure: Figure,
  all: readonly Reading[],
  support: (scheme: string) => number,
  claims: number,
): { readings: readonly Reading[]; judged: boolean } {
  const readings = inOrder(all, support);
  const isCredible = ({ due, likely, last, scheme }: Reading) => {
    if (last) return false;
    const supported = support(scheme);
    if (likely && (supported > 1 || (supported > 0 && claims < 3))) return true;
    return due || (supported * 3 >= claims && (supported > 1 || digitsOf(figure) > 1 || claims === 1));
  };
  const credible = readings.filter(
    (reading) => isCredible(reading) && (reading.due || bears(reading) || support(reading.scheme) > 0),
  );
  // What may be chance comes after what isn't, even where it bears the claim out.
  const rest = readings.filter((reading) => !credible.includes(reading));
  return { readings: [...credible, ...rest].slice(0, MOST_READINGS), judged: credible.length > 0 };
}

/** Printed digits that count: 2 of "3.0x" and "64x". */
function digitsOf({ claim }: Figure): number {
  if (claim.relation === "within" || claim.value === 0) return 1;
  return Math.floor(Math.log10(Math.abs(claim.value)) + 1e-9) - claim.exponent + 1;
}

/**
 * Best first: what bears the claim out before what doesn't, what is due before what may be chance, then what bears out the most claims of its
 * column, then what comes nearest; and in the order in which they are proposed. Each formula once.
 */
function inOrder(readings: readonly Reading[], support: (scheme: string) => number): Reading[] {
  const seen = new Set<string>();
  return readings
    .filter(({ words }) => !seen.has(words) && seen.add(words))
    .map((reading, at) => ({ reading, at, supported: support(reading.scheme) }))
    .sort(
      (a, b) =>
        Number(bears(b.reading)) - Number(bears(a.reading)) ||
        Number(b.reading.due) - Number(a.reading.due) ||
        rankOf(a.reading) - rankOf(b.reading) ||
        b.supported - a.supported ||
        a.reading.miss - b.reading.miss ||
        a.at - b.at,
    )
    .map(({ reading }) => reading);
}
