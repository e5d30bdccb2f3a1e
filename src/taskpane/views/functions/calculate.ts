import { FormulaReader, NotCalculable } from "./formula-reader";
import type { FunctionSet } from "./function-runtime";
import { CellError, type Scalar } from "./values";

/** A cell of a result. */
export type ResultCell = Scalar;

export type Calculation =
  /** Rows of cells; more than one where it would spill. */
  | { kind: "result"; rows: ResultCell[][] }
  /** `message` is what Excel shows beside the cell's error, where there is one. */
  | { kind: "error"; error: string; message: string }
  /** It can't be calculated without a workbook, but Excel may well be able to. */
  | { kind: "needs-excel"; message: string }
  | { kind: "unreadable"; message: string };

/** Calculates a formula of literals, as Excel would with the same functions. */
export function calculate(formula: string, functions: FunctionSet): Calculation {
  try {
    const value = new FormulaReader(formula, functions).read();
    const rows = Array.isArray(value) ? value : [[value]];
    const [only] = rows.length === 1 && rows[0]?.length === 1 ? rows[0] : [];
    if (only instanceof CellError) return { kind: "error", error: only.error, message: only.message };
    return {
      kind: "result",
      rows: rows.map((row) => row.map((cell) => (cell instanceof CellError ? cell.error : cell))),
    };
  } catch (error) {
    if (error instanceof NotCalculable) return { kind: error.kind, message: error.message };
    throw error;
  }
}
