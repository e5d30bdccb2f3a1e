import { h } from "../dom";
import type { Pane } from "../pane";
import { insertedListView } from "./inserted-list";
import { noticeView } from "./notice";
import { optionsView } from "./options-form";
import { questionView } from "./question";
import { templateListView } from "./template-list";

/** The pane within Excel. */
export function mainView(pane: Pane): HTMLElement {
  return h(
    "main",
    { tabindex: "-1" },
    h("h1", { class: "visually-hidden" }, "Phoenix ROI"),
    noticeView(pane),
    insertedListView(pane),
    h(
      "section",
      { "aria-labelledby": "templates" },
      h("h2", { id: "templates", tabindex: "-1" }, "Insert a sheet"),
      optionsView(pane),
      templateListView(pane),
    ),
    questionView(pane),
  );
}
