/** A workbook computed once, cell by cell as they are needed: what Excel would show. */
import { Refused } from "../refused";
import type { Area } from "../syntax/tree";
import { CellError } from "../values/cell-error";
import { nowAsSerial } from "../values/serial-date";
import { gridOf, type Grid, type Scalar, type Value } from "../values/value";
import type { Book, Cell } from "../workbook/book";
import { FormulaTrees, hasFormula } from "../workbook/formula-trees";
import { addressOf, keyOf, placeOf } from "../workbook/key";
import { readGrid } from "../workbook/read-grid";
import type { Place } from "../workbook/resolve";
import { Spills } from "../workbook/spills";
import { BookCells } from "./book-cells";
import type { CustomFunctions } from "./custom";
import { Evaluator, type Cells } from "./evaluator";
import { shownInArea, shownInCell } from "./fit";
import { isOverflow, tooDeep, withinStack } from "./overflow";

/** Deeper the stack of JavaScript might not reach: what is needed there is computed first, from the start. */
const DEEPEST = 200;

interface Computed {
  readonly value: Scalar;
  /** Of an array formula. */
  readonly grid?: Grid;
  /** Why the cell keeps the value that it had. */
  readonly refused?: Refused;
}

/** A cell that has to be computed before the one at hand. */
class Needed {
  constructor(readonly key: number) {}
}

export interface Circumstances {
  readonly custom?: CustomFunctions;
  /** The day and time for NOW and TODAY. */
  readonly now?: Date;
  readonly random?: () => number;
}

export class Calculation extends BookCells implements Cells {
  private readonly trees: FormulaTrees;
  private readonly evaluator: Evaluator;
  private readonly computed = new Map<number, Computed>();
  /** The cells being computed, the outermost first. */
  private readonly stack: number[] = [];
  private readonly circles = new Map<number, readonly number[]>();

  constructor(
    book: Book,
    { custom = new Map(), now = new Date(), random = Math.random }: Circumstances = {},
  ) {
    super(book, new Spills(book));
    this.trees = new FormulaTrees(book);
    this.evaluator = new Evaluator({
      book,
      cells: this,
      custom,
      block: null,
      now: () => nowAsSerial(now),
      random,
    });
  }

  /** What a cell shows. */
  value(sheet: number, row: number, column: number): Scalar {
    const anchor = this.spills.anchor(sheet, row, column);
    const { value, grid, refused } = this.compute(keyOf({ sheet, ...anchor }));
    if (!grid || refused) {
      const own = anchor.row === row && anchor.column === column;
      return own ? value : (this.book.sheets[sheet]!.get(row, column)?.value ?? null);
    }
    return grid.at(row - anchor.row, column - anchor.column) as Scalar;
  }

  /** Why a cell isn't computed; null when it is, or holds no formula. */
  refused(sheet: number, row: number, column: number): Refused | null {
    const anchor = this.spills.anchor(sheet, row, column);
    return this.compute(keyOf({ sheet, ...anchor })).refused ?? null;
  }

  /** What a cell's formula gives, whatever of it the cell shows; null where it isn't computed. */
  result(place: Place): Value {
    const cell = this.cellAt(keyOf(place));
    if (!hasFormula(cell)) return null;
    try {
      return withinStack(() => this.evaluator.formula(this.trees.of(cell), place));
    } catch (thrown) {
      if (thrown instanceof Refused) return null;
      if (thrown instanceof CellError) return thrown;
      throw thrown;
    }
  }

  cell(sheet: number, row: number, column: number): Scalar {
    return this.value(sheet, row, column);
  }

  grid(sheet: number, lastSheet: number, area: Area): Grid {
    return readGrid(this.book, sheet, lastSheet, area, (s, r, c) => this.value(s, r, c));
  }

  private compute(key: number): Computed {
    const known = this.computed.get(key);
    if (known) return known;
    const cell = this.cellAt(key);
    if (!hasFormula(cell)) return this.keep(key, { value: cell?.value ?? null });
    if (this.stack.includes(key)) return this.circle(key, cell);
    if (this.stack.length >= DEEPEST) throw new Needed(key);
    return this.stack.length > 0 ? this.once(key, cell) : this.inTurn(key, cell);
  }

  /** Whatever lies too deep is computed by itself before the cell is tried again. */
  private inTurn(key: number, cell: Cell & { formula: string }): Computed {
    const waiting: { key: number; cell: Cell & { formula: string } }[] = [{ key, cell }];
    for (;;) {
      const next = waiting.at(-1)!;
      try {
        const result = this.once(next.key, next.cell);
        waiting.pop();
        if (waiting.length === 0) return result;
      } catch (thrown) {
        if (!(thrown instanceof Needed)) throw thrown;
        // Where the stack ended nobody could take his own cell off again.
        this.stack.length = 0;
        // A circle longer than the stack is deep comes back to a cell that waits.
        if (waiting.some((one) => one.key === thrown.key)) {
          this.circles.set(thrown.key, [thrown.key]);
          this.keep(thrown.key, this.inCircle(thrown.key, this.cellAt(thrown.key)!));
        } else waiting.push({ key: thrown.key, cell: this.cellAt(thrown.key) as Cell & { formula: string } });
      }
    }
  }

  private once(key: number, cell: Cell & { formula: string }): Computed {
    this.stack.push(key);
    try {
      const result = this.evaluated(key, cell);
      return this.keep(key, this.circles.has(key) ? this.inCircle(key, cell) : result);
    } finally {
      this.stack.pop();
    }
  }

  private evaluated(key: number, cell: Cell & { formula: string }): Computed {
    const place = placeOf(key);
    try {
      const value = this.evaluator.formula(this.trees.of(cell), place);
      if (!cell.array) return { value: shownInCell(value, place, cell.language) as Scalar };
      const { top, left, bottom, right } = cell.array;
      const grid = shownInArea(value, bottom - top + 1, right - left + 1);
      return { value: grid.at(0, 0) as Scalar, grid };
    } catch (thrown) {
      if (thrown instanceof Refused) return { value: cell.value, refused: thrown };
      if (isOverflow(thrown)) {
        if (this.stack[0] !== key) throw new Needed(key);
        return { value: cell.value, refused: tooDeep() };
      }
      if (thrown instanceof CellError) return { value: thrown, grid: gridOf(thrown) };
      throw thrown;
    }
  }

  private circle(key: number, cell: Cell): Computed {
    const members = this.stack.slice(this.stack.indexOf(key));
    for (const member of members) this.circles.set(member, members);
    return { value: cell.value };
  }

  private inCircle(key: number, cell: Cell): Computed {
    const members = this.circles.get(key)!.map((member) => addressOf(this.book, placeOf(member)));
    return { value: cell.value, refused: new Refused("a circle", [...members, members[0]].join(" → ")) };
  }

  private keep(key: number, computed: Computed): Computed {
    this.computed.set(key, computed);
    return computed;
  }

  private cellAt(key: number): Cell | undefined {
    const { sheet, row, column } = placeOf(key);
    return this.book.sheets[sheet]!.get(row, column);
  }
}
