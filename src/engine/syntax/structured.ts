import type { Scanner } from "./scanner";
import { TABLE_ITEMS, type StructuredReference, type TableItem } from "./tree";

/** What stands in a bracket: signs that mean something there are escaped by an apostrophe. */
const INSIDE = /(?:'[[\]#'@]|[^[\]'])*/y;
const unescape = (text: string): string => text.replace(/'([[\]#'@])/g, "$1");

/**
 * `Table[Column]`, `[@Column]`, `Table[[#Totals],[First]:[Last]]` …, from the opening bracket on. A file has [#This Row]
 * where a cell shows @.
 */
export function readStructured(scanner: Scanner, start: number, table?: string): StructuredReference {
  const items: TableItem[] = [];
  let columns: readonly [string, string] | undefined;
  scanner.expect("[", "[");
  scanner.spaces();
  if (scanner.take("@")) items.push("#This Row");
  scanner.spaces();
  if (scanner.next === "[") {
    do {
      scanner.spaces();
      const item = readBracket(scanner);
      const known = TABLE_ITEMS.find((name) => name.toLowerCase() === item.trim().toLowerCase());
      if (known) {
        items.push(known);
      } else {
        columns = [item, readEnd(scanner) ?? item];
      }
      scanner.spaces();
    } while (scanner.take(","));
  } else if (scanner.next !== "]") {
    const text = scanner.match(INSIDE)![0].trim();
    const known = TABLE_ITEMS.find((name) => name.toLowerCase() === text.toLowerCase());
    if (known) items.push(known);
    else columns = [unescape(text), unescape(text)];
  }
  scanner.expect("]", "]");
  return { kind: "structured", table, items, columns, start, end: scanner.at };
}

function readBracket(scanner: Scanner): string {
  scanner.expect("[", "[");
  const text = scanner.match(INSIDE)![0];
  if (!scanner.take("]")) throw scanner.unreadable("] should stand");
  // Escaped, a leading # makes a column's name of what would be an item. Spaces belong to the name.
  return text.startsWith("#") ? text : unescape(text);
}

function readEnd(scanner: Scanner): string | null {
  scanner.spaces();
  if (!scanner.take(":")) return null;
  scanner.spaces();
  return readBracket(scanner);
}
