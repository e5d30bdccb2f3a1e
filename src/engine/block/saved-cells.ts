import { BookCells } from "../evaluate/book-cells";
import type { Cells } from "../evaluate/evaluator";
import type { Area } from "../syntax/tree";
import type { Grid, Scalar } from "../values/value";
import { readGrid } from "../workbook/read-grid";

/** Cells of an area that is worth keeping, and of all that are kept. */
const LARGE = 64;
const MOST_HELD = 4_000_000;

/** Cells as Excel shows them, and which of them were read. */
export class SavedCells extends BookCells implements Cells {
  readonly read: { sheet: number; lastSheet: number; area: Area }[] = [];
  /** Whole columns are read by one formula after another. */
  private readonly large = new Map<string, Grid>();
  private held = 0;

  cell(sheet: number, row: number, column: number): Scalar {
    const area = { top: row, left: column, bottom: row, right: column };
    this.read.push({ sheet, lastSheet: sheet, area });
    return this.book.sheets[sheet]!.get(row, column)?.value ?? null;
  }

  grid(sheet: number, lastSheet: number, area: Area): Grid {
    this.read.push({ sheet, lastSheet, area });
    const name = [sheet, lastSheet, area.top, area.left, area.bottom, area.right].join();
    const known = this.large.get(name);
    if (known) return known;
    const grid = readGrid(
      this.book,
      sheet,
      lastSheet,
      area,
      (s, r, c) => this.book.sheets[s]!.get(r, c)?.value ?? null,
    );
    if (grid.cells.length >= LARGE) {
      this.held += grid.cells.length;
      if (this.held > MOST_HELD) {
        this.large.clear();
        this.held = grid.cells.length;
      }
      this.large.set(name, grid);
    }
    return grid;
  }
}
