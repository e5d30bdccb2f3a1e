import { amountText, percentText } from "../../../sheets/answer";
import { f, words } from "../../../sheets/formula";
import type { UnitStyle } from "../../../sheets/numbers";
import { AT_LEAST_0, WHOLE_ABOVE_0 } from "../../../sheets/rules";
import { SERIES } from "../../../sheets/style";
import { InputTable } from "../parts/input-table";
import { filledCategories, investmentInput } from "../parts/common-inputs";
import { frame, ownModel, type OwnModelSheet } from "../parts/own-model";

/** What a category costs a year, before and after. */
const EXAMPLE = [
  ["Compute", 600_000, 240_000],
  ["Serving", 300_000, 150_000],
  ["Data preparation", 120_000, 60_000],
  ["Support", 80_000, 80_000],
  ["Evaluation", 50_000, 30_000],
] as const;

/** The categories before and after; rows are added and removed freely. */
function categoriesTable(model: OwnModelSheet, yearly: UnitStyle) {
  const { format } = yearly;
  const { functions } = model.context;
  const percent = model.units.percent.format;
  const categories: InputTable<(typeof EXAMPLE)[number], "before" | "after" | "saved" | "rate" | "share"> =
    new InputTable(model, {
      name: "Savings_case",
      widest: true,
      what: "Category",
      unit: yearly.label,
      label: ([item]) => item,
      columns: {
        before: { header: "Before", format, rule: AT_LEAST_0, value: ([, before]) => before },
        after: { header: "After", format, rule: AT_LEAST_0, value: ([, , after]) => after },
        saved: {
          header: "Saved",
          format,
          formula: (of) => functions.savings(of("before"), of("after")),
        },
        rate: {
          header: "Savings rate",
          format: percent,
          formula: (of) => f`IF(${of("before")}>0,${functions.savingsRate(of("before"), of("after"))},"–")`,
        },
        share: {
          header: "Share of saving",
          format: percent,
          formula: (of) => {
            const all = f`SUM(${categories.column("saved")})`;
            return f`IF(${all}>0,${of("saved")}/${all},"–")`;
          },
        },
      },
      rows: EXAMPLE,
    });
  return categories;
}

function layOut(model: OwnModelSheet): void {
  const { sheet, form, answer, units, currency } = model;
  const { functions } = model.context;
  const money = units.money;
  const yearly = { ...money, label: `${currency} a year` };
  const categories = categoriesTable(model, yearly);
  const sum = (id: "before" | "after" | "saved") => f`SUM(${categories.column(id)})`;

  form.heading("Inputs", "Value");
  const investment = investmentInput(model, 250_000);
  const years = form.input({
    label: "Years counted",
    unit: units.wholeYears,
    value: 3,
    note: "For the net saving and the return.",
    rule: WHOLE_ABOVE_0,
  });
  filledCategories(model, categories.column("before"));
  sheet.skip();
  form.heading("Totals", "Result");
  form.result("Cost before", yearly, sum("before"), "Sum of the categories.");
  form.result("Cost after", yearly, sum("after"), "Sum of the categories.");
  const saved = form.result("Saved", yearly, sum("saved"), "Cost before less cost after.", { total: true });
  form.result(
    "Totals foot",
    yearly,
    f`${sum("before")}-${sum("after")}-${saved}`,
    "Before less after, less the sum of the savings: 0.",
    { check: { good: f`ROUND(${sheet.here("value")},0)=0`, asks: "totals don't foot" } },
  );
  sheet.skip();

  categories.lay("What it costs, by category");

  const net = f`${saved}*${years}-${investment}`;
  const months = f`12*${functions.payback(investment, saved)}`;
  const back = f`IF(${saved}>0,IF(${investment}=0,0,${months}),"never")`;
  model.settle(
    f`IF(${saved}>0,${words("Saves ")}&${amountText(currency, saved)}&${words(" a year (")}&${percentText(f`${saved}/${sum("before")}`)}&")"&IF(${investment}=0,".",${words("; the investment of ")}&${amountText(currency, investment)}&${words(" is back in ")}&FIXED(${months},1)&${words(" months.")}),${words("Saves nothing: the cost after is not below the cost before, and the investment never comes back.")})`,
    [
      ["Saved a year", yearly, saved, ["Saved_a_year", "Savings case: saved a year"]],
      ["Savings rate", units.percent, f`IF(${sum("before")}>0,${saved}/${sum("before")},"–")`],
      ["Investment back after", units.months, back],
      [
        "Net saving over the years counted",
        money,
        net,
        ["Net_saving_case", "Savings case: net saving over the years counted"],
      ],
      ["Return over the years counted", units.roi, f`IF(${investment}>0,(${net})/${investment},"–")`],
    ],
  );
  answer.chart({
    name: "Savings case",
    kind: "barClustered",
    title: "Cost by category, before and after",
    alternativeText: "Bars of what each category costs a year before and after.",
    categories: categories.range("item"),
    series: [
      { name: "Before", values: categories.range("before"), color: SERIES.baseline },
      { name: "After", values: categories.range("after"), color: SERIES.optimized },
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
  columns: frame(34, 12, 17, [17, 17, 15, 19], { note: 60 }),
  chart: { chartFrom: "b", chartTo: "e" },
  figures: 5,
  layOut,
});
