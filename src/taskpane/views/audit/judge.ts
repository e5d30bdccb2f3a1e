import { claimOf, readClaim, type Claim } from "../../../core/claims/claim";
import { CalcError } from "../../../core/errors";
import { verdict, type Verdict } from "../../../core/claims/verdict";
import {
  referenceTo,
  verdictFormula,
  type Area,
  type ReadCell,
  type ReadClaims,
} from "../../../excel/claims";
import { shownPrecision } from "./precision";

export interface JudgedClaim {
  claim: Area;
  computed: Area;
  /** As displayed. */
  printed: string;
  computedText: string;
  claimFormat: string;
  computedFormat: string;
  outcome: { kind: "verdict"; verdict: Verdict } | { kind: "unjudged"; reason: string };
}

export interface Judgement {
  claims: JudgedClaim[];
  /** Pairs of cells in which nothing is claimed. */
  blank: number;
  /** The first row names the columns. */
  header: boolean;
}

/** Reads every claim and compares it, by the same rules as ROI_VERDICT. */
export function judge(read: ReadClaims): Judgement {
  const header = hasHeader(read);
  const judgement: Judgement = { claims: [], blank: 0, header };
  read.claims.cells.forEach((line, row) =>
    line.forEach((claim, column) => {
      if (header && row === 0) return;
      const computed = read.computed.cells[row]?.[column];
      if (!computed || claim.value === "") {
        judgement.blank++;
        return;
      }
      judgement.claims.push({
        claim: cellAt(read.claims.area, row, column),
        computed: cellAt(read.computed.area, row, column),
        printed: claim.text || String(claim.value),
        computedText: computed.text || String(computed.value),
        claimFormat: claim.format,
        computedFormat: computed.format,
        outcome: outcomeOf(claim, computed),
      });
    }),
  );
  return judgement;
}

const cellAt = ({ range, ...area }: Area, row: number, column: number): Area => ({
  ...area,
  range: { row: range.row + row, column: range.column + column, rows: 1, columns: 1 },
});

/** Words over both columns, as a whole column has them. */
function hasHeader({ claims, computed }: ReadClaims): boolean {
  const words = (cells: ReadCell[][]) =>
    cells.length > 1 &&
    cells[0]!.some(({ value }) => value !== "") &&
    cells[0]!.every(
      ({ value, error }) => value === "" || (typeof value === "string" && !error && !isClaim(value)),
    );
  return words(claims.cells) && words(computed.cells);
}

function isClaim(text: string): boolean {
  try {
    readClaim(text);
    return true;
  } catch {
    return false;
  }
}

function outcomeOf(claim: ReadCell, computed: ReadCell): JudgedClaim["outcome"] {
  const unjudged = (reason: string) => ({ kind: "unjudged" as const, reason });
  if (claim.error) return unjudged(`The claim’s cell holds ${String(claim.value)}.`);
  const stated = claimIn(claim);
  if (typeof stated === "string") return unjudged(stated);
  if (computed.error) return unjudged(`The computed cell holds ${String(computed.value)}.`);
  if (computed.value === "") return unjudged("The computed cell is empty.");
  if (typeof computed.value !== "number")
    return unjudged(
      `The computed cell holds “${short(computed.text || String(computed.value))}”, not a number.`,
    );
  return { kind: "verdict", verdict: verdict(stated, computed.value) };
}

/** What a cell claims, or why it claims nothing. */
function claimIn({ value, format }: ReadCell): Claim | string {
  if (typeof value === "boolean") return `The claim is ${value ? "TRUE" : "FALSE"}, not a figure.`;
  if (typeof value === "number") {
    const shown = shownPrecision(format, value);
    if (shown.kind === "date") return "The claim is a date, not a figure.";
    return shown.kind === "own" ? claimOf(value) : roundedClaim(value, shown.exponent);
  }
  try {
    return readClaim(value);
  } catch (error) {
    if (error instanceof CalcError) return error.message;
    throw error;
  }
}

/** A number as its cell shows it: halves away from zero, as Excel's ROUND does it in the cell's formula. */
function roundedClaim(value: number, exponent: number): Claim {
  const units = Number(
    (exponent > 0 ? value / Number(`1e${exponent}`) : value * Number(`1e${-exponent}`)).toPrecision(15),
  );
  const whole = Math.sign(units) * Math.floor(Math.abs(units) + 0.5);
  return { value: Number(`${whole}e${exponent}`), exponent, relation: "=" };
}

const short = (text: string) => (text.length > 20 ? `${text.slice(0, 20)}…` : text);

/**
 * What the verdict's cell is to hold: a live formula; or in the plain dialect, which has no such function, the word as
 * it is now. A text that can't be read says so in the cell until it is mended.
 */
export function contentFor(judged: JudgedClaim, claim: ReadCell, fromSheet: string, plain: boolean): string {
  const { outcome } = judged;
  if (plain) return outcome.kind === "verdict" ? outcome.verdict : outcome.reason;
  const shown = typeof claim.value === "number" ? shownPrecision(claim.format, claim.value) : null;
  if (shown?.kind === "date" || typeof claim.value === "boolean")
    return outcome.kind === "unjudged" ? outcome.reason : outcome.verdict;
  const broken = outcome.kind === "unjudged" && !/ holds #/.test(outcome.reason);
  const empty = judged.computedText === "";
  return verdictFormula({
    claim: referenceTo(judged.claim, 0, 0, fromSheet),
    computed: referenceTo(judged.computed, 0, 0, fromSheet),
    ...(shown?.kind === "digits" && { exponent: shown.exponent }),
    ...(empty && broken && { whenEmpty: "no computed value" }),
    ...(!empty && broken && outcome.kind === "unjudged" && { whenError: outcome.reason }),
  });
}

/** The block that is written beside the claims. */
export function verdictBlock(
  read: ReadClaims,
  judgement: Judgement,
  fromSheet: string,
  plain: boolean,
): (string | null)[][] {
  const { range } = read.claims.area;
  const block: (string | null)[][] = Array.from({ length: range.rows }, () =>
    Array.from({ length: range.columns }, () => null),
  );
  for (const judged of judgement.claims) {
    const [row, column] = [judged.claim.range.row - range.row, judged.claim.range.column - range.column];
    const claim = read.claims.cells[row]?.[column];
    const line = block[row];
    if (claim && line) line[column] = contentFor(judged, claim, fromSheet, plain);
  }
  if (judgement.header) block[0] = block[0]!.map(() => "Verdict");
  return block;
}
