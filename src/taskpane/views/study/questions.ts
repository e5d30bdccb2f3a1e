import { button, setWaiting } from "../../controls";
import { h } from "../../dom";
import { icon } from "../../icons";
import { alertDialog, type AlertWords } from "../alert-dialog";
import { changesList } from "../changes";
import { durationText } from "./numbers";
import type { Part } from "./part";
import type { Mode, Question, StudyState } from "./state";
import type { Study } from "./study";

/** Asks before formulas are written over, and before a long run. */
export function questionDialog(view: Study, modes: readonly Mode[]): Part {
  const dialog = alertDialog(`${modes[0] ?? ""}-question`, (go) => view.answer(go), "go");
  return {
    element: dialog.element,
    update({ question, mode }, before) {
      // The other view's dialog isn't seen: it must not be asked.
      if (question && modes.includes(mode) && before?.question !== question) dialog.ask(wordsOf(question));
    },
  };
}

function wordsOf(question: Question): AlertWords {
  const stay = "Not now";
  if (question.kind === "findings")
    return { title: "Go on?", lines: question.findings.map(({ message }) => message), go: "Go on", stay };
  const steps = question.steps.toLocaleString();
  const comesBack =
    "Excel calculates your model once for each step. You can cancel at any time: every input comes back, and nothing is kept.";
  if (question.kind === "slow")
    return {
      title: "Have Excel compute it?",
      lines: [`${question.why}.`, `Excel can compute the model instead, in ${steps} steps. ${comesBack}`],
      go: "Compute in Excel",
      stay,
    };
  return {
    title: `${steps} steps: ${durationText(question.milliseconds)}`,
    lines: [comesBack],
    go: "Compute in Excel",
    stay,
  };
}

/** A run that was cut short: its inputs can be put back. */
export function unfinishedView(view: Study): Part {
  const holder = h("div", { role: "alert" });
  return {
    element: holder,
    update({ unfinished, task }, before) {
      if (before?.unfinished !== unfinished) {
        holder.replaceChildren(...unfinished.map((run) => card(view, run)));
        if (unfinished.length > (before?.unfinished.length ?? 0)) holder.scrollIntoView({ block: "nearest" });
      }
      for (const each of holder.querySelectorAll<HTMLElement>("fluent-button"))
        setWaiting(each, task !== null);
    },
  };
}

function card(view: Study, run: StudyState["unfinished"][number]) {
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
