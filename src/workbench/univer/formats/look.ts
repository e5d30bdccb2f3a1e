import {
  BaselineOffset,
  BooleanNumber,
  BorderStyleTypes,
  HorizontalAlign,
  TextDirection,
  VerticalAlign,
  WrapStrategy,
  type IBorderData,
  type IStyleData,
  type Nullable,
} from "@univerjs/core";
import { GENERAL } from "../cells";
import { DEFAULT_FONT, FREE_PX, type Look } from "../style";

/** A change of a look: null in its style takes a format away, and so does null for the lock. */
export interface LookChange {
  style: IStyleData;
  unlocked?: boolean | null;
}

type Key = keyof IStyleData;
type Side = keyof IBorderData;

const SIDES: readonly Side[] = ["t", "b", "l", "r"];
const NO_LINE = { s: BorderStyleTypes.NONE, cl: { rgb: "#000000" } };

/**
 * What looks like no format at all, for a cell that has none where its row, column or sheet has one: of what a cell doesn't
 * say, what lies beneath it would be seen.
 */
export const PLAIN: { readonly [K in Key]: NonNullable<IStyleData[K]> } = {
  ff: DEFAULT_FONT.name,
  fs: DEFAULT_FONT.size,
  it: BooleanNumber.FALSE,
  bl: BooleanNumber.FALSE,
  ul: { s: BooleanNumber.FALSE },
  bbl: { s: BooleanNumber.FALSE },
  st: { s: BooleanNumber.FALSE },
  ol: { s: BooleanNumber.FALSE },
  bg: { rgb: "" },
  bd: { t: NO_LINE, b: NO_LINE, l: NO_LINE, r: NO_LINE },
  cl: { rgb: "#000000" },
  va: BaselineOffset.NORMAL,
  n: { pattern: GENERAL },
  tr: { a: 0 },
  td: TextDirection.UNSPECIFIED,
  ht: HorizontalAlign.UNSPECIFIED,
  vt: VerticalAlign.BOTTOM,
  tb: WrapStrategy.OVERFLOW,
  pd: { l: FREE_PX, r: FREE_PX },
};

const KEYS = Object.keys(PLAIN) as Key[];

/** Takes every format away. */
export const ALL_PLAIN: LookChange = {
  style: Object.fromEntries(
    KEYS.map((key) => [key, key === "bd" ? Object.fromEntries(SIDES.map((side) => [side, null])) : null]),
  ),
  unlocked: null,
};

const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

/** What is said by one of the looks, the last one first. Borders are of one piece: a look has all sides or none. */
export function composed(...looks: Look[]): Look {
  const style: Record<string, unknown> = {};
  let unlocked: boolean | undefined;
  for (const look of looks) {
    for (const [key, value] of Object.entries(look.style)) if (value != null) style[key] = value;
    unlocked = look.unlocked ?? unlocked;
  }
  return { style, unlocked };
}

/**
 * The change spelled out for a look that lies on others: what it takes away it hides where the others have it, and borders
 * have all their sides.
 * @param own the look that is changed
 * @param beneath what is seen where it says nothing
 */
export function spelledOut(change: LookChange, own: Look, beneath: Look): LookChange {
  const style: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(change.style) as [Key, unknown][]) {
    if (key === "bd") style.bd = borders(value as IBorderData | null, own.style.bd, beneath.style.bd);
    else style[key] = value ?? hiding(key, beneath);
  }
  if (change.unlocked === undefined) return { style };
  // Cells are locked unless something says otherwise.
  const hidden = change.unlocked ? true : beneath.unlocked ? false : null;
  return { style, unlocked: hidden };
}

function hiding(key: Key, beneath: Look): unknown {
  const value = beneath.style[key];
  return value == null || same(value, PLAIN[key]) ? null : PLAIN[key];
}

function borders(
  change: IBorderData | null,
  own: Nullable<IBorderData>,
  beneath: Nullable<IBorderData>,
): IBorderData | null {
  const sides: IBorderData = { ...(own ?? beneath), ...change };
  const lines = (of: Nullable<IBorderData>): boolean =>
    Object.values(of ?? {}).some((line) => line && line.s !== BorderStyleTypes.NONE);
  if (lines(beneath)) for (const side of SIDES) sides[side] ??= NO_LINE;
  return lines(sides) || lines(beneath) ? sides : null;
}

/** A look after a change. */
export function changed(look: Look, change: LookChange): Look {
  const style: Record<string, unknown> = { ...look.style };
  for (const [key, value] of Object.entries(change.style))
    if (value == null) delete style[key];
    else style[key] = value;
  return { style, unlocked: change.unlocked === undefined ? look.unlocked : (change.unlocked ?? undefined) };
}

/** What a look says that isn't plain. */
export function withoutPlain({ style, unlocked }: Look): Look {
  const said = Object.entries(style).filter(
    ([key, value]) => value != null && !same(value, PLAIN[key as Key]),
  );
  return { style: Object.fromEntries(said), unlocked: unlocked || undefined };
}

/** True for a change that only takes away. */
export const saysNothing = ({ style, unlocked }: LookChange): boolean =>
  unlocked == null && Object.values(style).every((value) => value == null);

/**
 * What is to be changed in a look so that a change of what lies beneath it is seen: what both speak of it no longer says.
 * Null when they speak of different things.
 */
export function yielding(look: Look, change: LookChange): LookChange | null {
  const style: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(change.style) as [Key, unknown][]) {
    if (look.style[key] == null) continue;
    style[key] = key === "bd" ? otherSides(look.style.bd, value as IBorderData) : null;
  }
  const lock = change.unlocked !== undefined && look.unlocked !== undefined;
  if (Object.keys(style).length === 0 && !lock) return null;
  return { style, ...(lock ? { unlocked: null } : {}) };
}

/** Null when all sides are changed; otherwise the look goes on to speak of all of them. */
function otherSides(own: Nullable<IBorderData>, change: IBorderData): IBorderData | null {
  if (SIDES.every((side) => side in change)) return null;
  const sides: IBorderData = { ...own, ...change };
  for (const side of SIDES) sides[side] ??= NO_LINE;
  return sides;
}
