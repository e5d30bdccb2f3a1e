import { COLUMNS } from "../syntax/address";
import type { Area } from "../syntax/tree";
import type { Book } from "./book";

export interface Anchor {
  readonly row: number;
  readonly column: number;
}

/** Which cells show the results of which array formula. */
export class Spills {
  private readonly covered: Map<number, Anchor>[];

  constructor(private readonly book: Book) {
    this.covered = book.sheets.map(() => new Map());
    for (const [number, sheet] of book.sheets.entries())
      for (const { row, column, cell } of sheet.entries())
        if (cell.array) this.cover(number, { row, column }, cell.array);
  }

  cover(sheet: number, anchor: Anchor, area: Area): void {
    for (let row = area.top; row <= area.bottom; row++)
      for (let column = area.left; column <= area.right; column++)
        this.covered[sheet]!.set(row * COLUMNS + column, anchor);
  }

  /** The cell whose formula a cell shows a result of: itself, if it has one of its own. */
  anchor(sheet: number, row: number, column: number): Anchor {
    return this.covered[sheet]!.get(row * COLUMNS + column) ?? { row, column };
  }

  area(sheet: number, row: number, column: number): Area | null {
    return this.book.sheets[sheet]?.get(row, column)?.array ?? null;
  }
}
