/** A cell error on its way through a formula. */
export class CellError {
  constructor(
    /** As a cell shows it: `#NUM!`. */
    readonly error: string,
    /** What Excel says beside it; "" where it says nothing. */
    readonly message = "",
  ) {}
}

export type Scalar = number | string | boolean;
export type Cell = Scalar | CellError;
/** One cell, or rows of cells. */
export type Value = Cell | Cell[][];
