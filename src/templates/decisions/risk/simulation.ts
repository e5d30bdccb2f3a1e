import { columnLetters, f, type CellRef, type Expr } from "../../../sheets/formula";
import { call } from "../../../sheets/functions";
import { ABOVE_0, WHOLE, WHOLE_ABOVE_0 } from "../../../sheets/rules";
import type { FrameColumn } from "../../../sheets/sheet";
import type { OwnModelSheet } from "../parts/own-model";
import type { Categories } from "./categories";

/** Right of the printed page: what the simulation spills. */
export const SPILL_COLUMNS: readonly FrameColumn[] = [
  { key: "gap", width: 4, helper: true },
  { key: "statistic", width: 22, helper: true },
  { key: "net", width: 16, helper: true },
  { key: "return", width: 12, helper: true },
];

export interface Drawing {
  readonly trials: CellRef;
  readonly seed: CellRef;
  readonly standardErrors: CellRef;
}

export function drawingInputs({ form, units }: OwnModelSheet): Drawing {
  const trials = form.input({
    label: "Trials",
    unit: units.whole,
    value: 100_000,
    note: "More trials, steadier percentiles: the error of the mean falls with their square root.",
    rule: WHOLE_ABOVE_0,
  });
  const seed = form.input({
    label: "Seed",
    unit: units.whole,
    value: 1,
    note: "The same seed gives the same draws, everywhere. Another one shows how much is chance.",
    rule: WHOLE,
  });
  const standardErrors = form.input({
    label: "Standard errors allowed",
    unit: units.whole,
    value: 4,
    note: "How far the simulated mean may lie from the exact one before the sheet says so.",
    rule: ABOVE_0,
  });
  return { trials, seed, standardErrors };
}

/** The rows that ROI_SIMULATE spills below its header, in its order. */
const STATISTICS = [
  [
    "Mean",
    "Every category drawn from its PERT distribution, independent of the others, less the investment.",
  ],
  ["Standard deviation", "Of the trials."],
  ["P5", "5% of the trials lie below."],
  ["P10", "10% of the trials lie below."],
  ["P50", "The median."],
  ["P90", "90% of the trials lie below."],
  ["P95", "95% of the trials lie below."],
  ["Loss", "Part of the trials whose net benefit is below 0."],
  ["Worst 5%", "Mean of the worst 5% of the trials."],
] as const;
type Statistic = (typeof STATISTICS)[number][0];

export interface SimulationInputs extends Drawing {
  readonly table: Categories;
  readonly investment: Expr;
  /** Exact mean and deviation of the net benefit. */
  readonly mean: Expr;
  readonly deviation: Expr;
}

/** What a simulation spills, in words. */
export function simulation(
  model: OwnModelSheet,
  inputs: SimulationInputs,
): (statistic: Statistic) => CellRef {
  const { sheet, units, answer, form } = model;
  const { table, investment, trials, seed, mean, deviation } = inputs;
  const columns = (["baseline", "low", "likely", "high"] as const).map((id) => table.column(id));
  const anchor = sheet.columnOf("statistic");
  sheet.put(0, anchor, { role: "heading", value: "Simulation, spilled" });
  sheet.put(1, anchor, {
    role: "formula",
    formula: answer.guarded(call("ROI_SIMULATE", ...columns, investment, trials, seed)),
  });
  // Below the function's own header.
  const spilled = (key: string, index: number): Expr => ({
    render: () => `$${columnLetters(sheet.columnOf(key))}$${3 + index}`,
  });
  sheet.heading("Simulation: how the net benefit may turn out");
  sheet.headers({ item: "Statistic", unit: "Unit", value: "Net benefit", b: "Return", c: "Note" });
  const rows = STATISTICS.map(([label, note], index) => {
    const { money, percent, roi } = units;
    const [net, rate] = label === "Loss" ? [percent, percent] : [money, roi];
    const cell = (result: Expr) => ({ role: "formula", formula: answer.guarded(result) }) as const;
    // Of no investment there is no return.
    const returned = cell(f`IF(${investment}=0,"–",${spilled("return", index)})`);
    const { value } = sheet.line({
      item: { role: "label", value: label },
      unit: { role: "unit", value: net.label },
      value: { ...cell(spilled("net", index)), format: net.format },
      b: { ...returned, format: rate.format },
      c: { role: "remark", value: note },
    });
    return { label, value };
  });
  const of = (statistic: Statistic): CellRef => {
    const found = rows.find(({ label }) => label === statistic);
    if (!found) throw new Error(`No ${statistic}`);
    return found.value;
  };
  form.result(
    "Mean, simulated and exact",
    { label: "% of allowed", format: "0%" },
    f`IF(${deviation}>0,ABS(${of("Mean")}-${mean})*SQRT(${trials})/(${inputs.standardErrors}*${deviation}),0)`,
    "How far apart, as a part of the standard errors allowed.",
    {
      check: {
        good: f`${sheet.here("value")}<=1`,
        asks: "the simulated mean lies far from the exact one",
      },
    },
  );
  return of;
}
