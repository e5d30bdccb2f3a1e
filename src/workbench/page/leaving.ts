import type { UniverBook } from "../univer/book";

/** The workbook is nowhere but on this page: whoever leaves it, by a swipe or by mistake, is asked first. */
export function askBeforeLeaving(book: UniverBook): void {
  let changed = false;
  book.on((e) => {
    changed ||= e.kind === "changed" || e.kind === "added" || e.kind === "deleted" || e.kind === "renamed";
  });
  window.addEventListener("beforeunload", (event) => {
    if (changed) event.preventDefault();
  });
}
