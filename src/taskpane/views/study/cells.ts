import { button, setWaiting } from "../../controls";
import { h, setAttribute, setText } from "../../dom";
import { icon } from "../../icons";
import { rowsIn, type Row } from "../../rows";
import type { PickedCell } from "../../../excel";
import { addressLink } from "./address-link";
import { textField } from "./field";
import { inputRow } from "./input-row";
import type { Part } from "./part";
import type { FieldProblem, InputSetting } from "./state";
import type { Study } from "./study";

let ids = 0;

/** The cells that are watched. */
export function outputsView(view: Study): Part & { focus(): void } {
  const id = `study-outputs-${++ids}`;
  const add = button(
    { "aria-label": "Add selection to outputs", click: () => void view.addSelectionToOutputs() },
    "Add selection",
  );
  const heading = h("h2", { id, tabindex: "-1" }, "Outputs");
  const empty = h("p", { class: "hint" }, "Select the calculated cell to watch, such as a profit or an NPV.");
  const problem = h("p", { class: "field-problem", hidden: true });
  const list = h("ul", { class: "cards", "aria-labelledby": id });
  const rows = rowsIn(
    list,
    ({ address }: PickedCell) => address,
    (cell) => outputRow(view, cell),
    () => heading.focus(),
  );
  return {
    element: h(
      "section",
      { "aria-labelledby": id },
      h("div", { class: "section-head" }, heading, add),
      empty,
      problem,
      list,
    ),
    update({ outputs, task, problems }) {
      setWaiting(add, task !== null);
      setAttribute(empty, "hidden", outputs.length > 0);
      showProblem(problem, problems, "model", "outputs");
      rows.update(outputs);
    },
    focus: () => add.focus(),
  };
}

function outputRow(view: Study, cell: PickedCell): Row<PickedCell> {
  const value = h("span", {});
  const remove = button(
    {
      appearance: "transparent",
      "icon-only": true,
      "aria-label": `Remove output ${cell.label}`,
      click: () => view.removeOutput(cell.address),
    },
    icon("dismiss"),
  );
  return {
    element: h(
      "li",
      { class: "card" },
      h("div", { class: "card-head" }, h("h3", {}, cell.label), remove),
      h("p", {}, addressLink(view, cell), " · ", value),
    ),
    update: ({ text }) => setText(value, `now ${text}`),
  };
}

/** The inputs, each with its range. */
export function inputsView(view: Study): Part & { focus(problem: FieldProblem): void } {
  const id = `study-inputs-${++ids}`;
  const add = button(
    { "aria-label": "Add selection to inputs", click: () => void view.addSelection() },
    "Add selection",
  );
  const find = button({ appearance: "subtle", click: () => void view.findInputs() }, "Find what matters");
  const list = h("ul", { class: "cards", "aria-labelledby": id });
  const share = textField("Low and high, ± % of now", (text) => view.setShare(text));
  const empty = h(
    "div",
    {},
    h(
      "p",
      { class: "hint" },
      "Select input cells in Excel, in any sheet and as many at once as you like. Or have those found that move the first output most.",
    ),
    h("div", { class: "run-button" }, find),
  );
  const heading = h("h2", { id, tabindex: "-1" }, "Inputs");
  const problem = h("p", { class: "field-problem", hidden: true });
  const rows = rowsIn(
    list,
    (setting: InputSetting) => setting.id,
    (setting) => inputRow(view, setting),
    () => heading.focus(),
  );
  return {
    element: h(
      "section",
      { "aria-labelledby": id },
      h("div", { class: "section-head" }, heading, add),
      empty,
      problem,
      share.element,
      list,
    ),
    update(state) {
      const { inputs, outputs, task, problems, typed } = state;
      setWaiting(add, task !== null);
      setWaiting(find, task !== null || outputs.length === 0);
      setAttribute(empty, "hidden", inputs.length > 0);
      setAttribute(share.element, "hidden", inputs.length === 0);
      share.update(typed.share, problems.find(({ owner }) => owner === "share")?.message ?? null);
      showProblem(problem, problems, "model", "inputs");
      rows.update(inputs, state);
    },
    focus({ owner, field }) {
      if (owner === "share") share.focus();
      else if (!rows.get(owner)?.focus(field)) add.focus();
    },
  };
}

export function showProblem(
  element: HTMLElement,
  problems: FieldProblem[],
  owner: string,
  field: string,
): void {
  const message =
    problems.find((problem) => problem.owner === owner && problem.field === field)?.message ?? "";
  setText(element, message);
  setAttribute(element, "hidden", message === "");
}
