import { MPT_PEAK_TFLOPS, MPT_RUNS, MPT_SOURCE } from "../../../evidence/mpt-runs";
import { citation } from "../../../evidence/source";
import type { BuildContext } from "../../../sheets/context";
import { f } from "../../../sheets/formula";
import type { CellSpec, Sheet, TableRef } from "../../../sheets/sheet";
import { allOk, figureCheck, largest, type SetSummary } from "./set";
import { Entries, above0, atLeast0 } from "../parts/entries";
import { trainingFunctions, type TransformerConstants } from "../parts/functions";
import type { DecisionUnits } from "../parts/units";

/** Keys of the columns in which lines of one figure stand. */
export const CALIBRATION_LINES = {
  label: "item",
  unit: "unit",
  value: "computed",
  check: "check",
  note: "note",
} as const;

/** MFU is printed in percent with two digits. */
const TOLERANCE = 0.0005;

/** The MFU of 61 measured runs, as published and as computed from their speed. */
export function mfuTable(
  context: BuildContext,
  sheet: Sheet,
  units: DecisionUnits,
  constants: TransformerConstants | undefined,
): SetSummary {
  const compute = trainingFunctions(context.options.dialect, constants);
  sheet.heading("Model FLOPs utilization: MPT models on H100 SXM, BF16");
  const entries = new Entries(sheet, CALIBRATION_LINES);
  entries.headers("Value");
  const peak = entries.add({
    label: "Peak speed, dense",
    unit: units.tflops,
    value: MPT_PEAK_TFLOPS,
    note: "Half of the printed 1,979 TFLOP/s, which are with sparsity. The benchmark divides by the same figure.",
    checks: above0,
  });
  const tolerance = entries.add({
    label: "Tolerance",
    unit: units.finePercent,
    value: TOLERANCE,
    note: "The benchmark cuts tokens a second to whole numbers, which alone moves MFU by up to 0.04 points.",
    checks: atLeast0,
  });
  sheet.skip();
  const table: TableRef = sheet.table({
    name: "MFU_calibration",
    columns: [
      { key: "item", header: "Run", role: "inputText" },
      { key: "unit", header: "Unit", role: "unit" },
      { key: "a", header: "Parameters", role: "input", format: units.parameters.format },
      { key: "b", header: "Layers", role: "input", format: units.layers.format },
      { key: "c", header: "Width", role: "input", format: units.values.format },
      { key: "d", header: "Sequence, tokens", role: "input", format: units.tokens.format },
      { key: "e", header: "Tokens a second and GPU", role: "input", format: units.tokensPerSecond.format },
      { key: "published", header: "MFU published", role: "input", format: "0.00%" },
      {
        key: "computed",
        header: "MFU computed",
        role: "formula",
        format: "0.00%",
        formula: (row) =>
          compute.mfu(row.this("e"), row.this("a"), peak, row.this("b"), row.this("c"), row.this("d")),
      },
      {
        key: "error",
        header: "Error, points",
        role: "formula",
        format: "0.000%",
        formula: (row) => f`${row.this("computed")}-${row.this("published")}`,
      },
      {
        key: "within",
        header: "Within, points",
        role: "formula",
        format: "0.000%",
        formula: () => f`${tolerance}`,
      },
      {
        key: "check",
        header: "Check",
        role: "check",
        formula: (row) =>
          figureCheck(
            ["a", "b", "c", "d", "e", "published", "computed"].map((key) => row.this(key)),
            f`ABS(${row.this("error")})<=${row.this("within")}`,
            [row.this("within")],
          ),
      },
      { key: "note", header: "Note and source", role: "note" },
    ],
    rows: MPT_RUNS.map((run, index) => ({
      item: `MPT ${run.model.toUpperCase()}, ${run.sequence} tokens, ${run.gpus} GPUs`,
      unit: "MFU, %",
      a: measured(run.parameters, units.parameters.format),
      b: measured(run.layers, units.layers.format),
      c: measured(run.width, units.values.format),
      d: measured(run.sequence, units.tokens.format),
      e: measured(run.tokensPerSecondPerGpu, units.tokensPerSecond.format),
      published: {
        role: "input",
        value: Math.round(run.mfuPercent * 100) / 10_000,
        format: "0.00%",
        validity: "share",
      } satisfies CellSpec,
      note: index === 0 ? `All rows: ${citation(MPT_SOURCE)}.` : "",
    })),
  });
  sheet.skip();
  return {
    count: f`ROWS(${table.column("published")})`,
    worst: largest(table.column("error")),
    within: f`${tolerance}`,
    good: allOk(table.column("check")),
  };
}

/** A measured figure that a reader may change. */
export function measured(value: number, format: string): CellSpec {
  return { role: "input", value, format, validity: "nonNegative" };
}
