import { withSingles } from "../evaluate/implicit";
import type { Node } from "../syntax/tree";
import type { Book, Cell } from "./book";

/** The trees of a book's cells, as they are computed. */
export class FormulaTrees {
  private readonly fromFiles = new Map<string, Node>();

  constructor(private readonly book: Book) {}

  /** @throws {Unreadable} */
  of(cell: Cell & { formula: string }): Node {
    const tree = this.book.tree(cell.formula);
    if (cell.language === "cell" || cell.array) return tree;
    let adapted = this.fromFiles.get(cell.formula);
    if (!adapted) this.fromFiles.set(cell.formula, (adapted = withSingles(tree)));
    return adapted;
  }
}

export const hasFormula = (cell: Cell | undefined): cell is Cell & { formula: string } =>
  cell?.formula !== undefined;
