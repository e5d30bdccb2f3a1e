import { focusGrid } from "../univer/alerts";
import type { UniverBook } from "../univer/book";

const TAB = "[data-u-comp=slide-tab-item]";

const tabOf = (target: EventTarget | null): HTMLElement | null =>
  target instanceof Element ? target.closest<HTMLElement>(TAB) : null;

/**
 * The sheets' tabs. Univer has no Escape for a name that is typed, gives the keyboard to nobody once it is, and misses a
 * pointer that is let go while it is typed or outside the page: half a second later it drags the tab, for good.
 */
export function mendTabs(book: UniverBook): void {
  let pointer = 0;
  let byKey = false;
  const letGo = (tab: HTMLElement): void => {
    tab.dispatchEvent(new PointerEvent("pointerup", { pointerId: pointer }));
  };
  window.addEventListener(
    "pointerdown",
    (e) => {
      pointer = e.pointerId;
      byKey = false;
    },
    true,
  );
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
    const tab = tabOf(event.target);
    if (!tab || (event.target as HTMLElement).isContentEditable) return;
    letGo(tab);
    if (byKey) focusGrid(book);
  });
  window.addEventListener("pointercancel", (event) => {
    const tab = tabOf(event.target);
    if (tab) letGo(tab);
  });
}
