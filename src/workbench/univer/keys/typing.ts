import type { UniverBook } from "../book";
import { cellName } from "../grid";

/** Puts a text into the editor as if it were typed: begins an entry where none has begun. */
function type(editor: HTMLElement, text: string): void {
  editor.textContent = text;
  editor.dispatchEvent(new InputEvent("input", { data: text, inputType: "insertText", bubbles: true }));
}

export function typeDate(editor: HTMLElement): void {
  const now = new Date();
  type(editor, `${now.getMonth() + 1}/${now.getDate()}/${now.getFullYear()}`);
}

export function typeTime(editor: HTMLElement): void {
  const now = new Date();
  const minutes = String(now.getMinutes()).padStart(2, "0");
  type(editor, `${now.getHours() % 12 || 12}:${minutes} ${now.getHours() < 12 ? "AM" : "PM"}`);
}

/** What stands in the cell above: its formula as it is, or its value. */
export function typeFromAbove(book: UniverBook, editor: HTMLElement, what: "formula" | "value"): void {
  const { r, c } = book.selection().activeCell;
  const above = r > 0 ? book.active().read({ r: r - 1, c, h: 1, w: 1 })[0]?.[0] : undefined;
  if (!above || above.kind === "empty") return;
  type(editor, what === "formula" && above.formula ? above.formula : String(above.value));
}

/** The sum of the numbers above the cell, or left of it; of those that are not right beside it, where none are. */
export function typeSum(book: UniverBook, editor: HTMLElement): void {
  const { r, c } = book.selection().activeCell;
  const sheet = book.active();
  const kind = (row: number, column: number) => sheet.read({ r: row, c: column, h: 1, w: 1 })[0]?.[0]?.kind;
  for (const blanks of [false, true]) {
    const top = numbersBefore(r, (row) => kind(row, c), blanks);
    if (top !== null) return type(editor, sum(cellName(top, c), cellName(r - 1, c)));
    const left = numbersBefore(c, (column) => kind(r, column), blanks);
    if (left !== null) return type(editor, sum(cellName(r, left), cellName(r, c - 1)));
  }
  type(editor, "=SUM()");
}

const sum = (first: string, last: string): string => `=SUM(${first === last ? first : `${first}:${last}`})`;

/**
 * Where the numbers begin that end right before a place, or before the empty cells before it; null where there are none.
 * @param kind of the cell at a place
 */
function numbersBefore(
  place: number,
  kind: (at: number) => string | undefined,
  blanks: boolean,
): number | null {
  let last = place - 1;
  while (blanks && last >= 0 && kind(last) === "empty") last--;
  let first = last + 1;
  while (first > 0 && kind(first - 1) === "number") first--;
  return first > last ? null : first;
}
