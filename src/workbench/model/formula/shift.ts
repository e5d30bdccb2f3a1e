/** Moves the relative references of a formula, as copying it to another cell does. */
import { columnIndex, columnLetters, MAX_COLUMNS, MAX_ROWS } from "../address";
import { tokenize } from "./tokens";

/** @returns the formula as it reads `rows` further down and `columns` further right; #REF! where it leaves the sheet */
export function shiftFormula(formula: string, rows: number, columns: number): string {
  const tokens = tokenize(formula.slice(1));
  if (!tokens) return formula;
  const parts = tokens.map(({ kind, text }, i) => {
    if (kind === "operand") return shiftOperand(text, rows, columns);
    // Whole rows: 3:7.
    const beside = tokens[i - 1]?.text === ":" || tokens[i + 1]?.text === ":";
    if (kind === "number" && beside && /^\d+$/.test(text)) return String(Number(text) + rows);
    return text;
  });
  return `=${parts.join("")}`;
}

function shiftOperand(operand: string, rows: number, columns: number): string {
  const m = /^(.*!)?(\$?)([A-Za-z]{1,3})(\$?)(\d+)$/s.exec(operand);
  if (m) {
    const [, sheet = "", absoluteColumn, letters, absoluteRow, digits] = m;
    if (columnIndex(letters!) >= MAX_COLUMNS) return operand;
    const column = columnIndex(letters!) + (absoluteColumn ? 0 : columns);
    const row = Number(digits) + (absoluteRow ? 0 : rows);
    if (column < 0 || column >= MAX_COLUMNS || row < 1 || row > MAX_ROWS) return `${sheet}#REF!`;
    return `${sheet}${absoluteColumn}${columnLetters(column)}${absoluteRow}${row}`;
  }
  return operand;
}
