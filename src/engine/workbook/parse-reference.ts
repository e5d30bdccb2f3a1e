import { Refused } from "../refused";
import { Range, type CellSource } from "../values/value";
import type { Book } from "./book";

/** A text such as INDIRECT is given, as cells; null when it is no reference. */
export function parseReference(text: string, book: Book, cells: CellSource, sheet: number): Range | null {
  let node;
  try {
    node = book.tree(text);
  } catch (thrown) {
    if (thrown instanceof Refused) return null;
    throw thrown;
  }
  if (node.kind === "name") {
    const defined = book.findName(node.name, sheet);
    return defined ? parseReference(defined.formula, book, cells, sheet) : null;
  }
  if (node.kind !== "reference") return null;
  const at = node.sheets ? book.sheetNumber(node.sheets.first) : sheet;
  return at === null ? null : new Range(at, node.area, cells);
}
