import type { BuildContext } from "../../sheets/context";
import type { CellRole, PlanRect } from "../../sheets/plan";
import { Sheet } from "../../sheets/sheet";
import { ANALYSIS_TAB } from "./page";

/** What was pasted, as cells. */
export interface PastedPage {
  readonly cells: readonly (readonly string[])[];
  readonly tables: readonly (PlanRect & { readonly headers: number })[];
  readonly lines: readonly { readonly row: number; readonly heading: boolean }[];
}

/** Excel's own format for texts: what is typed over them stays a text too. */
const TEXT = "@";
const WIDTHS = { least: 10, most: 42 } as const;
/** Texts that are right-aligned like the numbers they print. */
const FIGURE = /^[^\p{L}\d]*\d/u;

/** The pasted text on a sheet: every text as it is printed, and none of them a formula. */
export function pastedSheet(context: BuildContext, { cells, tables, lines }: PastedPage): Sheet {
  const columns = cells.reduce((most, row) => Math.max(most, row.length), 1);
  const inTables = new Set(
    tables.flatMap(({ row, rows }) => Array.from({ length: rows }, (_, r) => row + r)),
  );
  const sheet = new Sheet(context, {
    key: "pasted",
    name: "Pasted text",
    tabColor: ANALYSIS_TAB,
    columns: Array.from({ length: columns }, (_, c) => ({
      key: `c${c}`,
      width: widthOf(cells.filter((_row, r) => inTables.has(r)).map((row) => row[c] ?? "")),
    })),
  });
  const roles = rolesOf(tables, lines);
  cells.forEach((row, r) =>
    row.forEach((value, c) => {
      if (value === "") return;
      const role = roles(r, c) ?? (FIGURE.test(value) ? "stated" : "label");
      sheet.put(r, c, { role, value, format: TEXT });
    }),
  );
  return sheet;
}

function widthOf(texts: readonly string[]): number {
  const longest = texts.reduce((most, text) => Math.max(most, text.length), 0);
  return Math.min(Math.max(longest + 3, WIDTHS.least), WIDTHS.most);
}

function rolesOf(tables: PastedPage["tables"], lines: PastedPage["lines"]) {
  const lineRoles = new Map(
    lines.map(({ row, heading }): [number, CellRole] => [row, heading ? "heading" : "purpose"]),
  );
  return (r: number, c: number): CellRole | undefined => {
    const line = lineRoles.get(r);
    if (line) return line;
    const table = tables.find(
      ({ row, rows, column, columns }) => r >= row && r < row + rows && c >= column && c < column + columns,
    );
    return table && r < table.row + table.headers ? "header" : undefined;
  };
}
