import type { CellKind } from "./cells";

/** What speaks against a run, or should be known before one. */
export interface Finding {
  /** "stop": no run. "ask": only if the user agrees. "note": good to know. */
  level: "stop" | "ask" | "note";
  code:
    | "nothing"
    | "too-many"
    | "gone"
    | "no-formula"
    | "output-not-number"
    | "output-is-input"
    | "twice"
    | "input-kind"
    | "input-formula"
    | "renamed"
    | "protected"
    | "merged"
    | "spilled"
    | "circular"
    | "manual"
    | "unfinished"
    | "idle";
  /** The cells that it is about, "Budget!B2". */
  cells: string[];
  message: string;
}

type Code = Finding["code"];
const finding = (level: Finding["level"], code: Code, cells: string[], message: string): Finding => ({
  level,
  code,
  cells,
  message,
});

const HOLDS: Record<CellKind, string> = {
  empty: "is empty",
  text: "holds a text",
  boolean: "holds TRUE or FALSE",
  error: "shows an error",
  number: "holds a number",
};

/** All that the pane says of a model, in one place. Cells are named by address. */
export const say = {
  noInputs: () => finding("stop", "nothing", [], "Pick at least one input cell."),
  tooMany: (most: number) => finding("stop", "too-many", [], `Pick ${most} inputs at most.`),
  gone: (cell: string) =>
    finding(
      "stop",
      "gone",
      [cell],
      `${cell} is not there any more: its sheet was deleted. Pick the cell again.`,
    ),
  noFormula: (cell: string) =>
    finding(
      "stop",
      "no-formula",
      [cell],
      `The output ${cell} holds no formula, so no input can move it. Pick a calculated cell.`,
    ),
  outputNotNumber: (cell: string, shows: string) =>
    finding(
      "stop",
      "output-not-number",
      [cell],
      `The output ${cell} shows ${shows === "" ? "nothing" : shows}, not a number.`,
    ),
  outputIsInput: (cell: string) =>
    finding(
      "stop",
      "output-is-input",
      [cell],
      `${cell} is the output and an input at once. Pick another cell for one of them.`,
    ),
  outputTwice: (cell: string) =>
    finding("stop", "twice", [cell], `${cell} is picked as an output twice. Remove one of the two.`),
  twice: (cell: string) =>
    finding("stop", "twice", [cell], `${cell} is picked as an input twice. Remove one of the two.`),
  inputKind: (cell: string, kind: CellKind) =>
    finding(
      "stop",
      "input-kind",
      [cell],
      `The input ${cell} ${HOLDS[kind]}. An input is a cell with a number.`,
    ),
  inputFormulas: (cells: string[]) =>
    finding(
      "ask",
      "input-formula",
      cells,
      `${cells.join(", ")} ${cells.length === 1 ? "holds a formula" : "hold formulas"}. The run writes numbers over ${
        cells.length === 1 ? "it and puts the formula" : "them and puts the formulas"
      } back afterwards.`,
    ),
  renamed: (cells: { address: string; before: string; now: string }[]) =>
    finding(
      "ask",
      "renamed",
      cells.map(({ address }) => address),
      `${cells
        .map(
          ({ address, before, now }) => `${address} was “${before}” when it was picked, and is “${now}” now.`,
        )
        .join(" ")} Where rows or columns have moved, pick the cells again.`,
    ),
  isProtected: (cell: string) =>
    finding(
      "stop",
      "protected",
      [cell],
      `${cell} is locked on a protected sheet. Unprotect the sheet (Review, Unprotect Sheet), or unlock the cell.`,
    ),
  merged: (cell: string, first: string) =>
    finding(
      "stop",
      "merged",
      [cell],
      `${cell} lies within merged cells, whose number is in ${first}. Pick that cell.`,
    ),
  spilled: (cell: string) =>
    finding(
      "stop",
      "spilled",
      [cell],
      `${cell} shows a result that a formula spills there. Pick a cell with a number of its own.`,
    ),
  circular: (cell: string) =>
    finding(
      "ask",
      "circular",
      [cell],
      `The formulas behind ${cell} refer to themselves in a circle. Its results then depend on what was calculated before, or stay 0: read them with care.`,
    ),
  manual: () =>
    finding(
      "note",
      "manual",
      [],
      "Calculation is set to manual. The run calculates the workbook after each change, and leaves the setting as it is.",
    ),
  unfinished: (message: string) => finding("stop", "unfinished", [], message),
};
