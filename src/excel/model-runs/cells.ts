import type { CellContent } from "../insertions/fingerprint";
import { address, onSheet } from "../talk/rects";

/** A cell of the workbook, wherever it is. */
export interface CellPlace {
  sheetId: string;
  /** The sheet's name when the cell was picked: for people, and to find the sheet should its id have changed. */
  sheet: string;
  row: number;
  column: number;
}

export type CellKind = "empty" | "number" | "text" | "boolean" | "error";

/** What a cell holds and shows. */
export interface CellReading {
  /** The formula with "=", or the constant. */
  content: CellContent;
  value: CellContent;
  kind: CellKind;
  /** As displayed. */
  text: string;
  /** Its number format code, US English. */
  format: string;
}

/** A cell that was picked, with the name that its neighbours give it. */
export interface PickedCell extends CellReading {
  place: CellPlace;
  /** "Budget!B2" */
  address: string;
  label: string;
}

export const addressOf = ({ sheet, row, column }: CellPlace): string =>
  onSheet(sheet, address({ row, column, rows: 1, columns: 1 }));

export const samePlace = (a: CellPlace, b: CellPlace): boolean =>
  a.sheetId === b.sheetId && a.row === b.row && a.column === b.column;

const KINDS: Record<string, CellKind> = {
  Empty: "empty",
  Double: "number",
  Integer: "number",
  String: "text",
  RichValue: "text",
  Boolean: "boolean",
  Error: "error",
};

/** What has to be loaded of a range for `readingAt`. */
export const READING = "formulas,values,valueTypes,text,numberFormat";

/** One cell of a range that was loaded. */
export function readingAt(range: Excel.Range, row = 0, column = 0): CellReading {
  const of = <T>(grid: T[][]): T => grid[row]?.[column] as T;
  return {
    content: of(range.formulas) as CellContent,
    value: of(range.values) as CellContent,
    kind: KINDS[of(range.valueTypes)] ?? "text",
    text: of(range.text),
    format: String(of(range.numberFormat as string[][]) || "General"),
  };
}

/** Asynchronous functions of add-ins and of the web show this until their answer has come. */
export const isBusy = (value: unknown): boolean =>
  typeof value === "string" && /^#(BUSY!|GETTING_DATA|CONNECT!)/.test(value);
