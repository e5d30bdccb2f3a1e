import { h, setAttribute } from "../../dom";
import { selectOf, textField } from "../study/field";
import type { Part } from "../study/part";
import type { Study } from "../study/study";

/** What a grid and a target need besides. */
export function settingsView(view: Study): Part & { focus(field: string): boolean } {
  const points = textField("Values of each input", (text) => view.setText("points", text));
  const target = textField("Target of the first output", (text) => view.setText("target", text));
  const solved = selectOf("Input that is looked for", (id) => view.setSolved(id));
  const along = selectOf("For each value of", (id) => view.setAlong(id || null));
  const hint = h("p", { class: "hint" }, "Every value in its range, from low to high, is looked at.");
  const all = h("div", {}, points.element, target.element, solved.element, hint, along.element);
  return {
    element: all,
    update({ mode, inputs, typed, problems, solved: chosen, along: second }) {
      const problemOf = (name: string) => problems.find(({ owner }) => owner === name)?.message ?? null;
      setAttribute(points.element, "hidden", mode !== "two-way");
      for (const { element } of [target, solved, along]) setAttribute(element, "hidden", mode !== "target");
      setAttribute(hint, "hidden", mode !== "target");
      setAttribute(along.element, "hidden", mode !== "target" || inputs.length < 2);
      points.update(typed.points, problemOf("points"));
      target.update(typed.target, problemOf("target"));
      const options = inputs.map(({ id, cell }): [string, string] => [id, cell.label]);
      const first = inputs.some(({ id }) => id === chosen) ? chosen : (inputs[0]?.id ?? null);
      solved.update(options, first ?? "");
      along.update([["", "no other input"], ...options.filter(([id]) => id !== first)], second ?? "");
    },
    focus(field) {
      const found = { points, target }[field];
      found?.focus();
      return found !== undefined;
    },
  };
}
