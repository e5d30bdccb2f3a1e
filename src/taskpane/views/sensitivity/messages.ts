import type { Problem, RestoreResult } from "../../../excel";
import type { Notice } from "../../state";
import { listed } from "../../messages";
import type { Mode } from "./state";

export const TITLES: Record<Mode, string> = {
  tornado: "One at a time",
  "two-way": "Two in a grid",
  simulation: "Simulation",
};

export const EXPLAINED: Record<Mode, string> = {
  tornado: "Each input goes to its low and its high while the others stay: which one matters most?",
  "two-way": "Two inputs move together, every value of one with every value of the other.",
  simulation: "All inputs are drawn from their distributions, many times: how may the output turn out?",
};

const info = (text: string): Notice => ({ tone: "info", text });
const error = (text: string): Notice => ({ tone: "error", text });

export const say = {
  added: (added: number, twice: number, skipped: number): Notice =>
    info(
      [
        added ? `${added === 1 ? "1 input" : `${added} inputs`} added.` : "Nothing was added.",
        twice ? `${twice === 1 ? "1 cell was" : `${twice} cells were`} there already.` : "",
        skipped ? `${skipped === 1 ? "1 cell holds" : `${skipped} cells hold`} no number.` : "",
      ]
        .filter(Boolean)
        .join(" "),
    ),
  nothingSelected: info("Select a cell with a number in Excel, then try again."),
  tooMany: (most: number): Notice => error(`That is too much at once: select ${most} input cells at most.`),
  oneOutput: info("The first cell with a number in the selection is the output."),
  largeOutput: error("That is too much at once: select the one cell that is the output."),
  failed: (problem: Problem): Notice => error(problem.message),
  runFailed: (problem: Problem, restored: boolean): Notice =>
    error(`The run broke off. ${restored ? "Every input is as it was." : NOT_BACK} ${problem.message}`),
  cancelled: (restored: boolean): Notice =>
    restored ? info("Cancelled. Every input is as it was.") : error(`Cancelled. ${NOT_BACK}`),
  edited: (cells: string[], restored: boolean): Notice => ({
    tone: restored ? "warning" : "error",
    text: `${listed(cells)} changed during the run, which was stopped. The change was kept; ${
      restored ? "all other inputs are as they were." : NOT_BACK
    }`,
  }),
  busy: info("Phoenix ROI is still at an earlier change. Try again when it is done."),
  done: (sheet: string, restored: boolean): Notice =>
    restored
      ? { tone: "success", text: `Done. Every input is as it was, and the result is on sheet “${sheet}”.` }
      : error(`The result is on sheet “${sheet}”. ${NOT_BACK}`),
  notWritten: (reason: string): Notice => ({
    tone: "warning",
    text: `The result is below, but its sheet could not be written. ${reason}`,
  }),
  restored: ({ edited, gone, formulas }: Restored): Notice => ({
    tone: edited.length || gone.length || formulas.length ? "warning" : "success",
    text:
      [
        edited.length ? `${listed(edited)} was edited since and keeps what it holds.` : "",
        gone.length ? `${listed(gone)} is gone: its sheet was deleted.` : "",
        formulas.length ? `${listed(formulas)} held a formula, which is asked for by itself above.` : "",
      ]
        .filter(Boolean)
        .map((exception, i) =>
          i ? exception : `All other inputs are as they were before the run. ${exception}`,
        )
        .join(" ") || "The inputs are as they were before the run.",
  }),
  nothingToRestore: info("There is nothing to restore any more."),
  otherwise: info(
    "The cells have changed since this was shown. Look at what restoring writes now, then try again.",
  ),
  forgotten: info("The cells stay as they are."),
  notRestored: (problem: Problem): Notice => error(`The inputs could not be put back. ${problem.message}`),
};

type Restored = Extract<RestoreResult, { kind: "restored" }>;

const NOT_BACK = "Not every input could be put back: use Restore above.";
