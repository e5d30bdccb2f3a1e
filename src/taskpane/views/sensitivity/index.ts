import type { SavedOptions, Workbook } from "../../../excel";
import type { Feature } from "../../feature";
import { inputsView, outputsView } from "../study/cells";
import { outcomeView } from "../study/outcome";
import { questionDialog, unfinishedView } from "../study/questions";
import { runBar } from "../study/run-bar";
import type { FieldProblem, Mode } from "../study/state";
import { setupsView } from "../study/setups-view";
import { studyFeature, studyOf } from "../study/view";
import { modeView } from "./modes";
import { outcomeContent } from "./outcomes";
import { settingsView } from "./settings";

const MODES: readonly [Mode, ...Mode[]] = ["tornado", "two-way", "target"];

/**
 * Which inputs matter in the user's own model, two of them together, and what must be true.
 * @param options the pane's present choices, for the result sheets
 */
export function sensitivityFeature(workbook: Workbook, options: () => SavedOptions): Feature {
  const study = studyOf(workbook, options);
  const outputs = outputsView(study);
  const inputs = inputsView(study);
  const settings = settingsView(study);
  const parts = [
    unfinishedView(study),
    setupsView(study),
    modeView(study, MODES),
    outputs,
    inputs,
    settings,
    runBar(study, "Run"),
    outcomeView(study, MODES, outcomeContent),
    questionDialog(study, MODES),
  ];
  const focus = (problem: FieldProblem) => {
    if (problem.owner === "model" && problem.field === "outputs") outputs.focus();
    else if (!settings.focus(problem.owner)) inputs.focus(problem);
  };
  return studyFeature(workbook, study, MODES, parts, focus);
}
