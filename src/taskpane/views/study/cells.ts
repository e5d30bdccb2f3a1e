import { button, setWaiting } from "../../controls";
import { h, setAttribute, setText } from "../../dom";
import { icon } from "../../icons";
import { rowsIn, type Row } from "../../rows";
import type { PickedCell } from "../../../excel";
import { addressLink } from "./address-link";
import { textField } from "./field";
import { inputRow } from "./input-row";
import type { Part } from "./part";
import type { FieldProblem, InputSetting, StudyState } from "./state";
import type { Study } from "./study";

let ids = 0;

/** A cell that has another name by now gets a row of its own. */
const keyOf = ({ address, label }: PickedCell): string => `${address} ${label}`;

/** The cells that are watched. */
export function outputsView(view: Study): Part & { focus(): void } {
  const list = cellList(
    { title: "Outputs", click: () => void view.addSelectionToOutputs() },
    h("p", { class: "hint" }, "Select the calculated cell to watch, such as a profit or an NPV."),
    keyOf,
    (cell) => outputRow(view, cell),
  );
  return {
    element: list.element,
    update: (state) => list.update(state, state.outputs),
    focus: list.focus,
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
  const find = button({ appearance: "subtle", click: () => void view.findInputs() }, "Find what matters");
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
  let shown: readonly InputSetting[] = [];
  const list = cellList(
    { title: "Inputs", click: () => void view.addSelection() },
    empty,
    ({ cell }: InputSetting) => keyOf(cell),
    (setting) => inputRow(view, setting),
    share.element,
  );
  return {
    element: list.element,
    update(state) {
      const { inputs, outputs, task, problems, typed } = state;
      setWaiting(find, task !== null || outputs.length === 0);
      setAttribute(share.element, "hidden", inputs.length === 0);
      share.update(typed.share, problems.find(({ owner }) => owner === "share")?.message ?? null);
      shown = inputs;
      list.update(state, inputs, state);
    },
    focus({ owner, field }) {
      if (owner === "share") return share.focus();
      const input = shown.find(({ id }) => id === owner);
      if (!input || !list.row(keyOf(input.cell))?.focus(field)) list.focus();
    },
  };
}

/**
 * A list of cells under a heading, with a button that adds those that are selected.
 * @param empty is shown while there are none
 * @param above the list, what is for all of them
 */
function cellList<Item, More extends unknown[], Made extends Row<Item, More>>(
  { title, click }: { title: "Inputs" | "Outputs"; click: () => void },
  empty: HTMLElement,
  keyOf: (item: Item) => string,
  create: (item: Item) => Made,
  above?: HTMLElement,
) {
  const name = title.toLowerCase();
  const id = `study-${name}-${++ids}`;
  const add = button({ "aria-label": `Add selection to ${name}`, click }, "Add selection");
  const heading = h("h2", { id, tabindex: "-1" }, title);
  const problem = h("p", { class: "field-problem", hidden: true });
  const list = h("ul", { class: "cards", "aria-labelledby": id });
  const rows = rowsIn<Item, More, Made>(list, keyOf, create, () => heading.focus());
  const parts = above ? [problem, above, list] : [problem, list];
  return {
    element: h(
      "section",
      { "aria-labelledby": id },
      h("div", { class: "section-head" }, heading, add),
      empty,
      ...parts,
    ),
    update({ task, problems }: StudyState, items: readonly Item[], ...more: More) {
      setWaiting(add, task !== null);
      setAttribute(empty, "hidden", items.length > 0);
      showProblem(problem, problems, "model", name);
      rows.update(items, ...more);
    },
    row: (key: string) => rows.get(key),
    focus: () => add.focus(),
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
