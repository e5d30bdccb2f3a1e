import { SPECULATIVE_RUNS, SPECULATIVE_SOURCE } from "../../../evidence/published-runs";
import { citation } from "../../../evidence/source";
import type { BuildContext } from "../../../sheets/context";
import { f } from "../../../sheets/formula";
import type { CellSpec, Sheet, TableRef } from "../../../sheets/sheet";
import { allOk, figureCheck, largest, type SetSummary } from "./set";
import { CALIBRATION_LINES, measured } from "./mfu";
import { Entries, atLeast0 } from "../parts/entries";
import { call } from "../../../sheets/functions";
import type { DecisionUnits } from "../parts/units";

/** α, c and the expectation are printed to two digits: together they move the result by up to this much. */
const TOLERANCE = 0.05;

/** Speed-ups by speculative decoding: the paper's expectation, ours, and what was measured. */
export function speculativeTable(context: BuildContext, sheet: Sheet, units: DecisionUnits): SetSummary {
  const addin = context.options.dialect === "addin";
  const speedup = (row: TableRef) => {
    const [acceptance, drafts, cost] = [row.this("b"), row.this("a"), row.this("c")];
    return addin
      ? call("ROI_SPEC_SPEEDUP", acceptance, drafts, cost)
      : f`IF(${acceptance}=1,(${drafts}+1)/(${drafts}*${cost}+1),(1-${acceptance}^(${drafts}+1))/((1-${acceptance})*(${drafts}*${cost}+1)))`;
  };
  sheet.heading("Speed-up by speculative decoding: T5-XXL 11B");
  const entries = new Entries(sheet, CALIBRATION_LINES);
  entries.headers("Value");
  const tolerance = entries.add({
    label: "Tolerance",
    unit: units.finePercent,
    value: TOLERANCE,
    note: "Acceptance, draft cost and expectation are printed to two digits; their rounding explains up to this much.",
    checks: atLeast0,
  });
  sheet.skip();
  const table = sheet.table({
    name: "Speculative_calibration",
    columns: [
      { key: "item", header: "Task and draft model", role: "inputText" },
      { key: "unit", header: "Unit", role: "unit" },
      { key: "a", header: "Draft tokens", role: "input", format: "0" },
      { key: "b", header: "Acceptance", role: "input", format: "0.00" },
      { key: "c", header: "Draft cost", role: "input", format: "0.00" },
      { key: "d", header: "Measured", role: "input", format: "0.0" },
      {
        key: "e",
        header: "Measured of computed",
        role: "formula",
        format: "0%",
        formula: (row) => f`${row.this("d")}/${row.this("computed")}`,
      },
      { key: "published", header: "Expected by the paper", role: "input", format: "0.0" },
      { key: "computed", header: "Computed", role: "formula", format: "0.00", formula: speedup },
      {
        key: "error",
        header: "Error, relative",
        role: "formula",
        format: "0.00%",
        formula: (row) => f`${row.this("computed")}/${row.this("published")}-1`,
      },
      {
        key: "within",
        header: "Within, relative",
        role: "formula",
        format: "0.00%",
        formula: () => f`${tolerance}`,
      },
      {
        key: "check",
        header: "Check",
        role: "check",
        formula: (row) =>
          figureCheck(
            ["a", "b", "d", "published", "computed"].map((key) => row.this(key)),
            f`ABS(${row.this("error")})<=${row.this("within")}`,
            [row.this("c"), row.this("within")],
          ),
      },
      { key: "note", header: "Note and source", role: "note" },
    ],
    rows: SPECULATIVE_RUNS.map((run, index) => ({
      item: `${run.task}, ${run.draft}, temperature ${run.temperature}`,
      unit: "x",
      a: measured(run.draftTokens, "0"),
      b: { role: "input", value: run.acceptance, format: "0.00", validity: "share" } satisfies CellSpec,
      c: measured(run.draftCost, "0.00"),
      d: measured(run.measured, "0.0"),
      published: measured(run.expected, "0.0"),
      note:
        index === 0
          ? `All rows: ${citation(SPECULATIVE_SOURCE)}. EnDe translates English into German, CNNDM sums up news.`
          : "",
    })),
  });
  return {
    count: f`ROWS(${table.column("published")})`,
    worst: largest(table.column("error")),
    within: f`${tolerance}`,
    good: allOk(table.column("check")),
  };
}
