import { button, setWaiting } from "../../controls";
import { h, setAttribute, setText } from "../../dom";
import { icon } from "../../icons";
import { durationText } from "./numbers";
import type { Sensitivity } from "./sensitivity";
import type { Part } from "./setup";
import type { SensitivityState } from "./state";

const VERBS: Record<SensitivityState["mode"], string> = {
  tornado: "Run",
  "two-way": "Run",
  simulation: "Simulate",
};

/** What Excel says against the run, the button that starts it, and its progress. */
export function runBar(view: Sensitivity): Part {
  const run = button({ appearance: "primary", click: () => void view.run() }, "Run");
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
      const { task, mode } = state;
      setText(run, VERBS[mode]);
      setWaiting(run, task !== null);
      if (!before || before.findings !== state.findings)
        findings.replaceChildren(
          ...state.findings.map(({ level, message }) => {
            const tone = level === "stop" ? "error" : level === "ask" ? "warning" : "info";
            return h("li", { class: `finding ${tone}` }, icon(tone), h("span", {}, message));
          }),
        );
      const running = task?.kind === "running" ? task : null;
      const busy = running !== null || task?.kind === "checking" || task?.kind === "writing";
      if (cancel === document.activeElement && !running) run.focus();
      const grows = (busy && progress.hidden) || (running !== null && cancel.hidden);
      setAttribute(progress, "hidden", !busy);
      setText(text, progressText(task));
      setAttribute(bar, "max", running?.total);
      setAttribute(bar, "value", running?.done);
      setAttribute(cancel, "hidden", !running);
      setWaiting(cancel, running?.cancelling ?? false);
      // Below a long list of inputs neither the progress nor Cancel would be seen.
      if (grows) progress.scrollIntoView({ block: "nearest" });
    },
  };
}

function progressText(task: SensitivityState["task"]): string {
  switch (task?.kind) {
    case "checking":
      return "Checking the model…";
    case "writing":
      return "Writing the sheet…";
    case "running": {
      if (task.cancelling) return "Cancelling, the inputs come back…";
      if (task.measuring) return "Measuring how long it takes…";
      const left = task.millisecondsLeft === null ? "" : `, ${durationText(task.millisecondsLeft)} left`;
      return `${task.done.toLocaleString()} of ${task.total.toLocaleString()}${left}`;
    }
    default:
      return "";
  }
}
