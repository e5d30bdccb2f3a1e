import { claimOf, type Claim } from "../core/claims/claim";
import { readPrinted } from "../core/claims/printed";
import { headerUnit, unitOf, type Kind } from "./units";
import { textOf, type PageCell } from "./page";

/** A number of the page with what it measures. */
export interface Figure {
  readonly claim: Claim;
  /** Of a range its middle. */
  readonly value: number;
  readonly kind: Kind;
  /** What is counted, where figures of one kind can still be of two things: "tok/s", "days". */
  readonly unit: string;
  /** What the value is multiplied by to be in its kind's own unit: 60 for minutes, 1000 under "Cost, $K". */
  readonly factor: number;
  /** The words beside the number. */
  readonly text: string;
}

/** A dash or a word where there is no figure. */
const NONE = /^(?:[-–—−.…*]*|n\/?a|none|nil|null|tbd|oom|same|baseline)$/i;
/** Longer texts are sentences. */
const LONGEST = 80;

export const isNone = (text: string): boolean => NONE.test(text.trim());

/** @param header of its column, which may hold the unit: "Cost, $K", "Time (ms)" */
export function figureOf(cell: PageCell | undefined, header = ""): Figure | null {
  const text = textOf(cell).trim();
  if (cell === undefined || (typeof cell === "string" && (text.length > LONGEST || isNone(text))))
    return null;
  const printed = readPrinted(text);
  if (typeof cell === "object") {
    const { value, exponent } = cell;
    return withUnit({ ...claimOf(value), exponent }, printed?.unit ?? "", {
      percent: /%/.test(text),
      money: printed?.money ?? false,
      header,
      text,
    });
  }
  return printed && withUnit(printed.claim, printed.unit, { ...printed, header, text });
}

function withUnit(
  claim: Claim,
  unit: string,
  { percent, money, header, text }: { percent: boolean; money: boolean; header: string; text: string },
): Figure {
  const value = claim.relation === "within" ? (claim.low + claim.high) / 2 : claim.value;
  const own = unitOf(unit, { percent, money });
  const measure = own.kind === "number" && own.unit === "" ? headerUnit(header) : own;
  return { claim, value, text, kind: measure.kind, unit: measure.unit, factor: measure.factor };
}

/** May one be taken from the other? A bare number in a cell may be money. */
export function isAlike(a: Figure, b: Figure): boolean {
  const bare = ({ kind, unit }: Figure) => kind === "number" && unit === "";
  if (a.kind !== b.kind) return (bare(a) && b.kind === "money") || (bare(b) && a.kind === "money");
  return a.kind !== "number" || a.unit === b.unit || bare(a) || bare(b);
}
