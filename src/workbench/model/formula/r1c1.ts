/** Formulas in R1C1 notation: references by their distance from the cell. */
import { columnIndex, columnLetters, MAX_COLUMNS, MAX_ROWS } from "../../values/columns";
import { invalidArgument } from "../arguments";
import { outsideTexts } from "./tokens";

interface Home {
  r: number;
  c: number;
}

const part = (letter: "R" | "C", fixed: boolean, at: number, home: number): string =>
  fixed ? `${letter}${at + 1}` : at === home ? letter : `${letter}[${at - home}]`;

const CELL = /(?<![\p{L}\p{N}_.$\\])(\$?)([A-Za-z]{1,3})(\$?)(\d{1,7})(?![\p{L}\p{N}_.(\\!])/gu;
const COLUMNS = /(?<![\p{L}\p{N}_.$\\])(\$?)([A-Za-z]{1,3}):(\$?)([A-Za-z]{1,3})(?![\p{L}\p{N}_.(\\!])/gu;
const ROWS = /(?<![\p{L}\p{N}_.$\\:])(\$?)(\d{1,7}):(\$?)(\d{1,7})(?![\p{L}\p{N}_.(\\!:])/gu;

/** "=A1*2" in B3 is "=R[-2]C[-1]*2". */
export function toR1C1(formula: string, home: Home): string {
  return outsideTexts(formula, (text) =>
    text
      .replace(COLUMNS, (_all, d1: string, a: string, d2: string, b: string) => {
        const [first, last] = [
          part("C", !!d1, columnIndex(a), home.c),
          part("C", !!d2, columnIndex(b), home.c),
        ];
        return first === last ? first : `${first}:${last}`;
      })
      .replace(ROWS, (_all, d1: string, a: string, d2: string, b: string) => {
        const [first, last] = [
          part("R", !!d1, Number(a) - 1, home.r),
          part("R", !!d2, Number(b) - 1, home.r),
        ];
        return first === last ? first : `${first}:${last}`;
      })
      .replace(CELL, (all, dc: string, letters: string, dr: string, digits: string) => {
        const [row, column] = [Number(digits) - 1, columnIndex(letters)];
        if (row < 0 || row >= MAX_ROWS || column >= MAX_COLUMNS) return all;
        return part("R", !!dr, row, home.r) + part("C", !!dc, column, home.c);
      }),
  );
}

const REFERENCE =
  /(?<![\p{L}\p{N}_.$\\])(?:R(\d+|\[-?\d+\])?)?(?:C(\d+|\[-?\d+\])?)?(?![\p{L}\p{N}_.([\\!])/giu;

/** The other way round. Where a reference leaves the sheet it comes in again on the other side, as in Excel. */
export function fromR1C1(formula: string, home: Home): string {
  return outsideTexts(formula, (text) =>
    text.replace(REFERENCE, (all, row: string | undefined, column: string | undefined) => {
      if (all === "") return "";
      const [hasRow, hasColumn] = [/^r/i.test(all), /c(?:\d|\[|$)/i.test(all)];
      const r = hasRow ? place(row, home.r, MAX_ROWS) : null;
      const c = hasColumn ? place(column, home.c, MAX_COLUMNS) : null;
      const [rowText, columnText] = [
        r && `${r.fixed ? "$" : ""}${r.at + 1}`,
        c && `${c.fixed ? "$" : ""}${columnLetters(c.at)}`,
      ];
      if (rowText && columnText) return columnText + rowText;
      const line = (rowText ?? columnText)!;
      return `${line}:${line}`;
    }),
  );
}

function place(given: string | undefined, home: number, limit: number): { at: number; fixed: boolean } {
  if (given === undefined) return { at: home, fixed: false };
  if (given.startsWith("[")) {
    const by = Number(given.slice(1, -1));
    if (Math.abs(by) >= limit) throw invalidArgument();
    return { at: (home + by + limit) % limit, fixed: false };
  }
  const at = Number(given) - 1;
  if (at < 0 || at >= limit) throw invalidArgument();
  return { at, fixed: true };
}
