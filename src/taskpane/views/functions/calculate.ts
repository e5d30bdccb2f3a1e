import {
  Book,
  Calculation as Computing,
  CellError,
  gridOf,
  needsWorkbook,
  readFormula,
  Unreadable,
  type CustomFunctions,
} from "../../../engine";

/** A cell of a result. */
export type ResultCell = number | string | boolean;

export type Calculation =
  /** Rows of cells; more than one where it would spill. */
  | { kind: "result"; rows: ResultCell[][] }
  /** `message` is what Excel shows beside the cell's error, where there is one. */
  | { kind: "error"; error: string; message: string }
  /** It can't be calculated without a workbook, but Excel may well be able to. */
  | { kind: "needs-excel"; message: string }
  | { kind: "unreadable"; message: string };

const NEEDS_EXCEL: Calculation = {
  kind: "needs-excel",
  message: "This refers to cells, or to what only Excel knows. Insert it to see the result.",
};

const PLACE = { sheet: 0, row: 0, column: 0 };

/** Calculates a formula that reads no cells, as Excel would with the same functions. */
export function calculate(formula: string, functions: CustomFunctions): Calculation {
  const text = formula.trim();
  if (!text.startsWith("=")) return { kind: "unreadable", message: "A formula begins with =." };
  try {
    if (needsWorkbook(readFormula(text))) return NEEDS_EXCEL;
  } catch (thrown) {
    if (!(thrown instanceof Unreadable)) throw thrown;
    const { reason } = thrown;
    return { kind: "unreadable", message: `${reason.charAt(0).toUpperCase()}${reason.slice(1)}.` };
  }
  const book = new Book();
  book.addSheet("Sheet1").set(0, 0, { value: null, formula: text, language: "cell" });
  const computing = new Computing(book, { custom: functions });
  return computing.refused(0, 0, 0) ? NEEDS_EXCEL : shown(gridOf(computing.result(PLACE)));
}

function shown(grid: ReturnType<typeof gridOf>): Calculation {
  const only = grid.rows * grid.columns === 1 ? grid.at(0, 0) : null;
  if (only instanceof CellError) return { kind: "error", error: only.code, message: only.message };
  const rows = Array.from({ length: grid.rows }, (_, row) =>
    grid.row(row).map((cell) => (cell instanceof CellError ? cell.code : ((cell ?? 0) as ResultCell))),
  );
  return { kind: "result", rows };
}
