/** Moves the relative references of a formula, as copying it to another cell does. */
import { columnIndex, columnLetters, MAX_COLUMNS, MAX_ROWS } from "../../values/columns";
import { tokenize } from "./tokens";

/** A reference to one cell: its column and row, and whether they are fixed by a $. */
interface CellReference {
  row: number;
  column: number;
  fixedRow: boolean;
  fixedColumn: boolean;
}

/** @returns the formula as it reads `rows` further down and `columns` further right; #REF! where it leaves the sheet */
export function shiftFormula(formula: string, rows: number, columns: number): string {
  return mapCells(
    formula,
    (cell) => ({
      ...cell,
      row: cell.row + (cell.fixedRow ? 0 : rows),
      column: cell.column + (cell.fixedColumn ? 0 : columns),
    }),
    rows,
  );
}

/** The formula of one cell as it reads in another after rows became columns: what was above it is now to its left. */
export function transposeFormula(
  formula: string,
  from: { r: number; c: number },
  to: { r: number; c: number },
): string {
  return mapCells(formula, ({ row, column, fixedRow, fixedColumn }) => {
    if (fixedRow && fixedColumn) return { row, column, fixedRow, fixedColumn };
    return {
      row: fixedColumn ? column : to.r + column - from.c,
      column: fixedRow ? row : to.c + row - from.r,
      fixedRow: fixedColumn,
      fixedColumn: fixedRow,
    };
  });
}

/** @param rows by how many rows references to whole rows move */
function mapCells(formula: string, map: (cell: CellReference) => CellReference, rows = 0): string {
  const tokens = tokenize(formula.slice(1));
  if (!tokens) return formula;
  const parts = tokens.map(({ kind, text }, i) => {
    if (kind === "operand") return mapOperand(text, map);
    // Whole rows: 3:7.
    const beside = tokens[i - 1]?.text === ":" || tokens[i + 1]?.text === ":";
    if (kind === "number" && beside && /^\d+$/.test(text)) return String(Number(text) + rows);
    return text;
  });
  return `=${parts.join("")}`;
}

function mapOperand(operand: string, map: (cell: CellReference) => CellReference): string {
  const m = /^(.*!)?(\$?)([A-Za-z]{1,3})(\$?)(\d+)$/s.exec(operand);
  if (!m || columnIndex(m[3]!) >= MAX_COLUMNS) return operand;
  const { row, column, fixedRow, fixedColumn } = map({
    row: Number(m[5]) - 1,
    column: columnIndex(m[3]!),
    fixedRow: m[4] === "$",
    fixedColumn: m[2] === "$",
  });
  const sheet = m[1] ?? "";
  if (column < 0 || column >= MAX_COLUMNS || row < 0 || row >= MAX_ROWS) return `${sheet}#REF!`;
  return `${sheet}${fixedColumn ? "$" : ""}${columnLetters(column)}${fixedRow ? "$" : ""}${row + 1}`;
}
