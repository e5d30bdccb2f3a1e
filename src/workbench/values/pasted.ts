/** A cell, in quotes where it holds tabs, line breaks or quotes, and what comes after it. */
const CELL = /(?:"((?:[^"]|"")*)"(?=[\t\r\n]|$)|([^\t\r\n]*))(\t|\r\n|\r|\n|$)/gy;

/** The cells of a text that is pasted: rows of equal length. A line break at the end begins no row. */
export function readPasted(text: string): string[][] {
  const rows: string[][] = [[]];
  for (const [, quoted, plain = "", after] of text.replace(/(?:\r\n|\r|\n)$/, "").matchAll(CELL)) {
    rows.at(-1)!.push(quoted?.replaceAll('""', '"') ?? plain);
    if (after === "") break;
    if (after !== "\t") rows.push([]);
  }
  const width = Math.max(...rows.map((row) => row.length));
  return rows.map((row) => Array.from({ length: width }, (_, i) => row[i] ?? ""));
}
