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

/** The sum of the numbers right above the cell, or left of it. */
export function typeSum(book: UniverBook, editor: HTMLElement): void {
  const { r, c } = book.selection().activeCell;
  const sheet = book.active();
  const isNumber = (row: number, column: number): boolean =>
    row >= 0 && column >= 0 && sheet.read({ r: row, c: column, h: 1, w: 1 })[0]?.[0]?.kind === "number";
  let [top, left] = [r, c];
  while (isNumber(top - 1, c)) top--;
  if (top === r) while (isNumber(r, left - 1)) left--;
  const cells =
    top < r
      ? `${cellName(top, c)}:${cellName(r - 1, c)}`
      : left < c
        ? `${cellName(r, left)}:${cellName(r, c - 1)}`
        : "";
  type(editor, `=SUM(${cells})`);
}
