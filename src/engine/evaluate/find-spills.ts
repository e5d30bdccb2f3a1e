import { Refused } from "../refused";
import { ROWS, COLUMNS } from "../syntax/address";
import type { Area } from "../syntax/tree";
import { CellError } from "../values/cell-error";
import { isMany } from "../values/value";
import type { Book, Cell } from "../workbook/book";
import { hasFormula } from "../workbook/formula-trees";
import type { Place } from "../workbook/resolve";
import { Calculation, type Circumstances } from "./calculation";
import { maySpill } from "./implicit";
import { withinStack } from "./overflow";

/** One spill may feed another; sizes that still change after this never settle. */
const MOST_ROUNDS = 8;

/**
 * Finds the cells that formulas spill to, which Excel says of a formula only one at a time and a plan doesn't say at all: they
 * become the areas of those cells.
 */
export function findSpills(book: Book, circumstances: Circumstances): void {
  const { custom = new Map() } = circumstances;
  const places = candidates(book, custom);
  for (let round = 0, changed = places.length > 0; changed && round < MOST_ROUNDS; round++) {
    const calculation = new Calculation(book, circumstances);
    changed = false;
    for (const place of places) {
      const sheet = book.sheets[place.sheet]!;
      const cell = sheet.get(place.row, place.column)!;
      const array = areaOf(calculation, place, book);
      if (same(cell.array, array)) continue;
      sheet.set(place.row, place.column, { ...cell, array });
      changed = true;
    }
  }
}

function candidates(book: Book, custom: ReadonlyMap<string, unknown>): Place[] {
  return book.sheets.flatMap((sheet, number) =>
    [...sheet.entries()].flatMap(({ row, column, cell }) =>
      hasFormula(cell) && cell.language === "cell" && spillable(book, cell, custom)
        ? [{ sheet: number, row, column }]
        : [],
    ),
  );
}

function spillable(
  book: Book,
  cell: Cell & { formula: string },
  custom: ReadonlyMap<string, unknown>,
): boolean {
  try {
    return withinStack(() => maySpill(book.tree(cell.formula), custom));
  } catch (thrown) {
    // What can't be read is refused where it is computed.
    if (thrown instanceof Refused) return false;
    throw thrown;
  }
}

/** The cells that a result takes; undefined for one cell, and where another formula stands in the way. */
function areaOf(calculation: Calculation, place: Place, book: Book): Area | undefined {
  const value = calculation.result(place);
  if (!isMany(value) || value instanceof CellError) return undefined;
  const { rows, columns } = value;
  if (rows * columns === 1) return undefined;
  const area = {
    top: place.row,
    left: place.column,
    bottom: place.row + rows - 1,
    right: place.column + columns - 1,
  };
  if (area.bottom >= ROWS || area.right >= COLUMNS) return undefined;
  const sheet = book.sheets[place.sheet]!;
  for (let row = area.top; row <= Math.min(area.bottom, sheet.rows - 1); row++)
    for (let column = area.left; column <= Math.min(area.right, sheet.columns - 1); column++)
      if ((row !== place.row || column !== place.column) && hasFormula(sheet.get(row, column)))
        return undefined;
  return area;
}

const same = (one: Area | undefined, other: Area | undefined): boolean =>
  one?.bottom === other?.bottom && one?.right === other?.right;
