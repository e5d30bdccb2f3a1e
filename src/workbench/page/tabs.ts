import { focusGrid, renameSheetInFront } from "../univer/alerts";
import type { UniverBook } from "../univer/book";

const TAB = "[data-u-comp=slide-tab-item]";
const DOUBLE_CLICK_MS = 500;

const tabOf = (target: EventTarget | null): HTMLElement | null =>
  target instanceof Element ? target.closest<HTMLElement>(TAB) : null;

/**
 * The sheets' tabs. Univer begins a drag with the second click of two as well, and with the name being typed forgets that
 * the pointer was let go: half a second later the tab hangs from it for good. It has no Escape for a name that is typed,
 * and gives the keyboard to nobody once it is.
 */
export function mendTabs(book: UniverBook): void {
  let last = { tab: null as HTMLElement | null, time: -Infinity };
  let byKey = false;
  window.addEventListener(
    "pointerdown",
    (event) => {
      const tab = tabOf(event.target);
      const twice = tab !== null && tab === last.tab && event.timeStamp - last.time < DOUBLE_CLICK_MS;
      const typing = (event.target as HTMLElement).isContentEditable;
      if (twice && !typing) event.stopPropagation();
      last = { tab, time: event.timeStamp };
      byKey = false;
    },
    true,
  );
  window.addEventListener("dblclick", (event) => {
    const tab = tabOf(event.target);
    if (!tab || (event.target as HTMLElement).isContentEditable) return;
    void renameSheetInFront(book).then(() =>
      tab.querySelector<HTMLElement>("[contenteditable=true]")?.focus(),
    );
  });
  window.addEventListener(
    "keydown",
    (event) => {
      const tab = tabOf(event.target);
      const name = event.target as HTMLElement;
      if (!tab || !name.isContentEditable) return;
      byKey = event.key === "Enter" || event.key === "Escape";
      if (event.key !== "Escape") return;
      event.preventDefault();
      event.stopPropagation();
      name.innerText = book.sheets().find((s) => s.id === tab.dataset.id)?.name ?? name.innerText;
      name.blur();
    },
    true,
  );
  // Behind Univer's own listener, which takes the name.
  window.addEventListener("focusout", (event) => {
    const name = event.target as HTMLElement;
    if (byKey && tabOf(name) && !name.isContentEditable) focusGrid(book);
  });
}
