import { h } from "../../dom";
import type { Feature } from "../../feature";
import type { Pane } from "../../pane";
import { insertedListView } from "./inserted-list";
import { noticeView } from "../notice";
import { optionsView } from "./options-form";
import { questionView } from "./question";
import { templateListView } from "./list";

/** What can be inserted, and what is. */
export function templatesFeature(pane: Pane): Feature {
  const element = h(
    "div",
    {},
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
  return { element, shown: () => void pane.refresh() };
}
