import type { Offer } from "../../../templates/offers";
import { button, setWaiting } from "../../controls";
import { h, setAttribute, setText } from "../../dom";
import { progressText } from "../../messages";
import type { Pane } from "../../pane";
import type { PaneState } from "../../state";
import { previewDisclosure } from "./preview-disclosure";

export interface Card {
  readonly id: string;
  readonly element: HTMLElement;
  update(state: PaneState): void;
}

/** A template: what it answers, from where, how it looks, and its insertion. */
export function templateCard(pane: Pane, offer: Offer, heading: "h3" | "h4"): Card {
  const { id, title, answers, source } = offer;
  const insert = button(
    {
      "aria-label": `Insert ${title}`,
      click: () => void pane.insert(id),
    },
    "Insert",
  );
  const progress = progressView(pane, title);
  const preview = previewDisclosure(pane, offer);
  const element = h(
    "li",
    { class: "card" },
    h("div", { class: "card-head" }, h(heading, {}, title), insert),
    h("p", {}, answers),
    h("p", { class: "card-source" }, source),
    progress.element,
    h("div", { class: "actions" }, preview.toggle),
    preview.content,
  );
  return {
    id,
    element,
    update(state) {
      const { task } = state;
      preview.update(state);
      setWaiting(insert, task !== null);
      progress.update(task?.kind === "inserting" && task.template === id ? task : null);
    },
  };
}

function progressView(pane: Pane, title: string) {
  const text = h("span", {});
  const bar = h("fluent-progress-bar", { "aria-label": `Inserting ${title}`, min: "0" });
  const cancel = button({ "aria-label": `Cancel inserting ${title}`, click: () => pane.cancel() }, "Cancel");
  const element = h("div", { class: "progress", hidden: true }, text, bar, cancel);
  return {
    element,
    update(task: Extract<PaneState["task"], { kind: "inserting" }> | null): void {
      setAttribute(element, "hidden", !task);
      if (!task) return;
      setText(text, task.cancelling ? "Cancelling…" : progressText(task.progress));
      const several = task.progress && task.progress.total > 2 ? task.progress : null;
      setAttribute(bar, "max", several?.total);
      setAttribute(bar, "value", several?.done);
      setAttribute(cancel, "hidden", !several);
      setWaiting(cancel, task.cancelling);
    },
  };
}
