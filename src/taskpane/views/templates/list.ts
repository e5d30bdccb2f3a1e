import { h, setAttribute } from "../../dom";
import type { Pane } from "../../pane";
import "./gallery.css";
import { groupsOf, type TemplateGroup } from "./groups";
import { searchTemplates } from "./search";
import { searchBox } from "./search-box";
import { templateCard, type Card } from "./card";

/** What can be inserted, in groups, and a search over all of it. */
export function templateListView(pane: Pane): HTMLElement {
  let query = "";
  const groups = groupsOf(pane.offers).map((group) => groupView(pane, group));
  const search = searchBox((typed) => {
    query = typed;
    show();
  });

  function show(): void {
    const found = searchTemplates(pane.offers, query);
    const ids = new Set(found.map(({ id }) => id));
    // Progress and Cancel stay in sight, whatever is searched for meanwhile.
    const { task } = pane.store.state;
    if (task?.kind === "inserting") ids.add(task.template);
    for (const group of groups) group.show(ids);
    search.update(query, found.length, pane.offers.length);
  }

  pane.store.subscribe((state, before) => {
    for (const { cards } of groups) for (const card of cards) card.update(state);
    if (state.task !== before?.task) show();
  });
  return h("div", {}, search.element, ...groups.map(({ element }) => element));
}

function groupView(pane: Pane, { id, title, about, offers }: TemplateGroup) {
  const cards: Card[] = offers.map((offer) => templateCard(pane, offer, "h4"));
  const heading = `group-${id}`;
  const list = h(
    "ul",
    { class: "cards", "aria-labelledby": heading },
    ...cards.map(({ element }) => element),
  );
  const element = h(
    "div",
    { class: "group" },
    h("h3", { id: heading }, title),
    about ? h("p", { class: "group-about" }, about) : null,
    list,
  );
  return {
    element,
    cards,
    show(ids: ReadonlySet<string>): void {
      for (const card of cards) setAttribute(card.element, "hidden", !ids.has(card.id));
      setAttribute(element, "hidden", !cards.some((card) => ids.has(card.id)));
    },
  };
}
