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

const BEFORE = String.raw`(?<![\p{L}\p{N}_.$\\:])`;
const AFTER = String.raw`(?![\p{L}\p{N}_.(\\!:])`;
/** Whole columns, whole rows, and single cells: all at once, since what one becomes reads as another. */
const A1 = new RegExp(
  [
    String.raw`${BEFORE}(?<d1>\$?)(?<c1>[A-Za-z]{1,3}):(?<d2>\$?)(?<c2>[A-Za-z]{1,3})${AFTER}`,
    String.raw`${BEFORE}(?<f1>\$?)(?<r1>\d{1,7}):(?<f2>\$?)(?<r2>\d{1,7})${AFTER}`,
    String.raw`(?<![\p{L}\p{N}_.$\\])(?<dc>\$?)(?<column>[A-Za-z]{1,3})(?<dr>\$?)(?<row>\d{1,7})(?![\p{L}\p{N}_.(\\!])`,
  ].join("|"),
  "gu",
);

const span = (first: string, last: string): string => (first === last ? first : `${first}:${last}`);

/** "=A1*2" in B3 is "=R[-2]C[-1]*2". */
export function toR1C1(formula: string, home: Home): string {
  return outsideTexts(formula, (text) =>
    text.replace(A1, (...args) => {
      const [all, g] = [args[0] as string, args.at(-1) as Record<string, string>];
      if (g.c1 && g.c2)
        return span(
          part("C", !!g.d1, columnIndex(g.c1), home.c),
          part("C", !!g.d2, columnIndex(g.c2), home.c),
        );
      if (g.r1 && g.r2)
        return span(part("R", !!g.f1, Number(g.r1) - 1, home.r), part("R", !!g.f2, Number(g.r2) - 1, home.r));
      const [row, column] = [Number(g.row) - 1, columnIndex(g.column!)];
      if (row < 0 || row >= MAX_ROWS || column >= MAX_COLUMNS) return all;
      return part("R", !!g.dr, row, home.r) + part("C", !!g.dc, column, home.c);
    }),
  );
}

/** Whole rows or columns from one to another (`R[-2]:R3`, `C:C[1]`), or one reference by its row, its column or both. */
const R1C1 = new RegExp(
  [
    String.raw`${BEFORE}(?<letter>[RC])(?<from>\d+|\[-?\d+\])?:\k<letter>(?<to>\d+|\[-?\d+\])?(?![\p{L}\p{N}_.([\\!:])`,
    String.raw`(?<![\p{L}\p{N}_.$\\])(?:R(?<row>\d+|\[-?\d+\])?)?(?:C(?<column>\d+|\[-?\d+\])?)?(?![\p{L}\p{N}_.([\\!])`,
  ].join("|"),
  "giu",
);

/** The other way round. Where a reference leaves the sheet it comes in again on the other side, as in Excel. */
export function fromR1C1(formula: string, home: Home): string {
  const row = (given: string | undefined): string => {
    const { at, fixed } = place(given, home.r, MAX_ROWS);
    return `${fixed ? "$" : ""}${at + 1}`;
  };
  const column = (given: string | undefined): string => {
    const { at, fixed } = place(given, home.c, MAX_COLUMNS);
    return `${fixed ? "$" : ""}${columnLetters(at)}`;
  };
  return outsideTexts(formula, (text) =>
    text.replace(R1C1, (...args) => {
      const [all, g] = [args[0] as string, args.at(-1) as Record<string, string | undefined>];
      if (all === "") return "";
      const line = g.letter?.toUpperCase() === "R" ? row : column;
      if (g.letter) return `${line(g.from)}:${line(g.to)}`;
      const [hasRow, hasColumn] = [/^r/i.test(all), /c(?:\d|\[|$)/i.test(all)];
      if (hasRow && hasColumn) return column(g.column) + row(g.row);
      const own = hasRow ? row(g.row) : column(g.column);
      return `${own}:${own}`;
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
