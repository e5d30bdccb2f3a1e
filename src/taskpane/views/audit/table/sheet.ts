import {
  textOf,
  type Audit,
  type AuditedClaim,
  type Figure,
  type Page,
  type Reading,
} from "../../../../audit";
import type { Claim } from "../../../../core/claims/claim";
import type { TableAudit, TableClaimRow } from "../../../../templates/analysis";
import { formulaOf, placeOf } from "./formula";

const COMPARISONS = { "=": "=", "<": "<", ">": ">", "≤": "<=", "≥": ">=", "~": "~" } as const;

/** The audit as the result sheet takes it. */
export function sheetOf(
  { page, claims }: Audit,
  source: TableAudit["source"],
  { title, what, chosen }: { title: string; what: string; chosen: ReadonlyMap<AuditedClaim, Reading> },
): TableAudit {
  return {
    title,
    what,
    source,
    claims: claims.map((claim) => rowOf(claim, chosen.get(claim), page)),
    decimal: page.decimal ?? ".",
  };
}

/** The texts of a page that was pasted. */
export const pastedSource = ({ cells, tables, lines }: Page): TableAudit["source"] => ({
  kind: "pasted",
  page: { cells: cells.map((row) => row.map(textOf)), tables, lines },
});

/** A claim that nothing has to do with gets no formula, unless the user has chosen one. */
function rowOf(claim: AuditedClaim, chosen: Reading | undefined, page: Page): TableClaimRow {
  const { figure } = claim;
  const reading = chosen ?? (claim.judged ? claim.readings[0] : undefined);
  const read = figure ? printedOf(figure.claim) : {};
  return {
    claim: placeOf(claim.ref, page),
    about: claim.about,
    printed: claim.text,
    ...read,
    ...(reading && { computed: (operands) => formulaOf(reading.expression, page, operands) }),
    format: figure && reading ? formatOf(figure.kind, reading.computed) : "General",
    judged: reading !== undefined,
    ...(reading?.undefined && { overNothing: true }),
    reading: reading?.words ?? "",
    note: claim.note,
  };
}

function printedOf(claim: Claim): Pick<TableClaimRow, "figure" | "range"> {
  if (claim.relation === "within") return { range: { low: claim.low, high: claim.high } };
  const { value, exponent, relation } = claim;
  return { figure: { value, exponent, comparison: COMPARISONS[relation] } };
}

/** With as many decimals as the size needs. */
function formatOf(kind: Figure["kind"], computed: number): string {
  if (kind === "percent") return "0.0%";
  if (kind === "times") return '0.0#"x"';
  return Math.abs(computed) >= 1000 ? "#,##0" : "#,##0.00";
}
