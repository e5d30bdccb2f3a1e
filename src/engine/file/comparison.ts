/** A saved workbook against the engine: each formula computed from what Excel saved in the cells that it reads. */
import { agrees } from "../block/check";
import { isCircular } from "../block/circle";
import { SavedCells } from "../block/saved-cells";
import { Evaluator } from "../evaluate/evaluator";
import { shownInArea, shownInCell } from "../evaluate/fit";
import { isOverflow, tooDeep } from "../evaluate/overflow";
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

export function comparison(
  { book, unsaved, modified, iterates }: SavedBook,
  custom: CustomFunctions,
): Comparison {
  const spills = new Spills(book);
  const trees = new FormulaTrees(book);
  const cells = new SavedCells(book, spills);
  const evaluator = new Evaluator({
    book,
    cells,
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
        cells.read.length = 0;
        const found = difference(evaluator, tree, place, cell, (r, c) => sheet.get(r, c)?.value ?? null);
        if (!found || isRounding(found, cells)) same++;
        else if (iterates && isCircular(book, spills, place))
          throw new Refused(
            "a circle",
            "is computed again and again, and how far that came isn't in the file",
          );
        else different.push({ ...where, ...found });
      } catch (thrown) {
        const { what, reason } = asRefused(thrown);
        unknown.push({ ...where, what, reason });
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

/** One formula that the engine stumbles over must not keep anybody from hearing of all the others. */
function asRefused(thrown: unknown): Refused {
  if (thrown instanceof Refused) return thrown;
  if (isOverflow(thrown)) return tooDeep();
  return new Refused(
    "the formula",
    `isn't computed: ${thrown instanceof Error ? thrown.message : String(thrown)}`,
  );
}

interface Different {
  readonly cell: string;
  readonly saved: Scalar;
  readonly computed: Scalar;
}

/** Of what numbers leave of each other this much is rounding, as a part of the largest of them. */
const ROUNDING = 1e-14;

/** Whether a formula adds up to nothing, on both sides, from numbers so much larger that what is left is chance. */
function isRounding({ saved, computed }: Different, cells: SavedCells): boolean {
  if (typeof saved !== "number" || typeof computed !== "number") return false;
  let largest = 0;
  for (const { sheet, lastSheet, area } of [...cells.read])
    for (const cell of cells.grid(sheet, lastSheet, area).cells)
      if (typeof cell === "number") largest = Math.max(largest, Math.abs(cell));
  return Math.max(Math.abs(saved), Math.abs(computed)) <= ROUNDING * largest;
}

function difference(
  evaluator: Evaluator,
  tree: Node,
  place: Place,
  cell: Cell,
  savedAt: (row: number, column: number) => Scalar,
): Different | null {
  const area = cell.array ?? { top: place.row, left: place.column, bottom: place.row, right: place.column };
  const [rows, columns] = [area.bottom - area.top + 1, area.right - area.left + 1];
  const computed = computedGrid(evaluator, tree, place, cell.array ? { rows, columns } : null);
  for (let row = 0; row < rows; row++)
    for (let column = 0; column < columns; column++) {
      const saved = savedAt(area.top + row, area.left + column);
      const own = computed.at(row, column) as Scalar;
      // The first cell that differs says enough of an array.
      if (!agrees(saved, own) && !isNewError(saved, own))
        return { cell: cellAddress(area.top + row, area.left + column), saved, computed: own };
    }
  return null;
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
