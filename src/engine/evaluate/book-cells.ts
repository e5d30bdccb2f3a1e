import type { Area } from "../syntax/tree";
import type { Hiding } from "../values/value";
import type { Book } from "../workbook/book";
import type { Spills } from "../workbook/spills";

/** What is known of cells from the book alone, whatever they show. */
export abstract class BookCells {
  constructor(
    readonly book: Book,
    protected readonly spills: Spills,
  ) {}

  formula(sheet: number, row: number, column: number): string | null {
    return this.book.sheets[sheet]?.get(row, column)?.formula ?? null;
  }

  hidden(sheet: number, row: number): Hiding {
    return this.book.sheets[sheet]!.hidden(row);
  }

  spill(sheet: number, row: number, column: number): Area | null {
    return this.spills.area(sheet, row, column);
  }
}
