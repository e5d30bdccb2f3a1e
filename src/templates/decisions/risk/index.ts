import { TOTALS_70B } from "../../../evidence/document/totals-70b";
import type { BuildContext } from "../../../sheets/context";
import { f } from "../../../sheets/formula";
import type { Sheet } from "../../../sheets/sheet";
import { Entries, above0, wholeAbove0 } from "../parts/entries";
import { guarded } from "../parts/expressions";
import { Results } from "../parts/results";
import { RANK_COLUMNS, SPILL_COLUMNS } from "./helpers";
import { simulation } from "./simulation";
import { riskTable } from "./table";
import { tornado } from "./tornado";
import { ASSUMED, decisionTemplate } from "../parts/template";
import { decisionUnits } from "../parts/units";
import { sourceOf } from "../../document/figures";

const COLUMNS = { label: "item", unit: "unit", value: "baseline", check: "check", note: "note" } as const;

function layOut(sheet: Sheet, context: BuildContext): void {
  const addin = context.options.dialect === "addin";
  const units = decisionUnits(context.options.currency);
  sheet.heading("Savings rate of each category: low, likely and high");
  const table = riskTable(context, sheet, units);
  sheet.skip();

  sheet.heading("Inputs");
  const entries = new Entries(sheet, COLUMNS);
  entries.headers("Value");
  const investment = entries.add({
    label: "Investment",
    unit: units.money,
    value: TOTALS_70B.total.baseline.value / 100,
    note: "1% of the baseline: what the 0.01 of the document's formula comes to. Replace it with what adoption costs you.",
    checks: above0,
  });
  const drawing = addin
    ? {
        trials: entries.add({
          label: "Trials",
          unit: units.whole,
          value: 100_000,
          note: `More trials, steadier percentiles: the error of the mean falls with their square root. ${ASSUMED}`,
          checks: wholeAbove0,
        }),
        seed: entries.add({
          label: "Seed",
          unit: units.whole,
          value: 1,
          note: "The same seed gives the same draws, on every computer. Another seed shows how much is chance.",
          checks: (cell) => [
            [f`ISNUMBER(${cell})`, "A number, please"],
            [f`AND(${cell}>=0,${cell}=INT(${cell}))`, "A whole number, please"],
          ],
        }),
        standardErrors: entries.add({
          label: "Standard errors allowed",
          unit: units.whole,
          value: 4,
          note: "How far the simulated mean may lie from the exact one before the sheet says so.",
          checks: above0,
        }),
      }
    : undefined;
  const ready = entries.all([
    [f`COUNTIF(${table.column("check")},"OK")=ROWS(${table.column("check")})`, "See the categories"],
  ]);
  sheet.skip();

  sheet.heading("Exact results");
  const results = new Results(sheet, COLUMNS);
  results.headers("unchecked");
  const whole = (rate: string) =>
    guarded(ready, f`SUMPRODUCT(${table.column("baseline")},${table.column(rate)})-${investment}`);
  const likely = results.add(
    "Net benefit, all likely",
    units.money,
    whole("likely"),
    "Baseline × likely rate of every category, less the investment: the document's savings.",
  );
  const mean = results.add(
    "Expected net benefit",
    units.money,
    guarded(ready, f`SUM(${table.column("expected")})-${investment}`),
    "PERT: the mean of each rate is (low + 4 × likely + high) / 6 (Malcolm et al. 1959).",
    { total: true },
  );
  const deviation = results.add(
    "Standard deviation",
    units.money,
    guarded(ready, f`SQRT(SUMPRODUCT(${table.column("deviation")},${table.column("deviation")}))`),
    "Independent categories. Where they rise and fall together, the risk is larger.",
  );
  results.add("Expected ROI", units.roi, f`${mean}/${investment}`, "Expected net benefit / investment.", {
    total: true,
  });
  results.add("Net benefit, all low", units.money, whole("low"), "The worst case of these ranges.");
  results.add("Net benefit, all high", units.money, whole("high"), "The best case of these ranges.");
  results.add(
    "Expected against likely",
    units.money,
    f`${mean}-${likely}`,
    "Negative where there is more room below the likely rates than above.",
  );
  sheet.skip();

  tornado(context, sheet, units, { ready, table, investment, likely });
  sheet.skip();

  sheet.define("Expected_net_benefit_risk", mean, "Risk: expected net benefit");
  sheet.keyFigure("Expected net benefit", mean);
  sheet.keyFigure("Standard deviation", deviation);
  if (drawing) {
    const { loss, p10, p90 } = simulation(sheet, units, {
      ...drawing,
      ready,
      table,
      categories: TOTALS_70B.rows.length,
      investment,
      mean,
      deviation,
    });
    sheet.keyFigure("P10 of net benefit", p10);
    sheet.keyFigure("P90 of net benefit", p90);
    sheet.keyFigure("Probability of loss", loss);
  } else {
    sheet.heading("Simulation");
    sheet.text(
      "mode",
      "Plain Excel has no simulation that gives the same draws everywhere: insert this sheet with the add-in's functions for percentiles and a histogram.",
    );
  }
  sheet.keyFigure("Inputs", ready);
}

export const risk = decisionTemplate({
  id: "risk",
  title: "Risk",
  answers:
    "How far can the savings fall short, how likely is a loss, and which category decides it: low, likely and high rates for each.",
  keywords: "Monte Carlo simulation tornado sensitivity uncertainty P10 P90 probability of loss",
  source: `${sourceOf(TOTALS_70B)} for baselines and likely rates; ranges from the document's other sections, or assumed where a note says so`,
  columns: (dialect) => [
    { key: "item", width: 30 },
    { key: "unit", width: 17 },
    { key: "baseline", width: 17 },
    { key: "low", width: 15 },
    { key: "likely", width: 15 },
    { key: "high", width: 15 },
    { key: "expected", width: 17 },
    { key: "deviation", width: 17 },
    { key: "swing", width: 17 },
    { key: "check", width: 24 },
    { key: "note", width: 84 },
    ...(dialect === "addin" ? SPILL_COLUMNS : RANK_COLUMNS),
  ],
  layOut,
});
