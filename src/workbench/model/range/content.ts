/** What a range's cells hold and show, and whether they are shown. */
import { text, flag } from "../arguments";
import { sheetForContents } from "../context";
import { fromR1C1, toR1C1 } from "../formula/r1c1";
import type { Cell, Scalar } from "../port";
import { requirePermission } from "../worksheet/protection";
import { inShape, readCells, valueType, writeCells } from "./cells";
import { hyperlinkAt, setHyperlink } from "./hyperlinks";
import { RangePlace } from "./place";
import { spillRange } from "./spill";

export abstract class RangeContent extends RangePlace {
  private map<T>(of: (cell: Cell) => T): T[][] | null {
    return readCells(this.x, this.sheetId, this.at)?.map((row) => row.map(of)) ?? null;
  }

  get values(): Scalar[][] | null {
    return this.map((cell) => cell.value);
  }
  set values(input: unknown) {
    writeCells(this.x, this.sheetId, this.at, input);
  }
  get formulas(): Scalar[][] | null {
    return this.map((cell) => cell.formula || cell.value);
  }
  set formulas(input: unknown) {
    writeCells(this.x, this.sheetId, this.at, input);
  }
  get formulasLocal(): Scalar[][] | null {
    return this.formulas as Scalar[][] | null;
  }
  set formulasLocal(input: unknown) {
    this.formulas = input;
  }
  get formulasR1C1(): Scalar[][] | null {
    const { r, c } = this.at;
    const formulas = this.formulas as Scalar[][] | null;
    return (
      formulas?.map((row, i) =>
        row.map((formula, j) => mapFormula(formula, (f) => toR1C1(f, { r: r + i, c: c + j }))),
      ) ?? null
    );
  }
  set formulasR1C1(input: unknown) {
    const { r, c } = this.at;
    this.formulas = inShape(this.at, input).map((row, i) =>
      row.map((formula, j) => mapFormula(formula, (f) => fromR1C1(f, { r: r + i, c: c + j }))),
    );
  }
  get text(): string[][] | null {
    return this.map((cell) => cell.text);
  }
  get valueTypes(): string[][] | null {
    return this.map(valueType);
  }
  get numberFormat(): string[][] | null {
    return this.map((cell) => cell.numberFormat);
  }
  set numberFormat(input: unknown) {
    requirePermission(this.x, this.sheetId, "allowFormatCells");
    const formats = inShape(this.at, single(input)).map((row) =>
      row.map((f) => (f === null ? null : text(f) || "General")),
    );
    sheetForContents(this.x, this.sheetId).setNumberFormat(this.at, formats);
  }
  get hyperlink() {
    return hyperlinkAt(this.x, this.sheetId, this.at);
  }
  set hyperlink(value: unknown) {
    setHyperlink(this.x, this.sheetId, this.at, value);
  }
  get hasSpill(): boolean | null {
    return spillRange(this.x, this.sheetId, this.at, "any") as boolean | null;
  }

  get columnHidden(): boolean | null {
    return uniform(this.at.c, this.at.w, (c) => this.sheet.columnWidth(c) === 0);
  }
  set columnHidden(value: unknown) {
    requirePermission(this.x, this.sheetId, "allowFormatColumns");
    this.sheet.setHidden("columns", this.at.c, this.at.w, flag(value));
  }
  get rowHidden(): boolean | null {
    return uniform(this.at.r, this.at.h, (r) => this.sheet.rowHeight(r) === 0);
  }
  set rowHidden(value: unknown) {
    requirePermission(this.x, this.sheetId, "allowFormatRows");
    this.sheet.setHidden("rows", this.at.r, this.at.h, flag(value));
  }
  get hidden(): boolean | null {
    const rows = this.rowHidden as boolean | null;
    const columns = this.columnHidden as boolean | null;
    if (rows === true || columns === true) return true;
    return rows === null || columns === null ? null : false;
  }
}

const mapFormula = <T>(given: T, map: (formula: string) => string): T | string =>
  typeof given === "string" && given.startsWith("=") ? map(given) : given;

/** A format alone in an array stands for all cells; of values Excel doesn't take that. */
const single = (input: unknown): unknown =>
  Array.isArray(input) && input.length === 1 && Array.isArray(input[0]) && input[0].length === 1
    ? (input[0][0] as unknown)
    : input;

/** The value all have in common, or null. Looks at the first thousand only: whole columns have a million rows. */
function uniform(from: number, count: number, of: (i: number) => boolean): boolean | null {
  const first = of(from);
  for (let i = from + 1; i < from + Math.min(count, 1000); i++) if (of(i) !== first) return null;
  return first;
}
