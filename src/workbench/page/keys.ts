import { focusGrid } from "../univer/alerts";
import type { UniverBook } from "../univer/book";

/** F6 and Ctrl+F6 lead from the ribbon to the grid, to the panes and around, with Shift the other way, as in Excel. */
export function walkByKeys(
  book: UniverBook,
  ribbon: HTMLElement,
  grid: HTMLElement,
  panes: HTMLElement,
): void {
  const frames = (): HTMLIFrameElement[] => [...panes.querySelectorAll("iframe")];
  const places = () => [
    {
      has: (e: Element | null) => ribbon.contains(e),
      go: () => ribbon.querySelector<HTMLElement>("button, select")?.focus(),
    },
    { has: (e: Element | null) => grid.contains(e), go: () => focusGrid(book) },
    ...frames().map((frame) => ({
      has: (e: Element | null) => e === frame || frame.closest(".pane")?.contains(e) === true,
      go: () => enter(frame),
    })),
  ];
  const walk = (event: KeyboardEvent): void => {
    if (event.key !== "F6" || event.altKey || event.metaKey) return;
    event.preventDefault();
    event.stopPropagation();
    const all = places();
    // Where nothing has the keyboard, one starts from the grid.
    const found = all.findIndex(({ has }) => has(document.activeElement));
    const from = found < 0 ? 1 : found;
    all[(from + (event.shiftKey ? all.length - 1 : 1)) % all.length]?.go();
  };
  window.addEventListener("keydown", walk, true);
  // A frame keeps its keys to itself.
  const listenIn = (frame: HTMLIFrameElement): void =>
    frame.contentWindow?.addEventListener("keydown", walk, true);
  panes.addEventListener("load", (e) => e.target instanceof HTMLIFrameElement && listenIn(e.target), true);
  frames().forEach(listenIn);
}

/** The first thing in a pane that takes the keyboard, or the one that had it last. */
function enter(frame: HTMLIFrameElement): void {
  frame.focus();
  const inside = frame.contentDocument;
  if (!inside || (inside.activeElement && inside.activeElement !== inside.body)) return;
  const first = inside.querySelector<HTMLElement>(
    "[role=tab][tabindex='0'], fluent-tab, a[href], button, input, select, textarea, [tabindex='0']",
  );
  first?.focus();
}
