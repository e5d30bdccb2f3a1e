import { aggregate, minus, ONE, type Expression } from "../expression";
import { isAlike, type Figure } from "../figure";
import type { Proposal, Relation } from "../reading";
import type { Table } from "../table";

/** What the claim in a total's or an average's row may say of the column above it. */
export function ofItems(table: Table, row: number, column: number, claim: Figure): Proposal[] {
  const role = table.rowRole(row);
  if (role === "item") return [];
  // Scores have an overall mean, and no sum.
  const prefer = /^\/\d/.test(claim.unit) ? "average" : role;
  return ofRows(table, table.itemsAbove(row), column, claim, prefer);
}

/** Sum, mean, product … of some rows of a column, those that fit the claim. */
export function ofRows(
  table: Table,
  rows: readonly number[],
  column: number,
  claim: Figure,
  prefer: "total" | "average",
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
    words: `${words} of ${name}`,
    expression,
    scheme: `${relation} ${column}`,
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
    const gains = cells.map(({ ref, value }): Expression => ({
      kind: "operation",
      operator: "+",
      left: ONE,
      right: { kind: "cell", ref, value },
    }));
    const product = gains.reduce((left, right) => ({ kind: "operation", operator: "*", left, right }));
    const compounded =
      gains.length <= 30 ? [of("compounding", "the gains, compounded,", minus(product, ONE))] : [];
    return prefer === "total" ? [sum, ...compounded, mean, largest()] : [mean, sum];
  }
  return prefer === "total" ? [sum] : [mean];

  function largest(): Proposal {
    return of("largest", "the largest", aggregate("MAX", cells));
  }
}
