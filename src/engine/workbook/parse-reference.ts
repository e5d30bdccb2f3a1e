import { Refused } from "../refused";
import type { Node } from "../syntax/tree";
import { CellError } from "../values/cell-error";
import { Range, type CellSource } from "../values/value";
import type { Book, DefinedName } from "./book";
import { tableArea, type Place } from "./resolve";

/** A text such as INDIRECT is given, as cells; null when it is no reference, or a name that only leads to itself. */
export function parseReference(
  text: string,
  book: Book,
  cells: CellSource,
  place: Place,
  passed: readonly DefinedName[] = [],
): Range | null {
  const node = read(text, book);
  if (!node) return null;
  if (node.kind === "name") {
    const at = node.sheet === undefined ? place.sheet : book.sheetNumber(node.sheet);
    const defined = at === null ? undefined : book.findName(node.name, at);
    if (defined)
      return passed.includes(defined)
        ? null
        : parseReference(defined.formula, book, cells, place, [...passed, defined]);
    return book.findTable(node.name) ? parseReference(`${node.name}[]`, book, cells, place) : null;
  }
  if (node.kind === "structured") {
    try {
      const { sheet, area } = tableArea(book, node, place);
      return new Range(sheet, area, cells);
    } catch (thrown) {
      if (thrown instanceof CellError) return null;
      throw thrown;
    }
  }
  if (node.kind !== "reference") return null;
  const at = node.sheets ? book.sheetNumber(node.sheets.first) : place.sheet;
  return at === null ? null : new Range(at, node.area, cells);
}

function read(text: string, book: Book): Node | null {
  try {
    return book.tree(text);
  } catch (thrown) {
    if (thrown instanceof Refused) return null;
    throw thrown;
  }
}
