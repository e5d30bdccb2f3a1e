import type { Workbook } from "../../../excel";
import { connectFormulas } from "../../../excel/write/formula";
import { h, setAttribute } from "../../dom";
import type { Feature } from "../../feature";
import { noticeView } from "../notice";
import type { Metadata } from "./catalogue";
import { detailView } from "./detail";
import { Explorer, type Sources } from "./explorer";
import "./functions.css";
import { listView } from "./list";
import { loadFunctions } from "./load-functions";
import { replaceDialog } from "./question";

/** Beside the pane's page, as they were built together. */
const BUILT: Sources = {
  metadata: async () => {
    const answer = await fetch("functions.json");
    if (!answer.ok) throw new Error(`functions.json: ${answer.status}`);
    return (await answer.json()) as Metadata;
  },
  functions: () => loadFunctions("functions.js"),
};

/** All functions: found by name or question, explained, tried and put into a cell. */
export function functionsFeature({ connection }: Workbook): Feature {
  const view = new Explorer(connectFormulas(connection), BUILT);
  const list = listView(view);
  const detail = detailView(view);
  const question = replaceDialog(view);
  const element = h(
    "div",
    { class: "functions" },
    noticeView(view),
    list.element,
    detail.element,
    question.element,
  );
  view.store.subscribe((state, before) => {
    setAttribute(list.element, "hidden", state.open !== null);
    setAttribute(detail.element, "hidden", state.open === null);
    for (const part of [list, detail, question]) part.update(state, before);
    if (before?.open && !state.open) list.focus(before.open.id);
  });
  return { element, shown: () => void view.start() };
}
