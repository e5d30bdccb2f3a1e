import type { CellReading } from "./cells";

/** How many cells without content may stand between a number and the text that names it. */
const GAP = 1;

type Grid = readonly (readonly CellReading[])[];

/**
 * The text at the left end of the row's run of filled cells: the row's name, past units and other figures. Cells that a
 * table leaves empty belong to the run: the table's headers stand above them.
 */
export function rowLabel(grid: Grid, row: number, column: number): string {
  const headers = grid[headerRow(grid, row, column)];
  let label = "";
  for (let c = column - 1, empty = 0; c >= 0 && empty <= GAP; c--) {
    const cell = grid[row]?.[c];
    const header = headers?.[c];
    if (cell && cell.kind !== "empty") empty = 0;
    else if (!isWords(header)) empty++;
    if (isWords(cell)) label = cell.text;
  }
  return clean(label);
}

/** The nearest text above: the column's name. */
export const columnLabel = (grid: Grid, row: number, column: number): string =>
  clean(grid[headerRow(grid, row, column)]?.[column]?.text ?? "");

/** Where the nearest text above stands; -1 for none. */
function headerRow(grid: Grid, row: number, column: number): number {
  let r = row - 1;
  while (r >= 0 && !isWords(grid[r]?.[column])) r--;
  return r;
}

const isWords = (cell: CellReading | undefined): cell is CellReading =>
  cell?.kind === "text" && /\p{L}/u.test(cell.text);

const LONGEST = 60;
function clean(text: string): string {
  const line = text.replace(/\s+/g, " ").trim();
  return line.length > LONGEST ? `${line.slice(0, LONGEST - 1).trimEnd()}…` : line;
}

/** Names that tell the cells of one pick apart: the row's, with the column's or the address where it is needed. */
export function distinctLabels(cells: { row: string; column: string; address: string }[]): string[] {
  const longer = (labels: string[], more: (i: number) => string) =>
    labels.map((label, i) => {
      const twice = labels.some((other, j) => j !== i && other === label);
      return twice && more(i) ? `${label}, ${more(i)}` : label;
    });
  const plain = cells.map(({ row, column, address }) => row || column || address);
  const withColumns = longer(plain, (i) => (cells[i]?.row ? (cells[i]?.column ?? "") : ""));
  return longer(withColumns, (i) => cells[i]?.address ?? "");
}
