import { CellValueType, type ICellData, type Nullable } from "@univerjs/core";
import { isDateFormat } from "numfmt";
import { readEntry } from "../values/entry";
import { GENERAL } from "./cells";
import { mapReferences, type Reference } from "./formulas/references";
import { outsideQuotes } from "./formulas/text";

/** A cell after a text was typed into it; a number doesn't change a format that the cell has. */
export function entered(cell: ICellData, text: string, format: string, style: Nullable<object>): ICellData {
  const entry = readEntry(text);
  if (entry.kind === "formula") return { ...cell, f: capitals(entry.formula), v: null };
  const { value } = entry;
  if (typeof value === "string") return { ...cell, v: value, t: CellValueType.STRING };
  if (typeof value === "boolean") return { ...cell, v: value ? 1 : 0, t: CellValueType.BOOLEAN };
  const own = format !== GENERAL;
  const percent = format.includes("%") && !text.includes("%") && Math.abs(value) >= 1;
  return {
    ...cell,
    v: percent ? value / 100 : value,
    t: CellValueType.NUMBER,
    ...(own || !entry.format ? {} : { s: { ...style, n: { pattern: entry.format } } }),
  };
}

/** Sums and differences, and what has the unit of the cells that it is made of, once its references are C. */
const SAME_UNIT = (() => {
  const term = String.raw`(?:C|\d+(?:\.\d+)?|(?:SUM|AVERAGE|MIN|MAX)\(C(?:,C)*\))`;
  return new RegExp(`^=[+-]?${term}(?:[+-]${term})*$`);
})();

/**
 * The number format that a typed formula gives to a cell without one: that of the first cell that it refers to, as
 * Microsoft's article 214280 has it. A difference of two dates is a number of days.
 * @param formatAt of a reference's first cell
 */
export function formatOfFormula(formula: string, formatAt: (ref: Reference) => string): string {
  const formats: string[] = [];
  const kind = mapReferences(formula, (ref) => {
    formats.push(formatAt(ref));
    return "C";
  });
  const [first = GENERAL, ...others] = formats;
  if (!SAME_UNIT.test(kind.replaceAll(" ", ""))) return GENERAL;
  return isDateFormat(first) && others.some(isDateFormat) && kind.includes("-") ? GENERAL : first;
}

/** Excel writes functions, references and truth values in capitals. */
export const capitals = (formula: string): string =>
  outsideQuotes(
    mapReferences(formula, (ref) => ref.spell(ref.at)),
    (part) =>
      part
        .replace(/(?<![\w.!\p{L}])[\p{L}_][\p{L}\p{N}_.]*(?=\()/gu, (name) => name.toUpperCase())
        .replace(/(?<![\w.!\p{L}])(?:true|false)(?![\w.(!\p{L}])/giu, (word) => word.toUpperCase()),
  );
