import type { BaseReferenceObject } from "@univerjs/engine-formula";
import type { Engine } from "../engine";
import { toRange } from "../grid";
import { referenceTo } from "../reference-to";
import { compareTexts, pattern } from "./criteria";
import { attempt, correct, lifted } from "./define";
import { CellError, constant, isOmitted, toNumber, type Argument, type Grid, type Plain } from "./values";

const KINDS = ["number", "string", "boolean"];

/** Numbers come before texts, texts before truth values; null where nothing compares. */
function compare(a: Plain, b: Plain): number | null {
  const kinds = KINDS.indexOf(typeof a) - KINDS.indexOf(typeof b);
  if (![a, b].every((v) => KINDS.includes(typeof v))) return null;
  if (kinds !== 0) return kinds;
  return typeof a === "string" ? compareTexts(a, b as string) : Number(a) - Number(b);
}

interface Modes {
  /** 0 the same only, -1 or the next below, 1 or the next above, 2 a pattern, 3 a regular expression. */
  match: number;
  /** 1 from the first, -1 from the last; 2 by halving what ascends, -2 what descends. */
  search: number;
}

function modesOf(match: Argument | undefined, search: Argument | undefined): Modes {
  const of = (given: Argument | undefined, otherwise: number): number =>
    isOmitted(given) ? otherwise : Math.trunc(toNumber(given!.rows[0]?.[0] ?? null));
  const modes = { match: of(match, 0), search: of(search, 1) };
  if (![0, -1, 1, 2, 3].includes(modes.match) || ![1, -1, 2, -2].includes(modes.search))
    throw new CellError("#VALUE!");
  if (modes.match > 1 && Math.abs(modes.search) === 2) throw new CellError("#VALUE!");
  return modes;
}

/** Which cells are what is sought. */
function test(sought: Plain, match: number): (cell: Plain) => boolean {
  if (sought === null) return (cell) => cell === null;
  if (typeof sought !== "string" || match < 2) return (cell) => compare(cell, sought) === 0;
  const matches = match === 2 ? pattern(sought) : regular(sought);
  return (cell) => typeof cell === "string" && matches(cell);
}

function regular(source: string): (cell: string) => boolean {
  try {
    const expression = new RegExp(source, "u");
    return (cell) => expression.test(cell);
  } catch {
    throw new CellError("#VALUE!");
  }
}

/** Where a value is among the cells, -1 where it isn't. */
function find(sought: Plain, cells: readonly Plain[], { match, search }: Modes): number {
  if (Math.abs(search) === 2) return halved(sought, cells, match, search < 0);
  const same = test(sought, match);
  const exact = search < 0 ? cells.findLastIndex(same) : cells.findIndex(same);
  if (exact >= 0 || Math.abs(match) !== 1) return exact;
  let best = -1;
  for (let n = 0; n < cells.length; n++) {
    const i = search < 0 ? cells.length - 1 - n : n;
    if ((compare(cells[i]!, sought) ?? 0) * match <= 0) continue;
    if (best < 0 || compare(cells[i]!, cells[best]!)! * match < 0) best = i;
  }
  return best;
}

function halved(sought: Plain, cells: readonly Plain[], match: number, descending: boolean): number {
  let [low, high] = [0, cells.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    const order = compare(cells[middle]!, sought) ?? 1;
    if (descending ? order >= 0 : order < 0) low = middle + 1;
    else high = middle;
  }
  // Of what ascends the first that isn't below, of what descends the last that isn't.
  const place = descending ? low - 1 : low;
  const found = cells[place];
  if (found !== undefined && compare(found, sought) === 0) return place;
  if (match === 0) return -1;
  const next = match > 0 ? place : descending ? place + 1 : place - 1;
  return next < cells.length && compare(cells[next] ?? null, sought) !== null ? next : -1;
}

/** A row or column of cells. Whatever is behind the sheet's last is empty. */
function lineOf(within: Argument, sought: Plain): Plain[] {
  if (within.height !== 1 && within.width !== 1) throw new CellError("#VALUE!");
  const cells = within.rows.flat();
  const size = within.height * within.width;
  return sought === null && cells.length < size
    ? [...cells, ...Array(size - cells.length).fill(null)]
    : cells;
}

function place(sought: Plain, within: Argument, modes: Modes): number {
  if (sought instanceof CellError) throw sought;
  return find(sought, lineOf(within, sought), modes);
}

/** The row or column of the results that stands where the value was found, as cells where they are cells. */
function lineAt(results: Argument, at: number, across: boolean): Plain | Grid | BaseReferenceObject {
  if (!results.reference)
    return across ? results.rows.map((row) => [row[at] ?? null]) : [results.rows[at] ?? []];
  const { startRow: r, startColumn: c } = results.reference.getRangePosition();
  const { height: h, width: w } = results;
  return referenceTo(
    toRange(across ? { r, c: c + at, h, w: 1 } : { r: r + at, c, h: 1, w }),
    results.reference,
  );
}

function xlookup(
  value: Argument,
  within: Argument,
  results: Argument,
  otherwise: Argument | undefined,
  modes: Modes,
): Plain | Grid | BaseReferenceObject {
  const across = within.height === 1 && (within.width > 1 || results.height === 1);
  if (across ? within.width !== results.width : within.height !== results.height)
    throw new CellError("#VALUE!");
  const none = isOmitted(otherwise) ? constant(new CellError("#N/A")) : otherwise!;
  if (value.rows.length > 1 || (value.rows[0]?.length ?? 0) > 1)
    return lifted([value], (cell) =>
      attempt(() => {
        const at = place(cell(value), within, modes);
        if (at < 0) return none.rows[0]?.[0] ?? 0;
        return (across ? results.rows[0]?.[at] : results.rows[at]?.[0]) ?? 0;
      }),
    );
  const at = place(value.rows[0]?.[0] ?? null, within, modes);
  if (at >= 0) return lineAt(results, at, across);
  return none.many ? none.rows : (none.rows[0]?.[0] ?? null);
}

/**
 * Defects: values are halved as if they ascended, values of another kind are neither above nor below, expressions aren't
 * known, and what XLOOKUP finds is no reference, so that there is no range between two.
 */
export function correctXlookup(engine: Engine): void {
  correct(engine, "XMATCH", (value, within, match, search) => {
    const modes = modesOf(match, search);
    return lifted([value!], (cell) =>
      attempt(() => {
        const at = place(cell(value!), within!, modes);
        return at < 0 ? new CellError("#N/A") : at + 1;
      }),
    );
  });
  correct(engine, "XLOOKUP", (value, within, results, otherwise, match, search) =>
    xlookup(value!, within!, results!, otherwise, modesOf(match, search)),
  );
}
