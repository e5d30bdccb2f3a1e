import type { Book } from "../workbook/book";
import { FormulaTrees, hasFormula } from "../workbook/formula-trees";
import { keyOf, placeOf, type Key } from "../workbook/key";
import type { Place } from "../workbook/resolve";
import type { Spills } from "../workbook/spills";
import { precedents } from "./precedents";

/** Whether a formula reads its own cell, by whatever way. */
export function isCircular(book: Book, spills: Spills, place: Place): boolean {
  const trees = new FormulaTrees(book);
  const own = keyOf(place);
  const seen = new Set<Key>();
  const waiting: Key[] = [own];
  for (let key = waiting.pop(); key !== undefined; key = waiting.pop()) {
    const at = placeOf(key);
    const cell = book.sheets[at.sheet]!.get(at.row, at.column);
    if (!hasFormula(cell)) continue;
    for (const { sheet, lastSheet, area } of precedents(trees.of(cell), at, book, spills).areas)
      for (let number = sheet; number <= lastSheet; number++) {
        const filled = book.sheets[number]!;
        for (let row = area.top; row <= Math.min(area.bottom, filled.rows - 1); row++)
          for (let column = area.left; column <= Math.min(area.right, filled.columns - 1); column++) {
            const read = keyOf({ sheet: number, ...spills.anchor(number, row, column) });
            if (read === own) return true;
            if (seen.has(read)) continue;
            seen.add(read);
            waiting.push(read);
          }
      }
  }
  return false;
}
