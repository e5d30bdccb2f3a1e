import { columnLetters, f, words, type CellRef, type Expr } from "../../../sheets/formula";
import type { CellSpec, Sheet, TableRef } from "../../../sheets/sheet";
import { SERIES } from "../../../sheets/style";
import { checkOf } from "../parts/entries";
import { guarded, plus, rectangle } from "../parts/expressions";
import { call } from "../../../sheets/functions";
import { placeSpill, spilled } from "./helpers";
import type { DecisionUnits } from "../parts/units";

export interface SimulationInputs {
  readonly ready: Expr;
  readonly table: TableRef;
  readonly categories: number;
  readonly investment: Expr;
  readonly trials: Expr;
  readonly seed: Expr;
  readonly standardErrors: Expr;
  /** Exact mean and deviation of the net benefit. */
  readonly mean: Expr;
  readonly deviation: Expr;
}

/** The rows that ROI_SIMULATE spills below its header, in its order. */
const STATISTICS = [
  {
    label: "Mean",
    share: false,
    note: "Savings of all categories, each drawn from its PERT distribution and independent of the others, less the investment.",
  },
  { label: "Standard deviation", share: false, note: "Of the trials." },
  { label: "P5", share: false, note: "5% of the trials lie below." },
  { label: "P10", share: false, note: "10% of the trials lie below." },
  { label: "P50", share: false, note: "The median." },
  { label: "P90", share: false, note: "90% of the trials lie below." },
  { label: "P95", share: false, note: "95% of the trials lie below." },
  { label: "Probability of loss", share: true, note: "Part of the trials whose net benefit is below 0." },
  { label: "Expected shortfall 5%", share: false, note: "Mean of the worst 5% of the trials." },
] as const;
const BINS = 16;
/** Draws behind the histogram: they stand in a helper column, right of the printed page. */
const DRAWS = 800;

/** Percentiles of a simulation, and a histogram of draws of the same distribution. */
export function simulation(
  sheet: Sheet,
  units: DecisionUnits,
  inputs: SimulationInputs,
): { loss: CellRef; p10: CellRef; p90: CellRef } {
  const { ready, table, investment, trials, seed, mean, deviation } = inputs;
  const columns = ["baseline", "low", "likely", "high"].map((key) => table.column(key));
  placeSpill(
    sheet,
    "statistic",
    "Simulation, spilled",
    guarded(ready, call("ROI_SIMULATE", ...columns, investment, trials, seed)),
  );
  sheet.heading("Simulation: how the net benefit may turn out");
  sheet.headers({
    item: "Statistic",
    unit: "Unit",
    baseline: "Net benefit",
    low: "ROI",
    note: "Note and source",
  });
  const rows = STATISTICS.map(({ label, share, note }, index) => {
    const { money, percent, roi } = units;
    const value = (key: string, format: string): CellSpec => ({
      role: "formula",
      formula: guarded(ready, spilled(sheet, key, index)),
      format,
    });
    return sheet.line({
      item: { role: "label", value: label },
      unit: { role: "unit", value: share ? percent.label : money.label },
      baseline: value("statisticNet", share ? percent.format : money.format),
      low: value("statisticReturn", share ? percent.format : roi.format),
      note: { role: "note", value: note },
    });
  });
  const of = (label: (typeof STATISTICS)[number]["label"]): CellRef => {
    const row = rows[STATISTICS.findIndex((statistic) => statistic.label === label)];
    if (!row) throw new Error(`No ${label}`);
    return row.baseline;
  };
  sheet.line({
    item: { role: "label", value: "Simulation agrees with theory" },
    check: {
      role: "check",
      formula: checkOf([
        [f`ISNUMBER(${of("Mean")})`, "See the inputs"],
        [
          f`ABS(${of("Mean")}-${mean})<=${inputs.standardErrors}*${deviation}/SQRT(${trials})`,
          "Far from the exact mean",
        ],
      ]),
    },
    note: {
      role: "note",
      value:
        "The simulated mean against the exact expected net benefit, in standard errors of the simulation.",
    },
  });
  sheet.skip();
  histogram(sheet, units, inputs);
  return { loss: of("Probability of loss"), p10: of("P10"), p90: of("P90") };
}

function histogram(sheet: Sheet, units: DecisionUnits, inputs: SimulationInputs): void {
  const { ready, table, categories } = inputs;
  const money = units.money.format;
  const draws = placeDraws(sheet, inputs);
  sheet.heading("Histogram of the net benefit");
  sheet.headers({
    item: "Middle of the bin",
    unit: "Unit",
    baseline: "From",
    low: "To",
    likely: "Draws",
    high: "Share, %",
    note: "Note and source",
  });
  const range = f`(MAX(${draws})-MIN(${draws}))`;
  // As many bins as rows of units, which depend on nothing: their number stands in no formula.
  const bins: Expr = {
    render: (place) => {
      const [from, until] = [rows[0], rows.at(-1)];
      if (!from || !until) throw new Error("The histogram has no bins");
      return f`ROWS(${from.unit}:${until.unit})`.render(place);
    },
  };
  const rows: Record<"item" | "unit" | "baseline" | "low" | "likely" | "high", CellRef>[] = [];
  for (let bin = 0; bin < BINS; bin++) {
    const above = rows[bin - 1];
    const [from, to] = [sheet.here("baseline"), sheet.here("low")];
    const upTo = (limit: Expr) => f`SUMPRODUCT((${draws}<=${limit})*1)`;
    rows.push(
      sheet.line({
        item: { role: "formula", formula: f`AVERAGE(${from},${to})`, format: money },
        unit: { role: "unit", value: units.money.label },
        baseline: {
          role: "formula",
          formula: above ? f`${above.low}` : f`MIN(${draws})`,
          format: money,
        },
        low: {
          role: "formula",
          formula: bin === BINS - 1 ? f`MAX(${draws})` : f`${from}+${range}/${bins}`,
          format: money,
        },
        // A bin holds what lies above its lower edge, and the first one its lower edge too.
        likely: {
          role: "formula",
          formula: above ? f`${upTo(to)}-${upTo(from)}` : upTo(to),
          format: "#,##0",
        },
        high: {
          role: "formula",
          formula: f`${sheet.here("likely")}/ROWS(${draws})`,
          format: units.percent.format,
        },
      }),
    );
  }
  const [first, last] = [rows[0], rows.at(-1)];
  if (!first || !last) throw new Error("The histogram has no bins");

  const covered = plus(Array.from({ length: categories }, (_, index) => table.cell(index, "baseline")));
  sheet.line({
    item: { role: "label", value: "Histogram holds every category" },
    check: {
      role: "check",
      formula: checkOf([
        [f`${ready}="OK"`, "See the inputs"],
        [f`ROUND(SUM(${table.column("baseline")})-(${covered}),0)=0`, "Added rows are missing"],
        [f`SUM(${first.likely}:${last.likely})=ROWS(${draws})`, "Draws are missing"],
      ]),
    },
    note: {
      role: "note",
      value:
        "The draws stand right of the page. Categories added to the table above must be added to their formula too.",
    },
  });
  sheet.skip();
  sheet.chart({
    name: "Histogram",
    kind: "columnClustered",
    title: "Histogram of the net benefit",
    alternativeText: `Columns of the share of ${DRAWS} draws in ${BINS} bins of net benefit.`,
    from: "item",
    to: "swing",
    rows: 18,
    categories: rectangle(first.item, last.item),
    series: [
      { name: "Share of the draws", values: rectangle(first.high, last.high), color: SERIES.optimized },
    ],
    categoryAxis: { title: `Net benefit, ${units.money.label}`, format: money },
    valueAxis: { title: "Share of the draws, %", format: "0%", minimum: 0 },
    legend: "none",
  });
}

/** One formula that spills the draws into the helper column; gives back their range. */
function placeDraws(sheet: Sheet, { ready, table, categories, investment, seed }: SimulationInputs): Expr {
  const rows = (column: number) => {
    const letters = columnLetters(column);
    return `$${letters}$2:$${letters}$${DRAWS + 1}`;
  };
  // As many draws as the notes have rows: the formula must not refer to where it spills, nor to what follows from it.
  const count: Expr = { render: () => `ROWS(${rows(sheet.columnOf("note"))})` };
  const drawn = Array.from({ length: categories }, (_, index) => {
    const cell = (key: string) => table.cell(index, key);
    // A seed of its own for each category, or all would rise and fall together.
    const own = plus([seed, ...Array.from({ length: index + 1 }, () => ({ render: () => "1" }))]);
    const rates = call("ROI_SAMPLE", words("pert"), count, own, cell("low"), cell("likely"), cell("high"));
    return f`${cell("baseline")}*${rates}`;
  });
  placeSpill(sheet, "draws", "Draws, net benefit", guarded(ready, f`${plus(drawn)}-${investment}`));
  return { render: () => rows(sheet.columnOf("draws")) };
}
