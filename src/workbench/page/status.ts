import type { UniverBook } from "../univer/book";
import { cellName } from "../univer/grid";

const WORDS = { Done: "Ready", Calculating: "Calculating…", Pending: "Calculate" };

/**
 * The status line: the state of calculation, and why the chosen cell shows an error.
 * @returns sets what it says as long as there is no such error
 */
export function showStatus(
  book: UniverBook,
  state: HTMLElement,
  message: HTMLElement,
): (lasting: string) => void {
  let otherwise = "";
  const explain = (): void => {
    const { sheetId, activeCell } = book.selection();
    const { r, c } = activeCell;
    const text = book.errorMessage(sheetId, r, c);
    message.textContent = text ? `${cellName(r, c)}: ${text}` : otherwise;
  };
  state.textContent = WORDS.Done;
  book.calculation.onState = (now) => {
    state.textContent = WORDS[now];
    if (now === "Done") explain();
  };
  book.on((e) => {
    if (e.kind === "selected" || e.kind === "activated") explain();
  });
  return (lasting) => {
    otherwise = lasting;
    explain();
  };
}
