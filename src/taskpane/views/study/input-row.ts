import { button, setWaiting } from "../../controls";
import { h, setAttribute, setText } from "../../dom";
import { icon } from "../../icons";
import type { Row } from "../../rows";
import { addressLink } from "./address-link";
import { FIELD_LABELS, KIND_LABELS, type FieldName } from "./distributions";
import { fieldsOf } from "./entries";
import { selectField, textField, type Field } from "./field";
import type { InputSetting, StudyState } from "./state";
import type { Study } from "./study";

export interface InputRow extends Row<InputSetting, [StudyState]> {
  /** Focuses the field of a problem, if it has one of that name. */
  focus(field: string): boolean;
}

/** One input: what it is, its range or distribution, and a button that removes it. */
export function inputRow(view: Study, { id, cell }: InputSetting): InputRow {
  const fields = new Map<FieldName, Field>();
  const distribution = selectField("Distribution", `Distribution of ${cell.label}`, KIND_LABELS, (value) =>
    view.setDistribution(id, value),
  );
  const holder = h("div", { class: "number-fields" });
  const value = h("span", {});
  const own = h("span", {});
  const use = button(
    { "aria-label": `Use selection as data of ${cell.label}`, click: () => void view.useSelectionAsData(id) },
    "Use selection",
  );
  const data = h("div", { class: "card-head own-data" }, own, use);
  const wrong = h("p", { class: "field-problem", hidden: true });
  const remove = button(
    {
      appearance: "transparent",
      "icon-only": true,
      "aria-label": `Remove ${cell.label}`,
      click: () => view.removeInput(id),
    },
    icon("dismiss"),
  );
  const element = h(
    "li",
    { class: "card" },
    h("div", { class: "card-head" }, h("h3", {}, cell.label), remove),
    h("p", {}, addressLink(view, cell), " · ", value),
    distribution.element,
    holder,
    data,
    wrong,
  );
  const fieldOf = (name: FieldName): Field => {
    const known = fields.get(name);
    if (known) return known;
    const label = FIELD_LABELS[name];
    const field = textField(label, (text) => view.setField(id, name, text), {
      name: `${label} of ${cell.label}`,
    });
    field.element.dataset.field = name;
    fields.set(name, field);
    return field;
  };
  return {
    element,
    update(setting, state) {
      setText(value, `now ${setting.cell.text || setting.cell.value}`);
      setAttribute(distribution.element, "hidden", state.mode !== "simulation");
      distribution.update(setting.distribution);
      const draws = state.mode === "simulation" && setting.distribution === "data";
      setAttribute(data, "hidden", !draws);
      setWaiting(use, state.task !== null);
      setText(
        own,
        setting.data
          ? `${setting.data.values.length.toLocaleString()} numbers in ${setting.data.reference}`
          : "Select the cells with your numbers.",
      );
      const problem = state.problems.find(({ owner, field }) => owner === id && field === "data");
      setAttribute(wrong, "hidden", !problem);
      setText(wrong, problem?.message ?? "");
      const names = fieldsOf(state.mode, setting);
      const wanted = names.map((name) => fieldOf(name).element);
      const present = [...holder.children];
      if (wanted.length !== present.length || wanted.some((each, i) => each !== present[i]))
        holder.replaceChildren(...wanted);
      for (const name of names) {
        const problem = state.problems.find(({ owner, field }) => owner === id && field === name);
        fieldOf(name).update(setting.fields[name], problem?.message ?? null);
      }
    },
    focus(field) {
      if (field === "data") {
        use.focus();
        return true;
      }
      const found = fields.get(field as FieldName);
      found?.focus();
      return found !== undefined;
    },
  };
}
