import { BENCHMARKS, POSITIONING } from "../../evidence/document/benchmarks";
import { INFERENCE } from "../../evidence/document/inference";
import { TRAINING_SPEED } from "../../evidence/document/training-speed";
import type { BuildContext, Quantity } from "../../sheets/context";
import { fixedText } from "../../sheets/answer";
import { f, words, type CellRef, type Expr } from "../../sheets/formula";
import { ofNumbers } from "../../sheets/functions";
import { freeHeader } from "../../sheets/headers";
import { Lines } from "../../sheets/lines";
import { openAnswered } from "../../sheets/page";
import type { Sheet } from "../../sheets/sheet";
import { SERIES } from "../../sheets/style";
import { Verdicts } from "../../sheets/verdict";
import { assumption } from "./assumptions";
import { MT_BENCH_FLOOR, MT_BENCH_TOP } from "./readings";
import { documentTemplate } from "./template";
import { quantityOf, sourceOf } from "./figures";

const TITLE = "Benchmarks";
const ANSWERS = "How many points does each benchmark gain, and what is the average across unlike scales?";

const FOUR_BIT = assumption(
  "positioning.bytes",
  "Bytes of a weight in 4 bits",
  0.5,
  "bytesPerParameter",
  "weights alone, quantized to 4 bits",
);

export interface BenchmarksSheet {
  readonly sheet: Sheet;
  readonly mmlu: { readonly baseline: CellRef; readonly optimized: CellRef };
  /** Average gain over all benchmarks, each as a share of its scale's top. */
  readonly average: CellRef;
}

export function benchmarksSheet(context: BuildContext): BenchmarksSheet {
  const { units, functions, inputs, options } = context;
  const percent = units.percent.format;
  const points = units.points.format;
  const scale = "0";
  const verdicts = new Verdicts(context);
  const { sheet, answer } = openAnswered(context, {
    key: "benchmarks",
    name: TITLE,
    title: "Benchmarks: before and after",
    answers: ANSWERS,
    source: `${sourceOf(BENCHMARKS)} and “${POSITIONING.section}”`,
    columns: [
      { key: "item", width: 36 },
      { key: "unit", width: 18 },
      { key: "baseline", width: 17 },
      { key: "optimized", width: 21 },
      { key: "gain", width: 14 },
      { key: "stated", width: 16 },
      { key: "verdict", width: 14 },
      { key: "floor", width: 11 },
      { key: "top", width: 10 },
      { key: "span", width: 8 },
      { key: "baselineShare", width: 12 },
      { key: "optimizedShare", width: 12 },
      { key: "note", width: 52 },
    ],
    value: "baseline",
    figures: 3,
    chart: ["optimized", "verdict"],
    verdicts: [verdicts],
  });
  const headers = {
    item: "Benchmark",
    unit: "Unit",
    baseline: "Baseline",
    gain: "Gain",
    stated: "Document states",
    verdict: "Verdict",
    floor: "Scale from",
    top: "Scale to",
    span: "Span",
    baselineShare: "Share before",
    optimizedShare: "Share after",
    note: "Note",
  };
  const optimizedHeader = freeHeader(options.optimizedName, Object.values(headers));
  const compared = verdicts.columns("gain", headers);
  const table = sheet.table({
    name: "Benchmark_gains",
    freezeColumns: 1,
    columns: [
      { key: "item", header: headers.item, role: "inputText" },
      { key: "unit", header: headers.unit, role: "unit" },
      { key: "baseline", header: headers.baseline, role: "input" },
      { key: "optimized", header: optimizedHeader, role: "input" },
      {
        key: "gain",
        header: headers.gain,
        role: "formula",
        formula: (row) => f`${row.this("optimized")}-${row.this("baseline")}`,
      },
      compared.stated,
      compared.verdict,
      { key: "floor", header: headers.floor, role: "input", format: scale },
      { key: "top", header: headers.top, role: "input", format: scale },
      {
        key: "span",
        header: headers.span,
        role: "formula",
        format: scale,
        formula: (row) => f`${row.this("top")}-${row.this("floor")}`,
      },
      {
        key: "baselineShare",
        header: headers.baselineShare,
        role: "formula",
        format: percent,
        formula: (row) => f`${row.this("baseline")}/${row.this("top")}`,
      },
      {
        key: "optimizedShare",
        header: headers.optimizedShare,
        role: "formula",
        format: percent,
        formula: (row) => f`${row.this("optimized")}/${row.this("top")}`,
      },
      { key: "note", header: headers.note, role: "note" },
      ...compared.helpers,
    ],
    rows: BENCHMARKS.rows.map((row) => {
      const scored = row.baseline.unit === "score";
      const format = scored ? "+0.0;-0.0;0.0" : points;
      return {
        item: row.benchmark,
        unit: scored ? units.score.label : units.points.label,
        baseline: inputs.place(quantityOf(row.baseline)),
        optimized: inputs.place(quantityOf(row.optimized)),
        gain: { role: "formula", format },
        floor: {
          ...inputs.place(scored ? MT_BENCH_FLOOR : scaleEnd(row.id, row.benchmark, "lowest mark", 0)),
          format: scale,
        },
        top: {
          ...inputs.place(scored ? MT_BENCH_TOP : scaleEnd(row.id, row.benchmark, "highest mark", 1)),
          format: scale,
        },
        note: scored ? "Marks from 1 to 10: no percentage, and the only row of its kind in the average." : "",
        ...verdicts.row(row.gain, format),
      };
    }),
  });

  sheet.skip();
  const lines = new Lines(sheet, "baseline", verdicts);
  lines.heading("Average improvement: four readings", { item: "Reading", baseline: "Computed" }, true);
  const [before, after, top, gain] = ["baseline", "optimized", "top", "gain"].map((key) =>
    table.column(key),
  ) as [Expr, Expr, Expr, Expr];
  const average = (label: string, formula: Expr, note: string) =>
    lines.formula({ label, formula, note, unit: "points", figure: BENCHMARKS.average });
  average("Percent rows alone", ofNumbers(top, f`AVERAGEIF(${top},1,${gain})`), "MT-Bench left out.");
  const scaled = average(
    "All rows, as a share of the scale's top",
    functions.qualityGain(before, after, top),
    "MT-Bench out of 10.",
  );
  average(
    "All rows, as a share of the scale's span",
    functions.qualityGain(before, after, table.column("span")),
    "MT-Bench out of the 9 points from 1 to 10.",
  );
  average(
    "All rows, unscaled",
    ofNumbers(
      top,
      f`(SUMIF(${top},1,${gain})*100+SUMIF(${top},${words("<>1")},${gain}))/(100*ROWS(${gain}))`,
    ),
    "2.0 points counted as 2%: the one reading that doesn't give 19%.",
  );

  sheet.skip();
  lines.heading(
    "Competitive positioning, as the document claims it",
    { item: "Claim", baseline: "Computed" },
    true,
  );
  lines.input({
    label: POSITIONING.compute.label,
    quantity: quantityOf(TRAINING_SPEED.total.speedup),
    figure: POSITIONING.compute,
    note: "The training section's 10x.",
  });
  lines.input({
    label: POSITIONING.speed.label,
    quantity: quantityOf(INFERENCE.tensorrt.throughput),
    figure: POSITIONING.speed,
    note: "The last step of the inference ladder.",
  });
  const parameters = lines.input({
    quantity: quantityOf(BENCHMARKS.model),
    label: "Parameters of the model",
  });
  const bytes = lines.input({ quantity: FOUR_BIT, note: "Assumption." });
  lines.formula({
    label: "Memory of its weights",
    unit: "gigabytes",
    formula: f`${parameters}*${bytes}/1000000000`,
    note: "“7B fits on phones”: shown, not judged. Weights alone, without context and system.",
  });
  POSITIONING.statements.forEach(({ text }, i) => {
    const note = `“${text}”: no other model's score is printed.`;
    lines.statement("", note, `Claim in words, ${i + 1}`);
  });

  const shares = f`(${table.column("optimizedShare")}-${table.column("baselineShare")})`;
  const [least, most] = ["MIN", "MAX"].map((name) => f`SUMPRODUCT(${{ render: () => name }}(${shares}))`) as [
    Expr,
    Expr,
  ];
  answer.settle({
    sentence: f`${words("Gains ")}&${fixedText(f`100*${scaled}`)}&${words(" points on average, each benchmark as a share of its scale's top.")}`,
    figures: [
      { label: "Average gain, scaled", unit: "% points", format: points, formula: scaled },
      { label: "Lowest gain, scaled", unit: "% points", format: points, formula: least },
      { label: "Highest gain, scaled", unit: "% points", format: points, formula: most },
    ],
  });
  answer.chart({
    name: "Benchmarks before and after",
    kind: "columnClustered",
    title: "Benchmarks before and after, as a share of the scale's top",
    alternativeText: `Columns by benchmark: ${headers.baseline} beside ${optimizedHeader}, each as a share of its scale's top.`,
    categories: table.range("item"),
    series: [
      {
        name: headers.baselineShare,
        values: table.range("baselineShare"),
        color: SERIES.baseline,
        labels: "0%",
      },
      {
        name: headers.optimizedShare,
        values: table.range("optimizedShare"),
        color: SERIES.optimized,
        labels: "0%",
      },
    ],
    categoryAxis: { title: "Benchmark" },
    valueAxis: { title: "Share of the scale's top, %", format: "0%", minimum: 0, maximum: 1 },
    legend: "bottom",
  });
  return {
    sheet,
    mmlu: { baseline: table.cell(0, "baseline"), optimized: table.cell(0, "optimized") },
    average: scaled,
  };
}

function scaleEnd(id: string, benchmark: string, end: string, value: number): Quantity {
  return {
    id: `benchmarks.${id}.${end}`,
    label: `${benchmark}, ${end}`,
    value,
    unit: "number",
    source: "A percentage runs from 0 to 1",
  };
}

export const benchmarks = documentTemplate({
  id: "benchmarks",
  title: TITLE,
  answers: ANSWERS,
  section: BENCHMARKS.section,
  sheets: (context) => [benchmarksSheet(context).sheet],
});
