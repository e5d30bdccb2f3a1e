import type { AuditedClaim } from "./claims";
import type { ColumnRole, RowRole } from "./columns/roles";
import { namedElsewhere, namedTotals } from "./named";
import type { Page } from "./page";
import { auditLines } from "./prose";
import { elsewhere } from "./prose/elsewhere";
import { equationsOf } from "./prose/equations";
import { isOfRounding, judgedBy, ROUNDED } from "./reading";
import { ofImpliedCost } from "./relations/implied";
import { Table } from "./table";
import { auditTable, type AuditedTable } from "./tables";

export type { AuditedClaim } from "./claims";
export { COLUMN_ROLES, ROW_ROLES, type ColumnRole, type RowRole } from "./columns/roles";
export { decimalsOf, type Decimals } from "./decimal";
export type { ColumnProposal } from "./columns/propose";
export type { Expression } from "./expression";
export type { Figure } from "./figure";
export type { NumberCell, Page, PageCell, Ref } from "./page";
export { textOf } from "./page";
export { readPasted } from "./paste";
export { pageOfCells } from "./sheet";
export { bears, type Reading, type Relation } from "./reading";
export type { AuditedTable } from "./tables";

export interface Audit {
  readonly page: Page;
  readonly tables: readonly AuditedTable[];
  /** In the order of the page. */
  readonly claims: readonly AuditedClaim[];
}

/** Roles that the user has chosen: by table, by column. */
export type ChosenRoles = ReadonlyMap<number, ReadonlyMap<number, ColumnRole>>;
export type ChosenRows = ReadonlyMap<number, ReadonlyMap<number, RowRole>>;

/** Finds the claims of a page, and for each the relations to other figures of the page that might bear it out. */
export function auditPage(page: Page, chosen: ChosenRoles = new Map(), rows: ChosenRows = new Map()): Audit {
  const tables = page.tables.map((area, k) => auditTable(new Table(page, area, rows.get(k)), chosen.get(k)));
  const known = elsewhere(page, tables);
  const totals = namedTotals(page, tables);
  const claims = [
    ...tables.flatMap((table) => claimsOf(table, known)),
    ...namedElsewhere(totals, tables),
    ...auditLines(page, tables, known, equationsOf(page, totals)),
  ];
  claims.sort((a, b) => a.ref.row - b.ref.row || a.ref.column - b.ref.column || from(a) - from(b));
  return { page, tables, claims };
}

const from = ({ ref }: AuditedClaim) => ref.part?.from ?? 0;

function claimsOf(
  { table, columns, claims, unread }: AuditedTable,
  known: ReturnType<typeof elsewhere>,
): AuditedClaim[] {
  const roles = columns.map(({ role }) => role);
  const read = claims.map(({ ref, row, column, figure, readings, judged }): AuditedClaim => {
    const about = `${table.rowName(row)}, ${table.names[column] || `column ${column + 1}`}`;
    const implied = judged || roles[column] !== "difference" ? [] : ofImpliedCost(table, row, roles, known);
    const better = implied.length > 0 ? judgedBy(figure, implied) : null;
    const all = better ? { readings: [...better.readings, ...readings], judged: true } : { readings, judged };
    const [first] = all.readings;
    const note = !all.judged ? UNRELATED : first && isOfRounding(figure.claim, first) ? ROUNDED : "";
    return { ref, text: figure.text, about, figure, ...all, note };
  });
  const words = unread.map(({ ref, text }): AuditedClaim => {
    const row = ref.row - table.area.row - table.area.headers;
    const about = `${table.rowName(row)}, ${table.names[ref.column - table.area.column] ?? ""}`;
    const note = NUMBERS.test(text) ? SEVERAL : UNREAD;
    return { ref, text, about, figure: null, readings: [], judged: false, note };
  });
  return [...read, ...words];
}

const UNRELATED = "No other figure has to do with it.";
const UNREAD = "No number, or one that isn’t understood.";
const SEVERAL = "Several figures, and which of them is meant isn’t said: give each a cell of its own.";
const NUMBERS = /\d[^\d.,'’]+\d/;
