/** What may be varied at all: the numbers that outputs depend on through formulas. */
import { precedents, type Block } from "../block/precedents";
import { Refused } from "../refused";
import type { Book } from "../workbook/book";
import { FormulaTrees, hasFormula } from "../workbook/formula-trees";
import { keyOf, placeOf, type Key } from "../workbook/key";
import type { Place } from "../workbook/resolve";
import { Spills } from "../workbook/spills";

/** One of three or more whole numbers that follow each other down or across, as periods and years do: nobody's assumption. */
function counts(book: Book, { sheet, row, column }: Place): boolean {
  const value = (down: number, across: number): unknown => {
    const cell = book.sheets[sheet]!.get(row + down, column + across);
    return hasFormula(cell) ? undefined : cell?.value;
  };
  const own = value(0, 0);
  if (typeof own !== "number" || !Number.isInteger(own)) return false;
  return [-2, -1, 0].some((first) =>
    [(i: number) => value(i, 0), (i: number) => value(0, i)].some((at) =>
      [first, first + 1, first + 2].every((i) => at(i) === own + i),
    ),
  );
}

/**
 * The cells with numbers of their own behind outputs, the nearest first. What only a formula that can't be read would lead
 * to is left out.
 * @param most so many are enough: beyond that they are data rather than assumptions
 */
export function constantsBehind(book: Book, outputs: readonly Place[], most: number): Place[] {
  const trees = new FormulaTrees(book);
  const spills = new Spills(book);
  const seen = new Set<Key>(outputs.map(keyOf));
  const areas = new Set<string>();
  const found: Place[] = [];
  const open = [...seen];
  const visit = ({ sheet, lastSheet, area }: Block): void => {
    const { top, left, bottom, right } = area;
    const name = [sheet, lastSheet, top, left, bottom, right].join();
    if (areas.has(name)) return;
    areas.add(name);
    for (let number = sheet; number <= lastSheet; number++) {
      const { rows, columns } = book.sheets[number]!;
      for (let row = top; row <= Math.min(bottom, rows - 1); row++)
        for (let column = left; column <= Math.min(right, columns - 1); column++) {
          const key = keyOf({ sheet: number, ...spills.anchor(number, row, column) });
          if (seen.has(key)) continue;
          seen.add(key);
          open.push(key);
        }
    }
  };
  for (let next = 0; next < open.length && found.length < most; next++) {
    const place = placeOf(open[next]!);
    const cell = book.sheets[place.sheet]!.get(place.row, place.column);
    if (!hasFormula(cell)) {
      if (typeof cell?.value === "number" && !counts(book, place)) found.push(place);
      continue;
    }
    try {
      for (const area of precedents(trees.of(cell), place, book, spills).areas) visit(area);
    } catch (thrown) {
      if (!(thrown instanceof Refused)) throw thrown;
    }
  }
  return found;
}
