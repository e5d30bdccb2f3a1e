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
  const stays = cells.some(({ label, labelColumn }) =>
    content.find(label ?? "").some(({ column }) => column === labelColumn),
  );
  const sure = cells.map((cell) => (cell.name ? named(cell.name) : byLabel(cell, content, stays)));
  const order = cells.map((_, i) => i).sort((i, j) => cells[i]!.row - cells[j]!.row || i - j);
  const sides = [order, [...order].reverse()].map((one) => nearestShifts(cells, sure, one));
  return cells.map((cell, i) => {
    const found = sure[i];
    if (found || cell.name) return found ?? null;
    const labelled = cell.label !== undefined;
    const [above, below] = sides.map((side) => (labelled ? side[i]!.found : side[i]!.next));
    const shift = agreed(above, below);
    if (!shift) return null;
    const spot = { row: cell.row + shift.row, column: cell.column + shift.column };
    const told = !labelled || (above && below);
    return told || (shift.row === 0 && isFormula(content.at(spot.row, spot.column))) ? spot : null;
  });
}

/** @param stays whether labels are in the column in which they were: elsewhere it is another text then, such as a header */
function byLabel(
  { row, column, label, labelColumn, nth }: StoredCell,
  content: Content,
  stays: boolean,
): Spot | null {
  if (label === undefined || labelColumn === undefined) return null;
  const spots = content.find(label).filter((spot) => !stays || spot.column === labelColumn);
  const [index = 0, expected = 1] = (nth ?? "0/1").split("/").map(Number);
  const spot =
    spots.length === expected
      ? spots[index]
      : spots.find((each) => each.row === row && each.column === labelColumn);
  return spot ? { row: spot.row, column: column + spot.column - labelColumn } : null;
}

/** What is known before a cell: how far the last one that was found has moved, and the last that could be, null if it is lost. */
interface Side {
  found: Spot | undefined;
  next: Spot | null | undefined;
}

function nearestShifts(
  cells: readonly StoredCell[],
  found: readonly (Spot | null)[],
  order: readonly number[],
): Side[] {
  const sides: Side[] = [];
  let last: Side = { found: undefined, next: undefined };
  for (const i of order) {
    sides[i] = last;
    const [cell, spot] = [cells[i]!, found[i]];
    const shift = spot && { row: spot.row - cell.row, column: spot.column - cell.column };
    if (shift) last = { found: shift, next: shift };
    else if (cell.label !== undefined || cell.name) last = { ...last, next: null };
  }
  return sides;
}

/** Where there are neighbours, one of them has to be found; where there are none nothing has moved. */
function agreed(above: Side["next"], below: Side["next"]): Spot | null {
  const [one, other] = [above ?? below, below ?? above];
  if (!one || !other) return one === undefined && other === undefined ? { row: 0, column: 0 } : null;
  return one.row === other.row && one.column === other.column ? one : null;
}
