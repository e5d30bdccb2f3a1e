import type { UniverBook } from "../univer/book";
import { cellName } from "../univer/grid";

const WORDS = { Done: "Ready", Calculating: "Calculating…", Pending: "Calculate" };

/** The status line: the state of calculation, and why the chosen cell shows an error. */
export function showStatus(book: UniverBook, state: HTMLElement, message: HTMLElement): void {
  const explain = (): void => {
    const { sheetId, activeCell } = book.selection();
    const { r, c } = activeCell;
    const text = book.errorMessage(sheetId, r, c);
    message.textContent = text ? `${cellName(r, c)}: ${text}` : "";
  };
  state.textContent = WORDS.Done;
  book.calculation.onState = (now) => {
    state.textContent = WORDS[now];
    if (now === "Done") explain();
  };
  book.on((e) => {
    if (e.kind === "selected" || e.kind === "activated") explain();
  });
}
