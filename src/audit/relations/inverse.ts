import { over, times } from "../expression";
import type { Figure } from "../figure";
import { readingOf, bears, type Proposal } from "../reading";
import { isMeasured, type ColumnRole } from "../columns/roles";
import type { Table } from "../table";

const LEAST_ROWS = 3;

interface Inverse {
  row: number;
  column: number;
  figure: Figure;
  proposals: Proposal[];
}

/**
 * A price that falls as a rate of work rises ("$10 at 10 tok/s, $2.50 at 40"): where one price of time fits every row,
 * each follows from the first.
 */
export function ofInverse(table: Table, roles: readonly ColumnRole[]): Inverse[] {
  const measured = roles.flatMap((role, c) => (isMeasured(role) ? [c] : []));
  const isRate = (c: number) => {
    const first = table.firstWith(c);
    return first !== null && /\/(s|sec|second|h|hour|min|minute|d|day)$/.test(table.figure(first, c)!.unit);
  };
  for (const rate of measured.filter(isRate))
    for (const price of measured) {
      const first = table.firstWith(price);
      if (first === null || table.figure(first, price)!.kind !== "money") continue;
      const claims = inversesOf(table, price, rate, first);
      const all =
        claims.length >= LEAST_ROWS - 1 &&
        claims.every(({ figure, proposals }) => {
          const reading = readingOf(figure.claim, proposals[0]!);
          return reading !== null && bears(reading);
        });
      if (all) return claims;
    }
  return [];
}

function inversesOf(table: Table, price: number, rate: number, first: number): Inverse[] {
  const [start, work] = [table.cell(first, price), table.cell(first, rate)];
  if (!start || !work) return [];
  const claims: Inverse[] = [];
  for (let row = first + 1; row < table.height; row++) {
    const [here, by] = [table.cell(row, price), table.cell(row, rate)];
    if (!here || !by || table.rowRole(row) !== "item") continue;
    const proposal: Proposal = {
      relation: "inverse",
      words: `${table.names[price] ?? ""} of ${table.rowName(first)}, as ${table.names[rate] ?? ""} rises`,
      expression: over(times(start.expression, work.expression), by.expression),
      due: true,
      scheme: `inverse ${price} ${rate}`,
    };
    claims.push({ row, column: price, figure: here.figure, proposals: [proposal] });
  }
  return claims;
}
