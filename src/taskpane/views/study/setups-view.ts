import type { ListedSetup } from "../../../excel";
import { TYPED } from "../../../sheets/typed";
import { button, setWaiting } from "../../controls";
import { h, setAttribute, setText } from "../../dom";
import { icon } from "../../icons";
import { rowsIn, type Row } from "../../rows";
import { textField } from "./field";
import type { Part } from "./part";
import type { Study } from "./study";

/** Set-ups that are kept in the workbook: opened by whoever opens it. */
export function setupsView(view: Study): Part {
  let typed = "";
  const name = textField("Name", (text) => (typed = text), { name: "Name of the set-up", numeric: false });
  name.element.querySelector("input")?.setAttribute("maxlength", String(TYPED.setup.most));
  const save = button({ click: () => void view.saveSetup(typed) }, "Keep this set-up");
  const list = h("ul", { class: "cards" });
  const summary = h("summary", {}, "Set-ups");
  const rows = rowsIn(
    list,
    ({ token }: ListedSetup) => token,
    (setup) => setupRow(view, setup),
    () => summary.focus(),
  );
  return {
    element: h(
      "details",
      { class: "more" },
      summary,
      h(
        "p",
        { class: "hint" },
        "Outputs, inputs, distributions, dependence and seed, kept in this workbook under a name: whoever opens it computes the same digits.",
      ),
      list,
      name.element,
      h("div", { class: "run-button" }, save),
    ),
    update({ setups, task, problems, outputs, inputs }) {
      rows.update(setups);
      setText(summary, setups.length ? `Set-ups (${setups.length})` : "Set-ups");
      name.update(typed, problems.find(({ owner }) => owner === "setup")?.message ?? null);
      setWaiting(save, task !== null || outputs.length + inputs.length === 0);
      setAttribute(list, "hidden", setups.length === 0);
    },
  };
}

function setupRow(view: Study, { token, name, saved }: ListedSetup): Row<ListedSetup> {
  const date = new Date(saved).toLocaleDateString(undefined, { dateStyle: "medium" });
  return {
    element: h(
      "li",
      { class: "card" },
      h(
        "div",
        { class: "card-head" },
        h("h3", {}, name),
        button({ "aria-label": `Open ${name}`, click: () => void view.openSetup(token) }, "Open"),
        button(
          {
            appearance: "transparent",
            "icon-only": true,
            "aria-label": `Remove set-up ${name}`,
            click: () => void view.removeSetup(token),
          },
          icon("dismiss"),
        ),
      ),
      h("p", {}, `Kept on ${date}`),
    ),
    update: () => undefined,
  };
}
