import { engineSpelling, excelSpelling, mapStructured } from "../tables/structured";

/**
 * From what is written or typed to what a cell keeps. Cells keep Excel's spelling, but a reference to the table around the
 * cell gets its name, because Univer reads formulas without knowing where they stand.
 */
export function toEngine(formula: string, around?: string): string {
  return mapStructured(formula, (ref) => {
    const thisRow = ref.items.some((i) => i.toLowerCase() === "#this row");
    if (ref.table === undefined && !around) return null;
    return ref.table !== undefined && !thisRow
      ? null
      : engineSpelling({ ...ref, table: ref.table ?? around });
  });
}

/** From what a cell keeps to what Excel shows: `[@Column]` inside its table, `Costs[@Column]` elsewhere. */
export const toExcel = (formula: string, around?: string): string =>
  mapStructured(formula, (ref) =>
    ref.items.some((i) => i.toLowerCase() === "#this row") ? excelSpelling(ref, around) : null,
  );

/** Applies `edit` to the parts of a formula that are neither texts, quoted sheet names nor brackets. */
export function outsideQuotes(formula: string, edit: (part: string) => string): string {
  return formula
    .split(/("[^"]*(?:"|$)|'[^']*(?:'|$)|\[[^[\]]*\])/)
    .map((part, i) => (i % 2 ? part : edit(part)))
    .join("");
}
