/** A saved workbook against the engine: each formula computed from what Excel saved in the cells that it reads. */
import { agrees } from "../block/check";
import { SavedCells } from "../block/saved-cells";
import { Evaluator } from "../evaluate/evaluator";
import { shownInArea, shownInCell } from "../evaluate/fit";
import type { CustomFunctions } from "../evaluate/custom";
import { FUNCTIONS } from "../functions";
import { Refused } from "../refused";
import { cellAddress } from "../syntax/address";
import { children, type Node } from "../syntax/tree";
import { CellError } from "../values/cell-error";
import { nowAsSerial } from "../values/serial-date";
import { Grid, type Scalar } from "../values/value";
import type { Cell } from "../workbook/book";
import { FormulaTrees, hasFormula } from "../workbook/formula-trees";
import { Spills } from "../workbook/spills";
import type { Place } from "../workbook/resolve";
import type { SavedBook } from "./book-from-parts";

export interface DifferentCell {
  readonly sheet: string;
  readonly cell: string;
  readonly formula: string;
  readonly saved: Scalar;
  readonly computed: Scalar;
}

export interface UnknownCell {
  readonly sheet: string;
  readonly cell: string;
  readonly formula: string;
  /** What isn't known, by its name. */
  readonly what: string;
  readonly reason: string;
}

export interface Comparison {
  readonly formulas: number;
  readonly same: number;
  readonly different: readonly DifferentCell[];
  readonly unknown: readonly UnknownCell[];
}

export const NOT_SAVED = "no value saved";

export function comparison({ book, unsaved, modified }: SavedBook, custom: CustomFunctions): Comparison {
  const spills = new Spills(book);
  const trees = new FormulaTrees(book);
  const evaluator = new Evaluator({
    book,
    cells: new SavedCells(book, spills),
    custom,
    block: null,
    now: () => nowAsSerial(modified ?? new Date()),
    random: Math.random,
  });
  const different: DifferentCell[] = [];
  const unknown: UnknownCell[] = [];
  let [formulas, same] = [0, 0];
  for (const [number, sheet] of book.sheets.entries())
    for (const { row, column, cell } of sheet.entries()) {
      if (!hasFormula(cell)) continue;
      formulas++;
      const place = { sheet: number, row, column };
      const where = { sheet: sheet.name, cell: cellAddress(row, column), formula: cell.formula };
      try {
        if (unsaved[number]!.has(where.cell))
          throw new Refused(NOT_SAVED, "the file wasn't calculated before it was saved");
        const tree = trees.of(cell);
        requireLasting(tree);
        const found = differences(evaluator, tree, place, cell, (r, c) => sheet.get(r, c)?.value ?? null);
        if (found.length === 0) same++;
        different.push(...found.map((one) => ({ ...where, ...one })));
      } catch (thrown) {
        if (!(thrown instanceof Refused)) throw thrown;
        unknown.push({ ...where, what: thrown.what, reason: thrown.reason });
      }
    }
  return { formulas, same, different, unknown };
}

/** What the clock or chance gave when the file was saved can't be computed again. */
function requireLasting(node: Node): void {
  if (node.kind === "call") {
    const { draws, clock } = FUNCTIONS[node.name.toUpperCase()]?.traits ?? {};
    if (draws || clock)
      throw new Refused(
        node.name.toUpperCase(),
        draws ? "draws another number each time" : "depends on the day",
        node,
      );
  }
  children(node).forEach(requireLasting);
}

function differences(
  evaluator: Evaluator,
  tree: Node,
  place: Place,
  cell: Cell,
  savedAt: (row: number, column: number) => Scalar,
): { cell: string; saved: Scalar; computed: Scalar }[] {
  const area = cell.array ?? { top: place.row, left: place.column, bottom: place.row, right: place.column };
  const [rows, columns] = [area.bottom - area.top + 1, area.right - area.left + 1];
  const computed = computedGrid(evaluator, tree, place, cell.array ? { rows, columns } : null);
  for (let row = 0; row < rows; row++)
    for (let column = 0; column < columns; column++) {
      const saved = savedAt(area.top + row, area.left + column);
      const own = computed.at(row, column) as Scalar;
      // The first cell that differs says enough of an array.
      if (!agrees(saved, own) && !isNewError(saved, own))
        return [{ cell: cellAddress(area.top + row, area.left + column), saved, computed: own }];
    }
  return [];
}

function computedGrid(
  evaluator: Evaluator,
  tree: Node,
  place: Place,
  size: { rows: number; columns: number } | null,
): Grid {
  try {
    const value = evaluator.formula(tree, place);
    return size
      ? shownInArea(value, size.rows, size.columns)
      : new Grid(1, 1, [shownInCell(value, place, "file")]);
  } catch (thrown) {
    if (!(thrown instanceof CellError)) throw thrown;
    return Grid.of(size?.rows ?? 1, size?.columns ?? 1, () => thrown);
  }
}

/** Files have #VALUE! for the errors that are newer than the format. */
const isNewError = (saved: Scalar, computed: Scalar): boolean =>
  saved instanceof CellError &&
  saved.code === "#VALUE!" &&
  computed instanceof CellError &&
  (computed.code === "#CALC!" || computed.code === "#SPILL!");
