import type { CostTable } from "../../evidence/document/cost-table";
import type { Figure } from "../../evidence/figure";
import type { BuildContext } from "../../sheets/context";
import { amountText, percentText } from "../../sheets/answer";
import { f, words, type CellRef, type Expr } from "../../sheets/formula";
import { sumOfInputs } from "../../sheets/functions";
import { freeHeader } from "../../sheets/headers";
import { Lines } from "../../sheets/lines";
import { openAnswered } from "../../sheets/page";
import type { CellSpec, Sheet } from "../../sheets/sheet";
import { shortMoney } from "../../sheets/numbers";
import { SERIES } from "../../sheets/style";
import { Verdicts } from "../../sheets/verdict";
import { quantityOf, sourceOf } from "./figures";

export interface CostSheetSpec {
  readonly key: string;
  readonly name: string;
  readonly title: string;
  readonly answers: string;
  readonly tableName: string;
  /** Names of the total cells, e.g. Total_baseline_70B. */
  readonly nameSuffix: string;
  readonly evidence: CostTable;
  readonly notes: Readonly<Record<string, string>>;
  readonly totalNote: string;
  readonly ratesNote: string;
}

/** A "Total Value Proposition" sheet that has been laid out. */
export interface CostSheet {
  readonly sheet: Sheet;
  readonly baseline: CellRef;
  readonly optimized: CellRef;
  readonly savings: CellRef;
  readonly rate: CellRef;
  /** The cells of a category, by the evidence's row id. */
  row(id: string): { readonly baseline: CellRef; readonly optimized: CellRef };
}

/** Baseline against optimized by category, with totals that foot, verdicts and a chart. */
export function costSheet(context: BuildContext, spec: CostSheetSpec): CostSheet {
  const { evidence } = spec;
  // The order of the categories means nothing: the largest first.
  const rows = [...evidence.rows].sort((a, b) => b.baseline.value - a.baseline.value);
  const { units, inputs, functions, options } = context;
  const money = units.money.format;
  const rate = units.percent.format;
  const verdicts = new Verdicts(context);
  const { sheet, answer } = openAnswered(context, {
    ...spec,
    source: sourceOf(evidence),
    columns: [
      { key: "item", width: 30 },
      { key: "unit", width: 9 },
      { key: "baseline", width: 17 },
      { key: "optimized", width: 18 },
      { key: "savings", width: 17 },
      { key: "rate", width: 15 },
      { key: "stated", width: 18 },
      { key: "verdict", width: 15 },
      { key: "note", width: 62 },
    ],
    value: "baseline",
    figures: 4,
    chart: ["optimized", "verdict"],
    verdicts: [verdicts],
    onePage: true,
  });
  const headers = {
    item: "Category",
    unit: "Unit",
    baseline: "Baseline",
    savings: "Savings",
    rate: "Savings rate",
    stated: "Document states",
    verdict: "Verdict",
    note: "Note",
  };
  const optimizedHeader = freeHeader(options.optimizedName, Object.values(headers));
  const compared = verdicts.columns("savings", headers, money);
  const table = sheet.table({
    name: spec.tableName,
    freezeColumns: 1,
    columns: [
      { key: "item", header: headers.item, role: "inputText" },
      { key: "unit", header: headers.unit, role: "unit" },
      { key: "baseline", header: headers.baseline, role: "input", format: money },
      { key: "optimized", header: optimizedHeader, role: "input", format: money },
      {
        key: "savings",
        header: headers.savings,
        role: "formula",
        format: money,
        formula: (row) => functions.savings(row.this("baseline"), row.this("optimized")),
      },
      {
        key: "rate",
        header: headers.rate,
        role: "formula",
        format: rate,
        formula: (row) => functions.savingsRate(row.this("baseline"), row.this("optimized")),
      },
      compared.stated,
      compared.verdict,
      { key: "note", header: headers.note, role: "note" },
      ...compared.helpers,
    ],
    rows: rows.map((row) => ({
      item: row.category,
      unit: units.money.label,
      baseline: inputs.place(quantityOf(row.baseline)),
      optimized: inputs.place(quantityOf(row.optimized)),
      note: spec.notes[row.id] ?? "",
      ...verdicts.row(row.savings, money),
    })),
  });
  sheet.skip();
  const total = (formula: Expr, format: string): CellSpec => ({ role: "total", formula, format });
  const totals = sheet.line({
    item: { role: "totalLabel", value: "Total" },
    unit: { role: "totalLabel", value: units.money.label },
    baseline: total(sumOfInputs(table.column("baseline")), money),
    optimized: total(sumOfInputs(table.column("optimized")), money),
    savings: total(functions.savings(sheet.here("baseline"), sheet.here("optimized")), money),
    rate: total(functions.savingsRate(sheet.here("baseline"), sheet.here("optimized")), rate),
    note: { role: "note", value: spec.totalNote },
    ...verdicts.line(evidence.total.savings, "savings", money),
  });
  const difference = f`ROUND(${totals.savings}-SUM(${table.column("savings")}),0)`;
  sheet.check(f`${difference}=0`, f`${words("The total is off the sum of its rows by ")}&${difference}`);

  const result: CostSheet = {
    sheet,
    baseline: totals.baseline,
    optimized: totals.optimized,
    savings: totals.savings,
    rate: totals.rate,
    row: (id) => {
      const index = rows.findIndex((row) => row.id === id);
      return { baseline: table.cell(index, "baseline"), optimized: table.cell(index, "optimized") };
    },
  };

  sheet.skip();
  const lines = new Lines(sheet, "baseline", verdicts);
  lines.heading("What the document states about the totals", { item: "Claim", baseline: "Computed" }, true);
  const { total: printed, headline } = evidence;
  const claim = (label: string, figure: Figure, formula: Expr, note = "") =>
    lines.formula({ label, figure, formula, unit: figure.unit, note });
  claim("Total, baseline", printed.baseline, totals.baseline);
  claim(`Total, ${options.optimizedName}`, printed.optimized, totals.optimized);
  claim("Total savings", headline.savings, totals.savings);
  claim("Reduction", headline.rate, totals.rate, "A savings rate: what it costs to get there is left out.");
  const rates = table.column("rate");
  lines.formula({
    label: "Lowest savings rate of a row",
    unit: "percent",
    formula: f`MIN(${rates})`,
    note: spec.ratesNote,
  });
  lines.formula({ label: "Highest savings rate of a row", unit: "percent", formula: f`MAX(${rates})` });

  const largest = f`MATCH(MAX(${table.column("savings")}),${table.column("savings")},0)`;
  const share = f`MAX(${table.column("savings")})/${totals.savings}`;
  const { currency } = options;
  answer.settle({
    sentence: f`IF(${totals.savings}>0,${words("Saves ")}&${amountText(currency, totals.savings)}&${words(" of ")}&${amountText(currency, totals.baseline)}&${words(" (")}&${percentText(totals.rate)}&${words("), ")}&${percentText(share)}&${words(" of it in ")}&INDEX(${table.column("item")},${largest})&".",${words("Saves nothing: the cost after is not below the baseline.")})`,
    figures: [
      { label: "Total savings", unit: currency, format: money, formula: totals.savings },
      { label: "Savings rate", unit: "%", format: rate, formula: totals.rate },
      { label: "Total baseline", unit: currency, format: money, formula: totals.baseline },
      { label: `Total ${options.optimizedName}`, unit: currency, format: money, formula: totals.optimized },
    ],
  });
  answer.chart({
    name: `${spec.name} costs`,
    kind: "lineMarkers",
    title: `${spec.title}: the ladder of costs, on a logarithmic scale`,
    alternativeText: `Marks by category, ${headers.baseline} and ${optimizedHeader}, in ${units.money.label}, labelled, on a logarithmic axis.`,
    categories: table.range("item"),
    series: [
      {
        name: headers.baseline,
        values: table.range("baseline"),
        color: SERIES.baseline,
        labels: shortMoney(currency),
      },
      {
        name: optimizedHeader,
        values: table.range("optimized"),
        color: SERIES.optimized,
        labels: shortMoney(currency),
      },
    ],
    categoryAxis: { title: "Category" },
    // From thousands to millions: on a linear axis only the largest category would show.
    valueAxis: {
      title: `Cost, ${units.money.label} (log)`,
      format: shortMoney(currency),
      log: true,
    },
    legend: "bottom",
  });

  const suffix = spec.nameSuffix;
  sheet.define(`Total_baseline_${suffix}`, totals.baseline, `${spec.title}: total before`);
  sheet.define(`Total_optimized_${suffix}`, totals.optimized, `${spec.title}: total after`);
  sheet.define(`Total_savings_${suffix}`, totals.savings, `${spec.title}: total savings`);
  sheet.define(`Savings_rate_${suffix}`, totals.rate, `${spec.title}: savings rate of the totals`);
  return result;
}
