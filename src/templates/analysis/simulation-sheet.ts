import type { BuildContext } from "../../sheets/context";
import { numberText, percentText } from "../../sheets/answer";
import { f, words } from "../../sheets/formula";
import type { PlanOptions, WorkbookPlan } from "../../sheets/plan";
import type { Sheet } from "../../sheets/sheet";
import { SERIES } from "../../sheets/style";
import {
  analysisPlan,
  cellOf,
  formatOf,
  formulaText,
  openAnsweredRecord,
  outputNames,
  outputSection,
  PART,
  spoken,
  tellingApart,
} from "./page";
import type { SimulationRecord } from "./record";

/** The outcome of a simulation, a sheet for each output: percentiles, histogram, and what was drawn. */
export function simulationSheet(records: readonly SimulationRecord[], options: PlanOptions): WorkbookPlan {
  return analysisPlan(
    "simulation",
    titleOf(records),
    options,
    ...records.map((record) => (context: BuildContext) => layOut(context, titleOf([record]), record)),
  );
}

const titleOf = (records: readonly SimulationRecord[]) => `Simulation of ${outputNames(records)}`;

function layOut(context: BuildContext, title: string, record: SimulationRecord): Sheet {
  const { output, at, computed, remarks } = record;
  const format = tellingApart(formatOf(output), [
    record.mean,
    ...record.percentiles.map(({ value }) => value),
    ...(record.independent ? [record.independent.mean] : []),
  ]);
  const share = context.units.percent.format;
  const told = TOLD.flatMap((part) => {
    const at = record.percentiles.findIndex((one) => one.share === part);
    return at < 0 ? [] : [{ at, label: nameOf(part) }];
  });
  const { sheet, answer } = openAnsweredRecord(context, {
    key: "simulation",
    name: "Simulation",
    title,
    answers: `How ${output.label} (${output.address}) may turn out when its inputs are uncertain.`,
    at,
    computed,
    columns: [
      { key: "item", width: 34 },
      { key: "cell", width: 20 },
      { key: "value", width: 17 },
      { key: "share", width: 16 },
      // The histogram stands in it too, so that it has to be printed.
      { key: "remark", width: 54 },
    ],
    answer: {
      label: "item",
      unit: "cell",
      value: "value",
      chartFrom: "share",
      chartTo: "remark",
      figures: 2 + told.length,
    },
  });
  const { current } = outputSection(sheet, output, remarks, {
    item: "item",
    cell: "cell",
    value: "value",
    note: "remark",
  });

  sheet.heading("Results");
  sheet.headers({ item: "Statistic", value: "Value", remark: "Note" });
  const line = (item: string, value: number, note = "", own = format) =>
    sheet.line({
      item: { role: "label", value: item },
      value: { role: "stated", value, format: own },
      remark: { role: "remark", value: note },
    }).value;
  const trials = line(
    "Trials",
    record.trials,
    `Drawn by ${record.sampling}, with the workbook's own formulas.`,
    "#,##0",
  );
  line("Seed", record.seed, "The same seed draws the same numbers again.", "0");
  if (record.failed > 0)
    line(
      "Trials without a number",
      record.failed,
      "The output showed an error or a text; the figures leave them out.",
      "#,##0",
    );
  const mean = line("Mean", record.mean);
  const deviation = line("Standard deviation", record.standardDeviation, "Of the sample.");
  line("Minimum", record.minimum);
  const percentiles = record.percentiles.map(({ share: part, value }) =>
    line(nameOf(part), value, `${Math.round(part * 100)}% of the trials lie below.`),
  );
  line("Maximum", record.maximum);
  const loss = line("Probability below 0", record.probabilityBelowZero, "Part of the trials.", share);
  sheet.line({
    item: { role: "label", value: "Standard error of the mean" },
    value: { role: "formula", formula: f`${deviation}/SQRT(${trials})`, format },
    remark: {
      role: "remark",
      value: "By chance; four times as many trials halve it.",
    },
  });
  sheet.skip();

  sheet.heading("Histogram");
  const bins = sheet.table({
    name: "Simulation_bins",
    columns: [
      { key: "item", header: "From", role: "stated", format },
      { key: "cell", header: "To", role: "stated", format },
      { key: "value", header: "Trials", role: "stated", format: "#,##0" },
      {
        key: "share",
        header: "Share",
        role: "formula",
        format: share,
        formula: (row) => f`${row.this("value")}/SUM(${row.column("value")})`,
      },
    ],
    rows: record.bins.map(({ from, to, count }) => ({ item: from, cell: to, value: count })),
  });
  const [p5, p95] = [record.percentiles.at(0), record.percentiles.at(-1)];
  answer.chart({
    name: "Histogram",
    kind: "columnClustered",
    title: `Histogram of ${output.label}`,
    alternativeText: `Columns of the share of ${record.trials} trials in ${record.bins.length} bins of ${output.label}${
      p5 && p95
        ? `; ${Math.round((p95.share - p5.share) * 100)}% of them between ${p5.value} and ${p95.value}`
        : ""
    }.`,
    categories: bins.range("item"),
    series: [{ name: "Share of the trials", values: bins.range("share"), color: SERIES.optimized }],
    categoryAxis: { title: `${output.label}, from`, format },
    valueAxis: { title: "Share of the trials, %", format: "0%", minimum: 0 },
    legend: "none",
  });
  sheet.skip();

  const { independent, dependence, drivers } = record;
  if (independent) {
    sheet.heading("Beside independent inputs");
    sheet.headers({ item: "Statistic", cell: "Dependent", value: "Independent", remark: "Note" });
    const beside = (item: string, own: number, other: number, note = "") =>
      sheet.line({
        item: { role: "label", value: item },
        cell: { role: "stated", value: own, format },
        value: { role: "stated", value: other, format },
        remark: { role: "remark", value: note },
      });
    beside("Mean", record.mean, independent.mean);
    beside(
      "Standard deviation",
      record.standardDeviation,
      independent.standardDeviation,
      "What moves together widens or narrows what may come of it.",
    );
    for (const { share: part, value } of record.percentiles) {
      const other = independent.percentiles.find((one) => one.share === part);
      if (other) beside(nameOf(part), value, other.value);
    }
    sheet.skip();
  }
  sheet.heading("What drives it");
  sheet.headers({ item: "Input", value: "Rank correlation", share: "Part of variance", remark: "Note" });
  const order = record.inputs
    .map(({ input }, i) => ({ input, driver: drivers[i] ?? { rankCorrelation: 0, contribution: 0 } }))
    .sort((one, two) => two.driver.contribution - one.driver.contribution);
  const parts = order.map(({ input, driver }) => ({
    label: input.label,
    ref: sheet.line({
      item: { role: "label", value: input.label },
      value: { role: "stated", value: driver.rankCorrelation, format: "0.00" },
      share: { role: "stated", value: driver.contribution, format: share },
      remark: {
        role: "remark",
        value: driver.rankCorrelation < 0 ? "The output falls where this rises." : "",
      },
    }).share,
  }));
  sheet.skip();
  if (dependence) {
    sheet.heading("Dependence of the inputs, by rank correlation");
    sheet.headers({ item: "Input", cell: "With", value: "Asked", share: "Achieved", remark: "Note" });
    record.inputs.forEach(({ input: one }, i) =>
      record.inputs.slice(0, i).forEach(({ input: other }, j) => {
        const [asked = 0, used = 0, got = 0] = [dependence.asked, dependence.used, dependence.achieved].map(
          (matrix) => matrix[i]?.[j],
        );
        if (asked === 0 && used === 0) return;
        sheet.line({
          item: { role: "label", value: other.label },
          cell: { role: "unit", value: one.label },
          value: { role: "stated", value: asked, format: "0.00" },
          share: { role: "stated", value: got, format: "0.00" },
          remark: {
            role: "remark",
            value: dependence.moved
              ? `What was asked can't be all at once: ${used.toFixed(2)} is of the nearest that can.`
              : "",
          },
        });
      }),
    );
    sheet.skip();
  }

  sheet.heading(dependence ? "Inputs" : "Inputs, drawn independently of each other");
  sheet.headers({
    item: "Input",
    cell: "Address",
    value: "Was",
    share: "Distribution",
    remark: "Parameters",
  });
  for (const { input, distribution, parameters } of record.inputs)
    sheet.line({
      item: { role: "label", value: input.label },
      cell: { role: "hyperlink", value: input.address, link: cellOf(input) },
      value: { role: "stated", value: input.value, format: input.format },
      share: { role: "unit", value: distribution },
      remark: { role: "remark", value: [`${parameters}.`, formulaText(input)].filter(Boolean).join(" ") },
    });
  const drawnParts = told.map(({ at: i, label }) => ({ label, ref: percentiles[i]! }));
  const [low, high] = [drawnParts[0], drawnParts.at(-1)];
  const between =
    low && high && low !== high
      ? f`${words(", between ")}&${numberText(format, low.ref)}&${words(` (${low.label}) and `)}&${numberText(format, high.ref)}&${words(` (${high.label})`)}`
      : words("");
  answer.settle({
    sentence: f`${spoken(output.label)}&${words(" comes to ")}&${numberText(format, mean)}&${words(" on average")}&${between}&${words("; below 0 in ")}&${percentText(loss, 1)}&${words(" of the trials.")}`,
    figures: [
      { label: "Mean", unit: "", format, formula: mean },
      ...drawnParts.map(({ label, ref }) => ({ label, unit: "", format, formula: ref })),
      { label: "Probability below 0", unit: "", format: share, formula: loss },
    ],
    checks: [current],
  });
  for (const { label, ref } of parts.slice(0, MOST_DRIVERS)) if (ref) sheet.keyFigure(`${PART}${label}`, ref);
  return sheet;
}

const MOST_DRIVERS = 3;

/** Percentiles that the answer tells, where the run has them. */
const TOLD = [0.05, 0.5, 0.95];
const nameOf = (part: number) => `P${Math.round(part * 100)}`;
