import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { Model } from "../../src/engine/block/model";
import { Calculation } from "../../src/engine/evaluate/calculation";
import { Book, type Cell } from "../../src/engine/workbook/book";
import { parseArea } from "../../src/engine/syntax/address";
import { CellError, isErrorCode } from "../../src/engine/values/cell-error";
import type { Scalar } from "../../src/engine/values/scalar";
import type { Place } from "../../src/engine/workbook/resolve";

export type Content = number | string | boolean | null;

/** A cell as it is typed: a formula, an error, a text, a number. */
export function typed(content: Content, language: Cell["language"] = "cell"): Cell {
  if (typeof content !== "string") return { value: content, language };
  if (content.startsWith("=")) return { value: null, formula: content, language };
  return { value: isErrorCode(content) ? new CellError(content) : content, language };
}

/** A workbook of one sheet per entry, by address. */
export function bookOf(
  sheets: Record<string, Record<string, Content>>,
  language: Cell["language"] = "cell",
): Book {
  const book = new Book();
  for (const [name, cells] of Object.entries(sheets)) {
    const sheet = book.addSheet(name);
    for (const [address, content] of Object.entries(cells)) {
      const { top, left } = parseArea(address)!;
      sheet.set(top, left, typed(content, language));
    }
  }
  return book;
}

export function at(address: string, sheet = 0): Place {
  const { top, left } = parseArea(address)!;
  return { sheet, row: top, column: left };
}

export const modelOf = (
  cells: Record<string, Content>,
  inputs: readonly string[],
  outputs: readonly string[],
): Model =>
  new Model({
    book: bookOf({ S: cells }),
    inputs: inputs.map((address) => at(address)),
    outputs: outputs.map((address) => at(address)),
  });

export const plain = (value: Scalar): unknown => (value instanceof CellError ? value.code : value);

/** What a formula gives in a cell of its own, far from those that it reads. */
export function computed(formula: string, cells: Record<string, Content>): unknown {
  const book = bookOf({ Sheet1: cells });
  book.sheets[0]!.set(99, 25, { value: null, formula, language: "cell" });
  const calculation = new Calculation(book, { now: new Date(2026, 0, 15, 12), random: () => 0.375 });
  const refused = calculation.refused(0, 99, 25);
  return refused ? `refused: ${refused.what}` : plain(calculation.value(0, 99, 25));
}

/** Documented examples of functions, and edges. */
export interface Cases {
  source: string;
  /** What all examples read. */
  cells?: Record<string, Content>;
  /** A formula, what it gives, what else it reads, and how exactly. */
  examples: [string, unknown, Record<string, Content>?, number?][];
}

export function functionCases(): Cases[] {
  const folder = path.resolve("tests/cases/engine/functions");
  return readdirSync(folder).flatMap(
    (name) => JSON.parse(readFileSync(path.join(folder, name), "utf8")) as Cases[],
  );
}
