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
    digits: 0,
  };
  for (let r = 0; r < Math.min(table.height, SAMPLE); r++) {
    const figure = table.figure(r, column);
    if (figure) {
      content.figures++;
      if (table.cells(r, column).length > 1) content.beside++;
      content.kinds.set(figure.kind, (content.kinds.get(figure.kind) ?? 0) + 1);
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

/** The first column that holds words; the first one where none does and others have figures. */
function labelOf(table: Table, contents: readonly Content[]): number {
  const worded = contents.findIndex(({ figures, words }) => words > figures);
  if (worded === 0 || contents.length === 1) return contents.length === 1 && worded < 0 ? -1 : 0;
  return worded > 0 &&
    contents.slice(0, worded).every((_, c) => !WORDS.claimed.test(table.names[c] ?? "")) &&
    worded === 1 &&
    /^(?:#|no\.?|nr\.?|rank|id)$/i.test(table.names[0] ?? "")
    ? worded
    : 0;
}

/** What stands in brackets, "Training time (speedup)", names what stands in brackets in the cells. */
const ownName = (name: string, { beside, figures }: Content): string =>
  beside * 2 > figures ? name.replace(/\([^()]*\)/g, "").trim() : name;

function roleOf(name: string, { figures, words, kinds, kind, claimed, digits }: Content): ColumnProposal {
  const called = `is called “${name}”`;
  const named = name !== "";
  if (/^(?:units?|uom|currency)$/i.test(name)) return { role: "unit", reason: called };
  // Claims that aren't understood are claims, and are listed as such.
  if (WORDS.claimed.test(name) && figures < words && digits > words / 2)
    return { role: "rate", reason: called };
  if (figures === 0 || words > 2 * figures)
    return { role: "text", reason: figures ? "holds more words than figures" : "holds no figures" };
  const percents = (kinds.get("percent") ?? 0) / figures;
  const multiples = (kinds.get("times") ?? 0) / figures;
  if (multiples > 0.5) return { role: "speedup", reason: "its figures are multiples (10x)" };
  const said = claimed > figures / 2;
  const claims = said || (WORDS.claimed.test(name) && !WORDS.running.test(name));
  const why = said ? "its cells say that they are changes" : called;
  if (claims && (percents > 0 || multiples > 0) && percents + multiples >= 0.5)
    return { role: "rate", reason: why };
  if (claims) return { role: "difference", reason: why };
  if (named && WORDS.before.test(name)) return { role: "before", reason: called };
  if (named && WORDS.after.test(name)) return { role: "after", reason: called };
  if (named && WORDS.cost.test(name) && kind !== "percent") return { role: "cost", reason: called };
  return { role: "quantity", reason: "holds figures" };
}
