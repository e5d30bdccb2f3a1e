import type { Problem } from "../../../excel";
import { listed } from "../../messages";
import type { Notice } from "../../state";

/** What the view says, in one place. */
export const say = {
  failed: ({ message }: Problem): Notice => ({ tone: "error", text: message }),
  saved: (name: string): Notice => ({ tone: "success", text: `“${name}” is saved in the workbook.` }),
  updated: (name: string): Notice => ({ tone: "success", text: `“${name}” now holds the present inputs.` }),
  switched: (name: string, changed: number): Notice => ({
    tone: "success",
    text: changed
      ? `“${name}” is in the workbook: ${inputCount(changed)} changed.`
      : `“${name}” was in the workbook already.`,
  }),
  misfit: (name: string, reason: string): Notice => ({
    tone: "warning",
    text: `“${name}” doesn’t fit the sheets any more: ${reason}. Nothing was changed. Put that right, or save the present inputs as a new scenario.`,
  }),
  notSwitched: (name: string, { message }: Problem, restored: boolean): Notice => ({
    tone: "error",
    text: restored
      ? `“${name}” was not put into the workbook, and its inputs are as they were. ${message}`
      : `“${name}” was not put into the workbook whole. ${message} Restore the inputs below.`,
  }),
  renamed: (name: string): Notice => ({ tone: "success", text: `It is called “${name}” now.` }),
  deleted: (name: string): Notice => ({
    tone: "success",
    text: `“${name}” was deleted. The inputs stay as they are.`,
  }),
  gone: { tone: "info", text: "It is not in the workbook any more." } as Notice,
  notSaved: ({ message }: Problem): Notice => ({ tone: "error", text: `It was not saved. ${message}` }),
  compared: (sheet: string): Notice => ({ tone: "success", text: `Compared on the sheet “${sheet}”.` }),
  notCompared: ({ message }: Problem, restored: boolean): Notice => ({
    tone: "error",
    text: restored
      ? `The scenarios were not compared, and the inputs are as they were. ${message}`
      : `The scenarios were not compared. ${message} Restore the inputs below.`,
  }),
  cancelled: (edited: readonly string[]): Notice => ({
    tone: "info",
    text: `Cancelled. The inputs are as they were.${keptText(edited)}`,
  }),
  restored: ({ edited, lost }: { edited: readonly string[]; lost: number }): Notice => ({
    tone: edited.length || lost ? "warning" : "success",
    text: lost
      ? `${inputCount(lost)} can’t be found any more. All others are as they were before.${keptText(edited)}`
      : edited.length
        ? `All other inputs are as they were before.${keptText(edited)}`
        : "The inputs are as they were before.",
  }),
  otherwise: {
    tone: "info",
    text: "The inputs have changed since this was shown. Look at what restoring writes now, then try again.",
  } as Notice,
  notRestored: ({ message }: Problem): Notice => ({
    tone: "error",
    text: `The inputs were not restored. ${message}`,
  }),
};

const keptText = (edited: readonly string[]) =>
  edited.length ? ` Edited in the meantime, and kept: ${listed([...edited])}.` : "";

export const inputCount = (n: number) => `${n.toLocaleString()} ${n === 1 ? "input" : "inputs"}`;

export const differText = (n: number) => `${inputCount(n)} ${n === 1 ? "differs" : "differ"}`;
