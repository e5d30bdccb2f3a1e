import { INFERENCE, type InferenceRow } from "../../evidence/document/inference";
import { SUMMARY } from "../../evidence/document/summary";
import { TOTALS_70B } from "../../evidence/document/totals-70b";
import type { Figure } from "../../evidence/figure";
import type { BuildContext } from "../../sheets/context";
import { amountText } from "../../sheets/answer";
import { f, LateRef, words, type CellRef, type Expr } from "../../sheets/formula";
import { Lines } from "../../sheets/lines";
import { openAnswered } from "../../sheets/page";
import type { Sheet } from "../../sheets/sheet";
import { SERIES } from "../../sheets/style";
import { Verdicts } from "../../sheets/verdict";
import { GPU_PRICE, MONTH_DAYS } from "./readings";
import { documentTemplate } from "./template";
import { quantityOf, sourceOf } from "./figures";

const TITLE = "Inference";
const ANSWERS =
  "What does a million tokens cost at each step of the ladder, and what does that save in a month?";

const STEPS: readonly InferenceRow[] = [
  INFERENCE.baseline,
  INFERENCE.vllm,
  INFERENCE.int4,
  INFERENCE.speculative,
  INFERENCE.tensorrt,
];

export interface InferenceSheet {
  readonly sheet: Sheet;
  readonly baselineSpeed: CellRef;
  readonly optimizedSpeed: CellRef;
  /** After the step that the summary's 90% belong to. */
  readonly monthlyOptimized: CellRef;
  readonly yearly: { readonly baseline: CellRef; readonly optimized: CellRef };
}

export function inferenceSheet(context: BuildContext): InferenceSheet {
  const { units, functions, inputs } = context;
  const price = units.moneyPerMillionTokens.format;
  const percent = units.percent.format;
  const savings = new Verdicts(context);
  const costs = new Verdicts(context, { set: "cost" });
  const { sheet, answer } = openAnswered(context, {
    key: "inference",
    name: TITLE,
    title: "Inference: the ladder of optimizations",
    answers: ANSWERS,
    source: sourceOf(INFERENCE),
    columns: [
      { key: "item", width: 33 },
      { key: "unit", width: 23 },
      { key: "throughput", width: 17 },
      { key: "cost", width: 15 },
      { key: "speedup", width: 14 },
      { key: "saved", width: 12 },
      { key: savings.statedKey, width: 14 },
      { key: savings.verdictKey, width: 15 },
      { key: "atPrice", width: 14 },
      { key: costs.statedKey, width: 13 },
      { key: costs.verdictKey, width: 15 },
      { key: "note", width: 52 },
    ],
    value: "throughput",
    figures: 4,
    chart: ["cost", savings.verdictKey],
    verdicts: [savings, costs],
  });
  const lines = new Lines(sheet, "throughput", savings);
  lines.heading("The baseline and the price of the hardware");
  const steps = new LateRef();
  const step = lines.word(
    "Compared with",
    INFERENCE.baseline.step,
    steps,
    "The step of the table that the others are compared with.",
  );
  const late = { throughput: new LateRef(), cost: new LateRef() };
  const speedBefore = lines.formula({
    label: "Its throughput",
    unit: "tokensPerSecond",
    formula: late.throughput,
  });
  const costBefore = lines.formula({
    label: "Its cost per 1M tokens",
    unit: "moneyPerMillionTokens",
    formula: late.cost,
  });
  const gpuPrice = lines.input({
    quantity: GPU_PRICE,
    note: "Not in the document: the one price under which its five costs hold. At $2 an hour the baseline costs $55.56.",
  });

  sheet.skip();
  const bySaving = savings.columns(
    "saved",
    { stated: "States savings", verdict: "Savings verdict" },
    percent,
  );
  const byCost = costs.columns("atPrice", { stated: "States cost", verdict: "Cost verdict" }, price);
  const table = sheet.table({
    name: "Inference_ladder",
    columns: [
      { key: "item", header: "Optimization", role: "inputText" },
      { key: "unit", header: "Unit", role: "unit" },
      { key: "throughput", header: "Throughput", role: "input", format: units.tokensPerSecond.format },
      { key: "cost", header: "Cost per 1M tokens", role: "input", format: price },
      {
        key: "speedup",
        header: "Speedup",
        role: "formula",
        format: units.times.format,
        formula: (row) => functions.speedup(speedBefore, row.this("throughput"), "rate"),
      },
      {
        key: "saved",
        header: "Cost saved",
        role: "formula",
        format: percent,
        formula: (row) => functions.savingsRate(costBefore, row.this("cost")),
      },
      bySaving.stated,
      bySaving.verdict,
      {
        key: "atPrice",
        header: "Cost at the GPU price",
        role: "formula",
        format: price,
        formula: (row) => functions.tokenCost(gpuPrice, row.this("throughput")),
      },
      byCost.stated,
      byCost.verdict,
      { key: "note", header: "Note", role: "note" },
      ...bySaving.helpers,
      ...byCost.helpers,
    ],
    rows: STEPS.map((row) => ({
      item: row.step,
      unit: `${units.tokensPerSecond.label}; ${units.moneyPerMillionTokens.label}`,
      throughput: inputs.place(quantityOf(row.throughput)),
      cost: inputs.place(quantityOf(row.cost)),
      note: NOTES[row.id] ?? "",
      ...savings.row(row.saved, percent),
      ...costs.row(row.cost, price),
    })),
  });

  steps.settle(table.column("item"));
  late.throughput.settle(table.lookup(step, "throughput"));
  late.cost.settle(table.lookup(step, "cost"));

  sheet.skip();
  lines.heading("A month at the stated demand", { throughput: "Computed" }, true);
  const requests = lines.input({ quantity: quantityOf(INFERENCE.monthly.requests) });
  const days = lines.input({ quantity: MONTH_DAYS, note: "Assumption." });
  const before = lines.input({
    quantity: quantityOf(SUMMARY[4]!.before),
    label: "Inference cost a month, baseline",
    note: "Executive Summary.",
  });
  const at = (row: InferenceRow, key: string) => table.lookup(words(row.step), key);
  const tokens = lines.formula({
    label: "Tokens in a request",
    unit: "tokensPerRequest",
    formula: f`${before}*1000000/(${requests}*${days}*${costBefore})`,
    note: "The document doesn't say: follows from the baseline's cost a month and per million tokens.",
  });
  const month = (price: Expr) => functions.inferenceCost(requests, tokens, price, days);
  const int4 = lines.formula({
    label: "Cost a month after INT4",
    unit: "moneyPerMonth",
    formula: month(at(INFERENCE.int4, "cost")),
    figure: SUMMARY[4]!.after,
    note: "The summary's $5K a month and 90% are this row's, at 10x the throughput.",
  });
  const monthly = lines.formula({
    label: "Savings a month after INT4",
    unit: "moneyPerMonth",
    formula: functions.savings(before, int4),
    figure: INFERENCE.monthly.savings,
  });
  const ofYear = (label: string, monthly: CellRef, figure: Figure) =>
    lines.formula({ label, unit: "money", formula: f`12*${monthly}`, figure, note: "The 70B table's row." });
  const row70b = TOTALS_70B.rows.find(({ id }) => id === "inference")!;
  const yearBefore = ofYear("Cost a year, baseline", before, row70b.baseline);
  const yearAfter = ofYear("Cost a year after INT4", int4, row70b.optimized);
  const last = lines.formula({
    label: "Cost a month after the last step",
    unit: "moneyPerMonth",
    formula: f`${before}/${at(INFERENCE.tensorrt, "speedup")}`,
    note: "30x the throughput at one price per GPU-hour: $1,667 rather than $5K.",
  });
  lines.formula({
    label: "Saved after the last step",
    unit: "percent",
    formula: functions.savingsRate(before, last),
    note: "96.7% where the summary prints 90%: its 30x and its 90% are two different steps of this ladder.",
  });

  sheet.skip();
  lines.heading("Can 300 tok/s serve this demand?", { throughput: "Computed" });
  const demand = lines.formula({
    label: "Tokens a second on average",
    unit: "tokensPerSecond",
    formula: f`${requests}*${tokens}/(24*3600)`,
    note: "Shown, not judged: a peak needs more than the average.",
  });
  const streams = (label: string, speed: CellRef) =>
    lines.formula({
      label,
      unit: "count",
      formula: f`${demand}/${speed}`,
      note: "Streams at the stated throughput.",
    });
  streams("Streams at the baseline", speedBefore);
  const optimizedSpeed = lines.formula({
    label: "Throughput after the last step",
    unit: "tokensPerSecond",
    formula: at(INFERENCE.tensorrt, "throughput"),
  });
  streams("Streams after the last step", optimizedSpeed);

  const { currency } = context.options;
  answer.settle({
    sentence: f`${words("After INT4 a month costs ")}&${amountText(currency, int4)}&${words(" instead of ")}&${amountText(currency, before)}&${words("; after the last step ")}&${amountText(currency, last)}&"."`,
    figures: [
      {
        label: "Savings a month",
        unit: `${currency} a month`,
        format: units.moneyPerMonth.format,
        formula: monthly,
      },
      {
        label: "Cost after INT4",
        unit: `${currency} a month`,
        format: units.moneyPerMonth.format,
        formula: int4,
      },
      {
        label: "Cost after the last step",
        unit: `${currency} a month`,
        format: units.moneyPerMonth.format,
        formula: last,
      },
      {
        label: "Throughput after the last step",
        unit: units.tokensPerSecond.label,
        format: units.tokensPerSecond.format,
        formula: optimizedSpeed,
      },
    ],
  });
  answer.chart({
    name: "Cost ladder",
    kind: "columnClustered",
    title: "Cost per 1M tokens",
    alternativeText: "Columns by step of the ladder: cost per million tokens, from zero.",
    categories: table.range("item"),
    series: [
      { name: "Cost per 1M tokens", values: table.range("cost"), color: SERIES.baseline, labels: price },
    ],
    categoryAxis: { title: "Optimization, each on top of the one before" },
    valueAxis: { title: `Cost, ${units.moneyPerMillionTokens.label}`, format: price, minimum: 0 },
    legend: "none",
  });
  return {
    sheet,
    baselineSpeed: speedBefore,
    optimizedSpeed,
    monthlyOptimized: int4,
    yearly: { baseline: yearBefore, optimized: yearAfter },
  };
}

const NOTES: Readonly<Record<string, string>> = {
  baseline: "The baseline of the others.",
  int4: "The row behind the 90% of the summary and of the totals.",
  tensorrt: "$10/30 is $0.333: the printed $0.33 implies $0.3564 per GPU-hour.",
};

export const inference = documentTemplate({
  id: "inference",
  title: TITLE,
  answers: ANSWERS,
  section: INFERENCE.section,
  sheets: (context) => [inferenceSheet(context).sheet],
});
