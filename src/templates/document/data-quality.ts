import { DATA_QUALITY } from "../../evidence/document/data-quality";
import type { Figure } from "../../evidence/figure";
import type { BuildContext } from "../../sheets/context";
import { amountText, fixedText } from "../../sheets/answer";
import { f, words, type CellRef, type Expr } from "../../sheets/formula";
import { sumOfInputs } from "../../sheets/functions";
import { Lines } from "../../sheets/lines";
import { openAnswered } from "../../sheets/page";
import type { CellSpec, Sheet } from "../../sheets/sheet";
import { Verdicts } from "../../sheets/verdict";
import { assumption } from "./assumptions";
import { CURATION_BASE } from "./readings";
import { BASELINE_RUN } from "./baseline-run";
import { documentTemplate } from "./template";
import { quantityOf, sourceOf } from "./figures";

const TITLE = "Data quality";
const ANSWERS =
  "What does each data-curation component cost per point of quality, and when is the outlay repaid?";

const SAVED_SHARE = assumption(
  "dataQuality.savedShare",
  "Share of the training spend that curation saves",
  1,
  "percent",
  "all of the spend, the quickest payback there can be",
);

export interface DataQualitySheet {
  readonly sheet: Sheet;
  readonly cost: CellRef;
}

export function dataQualitySheet(context: BuildContext): DataQualitySheet {
  const { units, functions, inputs } = context;
  const verdicts = new Verdicts(context);
  const { sheet, answer } = openAnswered(context, {
    key: "data-quality",
    name: TITLE,
    title: "Data quality: return of data curation",
    answers: ANSWERS,
    source: sourceOf(DATA_QUALITY),
    columns: [
      { key: "item", width: 42 },
      { key: "unit", width: 17 },
      { key: "cost", width: 15 },
      { key: "gain", width: 30 },
      { key: "perPoint", width: 14 },
      { key: "byPoints", width: 13 },
      { key: "byCost", width: 12 },
      { key: "stated", width: 16 },
      { key: "verdict", width: 16 },
      { key: "verdictByCost", width: 15 },
      { key: "note", width: 56 },
    ],
    value: "cost",
    figures: 3,
    verdicts: [verdicts],
  });
  const percent = "0%";

  const lines = new Lines(sheet, "cost", verdicts);
  lines.heading("Reading of the printed ROI");
  const roiBase = lines.input({
    quantity: CURATION_BASE,
    note: "The document doesn't say how its ROI is counted: points × 100%, or points per this amount × 100%. Neither is money over money.",
  });

  sheet.skip();
  const byPoints = (gain: Expr) => f`${gain}*100`;
  const byCost = (gain: Expr, cost: Expr) => f`${gain}*100/${cost}*${roiBase}`;
  const headers = { stated: "Document states", verdict: "Verdict by points" };
  const compared = verdicts.columns("byPoints", headers, percent);
  const table = sheet.table({
    name: "Data_curation",
    columns: [
      { key: "item", header: "Component", role: "inputText" },
      { key: "unit", header: "Unit", role: "unit" },
      { key: "cost", header: "Cost", role: "input", format: units.money.format },
      { key: "gain", header: "Quality gain", role: "input", format: units.points.format },
      {
        key: "perPoint",
        header: "Cost per point",
        role: "formula",
        format: units.moneyPerPoint.format,
        formula: (row) => functions.costPerPoint(row.this("cost"), row.this("gain")),
      },
      {
        key: "byPoints",
        header: "ROI by points",
        role: "formula",
        format: percent,
        formula: (row) => byPoints(row.this("gain")),
      },
      {
        key: "byCost",
        header: "ROI by cost",
        role: "formula",
        format: percent,
        formula: (row) => byCost(row.this("gain"), row.this("cost")),
      },
      compared.stated,
      compared.verdict,
      verdicts.otherReading("verdictByCost", "Verdict by cost", "byCost"),
      { key: "note", header: "Note", role: "note" },
      ...compared.helpers,
    ],
    rows: DATA_QUALITY.rows.map((row) => ({
      item: row.component,
      unit: `${units.money.label}; ${row.metric} points`,
      cost: inputs.place(quantityOf(row.cost)),
      gain: inputs.place(quantityOf(row.gain)),
      note: NOTES[row.id] ?? "",
      ...verdicts.row(row.roi, percent),
    })),
  });
  sheet.skip();
  const total = (formula: Expr, format: string): CellSpec => ({ role: "total", formula, format });
  const here = (key: string) => sheet.here(key);
  const { roi } = DATA_QUALITY.total;
  const totals = sheet.line({
    item: { role: "totalLabel", value: "Total" },
    unit: { role: "totalLabel", value: `${units.money.label}; points` },
    cost: total(sumOfInputs(table.column("cost")), units.money.format),
    gain: total(sumOfInputs(table.column("gain")), units.points.format),
    perPoint: total(functions.costPerPoint(here("cost"), here("gain")), units.moneyPerPoint.format),
    byPoints: total(byPoints(here("gain")), percent),
    byCost: total(byCost(here("gain"), here("cost")), percent),
    ...verdicts.line(roi, "byPoints", percent),
    verdictByCost: verdicts.otherReadingLine(roi, "byCost"),
    note: { role: "note", value: "1300% holds by cost only, and by cost rows 2 and 3 don't." },
  });
  const costly = f`${totals.perPoint}*100*${totals.gain}`;
  const perPoint = f`SUMPRODUCT(${table.column("perPoint")}*100*${table.column("gain")})`;
  sheet.check(f`ROUND(${costly}-${perPoint},0)=0`, words("The cost per point doesn't add up over the rows"));

  sheet.skip();
  lines.heading("What the document states about the whole", { item: "Claim", cost: "Computed" }, true);
  const claim = (label: string, figure: Figure, formula: Expr, note: string) =>
    lines.formula({ label, figure, unit: figure.unit, formula, note });
  claim("Total cost", DATA_QUALITY.total.cost, totals.cost, "");
  claim(
    "Quality gain, added up",
    DATA_QUALITY.total.gain,
    totals.gain,
    "A sum of unlike metrics: MMLU points, “quality” and “diverse”.",
  );
  lines.formula({
    label: "Quality gain, compounded",
    unit: "points",
    formula: f`EXP(SUMPRODUCT(LN(1+${table.column("gain")})))-1`,
    note: "If each gain builds on the one before.",
  });
  const runCost = lines.input(BASELINE_RUN.cost);
  const runDays = lines.input(BASELINE_RUN.days);
  const spend = lines.formula({
    label: "Training spend a week",
    unit: "moneyPerWeek",
    formula: f`${runCost}/${runDays}*7`,
  });
  const share = lines.input({
    quantity: SAVED_SHARE,
    note: "Assumption: the document says “saved training compute”, and not how much of it.",
  });
  const payback = lines.formula({
    label: "Payback",
    unit: "weeks",
    formula: functions.payback(totals.cost, f`${spend}*${share}`),
    figure: DATA_QUALITY.payback,
    note: "At the whole spend the outlay is repaid within hours.",
  });
  lines.formula({
    label: "Share at which payback takes 1 week",
    unit: "percent",
    formula: f`${totals.cost}/${spend}`,
    note: "The reading under which the printed payback holds: try it in the cell above.",
  });

  sheet.define("Curation_cost", totals.cost, "Data quality: cost of curation in total");
  const { currency } = context.options;
  answer.settle({
    sentence: f`${words("Curation costs ")}&${amountText(currency, totals.cost)}&${words(", ")}&${amountText(currency, totals.perPoint)}&${words(" a point of quality, and is repaid by ")}&${fixedText(f`${payback}*7*24`)}&${words(" hours of the spend that it saves.")}`,
    figures: [
      { label: "Cost of curation", unit: currency, format: units.money.format, formula: totals.cost },
      {
        label: "Cost per point",
        unit: units.moneyPerPoint.label,
        format: units.moneyPerPoint.format,
        formula: totals.perPoint,
      },
      { label: "Payback", unit: "weeks", format: units.weeks.format, formula: payback },
    ],
  });
  return { sheet, cost: totals.cost };
}

const NOTES: Readonly<Record<string, string>> = {
  classifier: "13 points at $10K: both readings give 1300%.",
  deduplication: "8 points at $5K: 800% by points, 1600% by cost.",
  mixing: "5 points at $5K: 500% by points, 1000% by cost.",
};

export const dataQuality = documentTemplate({
  id: "data-quality",
  title: TITLE,
  answers: ANSWERS,
  section: DATA_QUALITY.section,
  sheets: (context) => [dataQualitySheet(context).sheet],
});
