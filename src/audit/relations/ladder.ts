import { over, plus, scaled } from "../expression";
import { isAlike, type Figure } from "../figure";
import type { Proposal } from "../reading";
import { isClaimed, isMeasured, WORDS, type ColumnRole } from "../columns/roles";
import type { Table } from "../table";
import { ofPair, type Wanted } from "./pair";

/** What a claim may say of its row's figure against the first, the previous row's, or the whole column. */
export function ofColumns(
  table: Table,
  row: number,
  column: number,
  claim: Figure,
  roles: readonly ColumnRole[],
  wanted: Wanted,
): Proposal[] {
  // Where one column alone is measured, the claims are about it.
  const alone = roles.filter(isMeasured).length === 1;
  return roles.flatMap((role, c) => {
    if (c === column || c === table.label) return [];
    if (WORDS.running.test(table.names[column] ?? "") && (isMeasured(role) || isClaimed(role)))
      return running(table, row, column, claim, c);
    if (!isMeasured(role)) return [];
    const here = table.cell(row, c);
    if (!here) return [];
    const name = table.names[c] || `column ${c + 1}`;
    const first = table.firstWith(c);
    const previous = before(table, row, c);
    const named = table.rowNamedIn(column);
    const against = (other: number, which: string): Proposal[] => {
      if (!wanted(`${which} ${c}`)) return [];
      const there = table.cell(other, c);
      const names = { before: `${name} of ${table.rowName(other)}`, after: name };
      if (!there) return [];
      return ofPair(claim, there, here, names, `${which} ${c}`).map((proposal) => ({
        ...proposal,
        likely: (alone && which === "first") || which === "named",
      }));
    };
    return [
      ...(first === null ? [] : against(first, "first")),
      ...(named === null || named === first || named === row ? [] : against(named, "named")),
      ...(previous === null || previous === first || previous === named ? [] : against(previous, "previous")),
      ...share(table, row, claim, c),
    ];
  });
}

function before(table: Table, row: number, column: number): number | null {
  for (let r = row - 1; r >= 0; r--) if (table.rowRole(r) === "item" && table.cell(r, column)) return r;
  return null;
}

function share(table: Table, row: number, claim: Figure, column: number): Proposal[] {
  if (claim.kind !== "percent" || table.rowRole(row) !== "item") return [];
  const here = table.cell(row, column);
  const total = table.totalBelow(row);
  const whole = total === null ? null : table.cell(total, column);
  if (!here || !whole || !isAlike(here.figure, whole.figure)) return [];
  return [
    {
      relation: "share of a total",
      words: `${table.names[column] ?? ""} ÷ ${table.rowName(total!)}`,
      expression: scaled(
        over(here.expression, whole.expression),
        here.figure.factor / whole.figure.factor / claim.factor,
      ),
      scheme: `share ${column}`,
    },
  ];
}

/** Everything down to this row: what the row above says, and this one's. */
function running(table: Table, row: number, claimed: number, claim: Figure, column: number): Proposal[] {
  const here = table.cell(row, column);
  const above = row === 0 ? null : table.cell(row - 1, claimed);
  if (!here || !isAlike(here.figure, claim) || table.rowRole(row) !== "item" || (row > 0 && !above))
    return [];
  const own = scaled(here.expression, here.figure.factor / claim.factor);
  return [
    {
      relation: "running total",
      words: above ? `the row above + ${table.names[column] ?? ""}` : (table.names[column] ?? ""),
      expression: above ? plus(scaled(above.expression, above.figure.factor / claim.factor), own) : own,
      scheme: `running ${column}`,
    },
  ];
}
