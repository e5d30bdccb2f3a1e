import { isYear } from "../../core/claims/figure/names";
import { isBare, type Figure } from "../figure";
import type { Kind } from "../units";
import type { Table } from "../table";
import { WORDS, type ColumnRole } from "./roles";

/** What a column is taken for, and why. */
export interface ColumnProposal {
  readonly role: ColumnRole;
  readonly reason: string;
}

/** Columns are judged by their first rows. */
const SAMPLE = 100;

interface Content {
  /** Rows with a figure, rows with something else than a figure, among the sample. */
  figures: number;
  words: number;
  kinds: Map<Kind, number>;
  /** The most frequent kind. */
  kind: Kind;
  /** Cells that say themselves that they are claims: "90% cheaper", "+3". */
  claimed: number;
  /** Cells with another figure in brackets: "9.5 days (1.0×)". */
  beside: number;
  /** Cells with nothing but digits and points; those of them that can be years. */
  bare: number;
  years: number;
  /** Cells with digits in which no figure is understood: "92.1 / 85.3". */
  digits: number;
}

/** What each column is, by its name and by what is in it. */
export function proposeColumns(table: Table): ColumnProposal[] {
  const contents = table.names.map((_, c) => contentOf(table, c));
  const label = labelOf(table, contents);
  table.labelledBy(label);
  return contents.map((content, c) =>
    c === label
      ? { role: "label", reason: "names the rows" }
      : roleOf(ownName(table.names[c] ?? "", content), content),
  );
}

function contentOf(table: Table, column: number): Content {
  const content: Content = {
    figures: 0,
    words: 0,
    kinds: new Map(),
    kind: "number",
    claimed: 0,
    beside: 0,
    bare: 0,
    years: 0,
    digits: 0,
  };
  for (let r = 0; r < Math.min(table.height, SAMPLE); r++) {
    const figure = table.figure(r, column);
    if (figure && !isNamed(figure)) {
      content.figures++;
      if (table.cells(r, column).length > 1) content.beside++;
      content.kinds.set(figure.kind, (content.kinds.get(figure.kind) ?? 0) + 1);
      if (/^\d[\d.]*$/.test(figure.text)) content.bare++;
      if (isYear(figure.text)) content.years++;
      const own = figure.text.replace(/\([^()]*\)/g, "");
      if (WORDS.claimed.test(own) || /^[+]/.test(own) || (figure.kind === "percent" && /^[-−]/.test(own)))
        content.claimed++;
    } else if (!table.isBlank(r, column)) {
      content.words++;
      if (/\d/.test(table.text(r, column))) content.digits++;
    }
  }
  content.kind = [...content.kinds].sort((a, b) => b[1] - a[1])[0]?.[0] ?? "number";
  return content;
}

/** The first column that holds words; where none does, or claims stand before it, the first one. */
function labelOf(table: Table, contents: readonly Content[]): number {
  const worded = contents.findIndex(({ figures, words }) => words > figures);
  if (worded < 0) return contents.length === 1 ? -1 : 0;
  return contents.slice(0, worded).every((content, c) => isNaming(table.names[c] ?? "", content))
    ? worded
    : 0;
}

/** "Alpha 7". */
const isNamed = (figure: Figure): boolean =>
  isBare(figure) && figure.claim.relation === "=" && /^\p{L}/u.test(figure.text);

/** Do its figures name things instead of counting them? */
const isNaming = (name: string, { figures, bare, years }: Content): boolean =>
  figures > 0 &&
  ((bare === figures && WORDS.naming.test(name.replace(/\([^()]*\)/g, "").trim())) ||
    (years === figures && figures > 1));

/** What stands in brackets, "Training time (speedup)", names what stands in brackets in the cells. */
const ownName = (name: string, { beside, figures }: Content): string =>
  beside > 0 && beside * 2 >= figures ? name.replace(/\([^()]*\)/g, "").trim() : name;

function roleOf(name: string, content: Content): ColumnProposal {
  const { figures, words, kinds, kind, claimed, digits } = content;
  const called = `is called “${name}”`;
  const named = name !== "";
  if (/^(?:units?|uom|currency)$/i.test(name)) return { role: "unit", reason: called };
  // Claims that aren't understood are claims, and are listed as such.
  if (WORDS.claimed.test(name) && figures < words && digits > words / 2)
    return { role: "rate", reason: called };
  if (figures === 0 || words > 2 * figures)
    return { role: "text", reason: figures ? "holds more words than figures" : "holds no figures" };
  if (isNaming(name, content)) return { role: "text", reason: "its figures name things" };
  const percents = (kinds.get("percent") ?? 0) / figures;
  const multiples = (kinds.get("times") ?? 0) / figures;
  if (multiples > 0.5) return { role: "speedup", reason: "its figures are multiples (10x)" };
  const said = claimed > figures / 2;
  const ratio = percents > 0.5 && WORDS.ratio.test(name);
  const claims = said || ratio || (WORDS.claimed.test(name) && !WORDS.running.test(name));
  const why = said ? "its cells say that they are changes" : called;
  if (claims && percents + multiples >= 0.5) return { role: "rate", reason: why };
  if (claims) return { role: "difference", reason: why };
  if (named && WORDS.before.test(name)) return { role: "before", reason: called };
  if (named && WORDS.after.test(name)) return { role: "after", reason: called };
  if (named && WORDS.cost.test(name) && kind !== "percent") return { role: "cost", reason: called };
  return { role: "quantity", reason: "holds figures" };
}
