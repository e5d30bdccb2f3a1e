import type { Scenario } from "../../../excel/scenarios";
import { TYPED } from "../../../sheets/typed";
import { button, setWaiting } from "../../controls";
import { h, setAttribute, setText } from "../../dom";
import { icon } from "../../icons";
import { rowsIn, type Row } from "../../rows";
import { differText } from "./messages";
import type { Scenarios } from "./scenarios";
import type { ScenariosState } from "./state";

export interface Part {
  element: HTMLElement;
  update(state: ScenariosState, before: ScenariosState | null): void;
}

/** What is saved, and what can be done with it. */
export function scenarioList(view: Scenarios): Part {
  const heading = h("h2", { id: "scenarios-saved", tabindex: "-1" }, "Saved scenarios");
  const empty = h(
    "p",
    { class: "hint" },
    "None yet. Save the inputs as they are, change some on the sheet, and save those under another name.",
  );
  const list = h("ul", { class: "cards", "aria-labelledby": heading.id });
  const section = h("section", { "aria-labelledby": heading.id, hidden: true }, heading, empty, list);
  const rows = rowsIn(
    list,
    ({ id }: Scenario) => id,
    ({ id }) => scenarioRow(view, id),
    () => heading.focus(),
  );
  return {
    element: section,
    update(state, before) {
      const scenarios = state.set?.scenarios ?? [];
      setAttribute(section, "hidden", !state.set);
      setAttribute(empty, "hidden", scenarios.length > 0);
      rows.update(scenarios, state, before);
    },
  };
}

type ScenarioRow = Row<Scenario, [state: ScenariosState, before: ScenariosState | null]>;

function scenarioRow(view: Scenarios, id: string): ScenarioRow {
  let now: Scenario | null = null;
  const name = h("h3", {});
  const status = h("p", {});
  const check = h("input", { type: "checkbox", change: () => view.toggle(id, check.checked) });
  const compare = h("label", { class: "radio" }, check, h("span", {}, "Compare"));
  const use = button({ click: () => void view.switchTo(id) }, "Switch");
  const update = button({ appearance: "subtle", click: () => now && void view.update(now) }, "Update");
  const rename = button({ appearance: "subtle", click: () => view.startRename(id) }, "Rename");
  const remove = button(
    { appearance: "subtle", click: () => view.askDelete(id) },
    icon("remove", "start"),
    "Delete",
  );
  const form = renameForm(view, id, () => rename.focus());
  const actions = h("div", { class: "actions" }, update, rename, remove);
  const element = h(
    "li",
    { class: "card" },
    h("div", { class: "card-head" }, name, use),
    status,
    compare,
    form.element,
    actions,
  );
  return {
    element,
    update(scenario, state, before) {
      now = scenario;
      const { task, set, chosen, renaming, problems } = state;
      const inUse = scenario.differences === 0;
      setText(name, scenario.name);
      setText(status, statusText(scenario, set?.active === id));
      setAttribute(element, "aria-current", inUse ? "true" : null);
      setText(use, task?.kind === "switching" && task.id === id ? "Switching…" : "Switch");
      setAttribute(use, "hidden", inUse);
      setAttribute(update, "hidden", inUse);
      for (const [control, verb] of [
        [use, "Switch to"],
        [update, "Update"],
        [rename, "Rename"],
        [remove, "Delete"],
      ] as const) {
        setAttribute(control, "aria-label", `${verb} ${scenario.name}`);
        setWaiting(control, task !== null);
      }
      check.checked = chosen.includes(id);
      setAttribute(check, "aria-label", `Compare ${scenario.name}`);
      setAttribute(compare, "hidden", (set?.scenarios.length ?? 0) < 3);
      setAttribute(form.element, "hidden", renaming !== id);
      setAttribute(actions, "hidden", renaming === id);
      if (renaming === id) form.update(scenario.name, before?.renaming !== id, problems.rename);
      // A switch takes its own button away: the next one of the row gets the focus.
      if (before && use.hasAttribute("hidden") && document.activeElement === use) rename.focus();
    },
  };
}

function statusText({ differences, saved }: Scenario, active: boolean): string {
  const when = `Saved ${saved.toLocaleString(undefined, { dateStyle: "medium", timeStyle: "short" })}`;
  if (differences === 0) return `In the workbook now. ${when}.`;
  if (differences === null) return `Doesn’t fit the sheets any more. ${when}.`;
  return active
    ? `Edited since: ${differText(differences)}. ${when}.`
    : `${differText(differences)} from the present. ${when}.`;
}

function renameForm(view: Scenarios, id: string, done: () => void) {
  const problem = h("p", { id: `rename-${id}-problem`, class: "field-problem", hidden: true });
  const input = h("input", {
    id: `rename-${id}`,
    type: "text",
    maxlength: String(TYPED.scenario.most),
    autocomplete: "off",
    "aria-describedby": problem.id,
    keydown: (event) => {
      if ((event as KeyboardEvent).key !== "Escape") return;
      view.startRename(null);
      done();
    },
  });
  const element = h(
    "form",
    {
      class: "name-form",
      hidden: true,
      submit: (event) => {
        event.preventDefault();
        void view.rename(id, input.value).then(() => {
          if (view.store.state.renaming !== id) done();
          else input.focus();
        });
      },
    },
    h("div", { class: "number-field" }, h("label", { for: input.id }, "New name"), input),
    problem,
    h(
      "div",
      { class: "run-button" },
      button({ type: "submit", appearance: "primary" }, "Rename"),
      button(
        {
          type: "button",
          click: () => {
            view.startRename(null);
            done();
          },
        },
        "Cancel",
      ),
    ),
  );
  return {
    element,
    update(name: string, opened: boolean, text: string | undefined) {
      setText(problem, text ?? "");
      setAttribute(problem, "hidden", !text);
      setAttribute(input, "aria-invalid", text ? "true" : null);
      if (!opened) return;
      input.value = name;
      input.focus();
      input.select();
    },
  };
}
