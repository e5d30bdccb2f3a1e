import type { Template } from "../../templates/plan";
import { button, setWaiting } from "../controls";
import { h, setAttribute, setText } from "../dom";
import { progressText } from "../messages";
import type { Pane } from "../pane";
import type { PaneState } from "../state";

/** The template of all sheets at once stands first and catches the eye. */
const ALL = "whole-analysis";

/** What can be inserted. */
export function templateListView(pane: Pane): HTMLElement {
  const templates = [...pane.templates].sort((a, b) => Number(b.id === ALL) - Number(a.id === ALL));
  const items = templates.map((template) => templateItem(pane, template));
  pane.store.subscribe((state) => items.forEach(({ update }) => update(state)));
  return h("ul", { class: "cards", "aria-label": "Templates" }, ...items.map(({ element }) => element));
}

function templateItem(pane: Pane, { id, title, answers }: Template) {
  const insert = button(
    {
      appearance: id === ALL ? "primary" : null,
      "aria-label": `Insert ${title}`,
      click: () => void pane.insert(id),
    },
    "Insert",
  );
  const text = h("span", {});
  const bar = h("fluent-progress-bar", { "aria-label": `Inserting ${title}`, min: "0" });
  const cancel = button({ "aria-label": `Cancel inserting ${title}`, click: () => pane.cancel() }, "Cancel");
  const progress = h("div", { class: "progress", hidden: true }, text, bar, cancel);

  const update = ({ task }: PaneState) => {
    const mine = task?.kind === "inserting" && task.template === id ? task : null;
    setWaiting(insert, task !== null);
    setAttribute(progress, "hidden", !mine);
    if (!mine) return;
    setText(text, mine.cancelling ? "Cancelling…" : progressText(mine.progress));
    const several = mine.progress && mine.progress.total > 2 ? mine.progress : null;
    setAttribute(bar, "max", several?.total);
    setAttribute(bar, "value", several?.done);
    setAttribute(cancel, "hidden", !several);
    setWaiting(cancel, mine.cancelling);
  };
  const element = h(
    "li",
    { class: "card" },
    h("div", { class: "card-head" }, h("h3", {}, title), insert),
    h("p", {}, answers),
    progress,
  );
  return { element, update };
}
