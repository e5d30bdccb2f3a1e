import { minus, ONE, over, scaled, times } from "../expression";
import type { Known } from "../prose/elsewhere";
import type { Proposal } from "../reading";
import type { ColumnRole } from "../columns/roles";
import type { Table } from "../table";

/**
 * What a row's speed-up alone saves of the cost that the total's speed-up and saving imply ("10x saves $9M": of $10M),
 * where that cost stands on the page.
 */
export function ofImpliedCost(
  table: Table,
  row: number,
  roles: readonly ColumnRole[],
  known: Known,
): Proposal[] {
  const [speedup, saving] = [roles.indexOf("speedup"), roles.indexOf("difference")];
  const total = table.totalRow;
  if (total === null || table.rowRole(row) !== "item") return [];
  const [all, saved, own, claim] = [
    table.cell(total, speedup),
    table.cell(total, saving),
    table.cell(row, speedup),
    table.figure(row, saving),
  ];
  if (!all || !saved || !own || !claim || all.figure.value <= 1) return [];
  const cost = known.money(saved.figure.value / (1 - 1 / all.figure.value));
  if (!cost) return [];
  const share = minus(ONE, over(ONE, own.expression));
  return [
    {
      relation: "another claim",
      words: `${cost.name} × (1 − 1 ÷ ${table.names[speedup]})`,
      expression: scaled(times(cost.expression, share), 1 / claim.factor),
      scheme: "implied cost",
      due: true,
    },
  ];
}
