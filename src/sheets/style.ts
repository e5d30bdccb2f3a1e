import { MARK, TO_MEND } from "./marks";
import { YOUR_NUMBERS, type NOT_JUDGED, type VerdictWord } from "./verdict-words";
import type { CellRole, CellStyle, ConditionalPlan, PlanOptions, PlanRect } from "./plan";

const INK = "#1F2937";
const MUTED = "#595959";
const NAVY = "#1F3864";
const PALE = "#E9EEF7";

/** Series of charts: apart in lightness, so that they stay apart in greyscale. */
export const SERIES = {
  baseline: "#A6A6A6",
  optimized: "#1F3864",
  third: "#D9822B",
  pale: "#BFBFBF",
} as const;

export const TAB_COLORS = {
  document: "#1F3864",
  audit: "#9C5700",
  contents: "#595959",
  own: "#7F4F00",
} as const;

/** On its side, with narrow margins, so that figures stay as large as the page lets them; below, which sheet and which page it is. */
export const PAGE = {
  landscape: true,
  margins: { left: 18, right: 18, top: 18, bottom: 45, header: 18, footer: 22.5 },
  footer: { left: "&A", right: "Page &P of &N" },
} as const;

/**
 * Banker's: inputs blue on light yellow, formulas black, links to other sheets green.
 * FAST: inputs shaded, calculations black, what is brought from another sheet blue.
 */
const STANDARDS: Record<
  PlanOptions["standard"],
  Pick<Record<CellRole, CellStyle>, "input" | "inputText" | "link">
> = {
  banker: {
    input: { color: "#0000FF", fill: "#FFFFCC" },
    inputText: { color: "#0000FF", fill: "#FFFFCC", align: "left", wrap: true },
    link: { color: "#00612E" },
  },
  fast: {
    input: { color: "#000000", fill: "#FFF2CC" },
    inputText: { color: "#000000", fill: "#FFF2CC", align: "left", wrap: true },
    link: { color: "#0000FF" },
  },
};

export function stylesOf(standard: PlanOptions["standard"]): Record<CellRole, CellStyle> {
  const { input, inputText, link } = STANDARDS[standard];
  const top = { valign: "top" } as const;
  const header = { bold: true, color: "#FFFFFF", fill: NAVY, wrap: true, valign: "center" } as const;
  return {
    title: { fontSize: 16, bold: true, color: NAVY },
    purpose: { fontSize: 11, color: INK },
    source: { italic: true, color: MUTED },
    mode: { italic: true, color: MUTED },
    heading: { fontSize: 12, bold: true, color: NAVY, bottomLine: { color: NAVY, weight: "thin" } },
    header: { ...header, align: "left" },
    headerNumber: { ...header, align: "right" },
    headerCenter: { ...header, align: "center" },
    label: { color: INK, wrap: true, align: "left", ...top },
    unit: { color: MUTED, wrap: true, align: "left", ...top },
    input: { ...input, ...top },
    inputText: { ...inputText, ...top },
    formula: { color: "#000000", ...top },
    link: { ...link, ...top },
    total: { color: "#000000", bold: true, topLine: { color: "#000000", weight: "thin" }, ...top },
    totalLabel: { color: INK, bold: true, wrap: true, topLine: { color: "#000000", weight: "thin" }, ...top },
    stated: { color: MUTED, align: "right", ...top },
    verdict: { color: INK, align: "center", ...top },
    check: { color: "#9C0006", fill: "#FFC7CE", bold: true, align: "center", wrap: true, ...top },
    status: { color: "#9C0006", bold: true, align: "left", ...top },
    figure: { color: "#000000", bold: true, align: "right", ...top },
    answer: { fontSize: 13, bold: true, color: NAVY, fill: PALE, align: "left", valign: "center" },
    // They run on to the right, in one line.
    note: { color: MUTED, align: "left", ...top },
    remark: { color: MUTED, align: "left", ...top },
    hyperlink: { color: "#0563C1", underline: true, ...top },
    // The rest of what a formula spills: it stands as the formula's own cell does.
    blank: top,
  };
}

const GOOD = { color: "#006100", fill: "#C6EFCE" };
const NEAR = { color: "#7F4F00", fill: "#FFEB9C" };
const BAD = { color: "#9C0006", fill: "#FFC7CE", bold: true };

/** Every verdict with its colour; the word itself stays in the cell, so that colour is never the only sign. */
export const VERDICT_STYLES = {
  exact: GOOD,
  rounded: GOOD,
  holds: GOOD,
  truncated: NEAR,
  differs: BAD,
  fails: BAD,
  [YOUR_NUMBERS]: { color: MUTED, fill: "#EDEDED" },
} as const satisfies Record<Exclude<VerdictWord, typeof NOT_JUDGED>, ConditionalPlan["style"]>;

export function verdictConditionals(range: PlanRect): ConditionalPlan[] {
  return Object.entries(VERDICT_STYLES).map(([text, style]) => ({
    range,
    when: { kind: "equals", text },
    style,
  }));
}

/** A check is red by its role; "OK" turns it green. */
export function checkConditionals(range: PlanRect): ConditionalPlan[] {
  return [{ range, when: { kind: "equals", text: "OK" }, style: GOOD }];
}

/** A row says what is wrong where its note stands otherwise. */
export function remarkConditionals(range: PlanRect): ConditionalPlan[] {
  return [{ range, when: { kind: "beginsWith", text: MARK }, style: BAD }];
}

/** Red letters on the band's own colour: only its first cell has the text by which it is known. */
export function answerConditionals(range: PlanRect): ConditionalPlan[] {
  return [{ range, when: { kind: "beginsWith", text: TO_MEND }, style: { ...BAD, fill: PALE } }];
}
