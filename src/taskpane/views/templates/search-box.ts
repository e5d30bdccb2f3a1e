import { button } from "../../controls";
import { h, setAttribute, setText } from "../../dom";
import { countText } from "./search";

type Input = HTMLElement & { value: string };

/** The field, how many it has found, and the way back when it has found nothing. */
export function searchBox(searched: (query: string) => void) {
  const input = h(
    "fluent-text-input",
    {
      class: "search",
      autocomplete: "off",
      spellcheck: "false",
      input: () => searched(input.value),
      keydown: (event) => {
        if ((event as KeyboardEvent).key !== "Escape" || input.value === "") return;
        event.preventDefault();
        clear();
      },
    },
    "Search templates",
  ) as Input;
  // Present from the start: screen readers follow only what was there before it changed.
  const count = h("p", { role: "status", class: "search-count" });
  const clearing = button({ appearance: "subtle", hidden: true, click: () => clear() }, "Clear search");

  function clear(): void {
    input.value = "";
    searched("");
    input.focus();
  }

  return {
    element: h("div", { role: "search", class: "search-area" }, input, count, clearing),
    update(query: string, found: number, total: number): void {
      setText(count, countText(found, total, query));
      setAttribute(clearing, "hidden", found > 0);
    },
  };
}
