import { amountText, percentText } from "../../../sheets/answer";
import { f, words } from "../../../sheets/formula";
import { ABOVE_0, AT_LEAST_0, firstComplaint, WHOLE_ABOVE_0 } from "../../../sheets/rules";
import { SERIES } from "../../../sheets/style";
import { LateTable } from "../parts/expressions";
import { ownModel, type OwnModelSheet } from "../parts/own-model";

/** What a category costs a year, before and after. */
const EXAMPLE = [
  ["Compute", 600_000, 240_000],
  ["Serving", 300_000, 150_000],
  ["Data preparation", 120_000, 60_000],
  ["Support", 80_000, 80_000],
  ["Evaluation", 50_000, 30_000],
] as const;

function layOut({ sheet, form, answer, units, context }: OwnModelSheet): void {
  const { functions, options } = context;
  const { currency } = options;
  const money = units.money;
  const yearly = { ...money, label: `${currency} a year` };
  const categories = new LateTable();
  const sum = (key: string) => f`SUM(${categories.column(key)})`;

  form.heading("Inputs", "Value");
  const investment = form.input({
    label: "Investment, one-off",
    unit: money,
    value: 250_000,
    note: "Licences, migration, people. 0 for none.",
    rule: AT_LEAST_0,
  });
  const years = form.input({
    label: "Years counted",
    unit: units.wholeYears,
    value: 3,
    note: "For the net saving and the return.",
    rule: WHOLE_ABOVE_0,
  });
  form.input({
    label: "Categories filled in",
    unit: units.whole,
    formula: f`COUNT(${categories.column("value")})`,
    note: "Type below the table for one more; an empty row doesn't count.",
    rule: { ...ABOVE_0, asks: "fill in a category in the table below" },
  });
  sheet.skip();
  form.heading("Totals", "Result");
  form.result("Cost before", yearly, sum("value"), "Sum of the categories.");
  form.result("Cost after", yearly, sum("after"), "Sum of the categories.");
  const saved = form.result("Saved", yearly, sum("saved"), "Cost before less cost after.", { total: true });
  form.result(
    "Totals foot",
    yearly,
    f`${sum("value")}-${sum("after")}-${saved}`,
    "Before less after, less the sum of the savings: 0.",
    { check: { good: f`ROUND(${sheet.here("value")},0)=0`, asks: "totals don't foot" } },
  );
  sheet.skip();

  sheet.heading("What it costs, by category");
  const table = sheet.table({
    name: "Savings_case",
    columns: [
      { key: "item", header: "Category", role: "inputText" },
      { key: "unit", header: "Unit", role: "unit" },
      { key: "value", header: "Before", role: "input", format: money.format },
      { key: "after", header: "After", role: "input", format: money.format },
      {
        key: "saved",
        header: "Saved",
        role: "formula",
        format: money.format,
        formula: (row) =>
          f`IF(AND(ISNUMBER(${row.this("value")}),ISNUMBER(${row.this("after")})),${functions.savings(row.this("value"), row.this("after"))},"")`,
      },
      {
        key: "rate",
        header: "Savings rate",
        role: "formula",
        format: units.percent.format,
        formula: (row) =>
          f`IF(ISNUMBER(${row.this("saved")}),IF(${row.this("value")}>0,${functions.savingsRate(row.this("value"), row.this("after"))},"–"),"")`,
      },
      {
        key: "share",
        header: "Share of saving",
        role: "formula",
        format: units.percent.format,
        formula: (row) =>
          f`IF(ISNUMBER(${row.this("saved")}),IF(SUM(${row.column("saved")})>0,${row.this("saved")}/SUM(${row.column("saved")}),"–"),"")`,
      },
      {
        key: "note",
        header: "Note",
        role: "remark",
        formula: (row) =>
          f`IF(COUNTA(${row.this("item")},${row.this("value")},${row.this("after")})=0,"",${firstComplaint(
            ["value", "after"].map((key) => ({ cell: row.this(key), rule: AT_LEAST_0 })),
            words(""),
          )})`,
      },
    ],
    rows: EXAMPLE.map(([item, before, after]) => {
      const amount = (value: number) =>
        ({ role: "input", value, format: money.format, validity: "nonNegative" }) as const;
      return { item, unit: yearly.label, value: amount(before), after: amount(after) };
    }),
  });
  categories.set(table);

  const net = f`${saved}*${years}-${investment}`;
  const months = f`12*${functions.payback(investment, saved)}`;
  const back = f`IF(${saved}>0,IF(${investment}=0,0,${months}),"never")`;
  answer.settle({
    sentence: f`IF(${saved}>0,${words("Saves ")}&${amountText(currency, saved)}&${words(" a year (")}&${percentText(f`${saved}/${sum("value")}`)}&")"&IF(${investment}=0,".",${words("; the investment of ")}&${amountText(currency, investment)}&${words(" is back in ")}&FIXED(${months},1)&${words(" months.")}),${words("Saves nothing: the cost after is not below the cost before, and the investment never comes back.")})`,
    figures: [
      {
        label: "Saved a year",
        unit: yearly.label,
        format: money.format,
        formula: saved,
        name: ["Saved_a_year", "Savings case: saved a year"],
      },
      {
        label: "Savings rate",
        unit: "%",
        format: units.percent.format,
        formula: f`IF(${sum("value")}>0,${saved}/${sum("value")},"–")`,
      },
      { label: "Investment back after", unit: "months", format: units.months.format, formula: back },
      {
        label: "Net saving over the years counted",
        unit: money.label,
        format: money.format,
        formula: net,
        name: ["Net_saving_case", "Savings case: net saving over the years counted"],
      },
      {
        label: "Return over the years counted",
        unit: "%",
        format: units.roi.format,
        formula: f`IF(${investment}>0,(${net})/${investment},"–")`,
      },
    ],
    inputs: [...form.watchedInputs, { labels: table.column("item"), remarks: table.column("note") }],
    checks: form.watchedChecks,
  });
  answer.chart({
    name: "Savings case",
    kind: "barClustered",
    title: "Cost by category, before and after",
    alternativeText: "Bars of what each category costs a year before and after.",
    categories: table.range("item"),
    series: [
      { name: "Before", values: table.range("value"), color: SERIES.baseline },
      { name: "After", values: table.range("after"), color: SERIES.optimized },
    ],
    categoryAxis: { title: "Category", reversed: true },
    valueAxis: { title: `Cost, ${yearly.label}`, format: money.format, minimum: 0 },
    legend: "bottom",
  });
}

export const savingsCase = ownModel({
  id: "savings-case",
  title: "Savings case",
  answers: "What do we save a year, by category, and how soon is the investment back?",
  keywords: "cost reduction budget before after payback break-even vendor cash",
  source: "Your own figures; those shown are an example",
  columns: [
    { key: "item", width: 34 },
    { key: "unit", width: 12 },
    { key: "value", width: 17 },
    { key: "after", width: 17 },
    { key: "saved", width: 17 },
    { key: "rate", width: 15 },
    { key: "share", width: 19 },
    { key: "note", width: 60 },
  ],
  chart: { chartFrom: "after", chartTo: "share" },
  figures: 5,
  layOut,
});
