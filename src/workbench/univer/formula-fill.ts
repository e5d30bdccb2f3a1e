import { outsideQuotes } from "./formula-text";
import { columnName, parseCells } from "./grid";

const REFERENCE = /(?<![\w.$])(\$?)([A-Z]{1,3})(\$?)(\d{1,7})(?![\w(.])/gi;

/** A table's `[Column]` or `[[#This Row],[Column]]`: a column may be called v2000, which is no cell there. */
const BRACKETS = /(\[(?:[^[\]]|\[[^\]]*\])*\])/;

/** A formula as it reads some rows further down: relative references move, structured ones mean the new row by themselves. */
export function fillDown(formula: string, rows: number): string {
  return outsideQuotes(formula, (text) =>
    text
      .split(BRACKETS)
      .map((part, i) => (i % 2 ? part : moveReferences(part, rows)))
      .join(""),
  );
}

function moveReferences(part: string, rows: number): string {
  return part.replace(REFERENCE, (whole, fixColumn: string, column: string, fixRow: string, row: string) => {
    if (fixRow) return whole;
    const moved = Number(row) + rows;
    const at = parseCells(`${column}${moved}`);
    return at ? `${fixColumn}${columnName(at.c)}${moved}` : "#REF!";
  });
}
