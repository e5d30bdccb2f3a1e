import { isMeasured, WORDS, type ColumnRole } from "../columns/roles";
import type { Figure } from "../figure";
import type { Proposal } from "../reading";
import type { Table } from "../table";
import { ofPair } from "./pair";

/** Rows that make claims of the rows above them: "Speedup | 1x | 57.8x". Tables with a column of claims have none. */
export function claimRows(table: Table, roles: readonly ColumnRole[]): number[] {
  if (roles.some((role) => role === "speedup" || role === "rate" || role === "difference")) return [];
  const rows: number[] = [];
  for (let row = 0; row < table.height; row++)
    if (table.rowRole(row) === "item" && WORDS.claimed.test(table.text(row, table.label))) rows.push(row);
  return rows.length < table.height ? rows : [];
}

export interface RowClaim {
  row: number;
  column: number;
  figure: Figure;
  proposals: Proposal[];
}

/** Rows further away are about something else. */
const MOST_APART = 20;
/** Each with each other. */
const MOST_PAIRED = 8;

/** Each figure of the row against its column and the first one, in each other row, and two other rows of its column. */
export function ofClaimRow(table: Table, row: number, roles: readonly ColumnRole[]): RowClaim[] {
  const columns = roles.flatMap((role, c) => (isMeasured(role) ? [c] : []));
  const others = Array.from({ length: table.height }, (_, r) => r).filter(
    (r) => r !== row && Math.abs(r - row) <= MOST_APART,
  );
  const near = others.filter((r) => Math.abs(r - row) <= MOST_PAIRED);
  return columns.flatMap((column) => {
    const figure = table.figure(row, column);
    if (!figure) return [];
    const across = others.flatMap((r) => {
      const base = columns.find((c) => table.cell(r, c));
      const [before, after] = [base === undefined ? null : table.cell(r, base), table.cell(r, column)];
      if (!before || !after) return [];
      const name = table.rowName(r);
      const names = { before: `${name} of ${table.names[base!] ?? ""}`, after: name };
      return ofPair(figure, before, after, names, `across ${r}`);
    });
    const down = near.flatMap((a) =>
      near.flatMap((b) => {
        const [before, after] = a < b ? [table.cell(a, column), table.cell(b, column)] : [null, null];
        const names = { before: table.rowName(a), after: table.rowName(b) };
        return before && after ? ofPair(figure, before, after, names, `rows ${a},${b}`) : [];
      }),
    );
    return [{ row, column, figure, proposals: [...across, ...down] }];
  });
}
