import { expect } from "vitest";
import type { Audit, Expression, Ref } from "../../../src/audit";

/** Of up to eight readings the best ones; how many there are is said. */
const SHOWN = 3;

/** All that an audit says, a line each: what it takes the columns and rows for, and its claims with their readings. */
export function said({ page, tables, claims }: Audit): string[] {
  const marks = page.lines.map(({ row, heading }) => `${heading ? "heading" : "line"} ${row + 1}`);
  return [
    [`decimal ${page.decimal}`, ...marks].join(", "),
    ...tables.flatMap(({ table, columns }) => {
      const { row, column, rows, headers } = table.area;
      return [
        `table ${at({ row, column })}, ${rows} rows, ${headers} of names: ${Array.from({ length: table.height }, (_, r) => table.rowRole(r).charAt(0)).join("")}`,
        ...columns.map(({ role, reason }, c) => `  ${table.names[c]}: ${role}, ${reason}`),
      ];
    }),
    ...claims.flatMap(({ ref, text, about, judged, note, readings }) => [
      `${at(ref)} “${text}” of ${about}${judged ? "" : ", not judged"}, ${readings.length} readings${note && `. ${note}`}`,
      ...readings
        .slice(0, SHOWN)
        .map(
          ({ words, relation, computed, verdict, miss, expression, due, likely, last }) =>
            `  ${verdict} ${short(computed)}${miss ? ` (${short(miss)} off)` : ""}: ${relation}${due ? ", due" : ""}${likely ? ", likely" : ""}${last ? ", last" : ""}, ${words} ${formula(expression)}`,
        ),
    ]),
  ];
}

const short = (value: number): string => String(Number(value.toPrecision(5)));

const at = ({ row, column, part }: Ref): string =>
  `${String.fromCharCode(65 + column)}${row + 1}${part ? `[${part.from}+${part.length}]` : ""}`;

function formula(expression: Expression): string {
  switch (expression.kind) {
    case "cell":
      return at(expression.ref);
    case "run": {
      const { from, to, values } = expression;
      expect(values).toHaveLength((to.row - from.row + 1) * (to.column - from.column + 1));
      return `${at(from)}:${at(to)}`;
    }
    case "number":
      return expression.text ?? String(expression.value);
    case "operation":
      return `(${formula(expression.left)}${expression.operator}${formula(expression.right)})`;
    case "call":
      return `${expression.name}(${expression.items.map(formula).join()})`;
  }
}
