import type { SavedOptions, Workbook } from "../../../excel";
import { connectRuns } from "../../../excel/model-runs";
import { startEngine } from "../../computing/start";
import { h } from "../../dom";
import type { Feature } from "../../feature";
import { Following } from "../../following";
import { noticeView } from "../notice";
import type { Part } from "./part";
import type { FieldProblem, Mode } from "./state";
import { Study } from "./study";
import "./study.css";

const studies = new WeakMap<Workbook, Study>();

/** What both views are about: who has set up a sensitivity simulates the same cells. */
export function studyOf(workbook: Workbook, options: () => SavedOptions): Study {
  const known = studies.get(workbook);
  if (known) return known;
  const { connection, insert, goTo } = workbook;
  const study = new Study({ insert, goTo, runs: connectRuns(connection) }, startEngine(), options);
  studies.set(workbook, study);
  return study;
}

/**
 * One of the two views.
 * @param modes that it has; the first is in front at first
 * @param focus goes to where the problem is
 */
export function studyFeature(
  workbook: Workbook,
  study: Study,
  modes: readonly [Mode, ...Mode[]],
  parts: readonly Part[],
  focus: (problem: FieldProblem) => void,
): Feature {
  const element = h("div", { class: "study" }, noticeView(study), ...parts.map((part) => part.element));
  study.store.subscribe((state, before) => {
    for (const part of parts) part.update(state, before);
    const [first] = state.problems;
    if (!modes.includes(state.mode) || !first || !before) return;
    // Only the run adds several at once; a field that is being typed in keeps the focus.
    if (before.problems.length === 0 && first.owner !== "share") focus(first);
  });
  const { runs } = { runs: connectRuns(workbook.connection) };
  const following = new Following(runs.watch, (moved: boolean) => void study.follow(moved));
  let mode = modes[0];
  return {
    element,
    shown: () => {
      study.setMode(mode);
      void study.start();
      following.show();
      // What was done meanwhile wasn't heard.
      void study.follow(true);
    },
    hidden: () => {
      const { mode: last } = study.store.state;
      if (modes.includes(last)) mode = last;
      following.hide();
    },
    closed: () => {
      void following.close();
      study.close();
    },
  };
}
