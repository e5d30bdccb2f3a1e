import { TYPED } from "../../../sheets/typed";
import { button, setWaiting } from "../../controls";
import { h, reveal, setAttribute, setText } from "../../dom";
import { icon } from "../../icons";
import { alertDialog, type AlertWords } from "../alert-dialog";
import { changesList } from "../changes";
import type { Part } from "./list";
import { inputCount } from "./messages";
import type { Scenarios } from "./scenarios";
import type { Question, ScenariosState } from "./state";

/** While the workbook is read, and when there is nothing to keep scenarios of. */
export function emptyView(): Part {
  const reading = h("p", { class: "hint" }, "Reading the workbook…");
  const nothing = h(
    "div",
    { class: "card", hidden: true },
    h("h2", {}, "No inputs yet"),
    h(
      "p",
      {},
      "Scenarios keep the inputs of an inserted sheet under a name. Insert a template, “Business case” or “Whole analysis” for instance; then save its inputs here.",
    ),
  );
  return {
    element: h("div", { class: "scenarios-empty" }, reading, nothing),
    update({ choices }) {
      setAttribute(reading, "hidden", choices !== null);
      setAttribute(nothing, "hidden", choices === null || choices.length > 0);
    },
  };
}

/** Of which insertion, and what its inputs are now. */
export function presentView(view: Scenarios): Part {
  const select = h("select", { id: "scenarios-of", change: () => void view.choose(select.value) });
  const several = h("div", { class: "number-field" }, h("label", { for: select.id }, "Inputs of"), select);
  const one = h("h2", {});
  const status = h("p", {});
  const card = h("div", { class: "card", hidden: true }, several, one, status);
  return {
    element: card,
    update({ choices, set, task }, before) {
      setAttribute(card, "hidden", !set);
      const multiple = (choices?.length ?? 0) > 1;
      setAttribute(several, "hidden", !multiple);
      setAttribute(one, "hidden", multiple);
      if (before?.choices !== choices)
        select.replaceChildren(...(choices ?? []).map(({ id, title }) => h("option", { value: id }, title)));
      if (!set) return;
      select.value = set.id;
      select.disabled = task !== null;
      setText(one, set.title);
      setText(status, statusText(set));
    },
  };
}

function statusText({ inputs, formulas, scenarios, active }: NonNullable<ScenariosState["set"]>): string {
  const left = formulas ? ` ${inputCount(formulas)} hold formulas now and are left out.` : "";
  const count = inputCount(inputs);
  const same = scenarios.filter(({ differences }) => differences === 0).map(({ name }) => `“${name}”`);
  if (same.length) return `${count}, as in ${same.join(" and ")}.${left}`;
  const edited = scenarios.find(({ id }) => id === active);
  if (edited) return `${count}, edited since “${edited.name}”.${left}`;
  return scenarios.length ? `${count}, as in none of the scenarios.${left}` : `${count}.${left}`;
}

/** Keeps the present inputs under a name. */
export function saveView(view: Scenarios): Part {
  const problem = h("p", { id: "scenario-name-problem", class: "field-problem", hidden: true });
  const input = h("input", {
    id: "scenario-name",
    type: "text",
    maxlength: String(TYPED.scenario.most),
    autocomplete: "off",
    "aria-describedby": problem.id,
  });
  const save = button({ type: "submit", appearance: "primary" }, "Save inputs");
  const form = h(
    "form",
    {
      class: "name-form",
      hidden: true,
      submit: (event) => {
        event.preventDefault();
        void view.save(input.value).then((saved) => {
          if (saved) input.value = "";
          input.focus();
        });
      },
    },
    h("div", { class: "number-field" }, h("label", { for: input.id }, "Save the present inputs as"), input),
    problem,
    h("div", { class: "run-button" }, save),
  );
  return {
    element: form,
    update({ set, task, problems }) {
      setAttribute(form, "hidden", !set);
      setWaiting(save, task !== null);
      setText(save, task?.kind === "saving" ? "Saving…" : "Save inputs");
      setText(problem, problems.name ?? "");
      setAttribute(problem, "hidden", !problems.name);
      setAttribute(input, "aria-invalid", problems.name ? "true" : null);
    },
  };
}

/** Side by side on a sheet. */
export function compareView(view: Scenarios): Part {
  const compare = button({ click: () => void view.compare() }, "Compare on a sheet");
  const goTo = button(
    { appearance: "subtle", "aria-label": "Go to the comparison", click: () => void view.showSheet() },
    icon("goTo", "start"),
    "Go to sheet",
  );
  const text = h("span", {});
  const bar = h("fluent-progress-bar", { "aria-label": "Comparing", min: "0" });
  const cancel = button({ "aria-label": "Cancel comparing", click: () => view.cancel() }, "Cancel");
  const progress = h("div", { class: "progress", hidden: true }, text, bar, cancel);
  const problem = h("p", { class: "field-problem", role: "alert", hidden: true });
  const section = h(
    "section",
    { "aria-labelledby": "scenarios-compare", hidden: true },
    h("h2", { id: "scenarios-compare" }, "Compare"),
    h(
      "p",
      { class: "hint" },
      "Excel calculates each scenario; then the present inputs come back. The sheet shows key figures and the inputs that differ, of all scenarios unless some are ticked.",
    ),
    problem,
    h("div", { class: "run-button" }, compare, goTo),
    progress,
  );
  return {
    element: section,
    update({ set, task, problems, sheet, chosen }) {
      setAttribute(section, "hidden", (set?.scenarios.length ?? 0) < 2);
      setText(compare, chosen.length > 1 ? `Compare ${chosen.length} on a sheet` : "Compare on a sheet");
      setWaiting(compare, task !== null);
      reveal(goTo, sheet !== null);
      setText(problem, problems.compare ?? "");
      setAttribute(problem, "hidden", !problems.compare);
      const running = task?.kind === "comparing" ? task : null;
      if (!running && cancel === document.activeElement) compare.focus();
      reveal(progress, running !== null);
      if (!running) return;
      setText(
        text,
        running.cancelling
          ? "Cancelling, the inputs come back…"
          : `Scenario ${Math.min(running.done + 1, running.total)} of ${running.total}`,
      );
      setAttribute(bar, "max", running.total);
      setAttribute(bar, "value", running.done);
      setWaiting(cancel, running.cancelling);
    },
  };
}

/** A switch or a comparison was cut short: the inputs can be put back. */
export function interruptedView(view: Scenarios): Part {
  const text = h("p", {});
  const changes = h("div", {});
  const restore = button({ appearance: "primary", click: () => void view.restore() }, "Restore the inputs");
  const card = h(
    "div",
    { class: "card unfinished", hidden: true },
    h("div", { class: "finding warning" }, icon("warning"), h("h2", {}, "The inputs are not back")),
    text,
    changes,
    h("div", { class: "run-button" }, restore),
  );
  return {
    element: h("div", { role: "alert" }, card),
    update({ interrupted, task }, before) {
      // While this pane compares, its own journal is there.
      reveal(card, interrupted !== null && task?.kind !== "comparing" && task?.kind !== "switching");
      setWaiting(restore, task !== null);
      if (!interrupted) return;
      const when = interrupted.started.toLocaleString(undefined, { dateStyle: "medium", timeStyle: "short" });
      setText(
        text,
        `Switching or comparing scenarios was cut short at ${when}. It may still be going on in another window: then wait for it. Cells that were edited since are left alone.${interrupted.changes.length ? " Restoring writes:" : ""}`,
      );
      if (before?.interrupted !== interrupted)
        changes.replaceChildren(changesList("What restoring writes", interrupted.changes));
    },
  };
}

/** Asks before inputs or a scenario are lost; Esc keeps them. */
export function questionDialog(view: Scenarios): Part {
  const dialog = alertDialog("scenarios-question", (go) => void view.answer(go));
  return {
    element: dialog.element,
    update({ question }, before) {
      if (question && before?.question !== question) dialog.ask(wordsOf(question));
    },
  };
}

function wordsOf({ kind, name }: Question): AlertWords {
  return kind === "delete"
    ? {
        title: `Delete “${name}”?`,
        lines: ["The scenario is deleted from the workbook. The inputs on the sheets stay as they are."],
        go: "Delete",
        stay: "Keep",
      }
    : {
        title: "The present inputs are not saved",
        lines: [`They are in none of the scenarios. Switching to “${name}” replaces them.`],
        go: "Switch anyway",
        stay: "Stay",
      };
}
