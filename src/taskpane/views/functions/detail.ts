import { button, setWaiting } from "../../controls";
import { h, setAttribute, setText } from "../../dom";
import type { FunctionEntry } from "./catalogue";
import type { Explorer, ExplorerState } from "./explorer";
import type { Part } from "./list";
import { cellText, resultNote } from "./messages";
import { resultTable } from "./result-table";

/** The page of one function. */
export function detailView(view: Explorer): Part {
  const back = button({ appearance: "subtle", click: () => view.close() }, "All functions");
  const title = h("h2", { id: "function-title", tabindex: "-1", class: "function-title" });
  const text = h("div", {});
  const trial = trialView(view);
  const more = h("div", {});
  const element = h(
    "article",
    {
      "aria-labelledby": title.id,
      keydown: (event) => {
        if ((event as KeyboardEvent).key === "Escape" && !view.store.state.question) view.close();
      },
    },
    h("div", { class: "function-back" }, back),
    title,
    text,
    trial.element,
    more,
  );
  return {
    element,
    update(state, before) {
      const { open } = state;
      trial.update(state, before);
      if (!open || before?.open === open) return;
      setText(title, open.id);
      text.replaceChildren(
        h("p", {}, open.description),
        h("p", { class: "function-signature" }, h("code", {}, open.signature)),
      );
      more.replaceChildren(...explained(view, open));
      scrollTo(0, 0);
      title.focus();
    },
  };
}

function explained(view: Explorer, open: FunctionEntry): HTMLElement[] {
  return [
    h("h3", {}, "Arguments"),
    h(
      "dl",
      { class: "function-facts" },
      ...open.arguments.flatMap(({ name, description, optional }) => [
        h("dt", {}, h("code", {}, name), optional ? " (optional)" : ""),
        h("dd", {}, description),
      ]),
    ),
    h("h3", {}, "Examples"),
    h(
      "ul",
      { class: "function-examples" },
      ...open.examples.map(({ formula, shows }) =>
        h(
          "li",
          {},
          h("p", {}, shows),
          h(
            "button",
            {
              type: "button",
              class: "cell-link",
              "aria-label": `Try ${formula}`,
              click: () => {
                view.setFormula(formula);
                document.getElementById("function-formula")?.focus();
              },
            },
            formula,
          ),
        ),
      ),
    ),
    h("h3", {}, "Errors"),
    h(
      "dl",
      { class: "function-facts" },
      ...open.errors.flatMap(({ error, when }) => [h("dt", {}, error), h("dd", {}, when)]),
    ),
    h("h3", {}, "Answers"),
    h("ul", { class: "function-questions" }, ...open.questions.map((question) => h("li", {}, question))),
    h("h3", {}, "Source"),
    h("p", {}, open.source),
    ...(open.largest ? [h("h3", {}, "Largest size"), h("p", {}, open.largest)] : []),
  ];
}

/** A formula that is calculated while it is typed, and its way into the workbook. */
function trialView(view: Explorer): Part {
  const input = h("textarea", {
    id: "function-formula",
    rows: "2",
    autocomplete: "off",
    spellcheck: "false",
    autocapitalize: "off",
    "aria-describedby": "function-hint function-note",
    input: () => view.setFormula(input.value),
  });
  const value = h("output", { for: input.id, class: "function-result" });
  const note = h("p", { id: "function-note", class: "hint" });
  const insert = button({ appearance: "primary", click: () => void view.insert() }, "Insert into cell");
  return {
    element: h(
      "div",
      { class: "card function-trial" },
      h("label", { for: input.id }, "Try it"),
      input,
      value,
      note,
      insert,
      h(
        "p",
        { id: "function-hint", class: "hint" },
        "Change the arguments to see the result. As in English Excel: commas between arguments, points in numbers.",
      ),
    ),
    update({ formula, calculation, inserting }, before) {
      if (input.value !== formula) input.value = formula;
      setWaiting(insert, inserting);
      if (before && before.calculation === calculation) return;
      const unreadable =
        calculation !== null && calculation !== "failed" && calculation.kind === "unreadable";
      setAttribute(input, "aria-invalid", unreadable ? "true" : null);
      setText(note, noteOf(calculation));
      setAttribute(note, "class", unreadable ? "field-problem" : "hint");
      setAttribute(note, "hidden", noteOf(calculation) === "");
      showResult(value, calculation);
    },
  };
}

function noteOf(calculation: ExplorerState["calculation"]): string {
  if (calculation === null) return "Loading the functions…";
  if (calculation === "failed")
    return "The functions could not be loaded, so nothing is calculated here. Excel calculates what you insert.";
  return resultNote(calculation);
}

function showResult(output: HTMLElement, calculation: ExplorerState["calculation"]): void {
  const shown = calculation !== null && calculation !== "failed" ? calculation : null;
  if (shown?.kind === "error") setText(output, `= ${shown.error}`);
  else if (shown?.kind !== "result") setText(output, "");
  else if (shown.rows.length === 1 && shown.rows[0]?.length === 1)
    setText(output, `= ${cellText(shown.rows[0][0] ?? "")}`);
  else output.replaceChildren(resultTable(shown.rows));
  setAttribute(output, "hidden", output.textContent === "");
}
