import type { WorkbookPlan } from "../../../src/sheets/plan";
import {
  claimAuditSheet,
  scenarioComparisonSheet,
  simulationSheet,
  targetSheet,
  tornadoSheet,
  twoWaySheet,
  type RecordedCell,
} from "../../../src/templates/analysis";
import { DEFAULT_OPTIONS } from "../../../src/templates/catalogue";

const cell = (label: string, value: number, format: string): RecordedCell => ({
  label,
  address: "Plan!C7",
  sheet: "Plan",
  row: 6,
  column: 2,
  content: value,
  value,
  format,
});
const MONEY = "[$$-409]#,##0_);([$$-409]#,##0)";
const head = (output: RecordedCell) => ({ output, at: new Date(2026, 10, 26), computed: "", remarks: [] });
const profit = cell("Profit", 400, MONEY);
const bar = (label: string, atLow: number | string, atHigh: number | string) => ({
  input: cell(label, 10, "0"),
  low: 9,
  high: 11,
  atLow,
  atHigh,
});
const bars = [
  bar("Price", 300, -500),
  bar("Volume", 390, 410),
  bar("Rate", "#N/A", 420),
  bar("Days", 400, 400),
];
const share = cell("Share", 0.5, "0.0%");
const run = {
  inputs: [{ input: cell("Price", 10, "0"), distribution: "PERT", parameters: "Low 9" }],
  trials: 100,
  seed: 1,
  failed: 0,
  standardDeviation: 0.01,
  minimum: 0,
  maximum: 1,
  bins: [{ from: 0, to: 1, count: 100 }],
  sampling: "at random",
  drivers: [{ rankCorrelation: 1, contribution: 1 }],
  dependence: null,
  independent: null,
};
const target = {
  ...head(profit),
  input: cell("Price", 10, "0.00"),
  range: [5, 20] as const,
  target: 500,
  frontier: { input: cell("Volume", 100, "0"), points: [{ value: 90, roots: [13.9] }] },
};
const claim = (verdict: string) => ({
  claim: { address: "Plan!A2", sheet: "Plan", row: 1, column: 0 },
  computed: { address: "Plan!B2", sheet: "Plan", row: 1, column: 1 },
  claimFormat: "General",
  computedFormat: "General",
  verdict,
  note: "",
});
const audit = (...verdicts: string[]) =>
  claimAuditSheet({ title: "Claims", what: "a report", claims: verdicts.map(claim) }, DEFAULT_OPTIONS);

const compared = (label: string, format: string, ...values: (string | number)[]) => ({
  sheet: "Plan",
  label,
  format,
  values,
});

/** Sheets of results by what they are of, each with the sentence that it answers with. */
export const RESULTS: readonly (readonly [string, WorkbookPlan, string])[] = [
  [
    "a tornado",
    tornadoSheet([{ ...head(profit), bars }], DEFAULT_OPTIONS),
    "Profit moves most with Price, by $800 from low to high.",
  ],
  [
    "a tornado of amounts with a bare sign",
    tornadoSheet([{ ...head(cell("Profit", 400, "$#,##0.00")), bars }], DEFAULT_OPTIONS),
    "Profit moves most with Price, by $800.00 from low to high.",
  ],
  [
    "a tornado with labels longer than Excel's texts",
    tornadoSheet(
      [{ ...head(cell("P".repeat(300), 1, MONEY)), bars: [bar("B".repeat(300), 1, 2)] }],
      DEFAULT_OPTIONS,
    ),
    `${"P".repeat(60)} moves most with ${"B".repeat(60)}, by $1 from low to high.`,
  ],
  [
    "a simulation, with the digits that tell its percentiles apart",
    simulationSheet(
      [
        {
          ...head(share),
          ...run,
          mean: 0.5,
          probabilityBelowZero: 0.125,
          percentiles: [
            { share: 0.05, value: 0.4991 },
            { share: 0.5, value: 0.5001 },
            { share: 0.95, value: 0.5004 },
          ],
        },
      ],
      DEFAULT_OPTIONS,
    ),
    "Share comes to 50.00% on average, between 49.91% (P5) and 50.04% (P95); below 0 in 12.5% of the trials.",
  ],
  [
    "two inputs",
    twoWaySheet(
      [
        {
          ...head(profit),
          rows: { input: cell("Price", 10, "0"), values: [9, 10] },
          columns: { input: cell("Volume", 100, "0"), values: [90, 100, 110] },
          outcomes: [
            [-324, 360, "#N/A"],
            [360, 400, 440],
          ],
        },
      ],
      DEFAULT_OPTIONS,
    ),
    "Profit runs from -$324 to $440 as Price and Volume move together.",
  ],
  [
    "what must be true",
    targetSheet({ ...target, roots: [12.5, 18], nearest: null }, DEFAULT_OPTIONS),
    "Price has to be 12.50 or 18.00 for Profit to reach $500.",
  ],
  [
    "what can't be true",
    targetSheet({ ...target, roots: [], nearest: { input: 20, output: 480 } }, DEFAULT_OPTIONS),
    "No Price from 5.00 to 20.00 brings Profit to $500; nearest at 20.00.",
  ],
  ["claims that are not borne out", audit("exact", "fails", "differs"), "2 of 3 claims are not borne out."],
  ["claims that are", audit("exact", "not judged"), "Every claim that could be judged is borne out: 1."],
  [
    "scenarios side by side",
    scenarioComparisonSheet(
      {
        title: "Plan",
        scenarios: ["As is", "Cheap", "Dear"],
        inputs: [compared("Price", "#,##0", 10, 8, 12), compared("Method", "General", "a", "b", "c")],
        figures: [
          compared("Rate", "0.0%", 0.1234, 0.1231, 0.3),
          compared("Payback", "0.0", 2, "never", 5),
          compared("Net present value", MONEY, -1_234_567, 692_985, 12_345_678),
        ],
        at: new Date(2026, 10, 26),
      },
      DEFAULT_OPTIONS,
    ),
    "Rate: As is 12.34%; Cheap 12.31%; Dear 30.00%.",
  ],
];
