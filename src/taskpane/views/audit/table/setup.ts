import { areaText } from "../../../../excel/claims";
import { button, setWaiting } from "../../../controls";
import { h, setAttribute, setText } from "../../../dom";
import { HINTS, SOURCES, type Source } from "./messages";
import type { Part } from "./part";
import type { TableAudit } from "./table-audit";

/** Where the table is: among the user's cells, or in a text. */
export function sourceView(view: TableAudit): Part {
  const radios = (Object.keys(SOURCES) as Source[]).map((value) =>
    h("input", { type: "radio", name: "table-source", value, change: () => view.choose(value) }),
  );
  const selection = selectionView(view);
  const pasted = pastedView(view);
  const find = button({ appearance: "primary", click: () => void view.find() }, "Find claims");
  const problem = h("p", { id: "table-problem", class: "field-problem", role: "alert", hidden: true });
  return {
    element: h(
      "section",
      { "aria-labelledby": "table-source" },
      h(
        "fieldset",
        { class: "field" },
        h("legend", {}, h("h2", { id: "table-source" }, "Table or document")),
        ...radios.map((input) =>
          h("label", { class: "radio" }, input, h("span", {}, SOURCES[input.value as Source])),
        ),
      ),
      selection.element,
      pasted.element,
      problem,
      h("div", { class: "audit-run" }, find),
    ),
    update(state, before) {
      for (const input of radios) input.checked = input.value === state.source;
      setAttribute(selection.element, "hidden", state.source !== "selection");
      setAttribute(pasted.element, "hidden", state.source !== "pasted");
      selection.update(state, before);
      pasted.update(state, before);
      setWaiting(find, state.task !== null);
      setText(problem, state.problem ?? "");
      setAttribute(problem, "hidden", !state.problem);
    },
  };
}

function selectionView(view: TableAudit): Part {
  const text = h("span", {});
  const use = button(
    { "aria-label": "Use selection as table", click: () => void view.useSelection() },
    "Use selection",
  );
  return {
    element: h(
      "div",
      { class: "card" },
      h("div", { class: "card-head" }, text, use),
      h("p", { class: "hint" }, HINTS.selection),
    ),
    update({ area, task }) {
      setText(text, area ? areaText(area) : "Select the table in Excel.");
      setWaiting(use, task !== null);
    },
  };
}

function pastedView(view: TableAudit): Part {
  /** The HTML of what has just been pasted: its input event follows. */
  let html: string | null = null;
  const area = h("textarea", {
    id: "table-text",
    rows: 6,
    spellcheck: "false",
    "aria-describedby": "table-text-hint table-problem",
    paste: (event) => {
      const data = (event as ClipboardEvent).clipboardData;
      const rich = data?.getData("text/html") ?? "";
      // Of a part of a text that is there already, only the text counts.
      html = area.value.trim() === "" && /<table[\s>]/i.test(rich) ? rich : null;
    },
    input: () => {
      view.setText(area.value, html);
      html = null;
    },
  });
  return {
    element: h(
      "div",
      { class: "table-text" },
      h("label", { for: area.id }, "Text with tables"),
      area,
      h("p", { class: "hint", id: "table-text-hint" }, HINTS.pasted),
    ),
    update({ text }) {
      if (area.value !== text) area.value = text;
    },
  };
}
