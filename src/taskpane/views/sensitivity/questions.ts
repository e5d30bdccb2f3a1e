import { button, setWaiting } from "../../controls";
import { h } from "../../dom";
import { icon } from "../../icons";
import { alertDialog, type AlertWords } from "../alert-dialog";
import { changesList } from "../changes";
import { durationText } from "./numbers";
import type { Sensitivity } from "./sensitivity";
import type { Part } from "./setup";
import type { Question, SensitivityState } from "./state";

/** Asks before formulas are written over, and before a long run. */
export function questionDialog(view: Sensitivity): Part {
  const dialog = alertDialog("sensitivity-question", (go) => view.answer(go), "go");
  return {
    element: dialog.element,
    update({ question }, before) {
      if (question && before?.question !== question) dialog.ask(wordsOf(question));
    },
  };
}

function wordsOf(question: Question): AlertWords {
  const stay = "Not now";
  if (question.kind === "findings")
    return { title: "Go on?", lines: question.findings.map(({ message }) => message), go: "Go on", stay };
  const trials = question.trials.toLocaleString();
  return {
    title: `${trials} trials: ${durationText(question.milliseconds)}`,
    lines: [
      "Excel calculates your model once for each trial. You can cancel at any time: every input comes back, and nothing is kept.",
    ],
    go: "Simulate",
    stay,
  };
}

/** A run that was cut short: its inputs can be put back. */
export function unfinishedView(view: Sensitivity): Part {
  const holder = h("div", { role: "alert" });
  return {
    element: holder,
    update({ unfinished, task }, before) {
      if (before?.unfinished !== unfinished)
        holder.replaceChildren(...unfinished.map((run) => card(view, run)));
      for (const each of holder.querySelectorAll<HTMLElement>("fluent-button"))
        setWaiting(each, task !== null);
    },
  };
}

function card(view: Sensitivity, run: SensitivityState["unfinished"][number]) {
  const { token, started, alive, changes, formulas } = run;
  const time = (date: Date) => date.toLocaleString(undefined, { dateStyle: "medium", timeStyle: "short" });
  const fresh = Date.now() - alive.getTime() < 60_000;
  // Formulas come from the workbook, like everything here: they are entered only when they were asked for themselves.
  const next = changes.length ? changes : formulas;
  const [what, restore] = changes.length
    ? ["Restoring writes:", "Restore"]
    : formulas.length
      ? ["These cells held formulas. Putting them back enters:", "Put the formulas back"]
      : ["Its inputs hold what they held, or were edited since.", "Done"];
  return h(
    "div",
    { class: "card unfinished" },
    h("div", { class: "finding warning" }, icon("warning"), h("h3", {}, "A run was cut short")),
    h(
      "p",
      {},
      `The run of ${time(started)} has not put its inputs back.${
        fresh ? " It may still be going on in another window: then wait for it." : ""
      } Cells that were edited since are left alone. ${what}`,
    ),
    next.length ? changesList("What restoring writes", next) : null,
    h(
      "div",
      { class: "run-button" },
      button({ appearance: "primary", click: () => void view.restore(run) }, restore),
      button({ click: () => void view.forget(token) }, "Leave as they are"),
    ),
  );
}
