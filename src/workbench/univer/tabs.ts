import { RenameSheetOperation } from "@univerjs/sheets-ui";
import { focusGrid } from "./alerts";
import type { UniverBook } from "./book";

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
  const { engine } = book;
  let last = { tab: null as HTMLElement | null, time: -Infinity };
  window.addEventListener(
    "pointerdown",
    (event) => {
      const tab = tabOf(event.target);
      const twice = tab !== null && tab === last.tab && event.timeStamp - last.time < DOUBLE_CLICK_MS;
      const typing = (event.target as HTMLElement).isContentEditable;
      if (twice && !typing) event.stopPropagation();
      last = { tab, time: event.timeStamp };
    },
    true,
  );
  window.addEventListener("dblclick", (event) => {
    const tab = tabOf(event.target);
    if (!tab || (event.target as HTMLElement).isContentEditable) return;
    void engine.commands
      .executeCommand(RenameSheetOperation.id, { subUnitId: book.active().id })
      .then(() => tab.querySelector<HTMLElement>("[contenteditable=true]")?.focus());
  });
  window.addEventListener(
    "keydown",
    (event) => {
      const tab = tabOf(event.target);
      const name = event.target as HTMLElement;
      if (!tab || !name.isContentEditable) return;
      if (event.key !== "Enter" && event.key !== "Escape") return;
      // Once Univer has taken the name, unless it asks for another one.
      setTimeout(() => requestAnimationFrame(() => name.isContentEditable || focusGrid(book)));
      if (event.key === "Enter") return;
      event.preventDefault();
      event.stopPropagation();
      name.innerText = book.sheets().find((s) => s.id === tab.dataset.id)?.name ?? name.innerText;
      name.blur();
    },
    true,
  );
}
