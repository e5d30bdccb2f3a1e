import { button } from "../../controls";
import { h, setAttribute, setText } from "../../dom";
import { icon } from "../../icons";
import type { Row } from "../../rows";
import { DISTRIBUTIONS, FIELD_LABELS, SHAPES, type DistributionName, type FieldName } from "./distributions";
import { fieldsOf } from "./entries";
import { selectField, textField, type Field } from "./field";
import type { Sensitivity } from "./sensitivity";
import type { InputSetting, SensitivityState } from "./state";

export interface InputRow extends Row<InputSetting, [SensitivityState]> {
  /** Focuses the field of a problem, if it has one of that name. */
  focus(field: string): boolean;
}

const DISTRIBUTION_LABELS = Object.fromEntries(
  DISTRIBUTIONS.map((name) => [name, SHAPES[name].label]),
) as Record<DistributionName, string>;

/** One input: what it is, its range or distribution, and a button that removes it. */
export function inputRow(view: Sensitivity, { id, cell }: InputSetting): InputRow {
  const fields = new Map<FieldName, Field>();
  const distribution = selectField(
    "Distribution",
    `Distribution of ${cell.label}`,
    DISTRIBUTION_LABELS,
    (value) => view.setDistribution(id, value),
  );
  const holder = h("div", { class: "number-fields" });
  const value = h("span", {});
  const address = h(
    "button",
    { type: "button", class: "cell-link", click: () => void view.showCell(cell) },
    cell.address,
  );
  setAttribute(address, "aria-label", `Show ${cell.label}, ${cell.address}`);
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
    h("p", {}, address, " · ", value),
    distribution.element,
    holder,
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
      const found = fields.get(field as FieldName);
      found?.focus();
      return found !== undefined;
    },
  };
}
