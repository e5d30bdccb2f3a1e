import { SUMMARY } from "../../evidence/document/summary";
import { TOTALS_70B } from "../../evidence/document/totals-70b";
import { TRAINING_SPEED } from "../../evidence/document/training-speed";
import type { BuildContext } from "../../sheets/context";
import { f, LateRef, type CellRef, type Expr } from "../../sheets/formula";
import { sumOfInputs } from "../../sheets/functions";
import { Lines } from "../../sheets/lines";
import { openPage } from "../../sheets/page";
import type { CellSpec, Sheet } from "../../sheets/sheet";
import { SERIES } from "../../sheets/style";
import { Verdicts } from "../../sheets/verdict";
import { assumption } from "./assumptions";
import { Attribution } from "./attribution";
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
  const sheet = openPage(context, {
    key: "training-speed",
    name: TITLE,
    title: "Training speed: who earns the saving",
    answers: ANSWERS,
    source: sourceOf(TRAINING_SPEED),
    columns: [
      { key: "item", width: 38 },
      { key: "unit", width: 12 },
      { key: "devCost", width: 15 },
      { key: "speedup", width: 11 },
      { key: "order", width: 8 },
      { key: "share", width: 11 },
      { key: "alone", width: 14 },
      { key: "sequence", width: 14 },
      { key: "fair", width: 14 },
      { key: "stated", width: 14 },
      { key: "verdict", width: 12 },
      { key: "note", width: 56 },
    ],
    verdicts: [verdicts],
  });
  const lines = new Lines(sheet, "devCost", verdicts);
  lines.heading("The run");
  const runCost = lines.input({
    quantity: quantityOf(TOTALS_70B.rows[0]!.baseline),
    label: "Cost of the baseline run",
    note: "Compute row of the 70B table.",
  });
  const days = lines.input({
    quantity: quantityOf(SUMMARY[0]!.before),
    label: "Length of the baseline run",
    note: "Executive Summary.",
  });
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
  lines.check(
    "Fair shares add up to the saving",
    f`IF(${gap}=0,"OK","off by "&${gap})`,
    "Cost of the run × (1 − 1/speedup of all together).",
  );
  lines.check(
    "Shares of the run",
    f`IF(ROUND(${totals.share}*1000000,0)>1000000,"the shares add up to more than 100%","OK")`,
    "Disjoint parts of the baseline run.",
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
    label: "Printed savings of the rows, added up",
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
  const roi = trainingReturn({ sheet, lines, devCost: totals.devCost, saved });

  sheet.skip();
  sheet.chart({
    name: "Attribution of the saving",
    kind: "columnClustered",
    title: "Who earns the saving of a run: fair share and as stated",
    alternativeText:
      "Columns by optimization: the fair (Shapley) share of the saving beside what the document states, in money a run.",
    from: "item",
    to: "fair",
    rows: 18,
    categories: table.range("item"),
    series: [
      { name: "Fair share", values: table.range("fair"), color: SERIES.optimized },
      { name: "Document states", values: table.range(verdicts.numberKey), color: SERIES.baseline },
    ],
    categoryAxis: { title: "Optimization" },
    valueAxis: { title: `Saved a run, ${units.money.label}`, format: money },
    legend: "bottom",
  });
  attribution.placeHelper(lines, table);

  sheet.define(
    "Stack_efficiency",
    efficiency,
    "Training speed: share of the independent product that is realised",
  );
  sheet.keyFigure("Independent product", product.speedup);
  sheet.keyFigure("Stack efficiency", efficiency);
  sheet.keyFigure("Saved a run", totals.fair);
  sheet.keyFigure("Return on investment", roi);
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
