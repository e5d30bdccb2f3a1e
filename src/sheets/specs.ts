import type { CellRef, Expr } from "./formula";
import type { Validity } from "./numbers";
import type { CellRole, ChartPlan, ChartSeriesPlan, PlanRect, PlanValue } from "./plan";
import type { Rule } from "./rules";
import type { TableRef } from "./table";

/** A cell before its formula's references are settled. */
export interface CellSpec {
  readonly role: CellRole;
  readonly value?: PlanValue;
  readonly formula?: Expr;
  readonly format?: string;
  readonly link?: CellRef;
  readonly indent?: number;
  /** What an input may hold. */
  readonly validity?: Validity;
  /** What it must be, where its validity says too little. */
  readonly rule?: Rule;
  /** The number as the document has it, where a verdict may rest on it. */
  readonly printed?: number;
  /** What the user reads on choosing the cell, where it is more than the validity's own words. */
  readonly asks?: string;
  readonly choices?: Choices;
}

/** The words among which a selector chooses, or the cells in which they stand. */
export type Choices = readonly string[] | { readonly cells: () => PlanRect };

export interface FrameColumn {
  readonly key: string;
  /** In characters. */
  readonly width: number;
  /** Helper columns stand right of the printed page. */
  readonly helper?: boolean;
  /** The reader's, and right of the printed page all the same, as the last notes are. */
  readonly onScreen?: true;
}

export interface TableColumn {
  readonly key: string;
  readonly header: string;
  readonly role: CellRole;
  readonly format?: string;
  /** One formula for all rows, so that a new row gets it too. */
  readonly formula?: (row: TableRef) => Expr;
}

export interface TableSpec {
  readonly name: string;
  readonly columns: readonly TableColumn[];
  /**
   * Cells by column key. A bare value takes the column's role and format; a cell of the column's role without value
   * and formula takes its formula, and keeps a format of its own.
   */
  readonly rows: readonly Readonly<Record<string, CellSpec | PlanValue>>[];
  /** Key of the frame's column in which the table begins; the first when left out. */
  readonly from?: string;
  readonly filter?: boolean;
  /** A list of more than a page: its headers are printed on every one. */
  readonly list?: boolean;
  /** Keep everything down to the header row, and this many columns, in view. */
  readonly freezeColumns?: number;
}

export interface ChartSpec extends Omit<ChartPlan, "anchor" | "series" | "categories"> {
  readonly from: string;
  readonly to: string;
  readonly rows: number;
  readonly categories: PlanRect;
  readonly series: readonly (Omit<ChartSeriesPlan, "values" | "xValues"> & { readonly values: PlanRect })[];
  /** The row in which it begins: it moves nothing down. */
  readonly top: number;
}
