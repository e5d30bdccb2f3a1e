import type { AuditedClaim } from "./claims";
import type { Expression } from "./expression";
import { textOf, type Page } from "./page";
import { judgedBy, type Proposal } from "./reading";
import type { AuditedTable } from "./tables";

/** A table's total cost, with the words by which the line above the table announces it. */
export interface NamedTotal {
  readonly name: string;
  readonly words: readonly string[];
  readonly expression: Expression;
  readonly table: AuditedTable;
}

/** "Investment: Data curation pipeline" over a table whose costs come to $20K. */
export function namedTotals(page: Page, tables: readonly AuditedTable[]): NamedTotal[] {
  return tables.flatMap((audited): NamedTotal[] => {
    const { table, columns } = audited;
    const { row: top } = table.area;
    const line = page.lines.find(({ row, heading }) => !heading && row < top && row >= top - 2);
    const column = columns.findIndex(({ role }) => role === "cost");
    const row = table.totalRow;
    const cost = row === null ? null : table.cell(row, column);
    if (!line || !cost) return [];
    const name = textOf(page.cells[line.row]?.[0]);
    return [
      {
        name: `${table.names[column]} of ${table.rowName(row!)} under “${name}”`,
        words: wordsOf(name),
        expression: cost.expression,
        table: audited,
      },
    ];
  });
}

/** The totals that are announced by all of a name's words. */
export function totalsNamed(totals: readonly NamedTotal[], name: string): Proposal[] {
  const wanted = wordsOf(name);
  return totals
    .filter(({ words }) => wanted.length > 0 && wanted.every((word) => words.includes(word)))
    .map(({ name: where, expression }) => ({
      relation: "elsewhere",
      words: where,
      expression,
      scheme: `named ${where}`,
      due: true,
    }));
}

/** Rows of one table that another table puts a total on, under the same name. A single word is no name. */
export function namedElsewhere(
  totals: readonly NamedTotal[],
  tables: readonly AuditedTable[],
): AuditedClaim[] {
  return tables.flatMap(({ table, columns }) => {
    const column = columns.findIndex(({ role }) => role === "after");
    if (column < 0) return [];
    return Array.from({ length: table.height }, (_, r) => r).flatMap((r): AuditedClaim[] => {
      const figure = table.figure(r, column);
      const label = table.rowName(r);
      if (figure?.kind !== "money" || wordsOf(label).length < 2) return [];
      const proposals = totalsNamed(
        totals.filter((total) => total.table.table !== table),
        label,
      );
      if (proposals.length === 0) return [];
      return [
        {
          ref: table.ref(r, column),
          text: figure.text,
          about: `${label}, ${table.names[column]}`,
          figure,
          ...judgedBy(figure, proposals),
          note: "Under the same name there is a total elsewhere on the page.",
        },
      ];
    });
  });
}

const wordsOf = (text: string): string[] => text.toLowerCase().match(/[a-z]{3,}/g) ?? [];
