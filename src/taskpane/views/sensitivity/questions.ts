import { button, setWaiting } from "../../controls";
import { h, setText } from "../../dom";
import { icon } from "../../icons";
import { listed } from "../../messages";
import { durationText } from "./numbers";
import type { Sensitivity } from "./sensitivity";
import type { Part } from "./setup";
import type { Question, SensitivityState } from "./state";

/** Asks before formulas are written over, and before a long run. */
export function questionDialog(view: Sensitivity): Part {
  const title = h("h2", { id: "sensitivity-question" });
  const text = h("div", { id: "sensitivity-question-text" });
  const yes = button({ appearance: "primary", click: () => dialog.close("yes") }, "Go on");
  const no = button({ click: () => dialog.close("no") }, "Not now");
  const dialog = h(
    "dialog",
    {
      role: "alertdialog",
      "aria-labelledby": title.id,
      "aria-describedby": text.id,
      close: () => view.answer(dialog.returnValue === "yes"),
    },
    title,
    text,
    h("div", { class: "dialog-actions" }, yes, no),
  );
  return {
    element: dialog,
    update({ question }, before) {
      if (!question || before?.question === question) return;
      const words = wordsOf(question);
      setText(title, words.title);
      text.replaceChildren(...words.lines.map((line) => h("p", {}, line)));
      setText(yes, words.yes);
      dialog.returnValue = "";
      dialog.showModal();
      no.focus();
    },
  };
}

function wordsOf(question: Question): { title: string; lines: string[]; yes: string } {
  if (question.kind === "findings")
    return { title: "Go on?", lines: question.findings.map(({ message }) => message), yes: "Go on" };
  const trials = question.trials.toLocaleString();
  return {
    title: `${trials} trials: ${durationText(question.milliseconds)}`,
    lines: [
      "Excel calculates your model once for each trial. You can cancel at any time: every input comes back, and nothing is kept.",
    ],
    yes: "Simulate",
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

function card(view: Sensitivity, { token, started, alive, inputs }: SensitivityState["unfinished"][number]) {
  const time = (date: Date) => date.toLocaleString(undefined, { dateStyle: "medium", timeStyle: "short" });
  const fresh = Date.now() - alive.getTime() < 60_000;
  const shown = inputs.length > 4 ? [...inputs.slice(0, 3), `${inputs.length - 3} more`] : inputs;
  return h(
    "div",
    { class: "card unfinished" },
    h("div", { class: "finding warning" }, icon("warning"), h("h3", {}, "A run was cut short")),
    h(
      "p",
      {},
      `The run of ${time(started)} has not put ${listed(shown)} back.${
        fresh ? " It may still be going on in another window: then wait for it." : ""
      } Cells that were edited since are left alone.`,
    ),
    h(
      "div",
      { class: "run-button" },
      button({ appearance: "primary", click: () => void view.restore(token) }, "Restore"),
      button({ click: () => void view.forget(token) }, "Leave as they are"),
    ),
  );
}
