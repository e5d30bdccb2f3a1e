import { columnLetters, f, type CellRef, type Expr } from "../formula";
import type { CellSpec, Sheet, TableRef } from "../sheet";
import { SERIES } from "../style";
import { checkOf } from "./entries";
import { guarded, plus, rectangle } from "./expressions";
import { call, word } from "./functions";
import type { DecisionUnits } from "./units";

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
const STATISTICS = ["Mean", "SD", "P5", "P10", "P50", "P90", "P95", "loss", "shortfall"] as const;
const BINS = 16;
/** Draws behind the histogram: they stand in a helper column, right of the printed page. */
const DRAWS = 800;
export const DRAWS_COLUMN = { key: "draws", width: 16, helper: true } as const;

/** Percentiles of a simulation, and a histogram of draws of the same distribution. */
export function simulation(
  sheet: Sheet,
  units: DecisionUnits,
  inputs: SimulationInputs,
): { loss: CellRef; p10: CellRef; p90: CellRef } {
  const { ready, table, investment, trials, seed, mean, deviation } = inputs;
  const column = (key: string) => table.column(key);
  sheet.heading("Simulation: how the net benefit may turn out");
  sheet.line({
    item: {
      role: "header",
      formula: guarded(
        ready,
        call(
          "ROI_SIMULATE",
          column("baseline"),
          column("low"),
          column("likely"),
          column("high"),
          investment,
          trials,
          seed,
        ),
      ),
    },
    unit: { role: "header" },
    baseline: { role: "header" },
    note: { role: "header", value: "Note and source" },
  });
  const notes: Partial<Record<(typeof STATISTICS)[number], string>> = {
    Mean: "Savings of all categories, each drawn from its PERT distribution and independent of the others, less the investment.",
    P90: "90% of the trials lie below.",
    loss: "Part of the trials whose net benefit is below 0.",
    shortfall: "Mean of the worst 5% of the trials.",
  };
  const rows = STATISTICS.map((statistic) => {
    const share = statistic === "loss";
    return sheet.line({
      item: { role: "label" },
      unit: { role: "formula", format: share ? units.percent.format : units.money.format },
      baseline: { role: "formula", format: units.percent.format },
      note: { role: "note", value: notes[statistic] ?? "" },
    });
  });
  const of = (statistic: (typeof STATISTICS)[number]): CellRef => {
    const row = rows[STATISTICS.indexOf(statistic)];
    if (!row) throw new Error(`No ${statistic}`);
    return row.unit;
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
  return { loss: of("loss"), p10: of("P10"), p90: of("P90") };
}

function histogram(sheet: Sheet, units: DecisionUnits, inputs: SimulationInputs): void {
  const { ready, table, categories } = inputs;
  const money = units.money.format;
  const draws = placeDraws(sheet, inputs);
  sheet.heading("Histogram of the net benefit");
  sheet.headers({
    item: "Middle of the bin",
    unit: "From",
    baseline: "To",
    low: "Draws",
    likely: "Share",
    note: "Note and source",
  });
  const range = f`(MAX(${draws})-MIN(${draws}))`;
  // As many bins as rows: their number stands in no formula.
  const bins: Expr = {
    render: (place) => {
      const [from, until] = [rows[0], rows.at(-1)];
      if (!from || !until) throw new Error("The histogram has no bins");
      return f`ROWS(${from.item}:${until.item})`.render(place);
    },
  };
  const rows: Record<"item" | "unit" | "baseline" | "low" | "likely", CellRef>[] = [];
  for (let bin = 0; bin < BINS; bin++) {
    const above = rows[bin - 1];
    const to = sheet.here("baseline");
    const upTo = (limit: Expr) => f`SUMPRODUCT((${draws}<=${limit})*1)`;
    rows.push(
      sheet.line({
        item: { role: "formula", formula: f`AVERAGE(${sheet.here("unit")},${to})`, format: money },
        unit: {
          role: "formula",
          formula: above ? f`${above.baseline}` : f`MIN(${draws})`,
          format: money,
        },
        baseline: {
          role: "formula",
          formula: bin === BINS - 1 ? f`MAX(${draws})` : f`${sheet.here("unit")}+${range}/${bins}`,
          format: money,
        },
        // A bin holds what lies above its lower edge, and the first one its lower edge too.
        low: {
          role: "formula",
          formula: above ? f`${upTo(to)}-${upTo(sheet.here("unit"))}` : upTo(to),
          format: "#,##0",
        },
        likely: {
          role: "formula",
          formula: f`${sheet.here("low")}/ROWS(${draws})`,
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
        [f`SUM(${first.low}:${last.low})=ROWS(${draws})`, "Draws are missing"],
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
    to: "high",
    rows: 18,
    categories: rectangle(first.item, last.item),
    series: [
      { name: "Share of the draws", values: rectangle(first.likely, last.likely), color: SERIES.optimized },
    ],
    categoryAxis: { title: `Net benefit, ${units.money.label}`, format: money },
    valueAxis: { title: "Share of the draws, %", format: "0%", minimum: 0 },
    legend: "none",
  });
}

/** One formula that spills the draws into the helper column, from its second row on; gives back their range. */
function placeDraws(sheet: Sheet, { ready, table, categories, investment, seed }: SimulationInputs): Expr {
  const column = sheet.columnOf(DRAWS_COLUMN.key);
  sheet.put(0, column, { role: "heading", value: "Draws, net benefit" });
  const rows = (letters: string) => `$${letters}$2:$${letters}$${DRAWS + 1}`;
  // As many draws as another column has rows: the formula must not refer to where it spills.
  const count: Expr = { render: () => `ROWS(${rows("A")})` };
  const drawn = Array.from({ length: categories }, (_, index) => {
    const cell = (key: string) => table.cell(index, key);
    const own = plus([seed, ...Array.from({ length: index + 1 }, () => ({ render: () => "1" }))]);
    return f`${cell("baseline")}*${call("ROI_SAMPLE", word("pert"), count, own, cell("low"), cell("likely"), cell("high"))}`;
  });
  const anchor: CellSpec = { role: "formula", formula: guarded(ready, f`${plus(drawn)}-${investment}`) };
  sheet.put(1, column, anchor);
  return { render: () => rows(columnLetters(column)) };
}
