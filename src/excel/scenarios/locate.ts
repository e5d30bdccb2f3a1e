import type { CellContent } from "../insertions/fingerprint";
import type { StoredCell } from "./places";

/** What a sheet holds, from its first cell on. */
export class Content {
  private readonly texts = new Map<string, { row: number; column: number }[]>();

  constructor(
    private readonly formulas: unknown[][],
    private readonly row: number,
    private readonly column: number,
  ) {
    formulas.forEach((line, r) =>
      line.forEach((content, c) => {
        if (typeof content !== "string" || content === "") return;
        const at = this.texts.get(content) ?? [];
        at.push({ row: row + r, column: column + c });
        this.texts.set(content, at);
      }),
    );
  }

  /** "" beyond what is used. */
  at(row: number, column: number): CellContent {
    return (this.formulas[row - this.row]?.[column - this.column] ?? "") as CellContent;
  }

  /** Where a text stands. */
  find(text: string): readonly { row: number; column: number }[] {
    return this.texts.get(text) ?? [];
  }
}

export interface Spot {
  row: number;
  column: number;
}

/**
 * Where cells of a sheet are now: by their names; by the labels left of them; and the rest where their neighbours
 * agree on how far they have moved. Null for a cell that can't be told.
 * @param named where a name refers to on this sheet, null when it refers to nothing there
 */
export function locate(
  cells: readonly StoredCell[],
  content: Content,
  named: (name: string) => Spot | null,
): (Spot | null)[] {
  const sure = cells.map((cell) => (cell.name ? named(cell.name) : byLabel(cell, content)));
  return cells.map((cell, i) => {
    const found = sure[i];
    if (found || cell.name) return found ?? null;
    const shift = agreedShift(cells, sure, i);
    return shift && { row: cell.row + shift.row, column: cell.column + shift.column };
  });
}

function byLabel({ row, column, label, labelColumn, nth }: StoredCell, content: Content): Spot | null {
  if (label === undefined || labelColumn === undefined) return null;
  const everywhere = content.find(label);
  const inColumn = everywhere.filter((spot) => spot.column === labelColumn);
  const [index = 0, expected = 1] = (nth ?? "0/1").split("/").map(Number);
  const spots = inColumn.length ? inColumn : everywhere;
  const spot =
    spots.length === expected
      ? spots[index]
      : spots.find((each) => each.row === row && each.column === labelColumn);
  return spot ? { row: spot.row, column: column + spot.column - labelColumn } : null;
}

/** How far the nearest found cells above and below have moved; null when they have moved differently. */
function agreedShift(cells: readonly StoredCell[], found: (Spot | null)[], index: number): Spot | null {
  const shiftOf = (i: number): Spot | null => {
    const [cell, spot] = [cells[i], found[i]];
    return cell && spot ? { row: spot.row - cell.row, column: spot.column - cell.column } : null;
  };
  const before = found.slice(0, index).reduce<Spot | null>((last, _, i) => shiftOf(i) ?? last, null);
  const after = found
    .map((_, i) => i)
    .slice(index + 1)
    .reduce<Spot | null>((first, i) => first ?? shiftOf(i), null);
  const [one, other] = [before ?? after, after ?? before];
  if (!one || !other) return { row: 0, column: 0 };
  return one.row === other.row && one.column === other.column ? one : null;
}
