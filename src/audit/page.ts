import type { DecimalMark } from "../core/claims/digits";

/**
 * What is audited: cells as they stand, or will stand, on a sheet, and where among them tables and lines of text are.
 * Rows and columns count from 0.
 */
export interface Page {
  /** As printed; "" for an empty cell. */
  readonly cells: readonly (readonly PageCell[])[];
  readonly tables: readonly TableArea[];
  /** Rows with text in their first cell, between the tables. */
  readonly lines: readonly Line[];
  /** The mark before decimals, where one mark alone could be either. */
  readonly decimal?: DecimalMark;
}

export type PageCell = string | NumberCell;

/** A number that Excel shows in a format of its own. */
export interface NumberCell {
  readonly value: number;
  /** As displayed. */
  readonly text: string;
  /** Power of ten of the last digit that is shown. */
  readonly exponent: number;
}

export interface Rect {
  readonly row: number;
  readonly column: number;
  readonly rows: number;
  readonly columns: number;
}

export interface TableArea extends Rect {
  /** Its first rows that name the columns. */
  readonly headers: number;
}

export interface Line {
  readonly row: number;
  /** Names what follows. */
  readonly heading: boolean;
}

export const textOf = (cell: PageCell | undefined): string =>
  typeof cell === "object" ? cell.text : (cell ?? "");

/** A cell of the page, or a part of its text. */
export interface Ref {
  readonly row: number;
  readonly column: number;
  readonly part?: { readonly from: number; readonly length: number };
}
