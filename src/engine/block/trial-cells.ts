import { laneAt } from "../evaluate/block";
import type { Cells } from "../evaluate/evaluator";
import type { Area } from "../syntax/tree";
import { Grid, type Hiding, type Scalar } from "../values/value";

/** The cells of a block as they are in one of its trials. */
export class TrialCells implements Cells {
  trial = 0;

  constructor(private readonly cells: Cells) {}

  cell(sheet: number, row: number, column: number): Scalar {
    return laneAt(this.cells.cell(sheet, row, column), this.trial);
  }

  grid(sheet: number, lastSheet: number, area: Area): Grid {
    const { rows, columns, cells, keptRows, keptColumns } = this.cells.grid(sheet, lastSheet, area);
    const values = cells.map((cell) => laneAt(cell, this.trial));
    return new Grid(rows, columns, values, keptRows, keptColumns, false);
  }

  formula(sheet: number, row: number, column: number): string | null {
    return this.cells.formula(sheet, row, column);
  }

  hidden(sheet: number, row: number): Hiding {
    return this.cells.hidden(sheet, row);
  }

  spill(sheet: number, row: number, column: number): Area | null {
    return this.cells.spill(sheet, row, column);
  }
}
