import type { SavedOptions } from "../../../excel";
import { TYPED } from "../../../sheets/typed";
import { h, setText } from "../../dom";
import type { Pane } from "../../pane";

const DIALECTS: Record<SavedOptions["dialect"], string> = {
  addin: "Phoenix ROI functions",
  plain: "Excel’s own functions only, for readers without this add-in",
};

const STANDARDS: Record<SavedOptions["standard"], string> = {
  banker: "Banker’s: inputs blue on yellow, links green",
  fast: "FAST: inputs on yellow, links blue",
};

type Control = HTMLElement & { value: string };

/** How the next sheets are made. The choices are kept in the workbook. */
export function optionsView(pane: Pane): HTMLElement {
  const summary = h("p", { class: "summary-text" });
  const currency = textInput(
    "Currency symbol",
    TYPED.currency.most,
    (value) => void pane.setOptions({ currency: value }),
  );
  const name = textInput(
    "Name of the optimized case",
    TYPED.optimizedName.most,
    (value) => void pane.setOptions({ optimizedName: value }),
  );
  const dialect = choice("Formulas", DIALECTS, (value) => void pane.setOptions({ dialect: value }));
  if (!pane.runsFunctions) dialect.ruleOut("addin", "This Excel doesn’t run the functions of add-ins.");
  const standard = choice("Colours", STANDARDS, (value) => void pane.setOptions({ standard: value }));
  pane.store.subscribe(({ options }) => {
    setText(summary, summaryOf(options));
    dialect.set(options.dialect);
    standard.set(options.standard);
    currency.set(options.currency);
    name.set(options.optimizedName);
  });
  return h(
    "details",
    { class: "options" },
    h("summary", {}, "Options", summary),
    h("div", { class: "fields" }, dialect.element, standard.element, currency.element, name.element),
  );
}

function summaryOf({ dialect, standard, currency, optimizedName }: SavedOptions): string {
  const formulas = dialect === "addin" ? "Phoenix ROI functions" : "Excel’s own functions";
  return [
    formulas,
    standard === "banker" ? "banker’s colours" : "FAST colours",
    currency,
    optimizedName,
  ].join(", ");
}

function choice<Value extends string>(
  label: string,
  values: Record<Value, string>,
  changed: (value: Value) => void,
) {
  const name = label.toLowerCase();
  const inputs = (Object.keys(values) as Value[]).map((value) =>
    h("input", { type: "radio", id: `${name}-${value}`, name, value, change: () => changed(value) }),
  );
  const element = h(
    "fieldset",
    { class: "field" },
    h("legend", {}, label),
    ...inputs.map((input) =>
      h("label", { class: "radio" }, input, h("span", {}, values[input.value as Value])),
    ),
  );
  return {
    element,
    set: (value: Value) => inputs.forEach((input) => (input.checked = input.value === value)),
    /** Rules a value out, and says why. */
    ruleOut: (out: Value, why: string) => {
      for (const input of inputs) input.disabled = input.value === out;
      element.append(h("p", { class: "hint" }, why));
    },
  };
}

function textInput(label: string, maximum: number, changed: (value: string) => void) {
  let current = "";
  const input = h(
    "fluent-text-input",
    {
      maxlength: String(maximum),
      autocomplete: "off",
      change: () => {
        const value = input.value.trim();
        // An empty symbol or name would leave a sheet without it: back to the one before.
        if (value === "") input.value = current;
        else if (value !== current) changed(value);
      },
    },
    label,
  ) as Control;
  return {
    element: h("div", { class: "field" }, input),
    set: (value: string) => {
      current = value;
      if (input.value !== value) input.value = value;
    },
  };
}
