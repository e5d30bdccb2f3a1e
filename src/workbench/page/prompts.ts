import type { UniverBook } from "../univer/book";
import type { Stage } from "../univer/charts/stage";

/** The note that Excel shows beside a chosen cell whose validation has an input message. */
export function showPrompts(book: UniverBook, stage: Stage): void {
  let note: HTMLElement | null = null;
  let cell = { r: 0, c: 0 };

  const place = (): void => {
    const view = note?.isConnected ? stage.measure() : null;
    if (!note || !view) return;
    const sheet = book.active();
    let [left, top] = [0, sheet.rowHeight(cell.r)];
    for (let c = 0; c < cell.c; c++) left += sheet.columnWidth(c);
    for (let r = 0; r < cell.r; r++) top += sheet.rowHeight(r);
    note.style.transform = `translate(${view.x(left) + 24}px, ${view.y(top) + 6}px)`;
  };

  const show = (): void => {
    note?.remove();
    cell = book.selection().activeCell;
    const prompt = book.active().validationAt(cell.r, cell.c)?.prompt;
    if (!prompt?.showPrompt || !stage.measure()) return;
    note = stage.add();
    note.className = "workbench-prompt";
    note.setAttribute("role", "note");
    note.style.pointerEvents = "none";
    const title = document.createElement("strong");
    title.textContent = prompt.title;
    note.append(title, prompt.message);
    place();
  };

  book.on((e) => {
    if (e.kind === "selected" || e.kind === "activated") show();
  });
  stage.onChange(place);
}
