import { button, setWaiting } from "../../controls";
import { h, setAttribute, setText } from "../../dom";
import { icon } from "../../icons";
import { durationText } from "./numbers";
import type { Part } from "./part";
import type { StudyState } from "./state";
import type { Study } from "./study";

/** What Excel says against the run, the button that starts it, and its progress. */
export function runBar(view: Study, verb: string): Part {
  const run = button({ appearance: "primary", click: () => void view.run() }, verb);
  const text = h("span", {});
  const bar = h("fluent-progress-bar", { "aria-label": "Progress of the run", min: "0" });
  const cancel = button({ "aria-label": "Cancel the run", click: () => view.cancel() }, "Cancel");
  const progress = h("div", { class: "progress", hidden: true }, text, bar, cancel);
  const findings = h("ul", { class: "findings" });
  return {
    element: h(
      "div",
      { class: "run-bar" },
      h("div", { role: "status", "aria-live": "polite" }, findings),
      h("div", { class: "run-button" }, run),
      progress,
    ),
    update(state, before) {
      const { task } = state;
      setWaiting(run, task !== null);
      if (!before || before.findings !== state.findings)
        findings.replaceChildren(
          ...state.findings.map(({ level, message }) => {
            const tone = level === "stop" ? "error" : level === "ask" ? "warning" : "info";
            return h("li", { class: `finding ${tone}` }, icon(tone), h("span", {}, message));
          }),
        );
      const stoppable = task?.kind === "running" || task?.kind === "drawing" ? task : null;
      const busy = stoppable !== null || ["checking", "computing", "writing"].includes(task?.kind ?? "");
      if (cancel === document.activeElement && !stoppable) run.focus();
      const grows = (busy && progress.hidden) || (stoppable !== null && cancel.hidden);
      setAttribute(progress, "hidden", !busy);
      setText(text, progressText(task));
      setAttribute(bar, "max", stoppable?.total);
      setAttribute(bar, "value", stoppable?.done);
      setAttribute(cancel, "hidden", !stoppable);
      setWaiting(cancel, stoppable?.cancelling ?? false);
      // Below a long list of inputs neither the progress nor Cancel would be seen.
      if (grows) progress.scrollIntoView({ block: "nearest" });
    },
  };
}

function progressText(task: StudyState["task"]): string {
  switch (task?.kind) {
    case "checking":
      return "Checking the model…";
    case "computing":
      return "Reading the model…";
    case "writing":
      return "Writing the sheet…";
    case "drawing":
      return `${task.done.toLocaleString()} of ${task.total.toLocaleString()} trials`;
    case "running": {
      if (task.cancelling) return "Cancelling, the inputs come back…";
      const done = `${task.done.toLocaleString()} of ${task.total.toLocaleString()}`;
      if (task.proving) return `Excel computes some of it too: ${done}`;
      const left = task.millisecondsLeft === null ? "" : `, ${durationText(task.millisecondsLeft)} left`;
      return `In Excel: ${done}${left}`;
    }
    default:
      return "";
  }
}
