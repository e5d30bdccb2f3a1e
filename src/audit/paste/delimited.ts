import { readPrinted } from "../../core/claims/printed";
import type { Block } from "./blocks";

const DELIMITERS = ["\t", ";", ","] as const;
/** Of a text whose commas part fields, so many hold a figure. */
const LEAST_FIGURES = 0.2;
/** So many lines with as many commas each are records, whatever is in them. */
const LEAST_RECORDS = 3;

/**
 * Lines as comma, semicolon or tab separated values.
 * @param whole of all that was pasted, where a single column of figures is a table too
 * @returns null when they are text
 */
export function readDelimited(lines: readonly string[], whole: boolean): Block | null {
  for (const delimiter of DELIMITERS) {
    if (!lines.every((line) => line.includes(delimiter) || line.includes('"'))) continue;
    const rows = records(lines.join("\n"), delimiter);
    const width = rows[0]?.length ?? 0;
    if (width < 2) continue;
    // Cells copied from a sheet are tabbed, and may be ragged at their ends.
    if (
      delimiter === "\t" ||
      (rows.length > 1 &&
        rows.every((row) => row.length === width) &&
        (holdsFigures(rows) || (whole && rows.length >= LEAST_RECORDS)))
    )
      return { kind: "table", rows };
  }
  const column = whole && lines.length > 1 && lines.slice(1).every((line) => readPrinted(line) !== null);
  return column ? { kind: "table", rows: lines.map((line) => [line.trim()]) } : null;
}

function holdsFigures(rows: readonly (readonly string[])[]): boolean {
  const sample = rows.slice(0, 50).flat();
  const figures = sample.filter((text) => text.length <= 40 && readPrinted(text) !== null);
  return figures.length >= LEAST_FIGURES * sample.length;
}

/** Fields in quotation marks may hold the delimiter, line ends, and marks written twice. */
function records(text: string, delimiter: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  let field = "";
  /** A quotation mark opens a field only before anything else. */
  let blank = true;
  let at = 0;
  const endField = () => {
    row.push(field.trim());
    field = "";
    blank = true;
  };
  while (at < text.length) {
    const character = text.charAt(at++);
    if (character === '"' && blank) {
      field = "";
      blank = false;
      for (;;) {
        const end = text.indexOf('"', at);
        if (end < 0) {
          field += text.slice(at);
          at = text.length;
          break;
        }
        field += text.slice(at, end);
        at = end + 1;
        if (text.charAt(at) !== '"') break;
        field += '"';
        at++;
      }
    } else if (character === delimiter) endField();
    else if (character === "\n") {
      endField();
      rows.push(row);
      row = [];
    } else {
      field += character;
      blank &&= character.trim() === "";
    }
  }
  endField();
  rows.push(row);
  return rows.filter((cells) => cells.some((cell) => cell !== ""));
}
