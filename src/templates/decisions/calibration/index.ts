import { MPT_SOURCE } from "../../../evidence/mpt-runs";
import type { BuildContext } from "../../../sheets/context";
import { f } from "../../../sheets/formula";
import type { Sheet } from "../../../sheets/sheet";
import { CALIBRATION_LINES, mfuTable } from "./mfu";
import { memorySection } from "./memory";
import type { SetSummary } from "./set";
import { speculativeTable } from "./speculative";
import { costSection } from "./training";
import { Entries } from "../parts/entries";
import { decisionTemplate } from "../parts/template";
import { placeConstants } from "../training-run/constants";
import { decisionUnits } from "../parts/units";

function layOut(sheet: Sheet, context: BuildContext): void {
  const units = decisionUnits(context.options.currency);
  sheet.heading("Summary: the largest error of each set");
  sheet.headers({
    item: "Set",
    unit: "Unit",
    published: "Published figures",
    error: "Largest error",
    within: "Within",
    check: "Check",
    note: "Note and source",
  });
  // The sets stand below; the summary on top refers to them.
  const summary = ["mfu", "cost", "memory", "speculative"] as const;
  const lines = new Map<(typeof summary)[number], SetSummary>();
  const later = (set: (typeof summary)[number], part: "count" | "worst" | "within" | "good") => ({
    render: (place: Parameters<SetSummary["count"]["render"]>[0]) => {
      const found = lines.get(set);
      if (!found) throw new Error(`No summary of ${set}`);
      return found[part].render(place);
    },
  });
  const labels = {
    mfu: [
      "MFU of training runs",
      "% points",
      "MFU as computed less MFU as published, in percentage points.",
      "0.000%",
    ],
    cost: [
      "Operations, hours and days of training",
      "relative",
      "Within the rounding of the published figures.",
      "0.00%",
    ],
    memory: [
      "Memory of fine-tuning and serving",
      "relative",
      "Within the rounding of the published figures.",
      "0.00%",
    ],
    speculative: [
      "Speed-up by speculative decoding",
      "relative",
      "The paper's own expectation; its inputs are printed to two digits.",
      "0.00%",
    ],
  } as const;
  const checks = summary.map((set) => {
    const [label, unit, note, format] = labels[set];
    return sheet.line({
      item: { role: "label", value: label },
      unit: { role: "unit", value: unit },
      published: { role: "formula", formula: later(set, "count"), format: "0" },
      error: { role: "formula", formula: later(set, "worst"), format },
      within: { role: "formula", formula: later(set, "within"), format },
      check: {
        role: "check",
        formula: f`IF(ISNUMBER(${sheet.here("error")}),IF(${later(set, "good")},"OK","Beyond its limit"),"An error below")`,
      },
      note: { role: "note", value: note },
    });
  });
  const [first, last] = [checks[0], checks.at(-1)];
  if (!first || !last) throw new Error("The summary has no lines");
  const all = sheet.line({
    item: { role: "totalLabel", value: "All sets" },
    unit: { role: "totalLabel", value: "figures" },
    a: { role: "totalLabel" },
    b: { role: "totalLabel" },
    c: { role: "totalLabel" },
    d: { role: "totalLabel" },
    e: { role: "totalLabel" },
    published: {
      role: "total",
      formula: f`SUM(${first.published}:${last.published})`,
      format: "0",
    },
    computed: { role: "totalLabel" },
    error: { role: "totalLabel" },
    within: { role: "totalLabel" },
    check: {
      role: "check",
      formula: f`IF(COUNTIF(${first.check}:${last.check},"OK")=ROWS(${first.check}:${last.check}),"OK","See the sets")`,
    },
    note: { role: "note", value: "Change a published figure or a tolerance below, and the checks follow." },
  });
  sheet.skip();

  const given = new Entries(sheet, CALIBRATION_LINES);
  if (context.options.dialect === "plain") {
    sheet.heading("Constants of the formulas");
    given.headers("Value");
  }
  const constants = placeConstants(context, given, units);
  if (constants) sheet.skip();
  lines.set("mfu", mfuTable(context, sheet, units, constants));
  lines.set("cost", costSection(context, sheet, units, constants));
  lines.set("memory", memorySection(context, sheet, units));
  lines.set("speculative", speculativeTable(context, sheet, units));

  sheet.define("Largest_MFU_error", first.error, "Calibration: largest error in MFU");
  sheet.keyFigure("All sets", all.check);
  sheet.keyFigure("Published figures", all.published);
  sheet.keyFigure("Largest error in MFU", first.error);
}

export const calibration = decisionTemplate({
  id: "calibration",
  title: "Calibration",
  answers:
    "Do the cost functions give what was measured and published: 61 training runs and five papers, with the error of each.",
  keywords: "validation MFU benchmark accuracy H100 evidence",
  source: `${MPT_SOURCE.publication} (${MPT_SOURCE.address}), and the papers named in the notes`,
  columns: () => [
    { key: "item", width: 42 },
    { key: "unit", width: 16 },
    { key: "a", width: 18 },
    { key: "b", width: 14 },
    { key: "c", width: 14 },
    { key: "d", width: 14 },
    { key: "e", width: 14 },
    { key: "published", width: 16 },
    { key: "computed", width: 16 },
    { key: "error", width: 14 },
    { key: "within", width: 14 },
    { key: "check", width: 20 },
    { key: "note", width: 84 },
  ],
  layOut,
});
