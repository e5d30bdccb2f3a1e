import { amountText } from "../../../sheets/answer";
import { f, words, type CellRef, type Expr } from "../../../sheets/formula";
import { finely } from "../../../sheets/numbers";
import type { TableRef } from "../../../sheets/sheet";
import { SERIES } from "../../../sheets/style";
import { LateTable } from "../parts/expressions";
import { ownModel, type OwnModelSheet } from "../parts/own-model";
import { cascadeInputs, cascadeResults } from "./cascade";
import { meanRequest } from "./cost";
import { leftOut } from "./left-out";
import { priceSources, pricesTable, ratesOf } from "./prices";
import { volumeInputs, weightOf, type Volume } from "./workload";

function layOut(model: OwnModelSheet): void {
  const { sheet, context } = model;
  const { dialect } = context.options;
  const late = new LateTable();
  const volume = volumeInputs(model, late);
  sheet.skip();
  const cascade = cascadeInputs(model, late);
  sheet.skip();
  sheet.heading("Prices, and what each model would cost");
  const prices = pricesTable(model, volume.shelfLife, {
    request: (row) =>
      meanRequest(
        dialect,
        volume.work,
        ratesOf((key) => row.this(key)),
      ),
    month: (row) => f`${row.this("request")}*${volume.requests}*${volume.days}`,
    months: (row) => f`${row.this("month")}*${weightOf(volume)}`,
  });
  late.set(prices);
  sheet.skip();
  const { uncached } = leftOut(model, volume, prices);
  sheet.skip();
  const { solved } = cascadeResults(model, cascade, late);
  sheet.skip();
  priceSources(model);
  answerBill(model, volume, prices, { uncached, solved });
}

function answerBill(
  { answer, form, units, context }: OwnModelSheet,
  { months }: Volume,
  prices: TableRef,
  { uncached, solved }: { readonly uncached: CellRef; readonly solved: CellRef },
): void {
  const { currency } = context.options;
  const { money, times } = units;
  const all = prices.column("months");
  const first = (key: string): Expr => f`INDEX(${prices.column(key)},1)`;
  const least = f`MIN(${all})`;
  const cheapest = f`INDEX(${prices.column("item")},MATCH(${least},${all},0))`;
  const others = f`IF(COUNT(${all})>1,IF(${least}<${first("months")},${words("; ")}&${cheapest}&${words(" would come to ")}&${amountText(currency, least)},${words(", the least of all")}),"")`;
  answer.settle({
    sentence: f`${first("item")}&${words(" costs ")}&${amountText(currency, first("month"))}&${words(" in the first month and ")}&${amountText(currency, first("months"))}&${words(" in ")}&${months}&${words(" months")}&${others}&"."`,
    figures: [
      {
        label: "First month, model in use",
        unit: money.label,
        format: money.format,
        formula: first("month"),
        name: ["First_month_token_bill", "Token bill: first month of the model in use"],
      },
      {
        label: "All months, model in use",
        unit: money.label,
        format: money.format,
        formula: first("months"),
        name: ["All_months_token_bill", "Token bill: all months of the model in use"],
      },
      { label: "All months, cheapest model", unit: money.label, format: money.format, formula: least },
      {
        label: "Bill without cache prices",
        unit: times.label,
        format: times.format,
        formula: uncached,
      },
      {
        label: "A solved task, cascade",
        unit: `${money.label} a task`,
        format: finely(money.format),
        formula: solved,
        name: ["Solved_task_token_bill", "Token bill: cost of a solved task of the cascade"],
      },
    ],
    inputs: [...form.watchedInputs, { labels: prices.column("item"), remarks: prices.column("note") }],
    checks: form.watchedChecks,
  });
  answer.chart({
    name: "Token bill",
    kind: "barClustered",
    title: "Bill of all months, by model",
    alternativeText: "Bars of what each model of the prices would cost in all months counted.",
    categories: prices.range("item"),
    series: [{ name: "All months", values: prices.range("months"), color: SERIES.baseline }],
    categoryAxis: { title: "Model", reversed: true },
    valueAxis: { title: `Bill, ${money.label}`, format: money.format, minimum: 0 },
    legend: "none",
  });
}

export const tokenBill = ownModel({
  id: "token-bill",
  title: "Token bill",
  answers:
    "What will the tokens cost, by model: fresh, cached, written, output, reasoning, in batches and long?",
  keywords:
    "API price LLM cache hit prompt caching reasoning batch tier long context model comparison cascade escalation router OpenAI Anthropic Claude GPT Gemini DeepSeek",
  source: "Your own volume; prices as published, each with its day",
  columns: [
    { key: "item", width: 27 },
    { key: "unit", width: 15 },
    { key: "value", width: 11 },
    { key: "read", width: 10 },
    { key: "write", width: 10 },
    { key: "output", width: 10 },
    { key: "batch", width: 9 },
    { key: "from", width: 10 },
    { key: "longIn", width: 9 },
    { key: "longOut", width: 9 },
    { key: "asOf", width: 12 },
    { key: "age", width: 11 },
    { key: "request", width: 10 },
    { key: "month", width: 11 },
    { key: "months", width: 12 },
    { key: "source", width: 27, onScreen: true },
    { key: "note", width: 60 },
  ],
  chart: { chartFrom: "read", chartTo: "asOf" },
  figures: 5,
  layOut,
});
