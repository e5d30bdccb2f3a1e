/** How lookups compare: by kind, in any case of letters, and in order where that is asked. */
import { CellError } from "../../values/cell-error";
import { compareTexts } from "../../values/compare";
import type { Scalar } from "../../values/scalar";
import { pattern } from "../criteria";

const kind = (value: Scalar): string =>
  value instanceof CellError ? "error" : value === null ? "empty" : typeof value;

/** Order of two values of one kind. */
export function order(a: Scalar, b: Scalar): number {
  if (typeof a === "number" && typeof b === "number") return a - b;
  if (typeof a === "string" && typeof b === "string") return compareTexts(a, b);
  return Number(a) - Number(b);
}

/** An empty cell that is looked for means 0. */
const wanted = (value: Scalar): Scalar => value ?? 0;

/** @param wildcards ? and * in a text mean any characters */
export function exactPlace(
  value: Scalar,
  cells: readonly Scalar[],
  wildcards: boolean,
  backwards = false,
): number {
  const sought = wanted(value);
  const matches =
    typeof sought === "string" && wildcards
      ? pattern(sought)
      : (cell: Scalar) => kind(cell) === kind(sought) && order(cell, sought) === 0;
  const test = (cell: Scalar): boolean =>
    kind(cell) === kind(sought) && (matches as (c: Scalar) => boolean)(cell);
  return backwards ? cells.findLastIndex(test) : cells.findIndex(test);
}

/**
 * The last place that isn't beyond the value, by halving as Excel does it: what isn't in order gives what Excel gives.
 * @returns -1 when all are beyond
 */
export function sortedPlace(value: Scalar, cells: readonly Scalar[]): number {
  const sought = wanted(value);
  const own = kind(sought);
  // Cells of another kind are passed over.
  const places: number[] = [];
  for (let i = 0; i < cells.length; i++) if (kind(cells[i]!) === own) places.push(i);
  let [low, high] = [0, places.length - 1];
  while (low <= high) {
    const middle = (low + high) >> 1;
    const compared = order(cells[places[middle]!]!, sought);
    if (compared === 0) return lastEqual(sought, cells, places, middle);
    if (compared < 0) low = middle + 1;
    else high = middle - 1;
  }
  return high < 0 ? -1 : places[high]!;
}

/** Of equal ones beside each other the last. */
function lastEqual(
  sought: Scalar,
  cells: readonly Scalar[],
  places: readonly number[],
  from: number,
): number {
  let at = from;
  while (at + 1 < places.length && order(cells[places[at + 1]!]!, sought) === 0) at++;
  return places[at]!;
}

/** From the top as long as values aren't below: the first that is equal, or the last above. */
export function descendingPlace(value: Scalar, cells: readonly Scalar[]): number {
  const sought = wanted(value);
  let above = -1;
  for (const [i, cell] of cells.entries()) {
    if (kind(cell) !== kind(sought)) continue;
    const compared = order(cell, sought);
    if (compared === 0) return i;
    if (compared < 0) break;
    above = i;
  }
  return above;
}

/** Values of all kinds in one order: numbers, texts, FALSE and TRUE. */
const RANKS = ["number", "string", "boolean"];
const ranked = (a: Scalar, b: Scalar): number =>
  RANKS.indexOf(kind(a)) - RANKS.indexOf(kind(b)) || order(a, b);

const isValue = (cell: Scalar): boolean => cell !== null && !(cell instanceof CellError);

/** The place of the nearest value below (-1) or above (1), if the value itself isn't there. */
export function nearestPlace(
  sought: Scalar,
  cells: readonly Scalar[],
  side: -1 | 1,
  backwards: boolean,
): number {
  let best = -1;
  for (let step = 0; step < cells.length; step++) {
    const i = backwards ? cells.length - 1 - step : step;
    const cell = cells[i]!;
    if (!isValue(cell)) continue;
    const compared = ranked(cell, sought);
    if (compared === 0) return i;
    if (Math.sign(compared) !== side) continue;
    if (best < 0 || ranked(cell, cells[best]!) * side < 0) best = i;
  }
  return best;
}

/**
 * As nearestPlace (0 for the value itself only) in cells that rise, by halving: of equal ones the first, of smaller ones the last.
 * In cells that fall everything is seen from their end.
 */
export function halvedPlace(
  sought: Scalar,
  cells: readonly Scalar[],
  side: -1 | 0 | 1,
  falling: boolean,
): number {
  const places = cells.flatMap((cell, i) => (isValue(cell) ? [i] : []));
  if (falling) places.reverse();
  let [low, high] = [0, places.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (ranked(cells[places[middle]!]!, sought) < 0) low = middle + 1;
    else high = middle;
  }
  const found = places[low];
  if (found !== undefined && ranked(cells[found]!, sought) === 0) return found;
  return (side === 0 ? undefined : places[side < 0 ? low - 1 : low]) ?? -1;
}
