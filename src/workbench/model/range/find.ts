/** Finding and replacing texts. */
import { formatLetters } from "../../values/number-format";
import { intersection } from "../address";
import { flag, oneOf, record, text } from "../arguments";
import { sheetPort, type Context } from "../context";
import type { AreaRef, Cell, Rect } from "../port";
import { requireWritable } from "../worksheet/protection";
import { settledCells, writeCells } from "./cells";
import { spilledOver } from "./spill";
import { escaped } from "../../values/escaped";

interface Search {
  pattern: RegExp;
  backwards: boolean;
}

/** A text with Excel's wildcards as a pattern: * and ?, and a tilde before one that is meant. */
export const wildcards = (words: string): string =>
  words.replace(/~([*?~])|[*]|[?]|[^*?~]+|~/g, (part, literal?: string) => {
    if (literal !== undefined) return escaped(literal);
    return part === "*" ? ".*" : part === "?" ? "." : escaped(part);
  });

function searchFor(words: unknown, criteria: unknown): Search {
  const given = record(criteria ?? {}, ["completeMatch", "matchCase", "searchDirection"]);
  const source = wildcards(text(words));
  const whole = flag(given.completeMatch ?? false);
  return {
    pattern: new RegExp(whole ? `^(?:${source})$` : source, flag(given.matchCase ?? false) ? "gsu" : "gisu"),
    backwards: oneOf(given.searchDirection ?? "Forward", ["Forward", "Backwards"]) === "Backwards",
  };
}

/** What is looked at in a cell: its formula, or else what it shows. */
const shown = (cell: Cell): string => cell.formula || cell.text;

/** What a cell is edited as, in which words are replaced: a number in full, however few digits are shown. */
function edited(cell: Cell): string {
  const { value, numberFormat } = cell;
  if (cell.formula || cell.kind === "string") return cell.formula || String(value);
  if (typeof value !== "number" || /[dmyhs]/i.test(formatLetters(numberFormat))) return cell.text;
  return numberFormat.includes("%") ? `${Number((value * 100).toPrecision(15))}%` : String(value);
}

interface Hit {
  r: number;
  c: number;
  cell: Cell;
}

/** Cells that match, row by row. */
async function hits(
  x: Context,
  sheetId: string,
  at: Rect | null,
  search: Search,
  wordsOf: (cell: Cell) => string = shown,
): Promise<Hit[]> {
  const used = sheetPort(x, sheetId).used();
  const near = used && (at ? intersection(used, at) : used);
  if (!near) return [];
  const found: Hit[] = [];
  (await settledCells(x, sheetId, near)).forEach((row, i) =>
    row.forEach((cell, j) => {
      search.pattern.lastIndex = 0;
      const words = wordsOf(cell);
      if (words !== "" && search.pattern.test(words)) found.push({ r: near.r + i, c: near.c + j, cell });
    }),
  );
  return found;
}

/** The first match in a range. A single cell stands for the whole sheet, searched from there on and around. */
export async function findIn(
  x: Context,
  { sheetId, at }: AreaRef,
  words: unknown,
  criteria: unknown,
): Promise<Rect | null> {
  const search = searchFor(words, criteria);
  const single = at.h * at.w === 1;
  const found = await hits(x, sheetId, single ? null : at, search);
  if (search.backwards) found.reverse();
  const isAfter = ({ r, c }: Hit): boolean => {
    const after = r > at.r || (r === at.r && c > at.c);
    const here = r === at.r && c === at.c;
    return search.backwards ? !after && !here : after;
  };
  const hit = (single && found.find(isAfter)) || found[0];
  return hit ? { r: hit.r, c: hit.c, h: 1, w: 1 } : null;
}

/** All matches on a sheet. */
export async function findAllOn(
  x: Context,
  sheetId: string,
  words: unknown,
  criteria: unknown,
): Promise<{ r: number; c: number }[]> {
  return hits(x, sheetId, null, searchFor(words, criteria));
}

/** Replaces in formulas and constants; what comes out is read as if it were typed. @returns how many cells changed */
export async function replaceIn(
  x: Context,
  { sheetId, at }: AreaRef,
  words: unknown,
  replacement: unknown,
  criteria: unknown,
): Promise<number> {
  const search = searchFor(words, criteria);
  const next = text(replacement);
  const matching = await hits(x, sheetId, at, search, edited);
  // What a formula spilled isn't anybody's to edit.
  const spilled = matching.length ? spilledOver(x, sheetId) : () => false;
  const own = matching.filter(({ r, c }) => !spilled(r, c));
  const found = own.map(({ r, c, cell }) => {
    const before = edited(cell);
    return { at: { r, c, h: 1, w: 1 }, before, after: before.replace(search.pattern, () => next) };
  });
  const changed = found.filter(({ before, after }) => before !== after);
  for (const cell of changed) requireWritable(x, sheetId, cell.at);
  for (const cell of changed) writeCells(x, sheetId, cell.at, [[cell.after]]);
  return changed.length;
}
