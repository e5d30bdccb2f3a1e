import type { ColumnProposal } from "./columns/propose";
import { proposeColumns } from "./columns/propose";
import { isClaimed, isMeasured, WORDS, type ColumnRole } from "./columns/roles";
import type { Figure } from "./figure";
import {
  bears,
  isOfRounding,
  judgedAmong,
  judgedBy,
  readingsOf,
  type Proposal,
  type Reading,
} from "./reading";
import { ofInverse } from "./relations/inverse";
import { ofColumns } from "./relations/ladder";
import type { Wanted } from "./relations/pair";
import { ofRow } from "./relations/row";
import { ofItems } from "./relations/totals";
import { ofBeside } from "./relations/beside";
import { claimRows, ofClaimRow } from "./relations/transposed";
import type { Ref } from "./page";
import type { Table } from "./table";

/** A figure that follows, or should follow, from others. */
export interface TableClaim {
  readonly ref: Ref;
  readonly row: number;
  readonly column: number;
  readonly figure: Figure;
  readonly readings: readonly Reading[];
  /** The first reading is due, or bears out enough claims to be no chance. */
  readonly judged: boolean;
}

export interface AuditedTable {
  readonly table: Table;
  readonly columns: readonly ColumnProposal[];
  readonly claims: readonly TableClaim[];
  /** Claimed cells that hold words, or a figure that isn't understood. */
  readonly unread: readonly { readonly ref: Ref; readonly text: string }[];
}

/** Rows after which only what bore something out among them is still tried. */
const SAMPLE = 60;
const MOST_GROUPS = 4;
const LEAST_MISS = 0.01;

/**
 * The claims of a table, each with the readings that might bear it out.
 * @param chosen roles that the user has set, by column
 */
export function auditTable(table: Table, chosen: ReadonlyMap<number, ColumnRole> = new Map()): AuditedTable {
  const proposed = proposeColumns(table).map((proposal, c): ColumnProposal => {
    const role = chosen.get(c);
    return role ? { role, reason: "you chose it" } : proposal;
  });
  const label = proposed.findIndex(({ role }) => role === "label");
  table.labelledBy(label);
  const columns = withPair(table, proposed, chosen);
  const roles = columns.map(({ role }) => role);
  const claims: TableClaim[] = [];
  const unread: { ref: Ref; text: string }[] = [];
  const rows = claimRows(table, roles);
  roles.forEach((role, column) => {
    if (
      isClaimed(role) ||
      WORDS.total.test(table.names[column] ?? "") ||
      WORDS.running.test(table.names[column] ?? "")
    )
      claims.push(...claimsOf(table, column, roles, unread));
    else if (isMeasured(role)) claims.push(...totalsOf(table, column, roles));
  });
  for (const row of rows) claims.push(...amongThemselves(table, ofClaimRow(table, row, roles)));
  for (let column = 0; column < table.width; column++)
    claims.push(...amongThemselves(table, ofBeside(table, column, roles)));
  claims.push(...ofInverse(table, roles).map((claim) => finished(table, claim)));
  return { table, columns, claims, unread };
}

interface Proposed {
  row: number;
  column: number;
  figure: Figure;
  proposals: readonly Proposal[];
}

const finished = (table: Table, { row, column, figure, proposals }: Proposed): TableClaim => ({
  ref: table.ref(row, column),
  row,
  column,
  figure,
  ...judgedBy(figure, proposals),
});

/** Claims of one row, or one column, bear each other's readings out. */
function amongThemselves(table: Table, proposed: readonly (Proposed & { ref?: Ref })[]): TableClaim[] {
  return judgedTogether(
    table,
    proposed.map((claim) => ({ ...claim, readings: readingsOf(claim.figure, claim.proposals) })),
  );
}

interface Read extends Omit<Proposed, "proposals"> {
  readings: readonly Reading[];
}

function judgedTogether(table: Table, all: readonly (Read & { ref?: Ref })[]): TableClaim[] {
  const support = supportOf(all);
  return all.map(({ row, column, figure, ref, readings }) => ({
    ref: ref ?? table.ref(row, column),
    row,
    column,
    figure,
    ...judgedAmong(figure, readings, (scheme) => support.get(scheme) ?? 0, all.length),
  }));
}

function claimsOf(
  table: Table,
  column: number,
  roles: readonly ColumnRole[],
  unread: { ref: Ref; text: string }[],
): TableClaim[] {
  const found = table.height > SAMPLE ? groupsThatHold(table, column, roles) : null;
  const wanted: Wanted = (key) => found?.has(key) ?? true;
  const all: Read[] = [];
  for (let row = 0; row < table.height; row++) {
    const figure = table.figure(row, column);
    if (figure)
      all.push({
        row,
        column,
        figure,
        readings: readingsOf(figure, proposalsFor(table, row, column, figure, roles, wanted)),
      });
    else if (!table.isBlank(row, column))
      unread.push({ ref: table.ref(row, column), text: table.text(row, column) });
  }
  return judgedTogether(table, all);
}

function proposalsFor(
  table: Table,
  row: number,
  column: number,
  figure: Figure,
  roles: readonly ColumnRole[],
  wanted: Wanted,
): Proposal[] {
  return [
    ...ofItems(table, row, column, figure),
    ...ofRow(table, row, column, figure, roles, wanted),
    ...(table.rowRole(row) === "item" ? ofColumns(table, row, column, figure, roles, wanted) : []),
  ];
}

/** Off by no more than what the digits that its figures leave out may come to. */
const nearly = (reading: Reading, { claim }: Figure): boolean =>
  bears(reading) || (reading.miss < LEAST_MISS && isOfRounding(claim, reading));

/** How many claims of the column each scheme bears out. */
function supportOf(
  claims: readonly Read[],
  holds: (reading: Reading, figure: Figure) => boolean = bears,
): Map<string, number> {
  const support = new Map<string, number>();
  for (const { readings, figure } of claims)
    for (const reading of readings)
      if (holds(reading, figure)) support.set(reading.scheme, (support.get(reading.scheme) ?? 0) + 1);
  return support;
}

/** What the first figures of a column may say; null where one says nothing. */
function sampled(
  table: Table,
  column: number,
  proposalsOf: (row: number, figure: Figure) => readonly Proposal[] | null,
): Read[] {
  const all: Read[] = [];
  for (let row = 0; row < Math.min(table.height, SAMPLE); row++) {
    const figure = table.figure(row, column);
    const proposals = figure && proposalsOf(row, figure);
    if (figure && proposals) all.push({ row, column, figure, readings: readingsOf(figure, proposals) });
  }
  return all;
}

/** "row 1,2", "first 3": the groups of schemes that bear out the most among the first rows. */
function groupsThatHold(table: Table, column: number, roles: readonly ColumnRole[]): Set<string> {
  const all = sampled(table, column, (row, figure) =>
    proposalsFor(table, row, column, figure, roles, () => true),
  );
  const groups = new Map<string, number>();
  for (const [scheme, count] of supportOf(all)) {
    const group = scheme.split(" ").slice(0, 2).join(" ");
    groups.set(group, Math.max(groups.get(group) ?? 0, count));
  }
  const named = roles.indexOf("before");
  const best = [...groups].sort((a, b) => b[1] - a[1]).slice(0, MOST_GROUPS);
  return new Set([...best.map(([group]) => group), `row ${named},${roles.indexOf("after")}`]);
}

function totalsOf(table: Table, column: number, roles: readonly ColumnRole[]): TableClaim[] {
  const claims: TableClaim[] = [];
  for (let row = 0; row < table.height; row++) {
    const figure = table.rowRole(row) === "item" ? null : table.figure(row, column);
    if (!figure) continue;
    const proposals = ofItems(table, row, column, figure);
    if (proposals.length > 0 || roles.length === 1)
      claims.push(finished(table, { row, column, figure, proposals }));
  }
  return claims;
}

/**
 * Where the names don't say which columns stand before and after, the claims do: those two, in that order, that bear out
 * the most of them.
 */
function withPair(
  table: Table,
  columns: readonly ColumnProposal[],
  chosen: ReadonlyMap<number, ColumnRole>,
): ColumnProposal[] {
  const roles = columns.map(({ role }) => role);
  const named = (role: ColumnRole) => roles.includes(role);
  const many = (role: ColumnRole) => roles.filter((one) => one === role).length > 1;
  const several = many("before") || many("after");
  if (named("before") && named("after") && !several) return [...columns];
  const years = byYears(table, roles);
  if (years)
    return columns.map((column, c): ColumnProposal => {
      if (chosen.has(c) || !years.includes(c)) return column;
      return { role: c === years[0] ? "before" : "after", reason: "years beside one another" };
    });
  const rest = restOf(table, roles, chosen);
  if (rest)
    return columns.map((column, c) =>
      c === rest.column ? { role: rest.role, reason: "the only other figures of their kind" } : column,
    );
  const counts = new Map<string, { count: number; claims: number; column: number }>();
  roles.forEach((role, column) => {
    if (!isClaimed(role)) return;
    const all = sampled(table, column, (row, figure) =>
      table.rowRole(row) === "average" ? null : ofRow(table, row, column, figure, roles, () => true),
    );
    for (const [scheme, count] of supportOf(all, nearly)) {
      // The share that is left, and a ratio turned over, say the same of the other order.
      const [, group = "", kind = ""] = /^row (\S+) (\S+)/.exec(scheme) ?? [];
      if (!["a/b", "b/a", "(a-b)/a", "(b-a)/a", "b-a", "a-b", "year"].includes(kind)) continue;
      if (!isExpected(table, group, kind)) continue;
      const held = counts.get(group);
      if (!held || count > held.count) counts.set(group, { count, claims: all.length, column });
    }
  });
  const ranked = [...counts].sort((a, b) => b[1].count - a[1].count || fit(b[0], roles) - fit(a[0], roles));
  const [best] = ranked;
  if (!best || best[1].count * 2 < best[1].claims) return [...columns];
  const [before, after] = best[0].split(",").map(Number);
  const because = `gives “${table.names[best[1].column] ?? ""}” in ${best[1].count} of ${best[1].claims} rows`;
  return columns.map((column, c) => {
    // Of several that are named so, those that the claims are about.
    const other = c !== before && c !== after;
    if (other && several && !chosen.has(c) && (column.role === "before" || column.role === "after"))
      return { role: "quantity", reason: "no claim is about it" };
    if (chosen.has(c) || other) return column;
    return { role: c === before ? "before" : "after", reason: because };
  });
}

/**
 * A time, a size or a price falls, a rate of work rises; of figures that say neither the one before stands on the left.
 */
function isExpected(table: Table, group: string, kind: string): boolean {
  const [a = 0, b = 0] = group.split(",").map(Number);
  const figure = table.figure(0, a) ?? table.figure(1, a);
  const name = table.names[a] ?? "";
  const falls = ["time", "size", "money"].includes(figure?.kind ?? "") || WORDS.falling.test(name);
  const rises = figure?.unit.includes("/") || WORDS.rising.test(name);
  if (falls) return kind !== "b/a" && kind !== "b-a";
  if (rises) return kind !== "a/b" && kind !== "a-b";
  return a < b;
}

/** Where one of the two is named and claims are made, the only other column of its kind is the other. */
function restOf(
  table: Table,
  roles: readonly ColumnRole[],
  chosen: ReadonlyMap<number, ColumnRole>,
): { column: number; role: ColumnRole } | null {
  const named = roles.flatMap((role, c) => (role === "before" || role === "after" ? [c] : []));
  const others = roles.flatMap((role, c) => (role === "quantity" ? [c] : []));
  const [column, other] = [named[0], others[0]];
  if (named.length !== 1 || others.length !== 1 || column === undefined || other === undefined) return null;
  if (chosen.has(other) || !roles.some(isClaimed)) return null;
  const row = Array.from({ length: Math.min(table.height, SAMPLE) }, (_, r) => r).find(
    (r) => table.figure(r, column) && table.figure(r, other),
  );
  const [one, two] = row === undefined ? [] : [table.figure(row, column), table.figure(row, other)];
  if (!one || !two || one.kind !== two.kind || one.unit !== two.unit) return null;
  return { column: other, role: roles[column] === "before" ? "after" : "before" };
}

const YEAR = /(?<!\d)((?:19|20)\d\d)(?!\d)/;

/** Two columns of years, with claims beside them: the earlier one is before the later one. */
function byYears(table: Table, roles: readonly ColumnRole[]): [before: number, after: number] | null {
  if (!roles.some(isClaimed)) return null;
  const years = roles.flatMap((role, column) => {
    const year = isMeasured(role) ? YEAR.exec(table.names[column] ?? "")?.[1] : undefined;
    return year === undefined ? [] : [{ column, year: Number(year) }];
  });
  const [one, other] = years.sort((x, y) => x.year - y.year);
  return years.length === 2 && one!.year < other!.year ? [one!.column, other!.column] : null;
}

/** Does a pair fit what the names say already, and the order in which people write? */
function fit(group: string, roles: readonly ColumnRole[]): number {
  const [a = 0, b = 0] = group.split(",").map(Number);
  return (
    Number(roles[a] === "before") +
    Number(roles[b] === "after") -
    Number(roles[a] === "after") -
    Number(roles[b] === "before") +
    (a < b ? 0.5 : 0)
  );
}
