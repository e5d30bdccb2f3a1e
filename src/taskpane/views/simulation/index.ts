import type { SavedOptions, Workbook } from "../../../excel";
import { button } from "../../controls";
import { h } from "../../dom";
import type { Feature } from "../../feature";
import { inputsView, outputsView } from "../study/cells";
import { EXPLAINED } from "../study/messages";
import { outcomeView } from "../study/outcome";
import { questionDialog, unfinishedView } from "../study/questions";
import { runBar } from "../study/run-bar";
import type { FieldProblem, Mode } from "../study/state";
import { setupsView } from "../study/setups-view";
import { studyFeature, studyOf } from "../study/view";
import { dependenceView } from "./dependence";
import { simulationContent } from "./outcome";
import { settingsView } from "./settings";

const MODES: readonly [Mode, ...Mode[]] = ["simulation"];

/**
 * How the user's own model may turn out when its inputs are uncertain.
 * @param options the pane's present choices, for the result sheets
 */
export function simulationFeature(workbook: Workbook, options: () => SavedOptions): Feature {
  const study = studyOf(workbook, options);
  const outputs = outputsView(study);
  const inputs = inputsView(study);
  const settings = settingsView(study);
  const dependence = dependenceView(study);
  const more = button({ click: () => void study.goOn() }, "Go on with as many trials");
  const trials = button({ click: () => void study.writeTrials() }, "Write the trials");
  const explained = h("p", { class: "hint modes" }, EXPLAINED.simulation);
  const parts = [
    { element: explained, update: () => undefined },
    unfinishedView(study),
    setupsView(study),
    outputs,
    inputs,
    dependence,
    settings,
    runBar(study, "Simulate"),
    outcomeView(
      study,
      MODES,
      (outcome) => (outcome.mode === "simulation" ? simulationContent(study, outcome) : []),
      (outcome) => (outcome ? [...(outcome.how.here ? [more] : []), trials] : []),
    ),
    questionDialog(study, MODES),
  ];
  const focus = (problem: FieldProblem) => {
    if (problem.owner === "model" && problem.field === "outputs") outputs.focus();
    else if (!settings.focus(problem.owner) && !dependence.focus(problem)) inputs.focus(problem);
  };
  return studyFeature(workbook, study, MODES, parts, focus);
}
