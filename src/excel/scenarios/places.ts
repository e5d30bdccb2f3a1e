import type { CellRole, PlanCell, SheetPlan } from "../../sheets/plan";
import { contains } from "../talk/rects";

/** A cell that is to be found again after rows and columns were added, deleted or moved. */
export interface StoredCell {
  /** As inserted. */
  row: number;
  column: number;
  /** The text that stands left of it, and in which column. */
  label?: string;
  labelColumn?: number;
  /** Which of the cells with that text, where there are several: "0/2" is the first of two. */
  nth?: string;
  /** The name that the cell has in the workbook. */
  name?: string;
}

/** Columns of a table that take inputs. Rows that were added to the table belong to it. */
export interface StoredTable {
  name: string;
  headers: string[];
  /** The column that names a row, unless that is an input too. */
  labelHeader?: string;
}

/** Where a sheet's inputs and results stand, as the record of an insertion keeps it. */
export interface StoredPlaces {
  cells: StoredCell[];
  tables: StoredTable[];
  /** The key figures, in their order. */
  figures: StoredCell[];
}

/** By which an input is known in a scenario: on its own, or by its table's rows, its column and its row. */
export const cellId = (sheet: string, row: number, column: number) => `${sheet}!${row},${column}`;
export const rowsId = (sheet: string, table: string) => `${sheet}!${table}`;
export const tableCellId = (rows: string, header: string, row: number) => `${rows}[${header}]#${row}`;

const INPUTS: ReadonlySet<CellRole> = new Set<CellRole>(["input", "inputText"]);
const isInput = (cell: PlanCell | null | undefined) => cell != null && INPUTS.has(cell.role);

export function placesOf(plan: SheetPlan): StoredPlaces {
  const inTable = (row: number, column: number) =>
    plan.tables.some(({ range }) => contains(range, row, column));
  const cells = plan.cells.flatMap((line, row) =>
    line.flatMap((cell, column) =>
      isInput(cell) && !inTable(row, column) ? [storedCell(plan, row, column)] : [],
    ),
  );
  return {
    cells,
    tables: plan.tables.flatMap((table) => storedTable(plan, table)),
    figures: plan.keyFigures.map(({ row, column }) => storedCell(plan, row, column)),
  };
}

function storedCell(plan: SheetPlan, row: number, column: number): StoredCell {
  const name = plan.names.find(
    ({ range }) => range.rows * range.columns === 1 && range.row === row && range.column === column,
  )?.name;
  const labelColumn = nearestLabel(plan, row, column);
  const label = labelColumn === null ? null : labelAt(plan, row, labelColumn);
  if (labelColumn === null || label === null) return { row, column, ...(name && { name }) };
  const rows = plan.cells.flatMap((_, r) => (labelAt(plan, r, labelColumn) === label ? [r] : []));
  return {
    row,
    column,
    label,
    labelColumn,
    ...(rows.length > 1 && { nth: `${rows.indexOf(row)}/${rows.length}` }),
    ...(name && { name }),
  };
}

function nearestLabel(plan: SheetPlan, row: number, column: number): number | null {
  for (let c = column - 1; c >= 0; c--) {
    const cell = plan.cells[row]?.[c];
    // Units say nothing of which row it is.
    if (cell?.role !== "unit" && labelAt(plan, row, c) !== null) return c;
  }
  return null;
}

/** The constant text of a cell that no user is meant to change. */
function labelAt(plan: SheetPlan, row: number, column: number): string | null {
  const cell = plan.cells[row]?.[column];
  return cell && !isInput(cell) && typeof cell.value === "string" && cell.value !== "" ? cell.value : null;
}

function storedTable(plan: SheetPlan, { name, range, columns }: SheetPlan["tables"][number]): StoredTable[] {
  const dataOf = (i: number) =>
    plan.cells.slice(range.row + 1, range.row + range.rows).map((line) => line[range.column + i]);
  const takesInputs = columns.map((_, i) => dataOf(i).some(isInput));
  const headers = columns.filter((_, i) => takesInputs[i]);
  if (!headers.length) return [];
  const labelHeader = columns.find(
    (_, i) =>
      !takesInputs[i] && dataOf(i).every((cell) => cell?.role === "label" && typeof cell.value === "string"),
  );
  return [{ name, headers, ...(labelHeader !== undefined && { labelHeader }) }];
}
