import { button, setWaiting } from "./controls";
import { h, setAttribute, setText } from "./dom";
import type { Tab } from "./feature";
import { Opening } from "./opening";

export interface Shell {
  readonly element: HTMLElement;
  /** Something that holds for all views, until it is replaced by "". */
  say(text: string): void;
  show(id: Tab["id"]): void;
  /** When the pane is closed. */
  close(): void;
}

/**
 * The views behind tabs (the ARIA pattern with automatic activation: arrows, Home and End choose, one tab is in the
 * tab order). The first one is in front.
 */
export function shell(tabs: readonly Tab[]): Shell {
  let current: View | null = null;
  const views = tabs.map((tab, index) => viewOf(tab, () => show(views[index]), onKey(index)));

  function show(view: View | undefined): void {
    if (!view || view === current) return;
    current?.opening.hide();
    current = view;
    for (const one of views) {
      setAttribute(one.control, "aria-selected", String(one === view));
      setAttribute(one.control, "tabindex", one === view ? "0" : "-1");
      setAttribute(one.panel, "hidden", one !== view);
    }
    view.opening.show();
  }

  function onKey(index: number): (event: Event) => void {
    return (event) => {
      const last = tabs.length - 1;
      const target = {
        ArrowRight: index === last ? 0 : index + 1,
        ArrowLeft: index === 0 ? last : index - 1,
        Home: 0,
        End: last,
      }[(event as KeyboardEvent).key];
      if (target === undefined) return;
      event.preventDefault();
      show(views[target]);
      views[target]?.control.focus();
    };
  }

  const said = h("p", { role: "status", class: "said" });

  show(views[0]);
  return {
    element: h(
      "main",
      { tabindex: "-1" },
      h("h1", { class: "visually-hidden" }, "Phoenix ROI"),
      h(
        "div",
        { role: "tablist", "aria-label": "Views", class: "tabs" },
        ...views.map(({ control }) => control),
      ),
      said,
      ...views.map(({ panel }) => panel),
    ),
    say: (text) => setText(said, text),
    show: (id) => show(views[tabs.findIndex((tab) => tab.id === id)]),
    close: () => views.forEach(({ opening }) => opening.close()),
  };
}

interface View {
  readonly control: HTMLElement;
  readonly panel: HTMLElement;
  readonly opening: Opening;
}

function viewOf({ id, title, open }: Tab, click: () => void, keydown: (event: Event) => void): View {
  const opening = new Opening(open);
  return {
    opening,
    control: h(
      "button",
      { type: "button", role: "tab", id: `tab-${id}`, "aria-controls": `view-${id}`, click, keydown },
      title,
    ),
    panel: h(
      "div",
      { role: "tabpanel", id: `view-${id}`, "aria-labelledby": `tab-${id}`, tabindex: "-1", class: "view" },
      waitingRoom(opening, title),
    ),
  };
}

/** What stands in a view's place until the view does. */
function waitingRoom(opening: Opening, title: string): HTMLElement {
  const loading = h("p", { class: "hint", role: "status" });
  const failed = h("p", { role: "alert" });
  const again = button({ click: () => void opening.load() }, "Try again");
  const failure = h("div", { class: "card" }, failed, h("div", { class: "run-button" }, again));
  const element = h("div", { class: "opening" }, loading, failure);
  opening.store.subscribe(({ feature, loading: busy, failed: lost }) => {
    loading.textContent = busy ? "Loading…" : "";
    // A second failure is one more piece of news, which screen readers hear only when the words come anew.
    failed.textContent =
      lost && !busy
        ? `${title} could not be loaded. Check your network, then try again. If it stays so, close this pane and open it again.`
        : "";
    setAttribute(failure, "hidden", !lost);
    setWaiting(again, busy);
    if (!feature) return;
    const focused = element.contains(document.activeElement);
    const panel = element.parentElement;
    element.replaceWith(feature.element);
    if (focused) panel?.focus();
  });
  return element;
}
