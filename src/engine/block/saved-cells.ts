import type { Cells } from "../evaluate/evaluator";
import type { Area } from "../syntax/tree";
import { type Grid, type Hiding } from "../values/value";
import type { Book } from "../workbook/book";
import { readGrid } from "../workbook/read-grid";
import type { Spills } from "../workbook/spills";

/** Cells as Excel shows them, and which of them were read. */
export class SavedCells implements Cells {
  readonly read: { sheet: number; lastSheet: number; area: Area }[] = [];

  constructor(
    private readonly book: Book,
    private readonly spills: Spills,
  ) {}

  grid(sheet: number, lastSheet: number, area: Area): Grid {
    this.read.push({ sheet, lastSheet, area });
    return readGrid(
      this.book,
      sheet,
      lastSheet,
      area,
      (s, r, c) => this.book.sheets[s]!.get(r, c)?.value ?? null,
    );
  }

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
