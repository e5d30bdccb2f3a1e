/** What is seen of a range: its cells without those of hidden rows and columns. */
import { declareApi, HostObject } from "../../protocol/members";
import { HostError } from "../../protocol/errors";
import { isUnbounded, printAddress, quoteSheetName } from "../address";
import { ListCollection } from "../collection";
import type { RangeContent } from "./content";

const VIEW = declareApi("RangeView", {
  "1.3": {
    read: `cellAddresses columnCount formulas formulasLocal formulasR1C1 index numberFormat rowCount text values
      valueTypes`,
    nav: "rows",
    call: "getRange",
  },
});

/** Places in the range, counted from its first row and column. */
interface Seen {
  rows: readonly number[];
  columns: readonly number[];
}

export class RangeView<R extends RangeContent> extends HostObject {
  readonly api = VIEW;

  constructor(
    private readonly range: R,
    private readonly seen: Seen = seenOf(range),
    readonly index = 0,
  ) {
    super();
  }

  private pick<T>(grid: T[][] | null): T[][] | null {
    return grid && this.seen.rows.map((i) => this.seen.columns.map((j) => grid[i]![j]!));
  }

  get rowCount(): number {
    return this.seen.rows.length;
  }
  get columnCount(): number {
    return this.seen.columns.length;
  }
  get values() {
    return this.pick(this.range.values);
  }
  get formulas() {
    return this.pick(this.range.formulas);
  }
  get formulasLocal() {
    return this.pick(this.range.formulasLocal);
  }
  get formulasR1C1() {
    return this.pick(this.range.formulasR1C1);
  }
  get text() {
    return this.pick(this.range.text);
  }
  get valueTypes() {
    return this.pick(this.range.valueTypes);
  }
  get numberFormat() {
    return this.pick(this.range.numberFormat);
  }
  get cellAddresses(): string[][] {
    const { at, sheet } = this.range;
    return this.seen.rows.map((i) =>
      this.seen.columns.map((j) =>
        [quoteSheetName(sheet.name), printAddress({ r: at.r + i, c: at.c + j, h: 1, w: 1 })].join("!"),
      ),
    );
  }
  get rows(): RangeViewRows<R> {
    return new RangeViewRows(this.range, this.seen);
  }
  getRange(): R {
    return this.range;
  }
}

const VIEWS = declareApi("RangeViewCollection", {
  "1.3": { call: "getItemAt" },
  "1.4": { call: "getCount" },
});

class RangeViewRows<R extends RangeContent> extends ListCollection<RangeView<R>> {
  readonly api = VIEWS;

  constructor(
    private readonly range: R,
    private readonly seen: Seen,
  ) {
    super();
  }
  items(): RangeView<R>[] {
    return this.seen.rows.map((row, i) => new RangeView(this.range, { ...this.seen, rows: [row] }, i));
  }
}

function seenOf({ at, sheet }: RangeContent): Seen {
  if (isUnbounded(at))
    throw new HostError("NotImplemented", "The host shows no views of whole rows and columns.");
  const places = (count: number, size: (i: number) => number): number[] =>
    Array.from({ length: count }, (_, i) => i).filter((i) => size(i) > 0);
  return {
    rows: places(at.h, (i) => sheet.rowHeight(at.r + i)),
    columns: places(at.w, (j) => sheet.columnWidth(at.c + j)),
  };
}
