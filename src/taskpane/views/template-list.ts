import type { Template } from "../../templates/plan";
import { h, setAttribute, setText } from "../dom";
import { progressText } from "../messages";
import type { Pane } from "../pane";
import type { PaneState } from "../state";

/** What can be inserted. */
export function templateListView(pane: Pane): HTMLElement {
  const items = pane.templates.map((template) => templateItem(pane, template));
  pane.store.subscribe((state) => items.forEach(({ update }) => update(state)));
  return h("ul", { class: "cards", "aria-label": "Templates" }, ...items.map(({ element }) => element));
}

function templateItem(pane: Pane, template: Template) {
  const { id, title, answers, source } = template;
  const button = h(
    "fluent-button",
    { "aria-label": `Insert ${title}`, click: () => void pane.insert(id) },
    "Insert",
  ) as HTMLElement & { disabledFocusable: boolean };
  const text = h("span", {});
  const bar = h("fluent-progress-bar", { "aria-label": `Inserting ${title}`, min: "0" });
  const cancel = h("fluent-button", { size: "small", click: () => pane.cancel() }, "Cancel");
  const progress = h("div", { class: "progress", hidden: true }, text, bar, cancel);

  const update = ({ task }: PaneState) => {
    const mine = task?.kind === "inserting" && task.template === id ? task : null;
    // Still focusable while something is going on, so that the keyboard keeps its place.
    button.disabledFocusable = task !== null;
    setAttribute(progress, "hidden", !mine);
    if (!mine) return;
    setText(text, mine.cancelling ? "Cancelling…" : progressText(mine.progress));
    const several = mine.progress && mine.progress.total > 2 ? mine.progress : null;
    setAttribute(bar, "max", several?.total);
    setAttribute(bar, "value", several?.done);
    setAttribute(cancel, "hidden", !several);
  };
  const element = h(
    "li",
    { class: "card" },
    h("div", { class: "card-head" }, h("h3", {}, title), button),
    h("p", {}, answers),
    h("p", { class: "source" }, source),
    progress,
  );
  return { element, update };
}
