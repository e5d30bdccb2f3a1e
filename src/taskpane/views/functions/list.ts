import { button } from "../../controls";
import { h, setAttribute, setText } from "../../dom";
import type { FunctionEntry } from "./catalogue";
import type { Explorer, ExplorerState } from "./explorer";
import { found } from "./messages";

export interface Part {
  element: HTMLElement;
  update(state: ExplorerState, before: ExplorerState | null): void;
}

/** Search, and the functions that fit: by section, or the best first. */
export function listView(view: Explorer): Part & { focus(id: string): void } {
  const input = h("input", {
    id: "function-search",
    type: "search",
    autocomplete: "off",
    spellcheck: "false",
    placeholder: "How long until it pays back?",
    "aria-describedby": "function-count",
    input: () => view.find(input.value),
  });
  const count = h("p", { id: "function-count", class: "hint", role: "status" });
  const results = h("div", { class: "function-list" });
  const loading = h("p", { class: "hint" }, "Loading the functions…");
  const failed = h(
    "div",
    { class: "card", role: "alert" },
    h("p", {}, "The functions could not be loaded. Check your network."),
    h("div", { class: "run-button" }, button({ click: () => void view.start() }, "Try again")),
  );
  const items = new Map<string, HTMLElement>();
  const item = (entry: FunctionEntry): HTMLElement => {
    const known = items.get(entry.id);
    if (known) return known;
    const made = h(
      "li",
      {},
      h(
        "button",
        { type: "button", class: "function-row", click: () => view.open(entry) },
        h("span", { class: "function-name" }, entry.id),
        h("span", { class: "function-does" }, firstSentence(entry.description)),
      ),
    );
    items.set(entry.id, made);
    return made;
  };

  return {
    element: h(
      "div",
      {},
      h(
        "div",
        { class: "function-search" },
        h("label", { for: input.id }, "Search by name or question"),
        input,
      ),
      count,
      loading,
      failed,
      results,
    ),
    update({ list, query, open }, before) {
      setAttribute(loading, "hidden", list.kind !== "loading");
      setAttribute(failed, "hidden", list.kind !== "failed");
      setAttribute(results, "hidden", list.kind !== "ready");
      if (list.kind !== "ready" || (before?.list === list && before.open === open)) return;
      setText(count, found(query, list.found.length));
      const groups = query.trim() ? [{ title: "", entries: list.found }] : sections(list.found);
      results.replaceChildren(
        ...groups.flatMap(({ title, entries }, i) => {
          const heading = title ? h("h2", { id: `function-section-${i}` }, title) : null;
          const ul = h(
            "ul",
            { "aria-labelledby": heading?.id, "aria-label": heading ? null : "Functions that fit" },
            ...entries.map(item),
          );
          return heading ? [heading, ul] : entries.length ? [ul] : [nothing()];
        }),
      );
    },
    focus: (id) => items.get(id)?.querySelector("button")?.focus(),
  };
}

const nothing = () =>
  h("p", { class: "hint" }, "Try other words: what you want to know, or a part of a function’s name.");

function sections(entries: FunctionEntry[]): { title: string; entries: FunctionEntry[] }[] {
  const titles = [...new Set(entries.map(({ section }) => section))];
  return titles.map((title) => ({ title, entries: entries.filter(({ section }) => section === title) }));
}

/** Up to the first full stop that ends a sentence. */
const firstSentence = (text: string) => /^.*?[.?](?=\s|$)/.exec(text)?.[0] ?? text;
