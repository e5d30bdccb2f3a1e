import type { TableInfo } from "../../model/port";
import { columnLetters } from "../../values/columns";
import { outsideQuotes } from "../formulas/text";
import type { Rewrite } from "../formulas/travel";
import { engineSpelling, mapStructured, type StructuredRef } from "./structured";
import { escaped } from "../../values/escaped";

const same = (a: string | undefined, b: string): boolean => a?.toLowerCase() === b.toLowerCase();

/** Formulas after a table got another name. */
export const renamedTable =
  (before: string, after: string): Rewrite =>
  (formula) => {
    const structured = mapStructured(formula, (ref) =>
      same(ref.table, before) ? engineSpelling({ ...ref, table: after }) : null,
    );
    return wholeTable(structured, before, after);
  };

/** Formulas after columns of a table got other names. */
export const renamedColumns =
  (table: string, names: Map<string, string>): Rewrite =>
  (formula) =>
    mapStructured(formula, (ref) => {
      if (!same(ref.table, table) || !ref.columns) return null;
      const [first, last] = ref.columns.map((c) => names.get(c.toLowerCase()) ?? c) as [string, string];
      return engineSpelling({ ...ref, columns: [first, last] });
    });

/** Formulas after a table became plain cells: addresses take the place of its name. */
export function withoutTable(table: TableInfo, sheetName: string): Rewrite {
  const sheet = `'${sheetName.replaceAll("'", "''")}'!`;
  return (formula, cell) => {
    const address = (ref: StructuredRef): string | null => {
      const index = (name: string): number => table.columns.findIndex((c) => same(c, name));
      const [first, last] = ref.columns?.map(index) ?? [0, table.columns.length - 1];
      if (first === undefined || last === undefined || first < 0 || last < 0) return "#REF!";
      const [left, right] = [columnLetters(table.at.c + first), columnLetters(table.at.c + last)];
      const at = (from: number, to: number): string =>
        left === right && from === to
          ? `${sheet}$${left}$${from}`
          : `${sheet}$${left}$${from}:$${right}$${to}`;
      const header = table.at.r + 1;
      const end = table.at.r + table.at.h;
      const items = ref.items.map((i) => i.toLowerCase());
      if (items.includes("#this row")) {
        if (!cell) return "#REF!";
        const row = cell.r + 1;
        return left === right ? `${sheet}$${left}${row}` : `${sheet}$${left}${row}:$${right}${row}`;
      }
      if (items.includes("#all") || (items.includes("#headers") && items.includes("#data")))
        return at(header, end);
      return items.includes("#headers") ? at(header, header) : at(header + 1, end);
    };
    const structured = mapStructured(formula, (ref) => (same(ref.table, table.name) ? address(ref) : null));
    return wholeTable(
      structured,
      table.name,
      address({ table: table.name, items: [], columns: undefined }) ?? "#REF!",
    );
  };
}

/** Formulas after a table is gone with its cells. */
export const lostTable =
  (table: string): Rewrite =>
  (formula) =>
    wholeTable(
      mapStructured(formula, (ref) => (same(ref.table, table) ? "#REF!" : null)),
      table,
      "#REF!",
    );

/** Replaces a table's name where it stands alone and means all its data. */
function wholeTable(formula: string, name: string, replacement: string): string {
  const alone = new RegExp(`(?<![\\w.$!#'\\\\])${escaped(name)}(?![\\w.(!\\[\\\\])`, "giu");
  return outsideQuotes(formula, (part) => part.replace(alone, () => replacement));
}
