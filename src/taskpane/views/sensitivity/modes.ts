import { h, setText } from "../../dom";
import { EXPLAINED, TITLES } from "../study/messages";
import type { Part } from "../study/part";
import type { Mode } from "../study/state";
import type { Study } from "../study/study";

/** Which analysis. */
export function modeView(view: Study, modes: readonly Mode[]): Part {
  const inputs = modes.map((mode) =>
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
      if (!modes.includes(mode)) return;
      for (const input of inputs) {
        input.checked = input.value === mode;
        input.disabled = task !== null;
      }
      setText(explained, EXPLAINED[mode]);
    },
  };
}
