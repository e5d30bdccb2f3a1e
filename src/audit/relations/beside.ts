import { isClaimed, isMeasured, type ColumnRole } from "../columns/roles";
import type { Figure } from "../figure";
import type { Ref } from "../page";
import type { Proposal } from "../reading";
import type { Cell, Table } from "../table";
import { ofPair } from "./pair";
import type { RowClaim } from "./transposed";

interface BesideClaim extends RowClaim {
  ref: Ref;
}

/** What stands in brackets beside a figure is a claim about it: "0.167s (2.04x)", against another row or column. */
export function ofBeside(table: Table, column: number, roles: readonly ColumnRole[]): BesideClaim[] {
  const claims: BesideClaim[] = [];
  const first = table.firstWith(column);
  for (let row = 0; row < table.height; row++) {
    const [own, ...beside] = table.cells(row, column);
    if (!own) continue;
    const name = table.names[column] || `column ${column + 1}`;
    const against = (there: Cell | null, where: string, key: string, figure: Figure): Proposal[] =>
      there ? ofPair(figure, there, own, { before: `${name} of ${where}`, after: name }, key) : [];
    for (const { figure, ref } of beside) {
      if (figure.kind !== "times" && figure.kind !== "percent") continue;
      const columns = roles.flatMap((role, c) => (c !== column && isMeasured(role) ? [c] : []));
      claims.push({
        row,
        column,
        ref,
        figure,
        proposals: [
          ...(first === null
            ? []
            : against(table.cell(first, column), table.rowName(first), "beside first", figure)),
          ...(isClaimed(roles[column] ?? "text") ? ofNamed(table, row, roles, figure) : []),
          ...columns.flatMap((c) => against(table.cell(row, c), table.names[c] ?? "", `beside ${c}`, figure)),
        ],
      });
    }
  }
  return claims;
}

/** Beside a claim stands another about the same two: "−325 kB (53%)". */
function ofNamed(table: Table, row: number, roles: readonly ColumnRole[], claim: Figure): Proposal[] {
  const [a, b] = (["before", "after"] as const).map((role) => roles.indexOf(role)) as [number, number];
  const [before, after] = [table.cell(row, a), table.cell(row, b)];
  if (!before || !after) return [];
  return ofPair(
    claim,
    before,
    after,
    { before: table.names[a] ?? "", after: table.names[b] ?? "" },
    "beside pair",
    true,
  );
}
