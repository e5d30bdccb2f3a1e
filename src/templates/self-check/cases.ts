/** A golden case of a function, as the data files of the tests have them. */
export interface GoldenCase {
  function: string;
  /** Null for one that is left out; rows of cells for a range. */
  args: unknown[];
  /** A value, an error by its code, or the rows of a range that spills. */
  expected: unknown;
  /** Relative; 1e-12 when left out. */
  tolerance?: number;
  source: string;
}

export type CellValue = number | string | boolean | null;

/** An argument as the rows of a range. */
export const rowsOf = (value: unknown): CellValue[][] =>
  (Array.isArray(value) ? value : [[value]]) as CellValue[][];

const LONGEST_TEXT = 255;
/** Excel takes 8,192 characters, and a file spells functions longer. */
const LONGEST_CONSTANT = 2000;

/** An argument as it is typed into a formula; undefined for one that only cells can hold. */
export function constant(argument: unknown): string | undefined {
  const rows = rowsOf(argument);
  if (rows.flat().some(needsCell)) return undefined;
  // Not every spreadsheet tells a comma within a text from one between two.
  if (Array.isArray(argument) && rows.flat().some((value) => /[,;]/.test(String(value)))) return undefined;
  const text = rows.map((row) => row.map(typed).join(",")).join(";");
  if (!Array.isArray(argument)) return text;
  return text.length <= LONGEST_CONSTANT ? `{${text}}` : undefined;
}

/** Excel keeps 15 digits of a number that is typed, 255 characters of a text, and no empty cell in a constant. */
function needsCell(value: CellValue): boolean {
  if (typeof value === "number") {
    const size = Math.abs(value);
    return Number(value.toPrecision(15)) !== value || size > 1e307 || (size > 0 && size < 1e-307);
  }
  return value === null || (typeof value === "string" && value.length > LONGEST_TEXT);
}

function typed(value: CellValue): string {
  return typeof value === "string" ? `"${value.replaceAll('"', '""')}"` : String(value).toUpperCase();
}
