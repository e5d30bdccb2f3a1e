import type { SavedOptions, Workbook } from "../../../excel";
import { connectRuns } from "../../../excel/model-runs";
import { h } from "../../dom";
import type { Feature } from "../../feature";
import { noticeView } from "../notice";
import { outcomeView } from "./outcome-view";
import { questionDialog, unfinishedView } from "./questions";
import { runBar } from "./run-bar";
import "./sensitivity.css";
import { Sensitivity } from "./sensitivity";
import { inputsView, modeView, numbersView, outputView } from "./setup";
import type { FieldProblem } from "./state";

/**
 * Sensitivity and simulation over the user's own model.
 * @param options the pane's present choices, for the result sheets
 */
export function sensitivityFeature(
  { connection, insert, goTo }: Workbook,
  options: () => SavedOptions,
): Feature {
  const view = new Sensitivity({ insert, goTo, runs: connectRuns(connection) }, options);
  const output = outputView(view);
  const inputs = inputsView(view);
  const numbers = numbersView(view);
  const parts = [
    unfinishedView(view),
    modeView(view),
    output,
    inputs,
    numbers,
    runBar(view),
    outcomeView(view),
    questionDialog(view),
  ];
  const element = h("div", { class: "sensitivity" }, noticeView(view), ...parts.map((part) => part.element));

  const focus = (problem: FieldProblem) => {
    if (problem.owner === "model" && problem.field === "output") output.focus();
    else if (!numbers.focus(problem.owner)) inputs.focus(problem);
  };
  view.store.subscribe((state, before) => {
    for (const part of parts) part.update(state, before);
    const [first] = state.problems;
    // Only the run adds several at once; a field that is being typed in keeps the focus.
    if (first && before && before.problems.length === 0 && first.owner !== "share") focus(first);
  });
  return { element, shown: () => void view.start() };
}
