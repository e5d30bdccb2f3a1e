import { claimOf, type Claim } from "../core/claims/claim";
import type { DecimalMark } from "../core/claims/digits";
import { readPrinted, type PrintedClaim } from "../core/claims/printed";
import { WORDS } from "./columns/roles";
import { headerUnit, unitOf, type Kind, type Measure } from "./units";
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
  /** Where in its cell's text it stands, when that holds more. */
  readonly part?: { readonly from: number; readonly length: number };
}

/** What a cell holds. */
export interface CellFigures {
  /** Its own figure, and those beside it: "9.5 days (1.0×)", "3,328 µs / 929 KB". */
  readonly figures: readonly Figure[];
  /** "$5 → $3": one before and one after. */
  readonly change: readonly [Figure, Figure] | null;
}

const NOTHING: CellFigures = { figures: [], change: null };

/** A dash or a word where there is no figure. */
const NONE = /^(?:[-–—−.…*]*|n\/?a|none|nil|null|tbd|oom|same|baseline)$/i;
/** Longer texts are sentences. */
const LONGEST = 80;
/** Arrows and pictures before or behind a figure say in which direction it goes, or how glad one is of it. */
const DECORATION = /^[↑↓⇧⇩▲▼△▽\p{Extended_Pictographic}\uFE0F\s]$/u;
/** "(±0.02)": how far a measured figure may be off. */
const SPREAD = /^\(\s*(?:±|\+\/?-)/;
export const ARROW = /→|⇒|->|=>/;
/** What scores are out of. */
const SCORES = new Set(["5", "10", "20", "100", "1000"]);

export const isNone = (text: string): boolean => NONE.test(text.trim());

/** @param header of its column, which may hold the unit: "Cost, $K", "Time (ms)" */
export function figureOf(cell: PageCell | undefined, header = "", decimal?: DecimalMark): Figure | null {
  return figuresOf(cell, header, decimal).figures[0] ?? null;
}

export function figuresOf(cell: PageCell | undefined, header = "", decimal?: DecimalMark): CellFigures {
  const raw = textOf(cell);
  const text = raw.trim();
  if (cell === undefined || (typeof cell === "string" && (text.length > LONGEST || isNone(text))))
    return NOTHING;
  if (typeof cell === "object") {
    const printed = readPrinted(text, decimal);
    const { value, exponent } = cell;
    const claim = { ...claimOf(value), exponent };
    const read = {
      claim,
      unit: printed?.unit ?? "",
      percent: /%/.test(text),
      money: printed?.money ?? false,
    };
    return { figures: [withUnit(read, header, text)], change: null };
  }
  const whole = readPrinted(text, decimal);
  if (whole) return { figures: [withUnit(whole, header, text)], change: null };

  const at = (piece: string, from: number): Figure | null => {
    const trimmed = piece.trim();
    const printed = readPrinted(trimmed, decimal);
    const begins = from + piece.indexOf(trimmed);
    return (
      printed && { ...withUnit(printed, header, trimmed), part: { from: begins, length: trimmed.length } }
    );
  };
  const [from, to] = undecorated(raw);
  const core = raw.slice(from, to);
  const alone = at(core, from);
  if (alone) return { figures: [alone], change: null };
  const pieces = (separator: string): (Figure | null)[] => {
    const cut = core.indexOf(separator);
    const behind = cut + separator.length;
    return cut < 0 ? [] : [at(core.slice(0, cut), from), at(core.slice(behind), from + behind)];
  };
  const arrow = ARROW.exec(core)?.[0];
  if (arrow) {
    const [before, after] = pieces(arrow);
    return before && after && isAlike(before, after) ? { figures: [], change: [before, after] } : NOTHING;
  }
  const open = core.indexOf("(");
  if (open >= 0 && core.endsWith(")")) {
    const [own, beside] = [at(core.slice(0, open), from), at(core.slice(open + 1, -1), from + open + 1)];
    if (own && SPREAD.test(core.slice(open))) return { figures: [own], change: null };
    return own && beside ? { figures: [own, beside], change: null } : NOTHING;
  }
  const [first, second] = pieces("/");
  if (!first || !second) return NOTHING;
  const isScore = first.kind === "number" && second.kind === "number" && SCORES.has(second.text);
  if (isScore && first.value <= second.value)
    return { figures: [{ ...first, unit: `/${second.text}` }], change: null };
  return first.kind === second.kind ? NOTHING : { figures: [first, second], change: null };
}

/** The stretch of a text without decorations. */
function undecorated(text: string): [from: number, to: number] {
  const signs = [...text];
  let [from, to] = [0, text.length];
  while (signs.length > 0 && DECORATION.test(signs[0]!)) from += signs.shift()!.length;
  while (signs.length > 0 && DECORATION.test(signs[signs.length - 1]!)) to -= signs.pop()!.length;
  return [from, to];
}

function withUnit({ claim, unit, percent, money }: PrintedClaim, header: string, text: string): Figure {
  const value = claim.relation === "within" ? (claim.low + claim.high) / 2 : claim.value;
  const own = unitOf(unit, { percent, money });
  const measure = own.kind === "number" && own.unit === "" ? ofHeader(header) : own;
  return { claim, value, text, kind: measure.kind, unit: measure.unit, factor: measure.factor };
}

/** Under "Speedup" a bare number is a multiple. */
const ofHeader = (header: string): Measure =>
  WORDS.speedup.test(header) ? { kind: "times", unit: "", factor: 1 } : headerUnit(header);

/** Neither it nor its header says what it measures. */
export const isBare = ({ kind, unit }: Figure): boolean => kind === "number" && unit === "";

/** May one be taken from the other? A bare number may be money, and what another column's header says: "Diff (ms)". */
export function isAlike(a: Figure, b: Figure): boolean {
  if (a.kind !== b.kind) return (isBare(a) && mayBe(b)) || (isBare(b) && mayBe(a));
  return a.kind !== "number" || a.unit === b.unit || isBare(a) || isBare(b);
}

const mayBe = ({ kind, text }: Figure): boolean =>
  kind === "money" || ((kind === "time" || kind === "size") && /^[-+−(]?[\d.,]+\)?$/.test(text));
