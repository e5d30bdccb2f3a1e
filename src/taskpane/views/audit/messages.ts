import type { Verdict } from "../../../core/claims/verdict";
import type { Problem } from "../../../excel";
import type { Notice } from "../../state";

/** What the view says, in one place. */
export const HINTS = {
  claims:
    "A text is read as printed, “$10.2M” or “<5%”. A number counts as its cell shows it: 90% is a claim of whole percents.",
  computed: "As many cells as claims, in any sheet.",
  plain: "Words as they are now: they don’t follow later changes.",
} as const;

export const PLACES = {
  beside: "In the first free columns beside them",
  cell: "From a cell that I choose",
  sheet: "On a new sheet",
} as const;
export type PlaceChoice = keyof typeof PLACES;

export const MEANINGS: Record<Verdict, string> = {
  exact: "agrees to the last digit",
  rounded: "agrees at the digits printed",
  truncated: "agrees once cut off at the digits printed",
  differs: "another value is computed",
  holds: "within the printed bound",
  fails: "outside the printed bound",
};

export const say = {
  notOneRange: {
    tone: "warning",
    text: "Select one range of cells, not several areas or a chart.",
  } as Notice,
  emptySelection: { tone: "warning", text: "There is nothing in the selected columns." } as Notice,
  noClaims: { tone: "warning", text: "None of the selected cells holds a claim." } as Notice,
  failed: ({ message }: Problem): Notice => ({ tone: "error", text: message }),
  notWritten: ({ message }: Problem, restored: boolean): Notice => ({
    tone: "error",
    text: restored
      ? `No verdicts were written, and the workbook is as it was. ${message}`
      : `The verdicts were not written whole. ${message} Take back what is left of them below.`,
  }),
  written: (claims: number, where: string): Notice => ({
    tone: "success",
    text: `${claimCount(claims)} judged. The verdicts are in ${where}.`,
  }),
  takenBack: { tone: "success", text: "The verdicts were taken back." } as Notice,
  kept: { tone: "info", text: "The verdicts were kept." } as Notice,
  gone: { tone: "info", text: "The verdicts are not in the workbook any more." } as Notice,
  notTakenBack: ({ message }: Problem): Notice => ({
    tone: "error",
    text: `The verdicts were not taken back. ${message}`,
  }),
};

export const claimCount = (n: number) => `${n.toLocaleString()} ${n === 1 ? "claim" : "claims"}`;
