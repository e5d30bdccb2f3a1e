/** Values of names that hold formulas. They take a calculation, so they are ready before anything is read. */
import type { BookPort, NameInfo, Scalar } from "../port";

export class NameValues {
  private readonly values = new Map<string, Scalar[][]>();
  private stale = true;

  constructor(
    private readonly book: BookPort,
    /** Whether a name's formula has to be calculated: it is no constant and no reference. */
    private readonly isFormula: (name: NameInfo) => boolean,
  ) {
    book.on(({ kind }) => {
      if (kind !== "selected" && kind !== "activated" && kind !== "deactivated") this.stale = true;
    });
  }

  async settle(): Promise<void> {
    const names = this.book.names().filter(this.isFormula);
    const missing = names.some(({ formula }) => !this.values.has(formula));
    if (!this.book.evaluate || names.length === 0 || !(this.stale || missing)) return;
    this.stale = false;
    this.values.clear();
    for (const { formula, sheetId } of names)
      this.values.set(formula, await this.book.evaluate(formula, sheetId ?? this.book.active().id));
  }

  /** Rows of values; undefined where the workbook calculates none. */
  of(formula: string): Scalar[][] | undefined {
    return this.values.get(formula);
  }
}
