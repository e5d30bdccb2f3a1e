import type { UniverBook } from "../univer/book";
import { cellName } from "../univer/grid";

const WORDS = { Done: "Ready", Calculating: "Calculating…", Pending: "Calculate" };

/** As Excel names a circle: by a cell of the sheet in front, if there is one. */
function circles(book: UniverBook): string {
  const cells = book.circles.cells();
  const here = cells.find(({ sheetId }) => sheetId === book.active().id);
  return `${cells.length ? " · Circular References" : ""}${here ? `: ${cellName(here.r, here.c)}` : ""}`;
}

/**
 * The status line: the state of calculation, circular references, and why the chosen cell shows an error.
 * @returns sets what it says as long as there is no such error
 */
export function showStatus(
  book: UniverBook,
  state: HTMLElement,
  message: HTMLElement,
): (lasting: string) => void {
  let otherwise = "";
  let now: keyof typeof WORDS = "Done";
  const tell = (): void => {
    state.textContent = WORDS[now] + (now === "Calculating" ? "" : circles(book));
  };
  const explain = (): void => {
    const { sheetId, activeCell } = book.selection();
    const { r, c } = activeCell;
    const text = book.errorMessage(sheetId, r, c);
    message.textContent = text ? `${cellName(r, c)}: ${text}` : otherwise;
  };
  tell();
  book.calculation.onState = (next) => {
    now = next;
    tell();
    if (now === "Done") explain();
  };
  book.on((e) => {
    if (e.kind === "activated") tell();
    if (e.kind === "selected" || e.kind === "activated") explain();
  });
  return (lasting) => {
    otherwise = lasting;
    explain();
  };
}
