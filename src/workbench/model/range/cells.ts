/** Reading and writing blocks of cells by Excel's rules. */
import { intersection, isUnbounded } from "../address";
import { invalidArgument } from "../arguments";
import { sheetForContents, sheetPort, type Context } from "../context";
import { readEntry } from "../../values/entry";
import { checkFormula, type FormulaHome } from "../formula/check";
import type { Cell, CellInput, Rect } from "../port";
import { requireWritable } from "../worksheet/protection";
import { keepHeadersDistinct } from "../table/headers";

const MAX_CELL_TEXT = 32_767;
/**
 * More cells at once than these Excel doesn't give. It is documented to say so, and since version 2407 gives null on all
 * platforms instead (OfficeDev/office-js issues 4783 and 6781).
 */
export const MAX_CELLS = 5_000_000;

/** Cells for use inside a request. Waits for calculation only if there is something to calculate among them. */
export async function settledCells(x: Context, sheetId: string, at: Rect): Promise<Cell[][]> {
  const cells = sheetPort(x, sheetId).read(at);
  if (cells.every((row) => row.every((cell) => cell.formula === ""))) return cells;
  await x.book.settle();
  return sheetPort(x, sheetId).read(at);
}

/** The cells of a range; null where Excel gives none: of ranges without a last row or column, and of very large ones. */
export function readCells(x: Context, sheetId: string, at: Rect): Cell[][] | null {
  if (isUnbounded(at) || at.h * at.w > MAX_CELLS) return null;
  return sheetPort(x, sheetId).read(at);
}

/**
 * Input in the shape of the range: one value stands for all cells, null leaves a cell alone.
 * @throws {HostError} InvalidArgument when an array has other dimensions
 */
export function inShape(at: Rect, input: unknown): unknown[][] {
  if (isUnbounded(at))
    throw invalidArgument("The range is unbounded: set its values in a range with a last row and column.");
  if (!Array.isArray(input)) {
    const row = Array.from({ length: at.w }, () => input);
    return Array.from({ length: at.h }, () => row);
  }
  const fits = input.length === at.h && input.every((row) => Array.isArray(row) && row.length === at.w);
  if (!fits)
    throw invalidArgument(
      "The number of rows or columns in the input array doesn't match the size or dimensions of the range.",
    );
  return input as unknown[][];
}

/** Sets values or formulas; both read text as if it were typed. */
export function writeCells(x: Context, sheetId: string, at: Rect, input: unknown): void {
  const grid = inShape(at, input);
  const sheet = sheetForContents(x, sheetId);
  requireWritable(x, sheetId, at, (r, c) => grid[r - at.r]?.[c - at.c] !== null);
  const formats = grid.some((row) => row.some((v) => typeof v === "string" && v !== ""))
    ? sheet.read(at).map((row) => row.map((cell) => cell.numberFormat))
    : null;
  const covered = coveredByMerge(sheet.merges(), at);
  const newFormats: (string | null)[][] = grid.map((row) => row.map(() => null));
  const rows = grid.map((row, i) =>
    row.map((value, j): CellInput | null => {
      if (value === null || value === undefined || covered?.(at.r + i, at.c + j)) return null;
      const format = formats?.[i]?.[j] ?? "General";
      const { input: cell, format: entered } = cellInput(x, value, format, {
        sheetId,
        r: at.r + i,
        c: at.c + j,
      });
      if (entered !== undefined && format === "General") newFormats[i]![j] = entered;
      return cell;
    }),
  );
  keepHeadersDistinct(x, sheetId, at, rows);
  sheet.write(at, rows);
  if (newFormats.some((row) => row.some((f) => f !== null))) sheet.setNumberFormat(at, newFormats);
}

function cellInput(
  x: Context,
  value: unknown,
  format: string,
  home: FormulaHome,
): { input: CellInput; format?: string } {
  switch (typeof value) {
    case "number":
      if (!Number.isFinite(value)) throw invalidArgument();
      return { input: { value } };
    case "boolean":
      return { input: { value } };
    case "string": {
      if (value.length > MAX_CELL_TEXT && !value.startsWith("=")) throw invalidArgument();
      const entry = readEntry(value, format === "@");
      if (entry.kind === "formula") return { input: { formula: checkFormula(x, entry.formula, home) } };
      return { input: { value: entry.value }, ...(entry.format ? { format: entry.format } : {}) };
    }
    default:
      throw invalidArgument();
  }
}

/** Cells of a merged area other than its first take no content. */
function coveredByMerge(merges: Rect[], at: Rect): ((r: number, c: number) => boolean) | null {
  const near = merges.filter((m) => intersection(m, at));
  if (near.length === 0) return null;
  return (r, c) =>
    near.some((m) => r >= m.r && r < m.r + m.h && c >= m.c && c < m.c + m.w && !(r === m.r && c === m.c));
}

/** `RangeValueType` of a cell. */
export function valueType(cell: Cell): string {
  switch (cell.kind) {
    case "empty":
      return "Empty";
    case "number":
      return "Double";
    case "string":
      return "String";
    case "boolean":
      return "Boolean";
    case "error":
      return "Error";
  }
}
