import { isFormula, type CellContent } from "../insertions/fingerprint";
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
 * Where cells of a sheet are now: by their names; by the labels left of them; and the rest where the nearest found ones
 * above and below agree on how far they have moved. A cell whose label is gone may be gone with it: that the label alone was
 * changed is told by neighbours on both sides, or by one where no row has moved and a formula is still there. Null for a
 * cell that can't be told.
 * @param named where a name refers to on this sheet, null when it refers to nothing there
 */
export function locate(
  cells: readonly StoredCell[],
  content: Content,
  named: (name: string) => Spot | null,
): (Spot | null)[] {
  const sure = cells.map((cell) => (cell.name ? named(cell.name) : byLabel(cell, content)));
  const order = cells.map((_, i) => i).sort((i, j) => cells[i]!.row - cells[j]!.row || i - j);
  const above = nearestShifts(cells, sure, order);
  const below = nearestShifts(cells, sure, order.reverse());
  return cells.map((cell, i) => {
    const found = sure[i];
    if (found || cell.name) return found ?? null;
    const shift = agreed(above[i], below[i]);
    if (!shift) return null;
    const spot = { row: cell.row + shift.row, column: cell.column + shift.column };
    const sides = cell.label === undefined || (above[i] && below[i]);
    return sides || (shift.row === 0 && isFormula(content.at(spot.row, spot.column))) ? spot : null;
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

/** How far the last cell that was found before each, in the given order, has moved. */
function nearestShifts(
  cells: readonly StoredCell[],
  found: readonly (Spot | null)[],
  order: readonly number[],
): (Spot | undefined)[] {
  const shifts: (Spot | undefined)[] = [];
  let last: Spot | undefined;
  for (const i of order) {
    shifts[i] = last;
    const [cell, spot] = [cells[i]!, found[i]];
    if (spot) last = { row: spot.row - cell.row, column: spot.column - cell.column };
  }
  return shifts;
}

function agreed(above: Spot | undefined, below: Spot | undefined): Spot | null {
  const [one, other] = [above ?? below, below ?? above];
  if (!one || !other) return { row: 0, column: 0 };
  return one.row === other.row && one.column === other.column ? one : null;
}
