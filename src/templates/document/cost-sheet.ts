import type { CostTable } from "../../evidence/document/cost-table";
import type { Figure } from "../../evidence/figure";
import type { BuildContext } from "../../sheets/context";
import { f, words, type CellRef, type Expr } from "../../sheets/formula";
import { sumOfInputs } from "../../sheets/functions";
import { freeHeader } from "../../sheets/headers";
import { Lines } from "../../sheets/lines";
import { openPage } from "../../sheets/page";
import type { CellSpec, Sheet } from "../../sheets/sheet";
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
  /** Where the chart's logarithmic axis begins: a power of ten below the smallest amount. */
  readonly axisFrom: number;
  readonly ratesNote: string;
}

/** A "Total Value Proposition" sheet that has been laid out. */
export interface CostSheet {
  readonly sheet: Sheet;
  readonly baseline: CellRef;
  readonly optimized: CellRef;
  readonly savings: CellRef;
  readonly rate: CellRef;
  readonly check: CellRef;
  /** The cells of a category, by the evidence's row id. */
  row(id: string): { readonly baseline: CellRef; readonly optimized: CellRef };
}

/** Baseline against optimized by category, with totals that foot, verdicts and a chart. */
export function costSheet(context: BuildContext, spec: CostSheetSpec): CostSheet {
  const { evidence } = spec;
  const { units, inputs, functions, options } = context;
  const money = units.money.format;
  const rate = units.percent.format;
  const verdicts = new Verdicts(context);
  const sheet = openPage(context, {
    ...spec,
    source: sourceOf(evidence),
    columns: [
      { key: "item", width: 26 },
      { key: "unit", width: 9 },
      { key: "baseline", width: 15 },
      { key: "optimized", width: 15 },
      { key: "savings", width: 15 },
      { key: "rate", width: 12 },
      { key: "stated", width: 14 },
      { key: "verdict", width: 12 },
      { key: "note", width: 62 },
    ],
    verdicts: [verdicts],
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
    rows: evidence.rows.map((row) => ({
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
  const { savings: check } = sheet.line({
    item: { role: "label", value: "Total foots with its rows" },
    savings: {
      role: "check",
      formula: f`IF(${difference}=0,"OK",${words("off by ")}&${difference})`,
    },
    note: { role: "note", value: "Savings of the totals against the sum of the rows' savings." },
  });

  const result: CostSheet = {
    sheet,
    baseline: totals.baseline,
    optimized: totals.optimized,
    savings: totals.savings,
    rate: totals.rate,
    check,
    row: (id) => {
      const index = evidence.rows.findIndex((row) => row.id === id);
      return { baseline: table.cell(index, "baseline"), optimized: table.cell(index, "optimized") };
    },
  };

  sheet.skip();
  const lines = new Lines(sheet, "rate", verdicts);
  lines.heading("What the document states about the totals", { item: "Claim", rate: "Computed" }, true);
  const { total: printed, headline } = evidence;
  const claim = (label: string, figure: Figure, formula: Expr, note = "") =>
    lines.formula({ label, figure, formula, unit: figure.unit, note });
  claim("Total, baseline", printed.baseline, totals.baseline);
  claim(`Total, ${options.optimizedName}`, printed.optimized, totals.optimized);
  claim("Total savings", headline.savings, totals.savings);
  claim(
    "Reduction",
    headline.rate,
    totals.rate,
    "A savings rate, not a return: the totals leave out what the optimizations cost to put in place.",
  );
  const rates = table.column("rate");
  lines.formula({
    label: "Lowest savings rate of a row",
    unit: "percent",
    formula: f`MIN(${rates})`,
    note: spec.ratesNote,
  });
  lines.formula({ label: "Highest savings rate of a row", unit: "percent", formula: f`MAX(${rates})` });

  sheet.skip();
  sheet.chart({
    name: `${spec.name} costs`,
    kind: "columnClustered",
    title: `${spec.title}: cost by category, logarithmic`,
    alternativeText: `Columns by category, ${headers.baseline} beside ${optimizedHeader}, in ${units.money.label}, on a logarithmic axis.`,
    from: "item",
    to: "stated",
    rows: 18,
    categories: table.range("item"),
    series: [
      { name: headers.baseline, values: table.range("baseline"), color: SERIES.baseline },
      { name: optimizedHeader, values: table.range("optimized"), color: SERIES.optimized },
    ],
    categoryAxis: { title: "Category" },
    // From thousands to millions: on a linear axis only the largest category would show.
    valueAxis: {
      title: `Cost, ${units.money.label} (log)`,
      format: money,
      log: true,
      minimum: spec.axisFrom,
    },
    legend: "bottom",
  });

  const suffix = spec.nameSuffix;
  sheet.define(`Total_baseline_${suffix}`, totals.baseline, `${spec.title}: total before`);
  sheet.define(`Total_optimized_${suffix}`, totals.optimized, `${spec.title}: total after`);
  sheet.define(`Total_savings_${suffix}`, totals.savings, `${spec.title}: total savings`);
  sheet.define(`Savings_rate_${suffix}`, totals.rate, `${spec.title}: savings rate of the totals`);
  sheet.keyFigure("Total savings", totals.savings);
  sheet.keyFigure("Savings rate", totals.rate);
  sheet.keyFigure("Total baseline", totals.baseline);
  sheet.keyFigure(`Total ${options.optimizedName}`, totals.optimized);
  sheet.keyFigure("Totals foot", check);
  return result;
}
