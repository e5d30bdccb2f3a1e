import { TOTALS_7B } from "../../../evidence/document/totals-7b";
import type { BuildContext } from "../../../sheets/context";
import { f, type CellRef } from "../../../sheets/formula";
import type { Sheet } from "../../../sheets/sheet";
import { SERIES } from "../../../sheets/style";
import { BENEFITS, COSTS, amountsTable, YEARS } from "./tables";
import { caseFunctions, type Flows, type Timeline } from "./functions";
import { caseResults } from "./results";
import { Entries, type Condition } from "../parts/entries";
import { guarded, rectangle, span } from "../parts/expressions";
import { ASSUMED, decisionTemplate } from "../parts/template";
import { decisionUnits } from "../parts/units";
import { sourceOf } from "../../document/figures";

const COLUMNS = { label: "item", unit: "unit", value: "y0", check: "check", note: "note" } as const;

function layOut(sheet: Sheet, context: BuildContext): void {
  const units = decisionUnits(context.options.currency);
  const money = units.money;
  const compute = caseFunctions(context.options.dialect);
  sheet.heading("Inputs");
  const entries = new Entries(sheet, COLUMNS);
  entries.headers("Value");
  const rate = entries.add({
    label: "Discount rate",
    unit: units.rate,
    value: 0.1,
    note: `What money costs you, a year. ${ASSUMED}`,
    checks: (cell): Condition[] => [
      [f`ISNUMBER(${cell})`, "A number, please"],
      [f`${cell}>-1`, "Must be above -100%"],
    ],
  });
  sheet.skip();
  sheet.heading("Benefits: adjusted down for risk");
  const benefits = amountsTable(context, sheet, units, compute, BENEFITS);
  sheet.skip();
  sheet.heading("Costs: adjusted up for risk");
  const costs = amountsTable(context, sheet, units, compute, COSTS);
  sheet.skip();
  const allGood = (table: typeof benefits) =>
    f`COUNTIF(${table.column("check")},"OK")=ROWS(${table.column("check")})`;
  const ready = entries.all([
    [allGood(benefits), "See the benefits"],
    [allGood(costs), "See the costs"],
  ]);

  sheet.skip();
  sheet.heading("Cash by year, after risk");
  const years = sheet.line({
    item: { role: "header", value: "Item" },
    kind: { role: "header" },
    unit: { role: "header", value: "Unit" },
    y0: { role: "header", value: "Year 0" },
    y1: { role: "header", value: "Year 1" },
    y2: { role: "header", value: "Year 2" },
    y3: { role: "header", value: "Year 3" },
    chance: { role: "header" },
    size: { role: "header" },
    factor: { role: "header" },
    total: { role: "header", value: "Total" },
    check: { role: "header" },
    note: { role: "header", value: "Note and source" },
  });

  type Yearly = Record<(typeof YEARS)[number] | "total", CellRef>;
  /** One row of the years; the formula of each year is made from its index. */
  const row = (
    label: string,
    unit: { readonly label: string; readonly format: string },
    formula: (year: number) => ReturnType<typeof f>,
    note: string,
    options: { readonly total?: "sum"; readonly bold?: true } = {},
  ): Yearly => {
    const cell = (index: number) => ({
      role: options.bold ? ("total" as const) : ("formula" as const),
      formula: formula(index),
      format: unit.format,
    });
    const named = options.bold ? ("totalLabel" as const) : ("label" as const);
    return sheet.line({
      item: { role: named, value: label },
      ...(options.bold && { kind: { role: named } }),
      unit: { role: options.bold ? named : "unit", value: unit.label },
      y0: cell(0),
      y1: cell(1),
      y2: cell(2),
      y3: cell(3),
      ...(options.total && {
        total: {
          role: options.bold ? "total" : "formula",
          formula: f`SUM(${sheet.here("y0")}:${sheet.here("y3")})`,
          format: unit.format,
        },
      }),
      note: { role: "note", value: note },
    });
  };
  const flowsOf = ({ y0, y1, y2, y3 }: Yearly): Flows => ({
    first: y0,
    later: [y1, y2, y3],
    all: span(y0, y3),
  });
  const at = (cells: Yearly, year: number): CellRef => {
    const key = YEARS[year];
    if (!key) throw new Error(`No year ${year}`);
    return cells[key];
  };
  const before = (year: number) => sheet.here(YEARS[year - 1] ?? "y0");
  const running = (cells: Yearly) => (year: number) =>
    year === 0 ? f`${at(cells, 0)}` : f`${before(year)}+${at(cells, year)}`;
  const yearKey = (year: number) => YEARS[year] ?? "y0";

  const periods = row(
    "Period",
    { label: "years", format: "0" },
    (year) => (year === 0 ? f`0` : f`${before(year)}+1`),
    "Year 0 is now: it isn't discounted, unlike the first value of Excel's NPV.",
  );
  const factors = row(
    "Discount factor",
    { label: "x", format: "0.0000" },
    (year) => guarded(ready, f`1/(1+${rate})^${at(periods, year)}`),
    "1 / (1 + discount rate) ^ period.",
  );
  const kindSum = (kind: string) => (year: number) =>
    guarded(
      ready,
      f`SUMPRODUCT((${benefits.column("kind")}=${{ render: () => `"${kind}"` }})*${benefits.column(yearKey(year))}*${benefits.column("factor")})`,
    );
  const cashable = row("Cashable benefits", money, kindSum("Cashable"), "Money that leaves the budget.", {
    total: "sum",
  });
  const spent = row(
    "Costs",
    money,
    (year) => guarded(ready, f`SUMPRODUCT(${costs.column(yearKey(year))}*${costs.column("factor")})`),
    "All costs, adjusted up.",
    { total: "sum" },
  );
  const net = row(
    "Net cash",
    money,
    (year) => f`${at(cashable, year)}-${at(spent, year)}`,
    "Cashable benefits less costs. Avoided cost isn't in it.",
    { total: "sum", bold: true },
  );
  const cumulative = row("Cumulative cash", money, running(net), "Running total of the net cash.");
  const present = row(
    "Net cash, discounted",
    money,
    (year) => f`${at(net, year)}*${at(factors, year)}`,
    "Net cash × discount factor.",
    { total: "sum" },
  );
  const cumulativePresent = row(
    "Cumulative cash, discounted",
    money,
    running(present),
    "Its last value is the net present value.",
  );
  const avoided = row(
    "Avoided cost",
    money,
    kindSum("Avoided cost"),
    "Cost that would have come but was in no budget: shown apart, never in the cash.",
    { total: "sum" },
  );
  const everything = row(
    "Benefits with avoided cost",
    money,
    (year) => f`${at(cashable, year)}+${at(avoided, year)}`,
    "For the second column of the results only.",
    { total: "sum" },
  );
  const netEverything = row(
    "Net with avoided cost",
    money,
    (year) => f`${at(everything, year)}-${at(spent, year)}`,
    "For the second column of the results only.",
    { total: "sum" },
  );

  const time: Timeline = {
    rate,
    periods: YEARS.map((_, year) => at(periods, year)),
    factors: span(factors.y0, factors.y3),
  };
  sheet.skip();
  caseResults(sheet, units, compute, {
    time,
    ready,
    cash: { benefits: flowsOf(cashable), net: flowsOf(net) },
    all: { benefits: flowsOf(everything), net: flowsOf(netEverything) },
    costs: flowsOf(spent),
    cumulative: flowsOf(cumulative),
    present: flowsOf(present),
    cumulativePresent: flowsOf(cumulativePresent),
    totals: { net: net.total, cashable: cashable.total, costs: spent.total, avoided: avoided.total },
  });

  sheet.skip();
  sheet.chart({
    name: "Cumulative cash",
    kind: "lineMarkers",
    title: "Cumulative cash by year, after risk",
    alternativeText:
      "Two lines over years 0 to 3: cumulative cash and the same discounted; where a line crosses zero the investment has paid back.",
    from: "item",
    to: "y3",
    rows: 18,
    categories: rectangle(years.y0, years.y3),
    series: [
      {
        name: "Cumulative cash",
        values: rectangle(cumulative.y0, cumulative.y3),
        color: SERIES.optimized,
      },
      {
        name: "Discounted",
        values: rectangle(cumulativePresent.y0, cumulativePresent.y3),
        color: SERIES.third,
      },
    ],
    categoryAxis: { title: "Year" },
    valueAxis: { title: `Cumulative cash, ${money.label}`, format: money.format },
    legend: "bottom",
  });
}

export const businessCase = decisionTemplate({
  id: "business-case",
  title: "Business case",
  answers:
    "Is the investment worth it over three years: net present value, return and payback, with benefits adjusted down for risk and costs up?",
  source: `${sourceOf(TOTALS_7B)} for the savings a year; costs, risks and discount rate are assumptions, marked as such`,
  columns: () => [
    { key: "item", width: 34 },
    { key: "kind", width: 16 },
    { key: "unit", width: 9 },
    ...YEARS.map((key) => ({ key, width: 15 })),
    { key: "chance", width: 12 },
    { key: "size", width: 12 },
    { key: "factor", width: 12 },
    { key: "total", width: 14 },
    { key: "check", width: 24 },
    { key: "note", width: 84 },
  ],
  layOut,
});
