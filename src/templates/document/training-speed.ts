import { TRAINING_SPEED } from "../../evidence/document/training-speed";
import type { BuildContext } from "../../sheets/context";
import { amountText, fixedText } from "../../sheets/answer";
import { f, LateRef, words, type CellRef, type Expr } from "../../sheets/formula";
import { sumOfInputs } from "../../sheets/functions";
import { Lines } from "../../sheets/lines";
import { openAnswered } from "../../sheets/page";
import type { CellSpec, Sheet } from "../../sheets/sheet";
import { shortMoney } from "../../sheets/numbers";
import { SERIES } from "../../sheets/style";
import { Verdicts } from "../../sheets/verdict";
import { assumption } from "./assumptions";
import { Attribution } from "./attribution";
import { BASELINE_RUN } from "./baseline-run";
import { documentTemplate } from "./template";
import { trainingReadings, trainingReturn } from "./training-readings";
import { quantityOf, sourceOf } from "./figures";

const TITLE = "Training speed";
const ANSWERS =
  "How much faster do the optimizations train together, and which of them earns how much of the saving?";

const EQUAL_SHARE = 1 / TRAINING_SPEED.rows.length;

export interface TrainingSpeedSheet {
  readonly sheet: Sheet;
  readonly optimizedDays: CellRef;
  readonly optimizedCost: CellRef;
  readonly timeSaved: CellRef;
  readonly fairShares: readonly CellRef[];
  readonly printedSavings: readonly CellRef[];
}

export function trainingSpeedSheet(context: BuildContext): TrainingSpeedSheet {
  const { units, functions, inputs } = context;
  const money = units.money.format;
  const times = units.times.format;
  const verdicts = new Verdicts(context, { statedNumbers: true });
  const { sheet, answer } = openAnswered(context, {
    key: "training-speed",
    name: TITLE,
    title: "Training speed: who earns the saving",
    answers: ANSWERS,
    source: sourceOf(TRAINING_SPEED),
    columns: [
      { key: "item", width: 33 },
      { key: "unit", width: 11 },
      { key: "devCost", width: 17 },
      { key: "speedup", width: 17 },
      { key: "order", width: 14 },
      { key: "share", width: 13 },
      { key: "alone", width: 16 },
      { key: "sequence", width: 17 },
      { key: "fair", width: 16 },
      { key: "stated", width: 17 },
      { key: "verdict", width: 15 },
      { key: "note", width: 56 },
    ],
    value: "devCost",
    figures: 4,
    chart: ["speedup", "sequence"],
    verdicts: [verdicts],
  });
  const lines = new Lines(sheet, "devCost", verdicts);
  lines.heading("The run");
  const runCost = lines.input(BASELINE_RUN.cost);
  const days = lines.input(BASELINE_RUN.days);
  const combined = lines.input({
    quantity: quantityOf(TRAINING_SPEED.total.speedup),
    label: "Speedup of all together",
    note: "As stated. A measured value belongs here.",
  });

  sheet.skip();
  const lateEfficiency = new LateRef();
  const attribution = new Attribution(sheet, ["devCost", "speedup", "order"], {
    baseline: runCost,
    combined,
    efficiency: lateEfficiency,
    speedupKey: "speedup",
  });
  const compared = verdicts.columns("fair", { stated: "Document states", verdict: "Verdict" }, money);
  const table = sheet.table({
    name: "Training_speedups",
    columns: [
      { key: "item", header: "Optimization", role: "inputText" },
      { key: "unit", header: "Unit", role: "unit" },
      { key: "devCost", header: "Dev cost", role: "input", format: money },
      { key: "speedup", header: "Speedup", role: "input", format: times },
      { key: "order", header: "Order", role: "input", format: "0" },
      { key: "share", header: "Share of run", role: "input", format: units.percent.format },
      {
        key: "alone",
        header: "Saves alone",
        role: "formula",
        format: money,
        formula: (row) => f`${runCost}*${functions.timeSavings(row.this("speedup"))}`,
      },
      {
        key: "sequence",
        header: "Saves in sequence",
        role: "formula",
        format: money,
        formula: (row) => {
          const adopted = f`(${row.column("order")}-${row.this("order")}<=0)`;
          const soFar = f`EXP(SUMPRODUCT(${adopted}*LN(${row.column("speedup")})))`;
          return f`${runCost}*(${row.this("speedup")}-1)/${soFar}`;
        },
      },
      {
        key: "fair",
        header: "Fair share",
        role: "formula",
        format: money,
        formula: (row) => attribution.share(row),
      },
      compared.stated,
      compared.verdict,
      { key: "note", header: "Note", role: "note" },
      ...compared.helpers,
    ],
    rows: TRAINING_SPEED.rows.map((row, position) => ({
      item: row.optimization,
      unit: `${units.money.label} a run`,
      devCost: inputs.place(quantityOf(row.devCost)),
      speedup: inputs.place(quantityOf(row.speedup)),
      order: {
        ...inputs.place(
          assumption(
            `trainingSpeed.${row.id}.order`,
            `${row.optimization}, place in the order of adoption`,
            position + 1,
            "count",
            "the order of the table",
          ),
        ),
        format: "0",
      },
      share: inputs.place(
        assumption(
          `trainingSpeed.${row.id}.share`,
          `${row.optimization}, share of the run that it touches`,
          EQUAL_SHARE,
          "percent",
          "equal shares until measured ones are entered",
        ),
      ),
      note: NOTES[row.id] ?? "",
      ...verdicts.row(row.savings, money),
    })),
  });
  const column = (key: string) => table.column(key);
  sheet.skip();
  const total = (formula: Expr, format: string): CellSpec => ({ role: "total", formula, format });
  const sum = (key: string) => total(f`SUM(${column(key)})`, money);
  const totals = sheet.line({
    item: { role: "totalLabel", value: "Total" },
    unit: { role: "totalLabel", value: `${units.money.label} a run` },
    devCost: total(sumOfInputs(column("devCost")), money),
    speedup: total(combined, times),
    share: total(sumOfInputs(column("share")), units.percent.format),
    alone: sum("alone"),
    sequence: sum("sequence"),
    fair: sum("fair"),
    ...verdicts.line(TRAINING_SPEED.total.savings, "fair", money),
    note: {
      role: "note",
      value:
        "Alone, the savings add up to more than the whole run costs; in sequence they depend on the order.",
    },
  });
  const saved = f`${runCost}*${functions.timeSavings(combined)}`;
  const gap = f`ROUND(${totals.fair}-${saved},0)`;
  sheet.check(f`${gap}=0`, f`${words("The fair shares are off the saving by ")}&${gap}`);
  sheet.check(
    f`ROUND(${totals.share}*1000000,0)<=1000000`,
    words("The shares of the run add up to more than 100%"),
  );

  sheet.skip();
  const { product, stated } = trainingReadings({ sheet, verdicts, table, days, runCost, combined });

  sheet.skip();
  lines.heading("What the document states about the whole", { item: "Claim", devCost: "Computed" }, true);
  const efficiency = lines.formula({
    label: "Stack efficiency",
    unit: "percent",
    formula: functions.stackEfficiency(combined, column("speedup")),
    note: "How much of the independent product is realised: ln 10 / ln 16.2 as stated.",
  });
  lateEfficiency.settle(efficiency);
  lines.formula({
    label: "Printed savings, added up",
    unit: "money",
    formula: f`SUM(${table.column(verdicts.numberKey)})`,
    figure: TRAINING_SPEED.total.savings,
    note: "$8.6M, which $9M rounds to one digit.",
  });
  lines.formula({
    label: "Savings of a run, from the 10x alone",
    unit: "money",
    formula: saved,
    figure: TRAINING_SPEED.total.savings,
    note: "Cost × (1 − 1/10).",
  });
  const timeSaved = lines.formula({
    label: "Time saved",
    unit: "percent",
    formula: functions.timeSavings(combined),
    note: "1 − 1/speedup. The same 10x lowers cost and time.",
  });
  lines.formula({
    label: "Development cost",
    unit: "money",
    formula: totals.devCost,
    figure: TRAINING_SPEED.total.devCost,
  });
  const roi = trainingReturn({ lines, devCost: totals.devCost, saved });
  const byFair = column("fair");
  const first = f`INDEX(${column("item")},MATCH(MAX(${byFair}),${byFair},0))`;

  const { currency } = context.options;
  answer.settle({
    sentence: f`${words("All together train ")}&${fixedText(combined)}&${words("x as fast: ")}&${fixedText(stated.alone)}&${words(" days instead of ")}&${fixedText(days)}&${words(", and ")}&${amountText(currency, totals.fair)}&${words(" saved a run, most of it by ")}&${first}&"."`,
    figures: [
      { label: "Saved a run", unit: currency, format: money, formula: totals.fair },
      { label: "Independent product", unit: "x", format: times, formula: product.speedup },
      { label: "Stack efficiency", unit: "%", format: units.percent.format, formula: efficiency },
      { label: "Return on investment", unit: "x", format: times, formula: roi },
    ],
  });
  answer.chart({
    name: "Attribution of the saving",
    kind: "columnClustered",
    title: "Who earns the saving of a run: fair share and as stated",
    alternativeText:
      "Columns by optimization: the fair (Shapley) share of the saving beside what the document states, in money a run.",
    categories: table.range("item"),
    series: [
      {
        name: "Fair share",
        values: table.range("fair"),
        color: SERIES.optimized,
        labels: shortMoney(currency),
      },
      {
        name: verdicts.numberHeader,
        values: table.range(verdicts.numberKey),
        color: SERIES.baseline,
        labels: shortMoney(currency),
      },
    ],
    categoryAxis: { title: "Optimization" },
    valueAxis: { title: `Saved a run, ${units.money.label}`, format: shortMoney(currency), minimum: 0 },
    legend: "bottom",
  });
  attribution.placeHelper(table);

  sheet.define(
    "Stack_efficiency",
    efficiency,
    "Training speed: share of the independent product that is realised",
  );
  return {
    sheet,
    optimizedDays: stated.alone,
    optimizedCost: stated.sequence,
    timeSaved,
    fairShares: TRAINING_SPEED.rows.map((_, row) => table.cell(row, "fair")),
    printedSavings: TRAINING_SPEED.rows.map((_, row) => table.cell(row, verdicts.numberKey)),
  };
}

const NOTES: Readonly<Record<string, string>> = {
  flashAttention:
    "Fair share: the average of what it saves over all orders of adoption (Shapley), at the stated 10x.",
  megatron: "Alone $4.4M; second in sequence $1.5M.",
  liger: "Alone $5.0M; third in sequence $0.9M.",
  fp8: "Alone $3.3M; last in sequence $0.3M.",
};

export const trainingSpeed = documentTemplate({
  id: "training-speed",
  title: TITLE,
  answers: ANSWERS,
  section: TRAINING_SPEED.section,
  sheets: (context) => [trainingSpeedSheet(context).sheet],
});
