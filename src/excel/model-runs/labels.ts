import type { CellReading } from "./cells";

/** How many cells without content may stand between a number and the text that names it. */
const GAP = 1;

type Grid = readonly (readonly CellReading[])[];

/** The text at the left end of the row's run of filled cells: the row's name, past units and other figures. */
export function rowLabel(grid: Grid, row: number, column: number): string {
  let label = "";
  for (let c = column - 1, empty = 0; c >= 0 && empty <= GAP; c--) {
    const cell = grid[row]?.[c];
    if (!cell || cell.kind === "empty") empty++;
    else empty = 0;
    if (cell && isWords(cell)) label = cell.text;
  }
  return clean(label);
}

/** The nearest text above: the column's name. */
export function columnLabel(grid: Grid, row: number, column: number): string {
  for (let r = row - 1; r >= 0; r--) {
    const cell = grid[r]?.[column];
    if (cell && isWords(cell)) return clean(cell.text);
  }
  return "";
}

const isWords = ({ kind, text }: CellReading) => kind === "text" && /\p{L}/u.test(text);

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
