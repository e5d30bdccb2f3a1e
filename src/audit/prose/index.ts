import type { AuditedClaim } from "../claims";
import { cellOf } from "../expression";
import { ARROW, isAlike, type Figure } from "../figure";
import { textOf, type Page } from "../page";
import { isOfRounding, judgedBy, ROUNDED, type Proposal } from "../reading";
import { ofOther, ofPair } from "../relations/pair";
import type { AuditedTable } from "../tables";
import type { Known } from "./elsewhere";
import { partsOf, type Part } from "./parts";
import { ofTableAbove, overNothing } from "./topics";

/** Claims in the lines between the tables: "Total savings: $10.2M (90% reduction)", "$10K → $1K (90% savings)". */
export function auditLines(
  page: Page,
  tables: readonly AuditedTable[],
  known: Known,
  equations: ReadonlyMap<number, AuditedClaim[]>,
): AuditedClaim[] {
  return withTablesAbove(page, tables).flatMap(({ row, above }): AuditedClaim[] => {
    const line = textOf(page.cells[row]?.[0]);
    const equation = equations.get(row);
    if (equation) return equation;
    const parts = partsOf(line, row, page.decimal);
    const nothing = above && overNothing(line, row, above);
    const ofTable = above && ofTableAbove(line, above, known);
    const claims = parts.flatMap((part, k) =>
      isCompared(parts, k)
        ? []
        : claimOf(part, line, [
            ...inLine(part, parts.slice(Math.max(k - 2, 0), k)),
            ...(ofTable?.(part) ?? []),
            ...known.sameAs(part, line, above),
          ]),
    );
    return [...(nothing ? [nothing] : []), ...claims];
  });
}

/** The lines of text, each with the nearest table above it, with no heading between. */
function withTablesAbove(
  { lines }: Page,
  tables: readonly AuditedTable[],
): { row: number; above: AuditedTable | null }[] {
  const places = [
    ...tables.map((table) => ({ row: table.table.area.row, table, heading: false })),
    ...lines.map(({ row, heading }) => ({ row, table: null, heading })),
  ].sort((a, b) => a.row - b.row);
  let above: AuditedTable | null = null;
  const found: { row: number; above: AuditedTable | null }[] = [];
  for (const { row, table, heading } of places) {
    if (table || heading) above = table;
    else found.push({ row, above });
  }
  return found;
}

/** "$10K → $1K (90%)": the first two are what the claim behind them is about. */
const isCompared = (parts: readonly Part[], k: number): boolean =>
  ARROW.test(parts[k]!.after) || ARROW.test(parts[k + 1]?.after ?? "");

function claimOf(part: Part, line: string, proposals: readonly Proposal[]): AuditedClaim[] {
  const isClaim = proposals.length > 0 || ["percent", "times", "money"].includes(part.figure.kind);
  if (
    !isClaim ||
    (part.figure.kind === "number" && proposals.every(({ relation }) => relation === "elsewhere"))
  )
    return [];
  const { readings, judged } = judgedBy(part.figure, proposals);
  const [first] = readings;
  const note = !judged
    ? "Nothing else on the page has to do with it."
    : first && isOfRounding(part.figure.claim, first)
      ? ROUNDED
      : "";
  return [{ ref: part.ref, text: part.text, about: line, figure: part.figure, readings, judged, note }];
}

/** Against the figures that stand before it in the same line. */
function inLine(part: Part, before: readonly Part[]): Proposal[] {
  const [a, b] = before.slice(-2);
  if (a && b && ARROW.test(b.after) && isAlike(a.figure, b.figure))
    return ofPair(part.figure, measured(a), measured(b), { before: a.text, after: b.text }, "line", true);
  const last = before[before.length - 1];
  if (!last || (part.after !== "=" && part.after !== "(")) return [];
  return sameThing(part.figure, last, part.after === "=");
}

/** "10x speedup = 0.9 (90% time saved)": a plain number behind "=" is a share. */
function sameThing(claim: Figure, { figure, text, ref }: Part, due: boolean): Proposal[] {
  const share: Figure = claim.kind === "number" && claim.unit === "" ? { ...claim, kind: "percent" } : claim;
  const expression = cellOf(ref, figure);
  const equal: Proposal = {
    relation: "another claim",
    words: `the same as “${text}”`,
    expression,
    scheme: "same",
    due,
  };
  const isShare =
    share.kind === "percent" &&
    (figure.kind === "percent" || (figure.kind === "number" && figure.unit === ""));
  return [
    ...(isShare ? [equal] : []),
    ...ofOther(share, { figure, expression }, `“${text}”`, "line").map((proposal, k) => ({
      ...proposal,
      due: due && k === 0,
    })),
  ];
}

const measured = ({ figure, ref }: Part) => ({ figure, expression: cellOf(ref, figure) });
