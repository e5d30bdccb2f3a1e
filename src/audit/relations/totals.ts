import { aggregate, cellOf, minus, ONE, plus, scaled, times, type Expression } from "../expression";
import { isAlike, type Figure } from "../figure";
import type { Proposal, Relation } from "../reading";
import type { Table } from "../table";

/** A formula has 8192 characters. */
const MOST_GAINS = 30;

/** What the claim in a total's or an average's row may say of the column above it. */
export function ofItems(table: Table, row: number, column: number, claim: Figure): Proposal[] {
  const role = table.rowRole(row);
  if (role === "item") return [];
  // Scores have an overall mean, and no sum.
  const prefer = /^\/\d/.test(claim.unit) ? "average" : role;
  const group = table.itemsAbove(row);
  const above = Array.from({ length: row }, (_, r) => r);
  const all = above.filter((r) => table.rowRole(r) === "item");
  const own = ofRows(table, group, column, claim, prefer);
  if (all.length === group.length) return own;
  // Below subtotals a total is of everything, or of those and what stands below them.
  const totals = above.filter((r) => table.rowRole(r) === "total");
  const rest = all.filter((r) => r > (totals.at(-1) ?? row));
  return [
    ...own,
    ...ofRows(table, all, column, claim, prefer, "all "),
    ...(prefer === "total"
      ? ofRows(table, [...totals, ...rest], column, claim, prefer, "the totals and what is below them in ")
      : []),
  ];
}

/** Sum, mean, product … of some rows of a column, those that fit the claim. */
export function ofRows(
  table: Table,
  rows: readonly number[],
  column: number,
  claim: Figure,
  prefer: "total" | "average",
  which = "",
): Proposal[] {
  const figures = rows.flatMap((r) => {
    const figure = table.figure(r, column);
    return figure && figure.claim.relation !== "within" && isAlike(figure, claim) ? [{ r, figure }] : [];
  });
  if (figures.length < 2) return [];
  // What isn't understood may belong to the sum.
  const whole = rows.every((r) => table.figure(r, column) || !/\d/.test(table.text(r, column)));
  const cells = figures.map(({ r, figure }) => ({
    ref: table.ref(r, column),
    value: figure.value,
    factor: claim.kind === "times" ? 1 : figure.factor / claim.factor,
  }));
  const name = table.names[column] || `column ${column + 1}`;
  const of = (relation: Relation, words: string, expression: Expression, due = false): Proposal => ({
    relation,
    due,
    words: `${words} of ${which}${name}`,
    expression,
    scheme: `${relation} ${which}${column}`,
    ...(!whole && { last: true }),
  });
  const [total, average] = [prefer === "total", prefer === "average"];
  const sum = of("sum", "the sum", aggregate("SUM", cells), claim.kind !== "times" && total);
  const mean = of("mean", "the mean", aggregate("AVERAGE", cells), average);
  if (claim.kind === "times") {
    const product = of("product", "the product", aggregate("PRODUCT", cells), total);
    return prefer === "total" ? [product, sum, mean, largest()] : [mean, largest()];
  }
  if (claim.kind === "percent") {
    const gains = figures.map(({ r, figure }) =>
      plus(ONE, scaled(cellOf(table.ref(r, column), figure), figure.factor)),
    );
    const product = minus(gains.reduce(times), ONE);
    const compounded =
      gains.length <= MOST_GAINS
        ? [of("compounding", "the gains, compounded,", scaled(product, 1 / claim.factor))]
        : [];
    return prefer === "total" ? [sum, ...compounded, mean, largest()] : [mean, sum];
  }
  return prefer === "total" ? [sum] : [mean];

  function largest(): Proposal {
    return of("largest", "the largest", aggregate("MAX", cells));
  }
}
