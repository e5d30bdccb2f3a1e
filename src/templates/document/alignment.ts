import { ALIGNMENT } from "../../evidence/document/alignment";
import type { BuildContext } from "../../sheets/context";
import { percentText } from "../../sheets/answer";
import { f, LateRef, words, type Expr } from "../../sheets/formula";
import { Lines } from "../../sheets/lines";
import { openAnswered } from "../../sheets/page";
import type { Sheet } from "../../sheets/sheet";
import { SERIES } from "../../sheets/style";
import { Verdicts } from "../../sheets/verdict";
import { MT_BENCH_FLOOR } from "./readings";
import { documentTemplate } from "./template";
import { quantityOf, sourceOf } from "./figures";

const TITLE = "Alignment";
const ANSWERS =
  "How much cheaper are the alignment methods than RLHF, and how much quality do they give up for it?";

export function alignmentSheet(context: BuildContext): Sheet {
  const { units, functions, inputs } = context;
  const money = units.money.format;
  const percent = units.percent.format;
  const verdicts = new Verdicts(context, { comparisons: true });
  const { sheet, answer } = openAnswered(context, {
    key: "alignment",
    name: TITLE,
    title: "Alignment: cost against quality",
    answers: ANSWERS,
    source: sourceOf(ALIGNMENT),
    columns: [
      { key: "item", width: 38 },
      { key: "unit", width: 9 },
      { key: "cost", width: 16 },
      { key: "score", width: 20 },
      { key: "saved", width: 15 },
      { key: "retained", width: 17 },
      { key: "lost", width: 15 },
      { key: "lostFromFloor", width: 18 },
      { key: "stated", width: 19 },
      { key: "verdict", width: 15 },
      { key: "note", width: 52 },
    ],
    value: "cost",
    figures: 3,
    chart: ["score", "lost"],
    verdicts: [verdicts],
  });
  const lines = new Lines(sheet, "cost", verdicts);
  lines.heading("The baseline and the scale");
  const methods = new LateRef();
  const method = lines.word(
    "Compared with",
    ALIGNMENT.baseline.method,
    methods,
    "The method of the table that the others are compared with.",
  );
  const late = { cost: new LateRef(), score: new LateRef() };
  const costBefore = lines.formula({ label: "Its training cost", unit: "money", formula: late.cost });
  const scoreBefore = lines.formula({ label: "Its mark on MT-Bench", unit: "score", formula: late.score });
  const floor = lines.input({
    quantity: MT_BENCH_FLOOR,
    note: "MT-Bench runs from 1 to 10 (Zheng et al. 2023, arXiv 2306.05685); the document counts from 0.",
  });

  sheet.skip();
  const compared = verdicts.columns("saved", { stated: "Document states", verdict: "Verdict" }, percent);
  const table = sheet.table({
    name: "Alignment_methods",
    columns: [
      { key: "item", header: "Method", role: "inputText" },
      { key: "unit", header: "Unit", role: "unit" },
      { key: "cost", header: "Training cost", role: "input", format: money },
      { key: "score", header: "MT Bench", role: "input", format: units.score.format },
      {
        key: "saved",
        header: "Cost saved",
        role: "formula",
        format: percent,
        formula: (row) => functions.savingsRate(costBefore, row.this("cost")),
      },
      {
        key: "retained",
        header: "Quality retained",
        role: "formula",
        format: percent,
        formula: (row) => functions.qualityRetained(scoreBefore, row.this("score")),
      },
      {
        key: "lost",
        header: "Quality lost",
        role: "formula",
        format: "0.00%",
        formula: (row) => f`1-${row.this("retained")}`,
      },
      {
        key: "lostFromFloor",
        header: "Lost from the floor",
        role: "formula",
        format: "0.00%",
        formula: (row) =>
          f`1-${functions.qualityRetained(f`(${scoreBefore}-${floor})`, f`(${row.this("score")}-${floor})`)}`,
      },
      compared.stated,
      compared.verdict,
      { key: "note", header: "Note", role: "note" },
      ...compared.helpers,
    ],
    rows: METHODS.map((row) => ({
      item: row.method,
      unit: units.money.label,
      cost: inputs.place(quantityOf(row.cost)),
      score: inputs.place(quantityOf(row.score)),
      note: NOTES[row.id] ?? "",
      ...verdicts.row("cheaper" in row ? row.cheaper : undefined, percent),
    })),
  });

  methods.settle(table.column("item"));
  late.cost.settle(table.lookup(method, "cost"));
  late.score.settle(table.lookup(method, "score"));

  sheet.skip();
  lines.heading("What the document states about the whole", { item: "Claim", cost: "Computed" }, true);
  const { cheaper, loss } = ALIGNMENT.headline;
  const simpo = (key: string) => table.lookup(words(ALIGNMENT.simpo.method), key);
  const claim = (label: string, formula: Expr, note: string, figure = loss, format = "0.00%") =>
    lines.formula({ label, formula, note, figure, unit: "percent", format });
  const saved = claim("Cost reduction, SimPO", simpo("saved"), "The SimPO row.", cheaper, percent);
  const lost = claim("Quality loss, SimPO", simpo("lost"), "");
  claim("Quality loss, largest of the methods", f`MAX(${table.column("lost")})`, "DPO: 4.41%.");
  claim(
    "The same, counted from the scale's floor",
    f`MAX(${table.column("lostFromFloor")})`,
    "DPO: 5.17%. MT-Bench gives no mark below 1, so that a share of the mark makes losses look smaller.",
  );

  const retained = simpo("retained");
  answer.settle({
    sentence: f`${words(`${ALIGNMENT.simpo.method} costs `)}&${percentText(saved)}&${words(" less than ")}&${method}&${words(" and keeps ")}&${percentText(retained, 1)}&${words(" of its quality.")}`,
    figures: [
      { label: `Cost saved, ${ALIGNMENT.simpo.method}`, unit: "%", format: percent, formula: saved },
      { label: `Quality lost, ${ALIGNMENT.simpo.method}`, unit: "%", format: "0.00%", formula: lost },
      { label: "Quality lost at most", unit: "%", format: "0.00%", formula: f`MAX(${table.column("lost")})` },
    ],
  });
  answer.chart({
    name: "Cost against quality",
    kind: "columnClustered",
    title: "Cost saved against quality retained, RLHF = 100%",
    alternativeText:
      "Columns by method: share of RLHF's cost saved beside share of its MT-Bench mark retained.",
    categories: table.range("item"),
    series: [
      { name: "Cost saved", values: table.range("saved"), color: SERIES.optimized, labels: "0%" },
      { name: "Quality retained", values: table.range("retained"), color: SERIES.baseline, labels: "0%" },
    ],
    categoryAxis: { title: "Method" },
    valueAxis: { title: "Share of RLHF, %", format: "0%", minimum: 0 },
    legend: "bottom",
  });
  return sheet;
}

const METHODS = [ALIGNMENT.baseline, ALIGNMENT.dpo, ALIGNMENT.simpo, ALIGNMENT.orpo];

const NOTES: Readonly<Record<string, string>> = {
  rlhf: "The baseline of the others.",
  dpo: "The benchmarks' MT-Bench 6.5 is this row's mark.",
  simpo: "The totals pay for this row; its mark is 6.7, not the benchmarks' 6.5.",
};

export const alignment = documentTemplate({
  id: "alignment",
  title: TITLE,
  answers: ANSWERS,
  section: ALIGNMENT.section,
  sheets: (context) => [alignmentSheet(context)],
});
