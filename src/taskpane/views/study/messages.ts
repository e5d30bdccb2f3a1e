import type { Finding, Problem, RestoreResult } from "../../../excel";
import type { Notice } from "../../state";
import { listed } from "../../messages";
import type { Mode } from "./state";

export const TITLES: Record<Mode, string> = {
  tornado: "One at a time",
  "two-way": "Two in a grid",
  target: "What must be true",
  simulation: "Simulation",
};

export const EXPLAINED: Record<Mode, string> = {
  tornado: "Each input goes to its low and its high while the others stay: which one matters most?",
  "two-way": "Two inputs move together, every value of one with every value of the other.",
  target: "Where must an input stand for the output to reach a target?",
  simulation: "All inputs are drawn from their distributions, many times: how may the output turn out?",
};

const info = (text: string): Notice => ({ tone: "info", text });
const error = (text: string): Notice => ({ tone: "error", text });
const count = (n: number, one: string) => (n === 1 ? `1 ${one}` : `${n.toLocaleString()} ${one}s`);

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
  noNumbers: info("The selection holds no number. Select the cells with your numbers, then try again."),
  tooMany: (most: number): Notice => error(`That is too much at once: select ${most} input cells at most.`),
  mostOutputs: (most: number): Notice =>
    info(`${most} outputs can be watched at once; the others were left out.`),
  largeOutput: error("That is too much at once: select the cells that are the outputs."),
  failed: (problem: Pick<Problem, "message">): Notice => error(problem.message),
  runFailed: (problem: Problem, restored: boolean): Notice =>
    error(`The run broke off. ${restored ? "Every input is as it was." : NOT_BACK} ${problem.message}`),
  cancelled: (restored: boolean): Notice =>
    restored ? info("Cancelled. Every input is as it was.") : error(`Cancelled. ${NOT_BACK}`),
  edited: (cells: string[], restored: boolean): Notice => ({
    tone: restored ? "warning" : "error",
    text: `${listed(cells)} changed during the run, which was stopped. The change was kept${
      restored ? "; all other inputs are as they were." : `. ${NOT_BACK}`
    }`,
  }),
  notBack: error("Not every input could be put back: use Restore above."),
  busy: info("Phoenix ROI is still at an earlier change. Try again when it is done."),
  written: (sheet: string): Notice => ({ tone: "success", text: `The result is on sheet “${sheet}”.` }),
  notWritten: (reason: string): Notice => ({
    tone: "warning",
    text: `The result is below, but its sheet could not be written. ${reason}`,
  }),
  restored: ({ edited, gone, formulas }: Restored): Notice => ({
    tone: edited.length || gone.length || formulas.length ? "warning" : "success",
    text:
      [
        edited.length
          ? `${listed(edited)} ${edited.length === 1 ? "was edited since and keeps what it holds" : "were edited since and keep what they hold"}.`
          : "",
        gone.length
          ? `${listed(gone)} ${gone.length === 1 ? "was deleted with its" : "were deleted with their"} sheet.`
          : "",
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

  found: (inputs: number, output: string): Notice =>
    info(
      inputs === 1
        ? `1 input moves ${output}. Add others, or change its range.`
        : `The ${inputs} inputs that move ${output} most. Remove or add some, change their ranges, and run again.`,
    ),
  nothingMoves: (output: string): Notice =>
    info(`No cell with a number moves ${output}. Pick the inputs yourself.`),
  findNone: (why: string): Notice => info(`The inputs can't be found here. ${why}. Pick them yourself.`),
  idle: (cells: string[]): Finding => ({
    level: "note",
    code: "idle",
    cells,
    message: `No output depends on ${listed(cells)}.`,
  }),

  kept: (name: string, replaced: boolean): Notice => ({
    tone: "success",
    text: `${replaced ? "Replaced" : "Kept"} in this workbook: “${name}”. Save the workbook to keep it for good.`,
  }),
  opened: (name: string, lost: number): Notice =>
    lost
      ? {
          tone: "warning",
          text: `“${name}” is open, without ${lost === 1 ? "1 cell" : `${lost} cells`} that the workbook hasn't any more.`,
        }
      : info(`“${name}” is open.`),
  setupGone: info("That set-up isn't in the workbook any more."),
  mostSetups: (most: number): Notice => error(`A workbook keeps ${most} set-ups at most. Remove one first.`),

  tooLarge: (cells: number) =>
    `The sheets behind the output have ${cells.toLocaleString()} cells, too many to be read`,
  engineLost: "The engine could not be loaded",
  noFrontier: (input: string) => `What each value of ${input} would ask for takes Excel too many steps.`,
  changed: (why: string): Notice => ({
    tone: "warning",
    text: `The workbook has changed, and now ${why}. Run again.`,
  }),
  changedMeanwhile: {
    tone: "warning",
    text: "The model was changed during the run, which has no result. Every input is as it was. Run again.",
  } satisfies Notice,

  casesProven: (cases: number, points: number) =>
    `Computed here, ${count(cases, "case")}; ${points} of them also by Excel: the same.`,
  trialsProven: (trials: number, points: number) =>
    `Computed here, ${count(trials, "trial")}; ${points} of them also by Excel: the same.`,
  drawsItself: (what: string, cells: readonly string[]) =>
    `Computed here, ${what}. ${listed([...cells.slice(0, 3)])} ${
      cells.length === 1 ? "draws random numbers of its own" : "draw random numbers of their own"
    } in each, so Excel can't be asked for the same.`,
  byExcel: (cases: number, why: string) => `${why}: computed by Excel instead, ${count(cases, "step")}.`,
  follows: (proven: string) =>
    `Follows your edits: computed here, and all cells as they stand are Excel’s own. Before: ${proven}`,
  noMore: (fits: number): Notice => info(`A pane holds ${fits.toLocaleString()} of these trials at most.`),
  settled: (trials: number) => `Stopped after ${count(trials, "trial")}: known as well as asked.`,
};

type Restored = Extract<RestoreResult, { kind: "restored" }>;

const NOT_BACK = "Not every input could be put back: use Restore above.";
