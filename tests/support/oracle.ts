/** Workbooks whose values Microsoft Excel computed, where they lie beside the repository: see ../shared/data/README.md. */
import fs from "node:fs";
import path from "node:path";
import { Book } from "../../src/engine/workbook/book";
import { parseArea } from "../../src/engine/syntax/address";
import { CellError, isErrorCode } from "../../src/engine/values/cell-error";
import type { Scalar } from "../../src/engine/values/scalar";

export interface OracleCell {
  f?: string;
  ref?: string;
  v: number | string | boolean | null;
  /** The value of a cell without a formula is an error and not a text that looks like one. */
  e?: 1;
}

/** When the workbooks with TODAY were saved. */
const SAVED = new Date(2026, 6, 30, 14, 30);
const SAVED_BEFORE: Record<string, Date> = {
  "templates/gantt_project_tracker.xlsx": new Date(2026, 6, 23),
};
export const savedAt = ({ workbook }: OracleBook): Date => SAVED_BEFORE[workbook] ?? SAVED;

export interface OracleBook {
  workbook: string;
  names: Record<string, string>;
  sheets: { name: string; cells: Record<string, OracleCell>; tables?: unknown }[];
}

export const ORACLE = path.resolve(process.env["EXCEL_COMPUTED"] ?? "../shared/data/excel-computed.json");
export const hasOracle = (): boolean => fs.existsSync(ORACLE);
export const readOracle = (): OracleBook[] => JSON.parse(fs.readFileSync(ORACLE, "utf8")) as OracleBook[];

/** A formula that is nothing but a text: what it gives is one, even where it looks like an error. */
const isText = (formula: string): boolean => /^="[^"]*"$/.test(formula);

/** What Excel saved; an empty text is saved as nothing. */
export const saved = ({ v, f, e }: OracleCell): Scalar =>
  v === null ? "" : typeof v === "string" && isErrorCode(v) && (f ? !isText(f) : e) ? new CellError(v) : v;

/** A formula whose text is empty belongs to the array that covers it. */
export const isOwn = (cell: OracleCell): cell is OracleCell & { f: string } =>
  cell.f !== undefined && cell.f !== "=";

export function bookOf(oracle: OracleBook): Book {
  const book = new Book();
  for (const { name, cells } of oracle.sheets) {
    const sheet = book.addSheet(name);
    for (const [address, cell] of Object.entries(cells)) {
      const { top, left } = parseArea(address)!;
      sheet.set(top, left, {
        value: saved(cell),
        formula: isOwn(cell) ? cell.f : undefined,
        array: isOwn(cell) && cell.ref ? parseArea(cell.ref)! : undefined,
        language: "file",
      });
    }
  }
  for (const [name, formula] of Object.entries(oracle.names)) book.addName({ name, sheet: null, formula });
  return book;
}
