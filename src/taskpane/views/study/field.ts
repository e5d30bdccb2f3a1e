import { h, setAttribute, setText } from "../../dom";

export interface Field {
  element: HTMLElement;
  /** Shows a value and what is wrong with it; a field in which the user types keeps what is typed. */
  update(value: string, problem: string | null): void;
  focus(): void;
}

let ids = 0;

/**
 * A labelled text field with its problem below. A native input: its label, its state and its description reach screen
 * readers without a shadow in between.
 */
export function textField(
  label: string,
  changed: (value: string) => void,
  { name = label, numeric = true }: { name?: string; numeric?: boolean } = {},
): Field {
  const id = `field-${++ids}`;
  const problem = h("span", { id: `${id}-problem`, class: "field-problem", hidden: true });
  const input = h("input", {
    id,
    type: "text",
    autocomplete: "off",
    spellcheck: "false",
    inputmode: numeric ? "decimal" : null,
    "aria-label": name === label ? null : name,
    "aria-describedby": problem.id,
    change: () => changed(input.value.trim()),
  });
  return {
    element: h("div", { class: "number-field" }, h("label", { for: id }, label), input, problem),
    update(value, text) {
      if (input.value !== value && document.activeElement !== input) input.value = value;
      setAttribute(input, "aria-invalid", text ? "true" : null);
      setAttribute(problem, "hidden", !text);
      setText(problem, text ?? "");
    },
    focus: () => input.focus(),
  };
}

/** A labelled choice from a list. */
export function selectField<Value extends string>(
  label: string,
  name: string,
  options: Record<Value, string>,
  changed: (value: Value) => void,
): { element: HTMLElement; update(value: Value): void } {
  const id = `field-${++ids}`;
  const select = h(
    "select",
    { id, "aria-label": name, change: () => changed(select.value as Value) },
    ...Object.entries<string>(options).map(([value, text]) => h("option", { value }, text)),
  );
  return {
    element: h("div", { class: "number-field" }, h("label", { for: id }, label), select),
    update: (value) => {
      if (select.value !== value) select.value = value;
    },
  };
}

/** A choice from a list that changes. */
export function selectOf(
  label: string,
  changed: (value: string) => void,
): {
  element: HTMLElement;
  update(options: readonly (readonly [value: string, text: string])[], value: string): void;
} {
  const id = `field-${++ids}`;
  const select = h("select", { id, change: () => changed(select.value) });
  let present = "";
  return {
    element: h("div", { class: "number-field" }, h("label", { for: id }, label), select),
    update(options, value) {
      const wanted = JSON.stringify(options);
      if (wanted !== present)
        select.replaceChildren(...options.map(([key, text]) => h("option", { value: key }, text)));
      present = wanted;
      if (select.value !== value) select.value = value;
    },
  };
}
