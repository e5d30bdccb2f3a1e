import {
  Calculation,
  Model,
  Refused,
  Unreadable,
  type Circumstances,
  type Book,
  type Place,
} from "../../src/engine";
import { at, bookOf, plain, type Content } from "../engine/support";

/** More than the eight that are computed in one turn. */
const FEWEST = 11;
const EMPTY = { value: null, language: "cell" } as const;

/** Over trials the constants of a sum are added first. */
const same = (one: unknown, other: unknown): boolean =>
  typeof one === "number" && typeof other === "number"
    ? Math.abs(one - other) <= 1e-12 * Math.max(1, Math.abs(one))
    : one === other;

/**
 * Computes cells in many trials at once and in each by itself, and says where they differ. Afterwards the workbook is as it
 * was.
 * @param book  shows what it computes to
 * @param sets of values for the inputs, one trial after the other
 * @throws {Refused} for what isn't computed over trials
 */
export function overTrials(
  book: Book,
  inputs: readonly Place[],
  outputs: readonly Place[],
  sets: readonly (readonly number[])[],
  circumstances: Circumstances = {},
): string[] {
  const model = new Model({ book, inputs, outputs, ...circumstances });
  // Other numbers are drawn each time.
  if (model.slice.drawing.length > 0) return [];
  const count = Math.max(FEWEST, sets.length);
  const trials = inputs.map((_, i) =>
    Array.from({ length: count }, (_, trial) => sets[trial % sets.length]![i]!),
  );
  const together = model.values(trials, count);
  return sets.flatMap((set, k) => {
    const alone = typed(book, inputs, set, () => {
      const calculation = new Calculation(book, circumstances);
      return outputs.map(({ sheet, row, column }) =>
        calculation.refused(sheet, row, column) ? undefined : calculation.value(sheet, row, column),
      );
    });
    return outputs.flatMap(({ sheet, row, column }, i) => {
      const want = alone[i];
      if (want === undefined) return [];
      const { formula } = book.sheets[sheet]!.get(row, column)!;
      return together[i]!.flatMap((got, trial) =>
        trial % sets.length !== k || same(plain(want), plain(got))
          ? []
          : [
              `${book.sheets[sheet]!.name} ${row + 1},${column + 1}, trial ${trial}: ${JSON.stringify(plain(got))}, not ${JSON.stringify(plain(want))}: ${formula}`,
            ],
      );
    });
  });
}

/** Has a workbook show what it computes to: what doesn't vary in a model keeps that. */
export function refresh(book: Book, circumstances: Circumstances = {}): void {
  const calculation = new Calculation(book, circumstances);
  for (const [number, sheet] of book.sheets.entries())
    for (const { row, column, cell } of [...sheet.entries()]) {
      if (cell.formula === undefined) continue;
      const { top, left, bottom, right } = cell.array ?? {
        top: row,
        left: column,
        bottom: row,
        right: column,
      };
      for (let r = top; r <= bottom; r++)
        for (let c = left; c <= right; c++)
          sheet.set(r, c, { ...(sheet.get(r, c) ?? EMPTY), value: calculation.value(number, r, c) });
    }
}

function typed<T>(book: Book, inputs: readonly Place[], values: readonly number[], work: () => T): T {
  const before = inputs.map(({ sheet, row, column }) => book.sheets[sheet]!.get(row, column)!);
  inputs.forEach(({ sheet, row, column }, i) =>
    book.sheets[sheet]!.set(row, column, { ...before[i]!, value: values[i]! }),
  );
  try {
    return work();
  } finally {
    inputs.forEach(({ sheet, row, column }, i) => book.sheets[sheet]!.set(row, column, before[i]!));
  }
}

/** Numbers, then others beside them. */
export const nearby = (base: readonly number[]): number[][] => [
  [...base],
  base.map((value, i) => (i % 2 ? value : value + 1)),
  base.map((value, i) => (i % 3 ? value * 1.25 : value - 1)),
];

/** Far from the cells of any example. */
const FORMULA = "Z100";

/** Of a formula beside these cells, with all of the numbers varying and with every other one of them; none for what isn't computed. */
export function differencesOverTrials(
  formula: string,
  cells: Record<string, Content>,
  circumstances: Circumstances = {},
): string[] {
  const numbers = Object.keys(cells).filter((address) => typeof cells[address] === "number");
  const halves = numbers.length > 1 ? [0, 1].map((half) => numbers.filter((_, i) => i % 2 === half)) : [];
  return [numbers, ...halves].flatMap((inputs) => differencesOver(inputs, formula, cells, circumstances));
}

function differencesOver(
  inputs: readonly string[],
  formula: string,
  cells: Record<string, Content>,
  circumstances: Circumstances,
): string[] {
  if (inputs.length === 0) return [];
  const book = bookOf({ Sheet1: { ...cells, [FORMULA]: formula } });
  refresh(book, circumstances);
  try {
    return overTrials(
      book,
      inputs.map((address) => at(address)),
      [at(FORMULA)],
      nearby(inputs.map((address) => cells[address] as number)),
      circumstances,
    );
  } catch (thrown) {
    if (thrown instanceof Refused || thrown instanceof Unreadable) return [];
    throw thrown;
  }
}
