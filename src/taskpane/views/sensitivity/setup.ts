import { button, setWaiting } from "../../controls";
import { h, setAttribute, setText } from "../../dom";
import { rowsIn } from "../../rows";
import { textField, type Field } from "./field";
import { inputRow } from "./input-row";
import { EXPLAINED, TITLES } from "./messages";
import type { Sensitivity } from "./sensitivity";
import type { FieldProblem, InputSetting, Mode, SensitivityState } from "./state";

export interface Part {
  element: HTMLElement;
  update(state: SensitivityState, before: SensitivityState | null): void;
}

/** Which analysis. */
export function modeView(view: Sensitivity): Part {
  const inputs = (Object.keys(TITLES) as Mode[]).map((mode) =>
    h("input", { type: "radio", name: "sensitivity-mode", value: mode, change: () => view.setMode(mode) }),
  );
  const explained = h("p", { class: "hint" });
  return {
    element: h(
      "fieldset",
      { class: "field modes" },
      h("legend", { class: "visually-hidden" }, "Analysis"),
      ...inputs.map((input) =>
        h("label", { class: "radio" }, input, h("span", {}, TITLES[input.value as Mode])),
      ),
      explained,
    ),
    update({ mode, task }) {
      for (const input of inputs) {
        input.checked = input.value === mode;
        input.disabled = task !== null;
      }
      setText(explained, EXPLAINED[mode]);
    },
  };
}

/** The output cell. */
export function outputView(view: Sensitivity): Part & { focus(): void } {
  const use = button(
    { "aria-label": "Use selection as output", click: () => void view.useSelectionAsOutput() },
    "Use selection",
  );
  const name = h("h3", {});
  const address = h("button", {
    type: "button",
    class: "cell-link",
    click: () => {
      const { output } = view.store.state;
      if (output) void view.showCell(output);
    },
  });
  const value = h("span", {});
  const place = h("p", {}, address, " · ", value);
  const problem = h("p", { class: "field-problem", hidden: true });
  return {
    element: h(
      "section",
      { "aria-labelledby": "sensitivity-output" },
      h("h2", { id: "sensitivity-output" }, "Output"),
      h("div", { class: "card" }, h("div", { class: "card-head" }, name, use), place, problem),
    ),
    update({ output, task, problems }) {
      setText(name, output?.label ?? "The calculated cell to watch");
      setAttribute(place, "hidden", !output);
      setText(address, output?.address ?? "");
      setAttribute(address, "aria-label", output ? `Show ${output.label}, ${output.address}` : null);
      setText(value, output ? `now ${output.text}` : "");
      setWaiting(use, task !== null);
      showProblem(problem, problems, "model", "output");
    },
    focus: () => use.focus(),
  };
}

/** The inputs, each with its range. */
export function inputsView(view: Sensitivity): Part & { focus(problem: FieldProblem): void } {
  const add = button(
    { "aria-label": "Add selection to inputs", click: () => void view.addSelection() },
    "Add selection",
  );
  const list = h("ul", { class: "cards", "aria-labelledby": "sensitivity-inputs" });
  const share = textField("Low and high, ± % of now", (text) => view.setShare(text));
  const empty = h(
    "p",
    { class: "hint" },
    "Select input cells in Excel, in any sheet and as many at once as you like.",
  );
  const heading = h("h2", { id: "sensitivity-inputs", tabindex: "-1" }, "Inputs");
  const problem = h("p", { class: "field-problem", hidden: true });
  const rows = rowsIn(
    list,
    ({ id }: InputSetting) => id,
    (setting) => inputRow(view, setting),
    () => heading.focus(),
  );
  return {
    element: h(
      "section",
      { "aria-labelledby": "sensitivity-inputs" },
      h("div", { class: "section-head" }, heading, add),
      empty,
      problem,
      share.element,
      list,
    ),
    update(state) {
      const { inputs, task, problems } = state;
      setWaiting(add, task !== null);
      setAttribute(empty, "hidden", inputs.length > 0);
      setAttribute(share.element, "hidden", inputs.length === 0);
      share.update(state.share, problems.find(({ owner }) => owner === "share")?.message ?? null);
      showProblem(problem, problems, "model", "inputs");
      rows.update(inputs, state);
    },
    focus({ owner, field }) {
      if (owner === "share") share.focus();
      else if (!rows.get(owner)?.focus(field)) add.focus();
    },
  };
}

/** What a grid and a simulation need besides. */
export function numbersView(view: Sensitivity): Part & { focus(field: string): boolean } {
  const fields: Record<"points" | "trials" | "seed", Field> = {
    points: textField("Values of each input", (text) => view.setText("points", text)),
    trials: textField("Trials", (text) => view.setText("trials", text)),
    seed: textField("Seed", (text) => view.setText("seed", text)),
  };
  const used: Record<Mode, (keyof typeof fields)[]> = {
    tornado: [],
    "two-way": ["points"],
    simulation: ["trials", "seed"],
  };
  return {
    element: h("div", { class: "number-fields" }, ...Object.values(fields).map(({ element }) => element)),
    update(state) {
      for (const name of ["points", "trials", "seed"] as const) {
        setAttribute(fields[name].element, "hidden", !used[state.mode].includes(name));
        fields[name].update(state[name], state.problems.find(({ owner }) => owner === name)?.message ?? null);
      }
    },
    focus(field) {
      const found = fields[field as keyof typeof fields] as Field | undefined;
      found?.focus();
      return found !== undefined;
    },
  };
}

function showProblem(element: HTMLElement, problems: FieldProblem[], owner: string, field: string): void {
  const message =
    problems.find((problem) => problem.owner === owner && problem.field === field)?.message ?? "";
  setText(element, message);
  setAttribute(element, "hidden", message === "");
}
