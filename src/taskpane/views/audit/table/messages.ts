import type { ColumnRole, Figure, Reading, RowRole } from "../../../../audit";
import type { DecimalMark } from "../../../../core/claims/digits";

export type Source = "selection" | "pasted";

export const SOURCES: Record<Source, string> = {
  selection: "Cells selected in Excel",
  pasted: "A text to paste: a table, a web page, a whole document",
};

export const ROLES: Record<ColumnRole, string> = {
  label: "Names of the rows",
  unit: "Unit",
  before: "Before",
  after: "After",
  cost: "Cost",
  difference: "Claimed difference",
  rate: "Claimed rate",
  speedup: "Claimed speed-up",
  quantity: "Other figures",
  text: "Text",
};

export const ROW_NAMES: Record<RowRole, string> = { item: "Item", total: "Total", average: "Average" };

export const DECIMALS: Record<DecimalMark, string> = {
  ".": "1,234.5: a decimal point",
  ",": "1.234,5: a decimal comma",
};

export const HINTS = {
  decimal: (text: string) => `“${text}” would be another number with the other mark.`,
  selection: "The table with its header. Your cells stay as they are.",
  pasted:
    "Markdown, HTML, CSV, cells of another sheet, drawn tables. Nothing in it is run. It becomes texts on a new sheet.",
  plain: "Numbers are read once, and Excel’s own functions judge them.",
} as const;

export const say = {
  nothing:
    "There is no figure that could be a claim. Take the table with its header, or paste the whole text.",
  noText: "Paste a text first.",
  noSelection: "Select the table in Excel first.",
  written: (claims: number, sheet: string) =>
    `${claims === 1 ? "1 claim is" : `${claims.toLocaleString()} claims are`} on the sheet “${sheet}”.`,
  taken: "The audit’s sheets were removed. Your own cells are as they were.",
  kept: "The audit’s sheets were kept.",
  gone: "The audit’s sheets are not in the workbook any more.",
} as const;

/** "the product of Speedup = 16.2x, 38.3% off" */
export function readingText({ words, computed, miss, verdict }: Reading, kind?: Figure["kind"]): string {
  const percent = kind === "percent";
  const number = computed.toLocaleString("en-US", {
    maximumSignificantDigits: 6,
    ...(percent && { style: "percent" }),
  });
  const off = verdict === "differs" || verdict === "fails" ? `, ${offText(miss)} off` : "";
  return `${words} = ${number}${kind === "times" ? "x" : ""}${off}`;
}

const offText = (miss: number): string =>
  Number.isFinite(miss)
    ? miss.toLocaleString("en-US", { style: "percent", maximumSignificantDigits: 3 })
    : "wholly";
