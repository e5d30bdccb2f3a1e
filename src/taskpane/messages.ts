import type { Insertion, InsertResult, Problem, Progress } from "../excel";
import type { Notice } from "./state";

/** What the pane says, in one place. */
export const inserted = (
  title: string,
  { insertion, leftOut }: Extract<InsertResult, { kind: "inserted" }>,
): Notice =>
  leftOut.length
    ? {
        tone: "warning",
        text: `${title}: ${placeOf(insertion)}. Left out, since this Excel can’t do it: ${listed(leftOut)}.`,
      }
    : { tone: "success", text: `${title}: ${placeOf(insertion)}.` };

/** Where an insertion is: "inserted as sheet “Audit (2)”". */
function placeOf({ sheets }: Insertion): string {
  const [only] = sheets;
  return sheets.length === 1 && only
    ? `inserted as sheet “${only.name}”`
    : `${sheets.length} sheets inserted`;
}

export const insertFailed = (title: string, problem: Problem, restored: boolean): Notice => ({
  tone: "error",
  text: restored
    ? `${title} was not inserted, and the workbook is as it was. ${problem.message}`
    : `${title} was not inserted whole. ${problem.message} Remove what is left of it under “In this workbook”.`,
});

export const notLoaded = (title: string): Notice => ({
  tone: "error",
  text: `${title} was not inserted, and the workbook is as it was. It could not be loaded. Check your network, then try again.`,
});

/** Offered where formulas with the add-in's functions would show #NAME?. */
export const INSERT_PLAIN = "Insert with Excel’s own functions";

export const insertCancelled = (title: string, restored: boolean): Notice =>
  restored
    ? { tone: "info", text: `${title}: cancelled, the workbook is as it was.` }
    : { tone: "error", text: `${title}: cancelled. Remove what is left of it under “In this workbook”.` };

export const removed = (title: string): Notice => ({ tone: "success", text: `${title} was removed.` });

export const removeFailed = (title: string, problem: Problem): Notice => ({
  tone: "error",
  text: `${title} was not removed. ${problem.message}`,
});

export const repaired = (title: string, formulas: number): Notice =>
  formulas
    ? {
        tone: "success",
        text: `${title}: ${formulas.toLocaleString()} ${formulas === 1 ? "formula that showed #NAME? was" : "formulas that showed #NAME? were"} entered again.`,
      }
    : { tone: "info", text: `${title}: no formula shows #NAME?, so nothing had to be repaired.` };

/** The problem's own message speaks of formulas yet to be written. */
export const repairFailed = (title: string, problem: Problem): Notice => ({
  tone: "error",
  text: isWithoutFunctions(problem)
    ? `${title} was not repaired, since the add-in’s functions don’t answer in this Excel. After an installation they can take a minute: try again. If it stays so, remove it and insert it with Excel’s own functions (Options, Formulas).`
    : `${title} was not repaired. ${problem.message}`,
});

/** Formulas with the add-in's functions would show #NAME?. */
export const isWithoutFunctions = ({ kind }: Problem): boolean =>
  kind === "no-functions" || kind === "silent-functions";

export const kept = (title: string): Notice => ({ tone: "info", text: `${title} was kept.` });

export const gone = (title: string): Notice => ({
  tone: "info",
  text: `${title} is not in the workbook any more.`,
});

/** Only likely: Excel doesn't say why it lets a change wait. */
export const KEPT_WAITING =
  "Excel has not answered yet. If a cell is being edited, press Enter or Esc in the cell.";

export const goToFailed = (problem: Problem): Notice => ({ tone: "error", text: problem.message });

export const readFailed = (problem: Problem): Notice => ({
  tone: "error",
  text: `What is in the workbook could not be read. ${problem.message}`,
});

/** What is kept of insertions, scenarios, runs and audits, and can't be read. */
export const damaged = (records: readonly string[]): Notice => ({
  tone: "warning",
  text: `Notes that Phoenix ROI keeps in this workbook are damaged: ${listed([...records])}. They are passed over; sheets and cells are as they are.`,
});

export const FORGET = "Forget these notes";

export const notForgotten: Notice = {
  tone: "warning",
  text: "The workbook could not be changed. The damaged notes stay in it, and are passed over.",
};

export const optionsNotSaved: Notice = {
  tone: "warning",
  text: "The options hold while this pane is open: the workbook could not keep them.",
};

export function progressText(progress: Progress | null): string {
  return progress && progress.total > 2
    ? `${progress.sheet} (step ${progress.done + 1} of ${progress.total})`
    : "Inserting…";
}

export const editedQuestion = (title: string, sheets: string[]): string =>
  `You have changed ${listed(sheets.map((name) => `“${name}”`))} since ${title} was inserted. Removing deletes your changes too, and Excel can’t bring deleted sheets back.`;

const quotedNames = (names: readonly string[]) => listed(names.map((name) => `“${name}”`));

/** What removing the rest of an insertion that was cut short does. */
export const unfinishedQuestion = (sheets: readonly string[], kept: readonly string[]): string[] => [
  sheets.length
    ? `${sheets.length === 1 ? "This sheet is" : "These sheets are"} deleted, with all that ${sheets.length === 1 ? "it holds" : "they hold"}: ${quotedNames(sheets)}. Excel can’t bring deleted sheets back.`
    : "No sheet is deleted.",
  ...(kept.length
    ? [
        `${quotedNames(kept)} ${kept.length === 1 ? "holds" : "hold"} something else by now and ${kept.length === 1 ? "stays" : "stay"}.`,
      ]
    : []),
];

/** "a", "a and b", "a, b and c". */
export function listed(items: string[]): string {
  const last = items.at(-1) ?? "";
  return items.length < 2 ? last : `${items.slice(0, -1).join(", ")} and ${last}`;
}
