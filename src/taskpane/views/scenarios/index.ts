import type { SavedOptions } from "../../../excel";
import { h } from "../../dom";
import type { Feature } from "../../feature";
import { noticeView } from "../templates/notice";
import { scenarioList, type Part } from "./list";
import { compareView, emptyView, interruptedView, presentView, questionDialog, saveView } from "./parts";
import { Scenarios, type ScenarioBook } from "./scenarios";
import "./scenarios.css";

/**
 * Inputs of inserted sheets under names.
 * @param options the pane's present choices, for the sheet of a comparison
 */
export function scenariosFeature({
  workbook,
  options,
}: {
  workbook: ScenarioBook;
  options: () => SavedOptions;
}): Feature {
  const view = new Scenarios(workbook, options);
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
  // At once, so that inputs which were left changed are noticed whichever view is in front.
  void view.refresh();
  return {
    id: "scenarios",
    title: "Scenarios",
    element,
    shown: () => void view.refresh(),
    // Inputs that an interrupted comparison left changed are offered back at once.
    onUrgent: (toFront) =>
      view.store.subscribe(({ interrupted, task }, before) => {
        if (interrupted && !before?.interrupted && task === null) toFront();
      }),
  };
}
