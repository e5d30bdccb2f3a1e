import type { SavedOptions, Workbook } from "../../../excel";
import { connectKeyFigures } from "../../../excel/results/key-figures";
import { connectScenarios } from "../../../excel/scenarios";
import { h } from "../../dom";
import type { Feature } from "../../feature";
import { noticeView } from "../notice";
import { scenarioList, type Part } from "./list";
import { compareView, emptyView, interruptedView, presentView, questionDialog, saveView } from "./parts";
import { Scenarios } from "./scenarios";
import "./scenarios.css";

/**
 * Inputs of inserted sheets under names.
 * @param options the pane's present choices, for the sheet of a comparison
 */
export function scenariosFeature(
  { connection, insert, goTo }: Workbook,
  options: () => SavedOptions,
): Feature {
  const { watch } = connectKeyFigures(connection);
  const view = new Scenarios({ insert, goTo, watch, scenarios: connectScenarios(connection) }, options);
  const parts: Part[] = [
    interruptedView(view),
    emptyView(),
    presentView(view),
    saveView(view),
    scenarioList(view),
    compareView(view),
    questionDialog(view),
  ];
  const element = h("div", { class: "scenarios" }, noticeView(view), ...parts.map((part) => part.element));
  view.store.subscribe((state, before) => {
    for (const part of parts) part.update(state, before);
  });
  return {
    element,
    shown: () => void view.show(),
    hidden: () => view.hide(),
    closed: () => void view.close(),
  };
}
