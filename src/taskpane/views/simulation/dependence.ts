import { button, setWaiting } from "../../controls";
import { h, setAttribute, setText } from "../../dom";
import { icon } from "../../icons";
import { rowsIn, type Row } from "../../rows";
import { textField } from "../study/field";
import type { Part } from "../study/part";
import type { FieldProblem, Group, StudyState } from "../study/state";
import type { Study } from "../study/study";

interface GroupRow extends Row<Group, [StudyState]> {
  focus(): void;
}

/** Which inputs move together, and how strongly; or a matrix on a sheet. */
export function dependenceView(view: Study): Part & { focus(problem: FieldProblem): boolean } {
  const list = h("ul", { class: "cards" });
  const add = button({ click: () => view.addGroup() }, "Inputs that move together");
  const matrix = button({ click: () => void view.useSelectionAsMatrix() }, "Use selection as matrix");
  const reference = h("span", {});
  const remove = button(
    {
      appearance: "transparent",
      "icon-only": true,
      "aria-label": "Remove the matrix",
      click: () => view.removeMatrix(),
    },
    icon("dismiss"),
  );
  const used = h("div", { class: "card-head" }, reference, remove);
  const problem = h("p", { class: "field-problem", hidden: true });
  const rows = rowsIn(
    list,
    ({ id }: Group) => id,
    (group) => groupRow(view, group),
    () => add.focus(),
  );
  const details = h(
    "details",
    { class: "more" },
    h("summary", {}, "Dependence"),
    h(
      "p",
      { class: "hint" },
      "Strength 1: they rise and fall together. −1: one rises where the other falls. 0: nothing to do with each other. A matrix has a row and a column for each input, in their order.",
    ),
    list,
    used,
    problem,
    h("div", { class: "run-button" }, add, matrix),
  );
  return {
    element: details,
    update(state) {
      const { groups, matrix: onSheet, inputs, task, problems } = state;
      setAttribute(details, "hidden", inputs.length < 2);
      setWaiting(matrix, task !== null);
      setAttribute(used, "hidden", !onSheet);
      setText(reference, onSheet ? `Correlations in ${onSheet.reference}` : "");
      const wrong = problems.find(({ owner }) => owner === "matrix");
      setAttribute(problem, "hidden", !wrong);
      setText(problem, wrong?.message ?? "");
      rows.update(groups, state);
    },
    focus({ owner }) {
      const row = rows.get(owner);
      if (!row && owner !== "matrix") return false;
      details.open = true;
      if (row) row.focus();
      else matrix.focus();
      return true;
    },
  };
}

function groupRow(view: Study, { id }: Group): GroupRow {
  const strength = textField("Strength, −1 to 1", (text) => view.changeGroup(id, { strength: text }));
  const members = h("div", { class: "members", role: "group", "aria-label": "Inputs that move together" });
  const problem = h("p", { class: "field-problem", hidden: true });
  const remove = button(
    {
      appearance: "transparent",
      "icon-only": true,
      "aria-label": "Remove this dependence",
      click: () => view.removeGroup(id),
    },
    icon("dismiss"),
  );
  const boxes = new Map<string, HTMLInputElement>();
  const toggle = () =>
    view.changeGroup(id, { inputs: [...boxes].filter(([, box]) => box.checked).map(([input]) => input) });
  return {
    element: h(
      "li",
      { class: "card" },
      h("div", { class: "card-head" }, h("h3", {}, "Move together"), remove),
      members,
      problem,
      strength.element,
    ),
    update(group, { inputs, problems }) {
      const wanted = inputs.map((input) => {
        const box = boxes.get(input.id) ?? h("input", { type: "checkbox", change: toggle });
        boxes.set(input.id, box);
        box.checked = group.inputs.includes(input.id);
        return { box, label: input.cell.label };
      });
      for (const key of [...boxes.keys()]) if (!inputs.some((input) => input.id === key)) boxes.delete(key);
      if (members.childElementCount !== wanted.length)
        members.replaceChildren(
          ...wanted.map(({ box, label }) => h("label", { class: "radio" }, box, h("span", {}, label))),
        );
      const of = (field: string) =>
        problems.find((one) => one.owner === id && one.field === field)?.message ?? null;
      strength.update(group.strength, of("strength"));
      setAttribute(problem, "hidden", !of("inputs"));
      setText(problem, of("inputs") ?? "");
    },
    focus: () => strength.focus(),
  };
}
