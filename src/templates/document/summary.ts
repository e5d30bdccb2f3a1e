import { CONCLUSION } from "../../evidence/document/conclusion";
import { SECTIONS } from "../../evidence/document/sections";
import { SUMMARY, type SummaryMeasure } from "../../evidence/document/summary";
import type { Figure } from "../../evidence/figure";
import type { BuildContext } from "../../sheets/context";
import { fixedText, percentText } from "../../sheets/answer";
import { f, words, type CellRef, type Expr } from "../../sheets/formula";
import { freeHeader } from "../../sheets/headers";
import { Lines } from "../../sheets/lines";
import { openAnswered } from "../../sheets/page";
import type { Sheet } from "../../sheets/sheet";
import { Verdicts } from "../../sheets/verdict";
import { documentTemplate } from "./template";
import { quantityOf, sourceOf } from "./figures";

const TITLE = "Summary";
const ANSWERS =
  "How do the headline figures before and after compare, and does the arithmetic bear out what is claimed?";

/** How an improvement is counted, in the words of the sheet's selector. */
const MEASURES: Record<SummaryMeasure, string> = {
  time: "speedup of time",
  rate: "speedup of rate",
  points: "points gained",
  share: "share saved",
};

/** Cells of other sheets that compute what the document concludes. */
interface SummaryLinks {
  readonly quality: CellRef;
  readonly phi: CellRef;
  readonly costSaved: CellRef;
}

export interface SummarySheet {
  readonly sheet: Sheet;
}

export function summarySheet(context: BuildContext, links?: SummaryLinks): SummarySheet {
  const { units, functions, options } = context;
  const verdicts = new Verdicts(context);
  const { sheet, answer } = openAnswered(context, {
    key: "summary",
    name: TITLE,
    title: "Executive summary",
    answers: ANSWERS,
    source: sourceOf({ section: SECTIONS.summary }),
    columns: [
      { key: "item", width: 37 },
      { key: "unit", width: 14 },
      { key: "before", width: 17 },
      { key: "after", width: 27 },
      { key: "measure", width: 19 },
      { key: "improvement", width: 15 },
      { key: "stated", width: 24 },
      { key: "verdict", width: 15 },
      { key: "note", width: 56 },
    ],
    value: "before",
    figures: 4,
    verdicts: [verdicts],
  });
  const headers = {
    item: "Metric",
    unit: "Unit",
    before: "Baseline",
    measure: "Compared as",
    improvement: "Improvement",
    stated: "Document states",
    verdict: "Verdict",
    note: "Note",
  };
  const afterHeader = freeHeader(options.optimizedName, Object.values(headers));
  const compared = verdicts.columns("improvement", headers);
  const table = sheet.table({
    name: "Headline_figures",
    freezeColumns: 1,
    columns: [
      { key: "item", header: headers.item, role: "inputText" },
      { key: "unit", header: headers.unit, role: "unit" },
      { key: "before", header: headers.before, role: "input" },
      { key: "after", header: afterHeader, role: "input" },
      { key: "measure", header: headers.measure, role: "inputText" },
      {
        key: "improvement",
        header: headers.improvement,
        role: "formula",
        formula: (row) => {
          const [before, after] = [row.this("before"), row.this("after")];
          const is = (measure: SummaryMeasure) => f`${row.this("measure")}=${words(MEASURES[measure])}`;
          return f`IF(${is("time")},${functions.speedup(before, after, "time")},IF(${is("rate")},${functions.speedup(before, after, "rate")},IF(${is("points")},${after}-${before},${functions.savingsRate(before, after)})))`;
        },
      },
      compared.stated,
      compared.verdict,
      { key: "note", header: headers.note, role: "note" },
      ...compared.helpers,
    ],
    rows: SUMMARY.map((row) => {
      const format = units[row.improvement.unit].format;
      return {
        item: row.metric,
        unit: units[row.before.unit].label,
        before: context.inputs.place(quantityOf(row.before)),
        after: context.inputs.place(quantityOf(row.after)),
        measure: {
          role: "inputText",
          value: MEASURES[row.measure],
          choices: Object.values(MEASURES),
        } as const,
        improvement: { role: "formula", format } as const,
        note: NOTES[row.id] ?? "",
        ...verdicts.row(row.improvement, format),
      };
    }),
  });
  const indexOf = (id: string) => SUMMARY.findIndex((row) => row.id === id);
  const at = (id: string, key: string) => table.lookup(words(SUMMARY[indexOf(id)]!.metric), key);

  sheet.skip();
  const lines = new Lines(sheet, "before", verdicts);
  lines.heading("What the same figures also say", { before: "Computed" });
  lines.formula({
    label: "MMLU gain relative to the baseline",
    unit: "percent",
    formula: f`${at("quality", "improvement")}/${at("quality", "before")}`,
    note: "The printed +17% are percentage points: relative to 45% the gain is 37.8%.",
  });
  const cheaper = lines.formula({
    label: "Inference cost at one price per GPU-hour",
    unit: "moneyPerMonth",
    formula: f`${at("inferenceCost", "before")}/${at("inferenceSpeed", "improvement")}`,
    note: "30x the throughput would lower $50K a month to $1,667.",
  });
  lines.formula({
    label: "Saved at one price per GPU-hour",
    unit: "percent",
    formula: functions.savingsRate(at("inferenceCost", "before"), cheaper),
    note: "96.7% for 30x; the printed 90% belong to 10x, the INT4 row of the inference section.",
  });

  sheet.skip();
  lines.heading("The document's conclusion", { item: "Claim", before: "Computed" }, true);
  const claim = (figure: Figure, formula: Expr, note = "") =>
    lines.formula({ label: figure.label, figure, formula, note, unit: figure.unit });
  claim(CONCLUSION.training, at("trainingSpeed", "improvement"));
  claim(CONCLUSION.inference, at("inferenceSpeed", "improvement"));
  claim(
    CONCLUSION.cost,
    links?.costSaved ?? at("trainingCost", "improvement"),
    "Savings rate of the training cost.",
  );
  conclude("quality", CONCLUSION.quality, links?.quality);
  conclude("roi", CONCLUSION.roi, links?.phi);

  const improvement = (id: string) => table.cell(indexOf(id), "improvement");
  const [trained, served, cost, serving] = [
    "trainingSpeed",
    "inferenceSpeed",
    "trainingCost",
    "inferenceCost",
  ].map(improvement) as [CellRef, CellRef, CellRef, CellRef];
  const { times, percent } = units;
  answer.settle({
    sentence: f`${words("Training is ")}&${fixedText(trained)}&${words("x as fast at ")}&${percentText(cost)}&${words(" less cost; inference ")}&${fixedText(served)}&${words("x as fast at ")}&${percentText(serving)}&${words(" less cost.")}`,
    figures: [
      { label: "Training cost saved", unit: "%", format: percent.format, formula: cost },
      { label: "Inference cost saved", unit: "%", format: percent.format, formula: serving },
      { label: "Training speedup", unit: "x", format: times.format, formula: trained },
      { label: "Inference speedup", unit: "x", format: times.format, formula: served },
    ],
  });
  return { sheet };

  /** Two conclusions rest on other sections: computed where their sheets are in the workbook, quoted where not. */
  function conclude(id: string, figure: Figure, link?: CellRef): void {
    if (link) claim(figure, link, CONCLUSION_NOTES[id]);
    else lines.statement(figure.printed, `${CONCLUSION_NOTES[id]} See “Whole analysis”.`, figure.label);
  }
}

const CONCLUSION_NOTES: Readonly<Record<string, string>> = {
  quality: "Average gain of the benchmarks.",
  roi: "The φ score, no return in money.",
};

const NOTES: Readonly<Record<string, string>> = {
  trainingSpeed: "Days of one run.",
  inferenceSpeed: "Of one stream.",
  quality: "Percentage points, which the document prints as %.",
  trainingCost: "Of one run; a tenth of the time at the same price a day.",
  inferenceCost: "A month at 1M requests a day.",
};

export const summary = documentTemplate({
  id: "summary",
  title: TITLE,
  answers: ANSWERS,
  section: SECTIONS.summary,
  sheets: (context) => [summarySheet(context).sheet],
});
