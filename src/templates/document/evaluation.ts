import { EVALUATION } from "../../evidence/document/evaluation";
import { TOTALS_70B } from "../../evidence/document/totals-70b";
import type { UnitId } from "../../evidence/figure";
import type { BuildContext, Quantity } from "../../sheets/context";
import { amountText, percentText } from "../../sheets/answer";
import { f, words } from "../../sheets/formula";
import { Lines } from "../../sheets/lines";
import { openAnswered } from "../../sheets/page";
import type { CellSpec, Sheet } from "../../sheets/sheet";
import { Verdicts } from "../../sheets/verdict";
import { NOT_JUDGED } from "../../sheets/verdict-words";
import { assumption } from "./assumptions";
import { documentTemplate } from "./template";
import { quantityOf, sourceOf } from "./figures";

const TITLE = "Evaluation";
const ANSWERS =
  "What losses does an evaluation suite avoid in a year, and from which drop in risk on does it pay?";

/** Only the cost of a failed run is printed; how often runs fail is for the user to say. */
const RUNS = 4;
const BEFORE = 0.2;
const AFTER = 0.05;

interface Risk {
  readonly runs: Quantity;
  readonly failureCost: Quantity;
  readonly before: Quantity;
  readonly after: Quantity;
}

const SUITE = TOTALS_70B.rows.find((row) => row.id === "evaluation")!.optimized;

export function evaluationSheet(context: BuildContext): Sheet {
  const { units, functions, inputs } = context;
  const money = units.money.format;
  const percent = units.percent.format;
  const verdicts = new Verdicts(context, { comparisons: true });
  const { sheet, answer } = openAnswered(context, {
    key: "evaluation",
    name: TITLE,
    title: "Evaluation: losses avoided",
    answers: ANSWERS,
    source: sourceOf(EVALUATION),
    columns: [
      { key: "item", width: 37 },
      { key: "unit", width: 12 },
      { key: "runs", width: 16 },
      { key: "failureCost", width: 28 },
      { key: "before", width: 16 },
      { key: "after", width: 16 },
      { key: "avoided", width: 15 },
      { key: "stated", width: 29 },
      { key: "verdict", width: 14 },
      { key: "note", width: 52 },
    ],
    value: "runs",
    figures: 3,
    verdicts: [verdicts],
  });
  const table = sheet.table({
    name: "Evaluation_benefits",
    freezeColumns: 1,
    columns: [
      { key: "item", header: "Benefit", role: "inputText" },
      { key: "unit", header: "Unit", role: "unit" },
      { key: "runs", header: "Runs a year", role: "input", format: units.count.format },
      { key: "failureCost", header: "Cost of a failure", role: "input", format: money },
      { key: "before", header: "Probability before", role: "input", format: percent },
      { key: "after", header: "Probability after", role: "input", format: percent },
      {
        key: "avoided",
        header: "Loss avoided",
        role: "formula",
        format: money,
        formula: (row) =>
          functions.lossAvoided(
            row.this("failureCost"),
            row.this("before"),
            row.this("after"),
            row.this("runs"),
          ),
      },
      { key: "stated", header: "Document states", role: "stated" },
      { key: "verdict", header: "Verdict", role: "verdict" },
      { key: "note", header: "Note", role: "note" },
    ],
    rows: EVALUATION.rows.map((row) => {
      const risk = riskOf(row.id, row.benefit);
      return {
        item: row.benefit,
        unit: `${units.money.label} a year`,
        runs: inputs.place(risk.runs),
        failureCost: inputs.place(risk.failureCost),
        before: inputs.place(risk.before),
        after: inputs.place(risk.after),
        stated: row.stated.text,
        verdict: NOT_JUDGED,
        note: NOTES[row.id] ?? "",
      };
    }),
  });
  sheet.skip();
  const total: CellSpec = { role: "total", formula: f`SUM(${table.column("avoided")})`, format: money };
  const { avoided } = sheet.line({
    item: { role: "totalLabel", value: "Total" },
    unit: { role: "totalLabel", value: `${units.money.label} a year` },
    avoided: total,
  });
  const gap = f`ROUND(${avoided}-SUMPRODUCT(${table.column("runs")}*${table.column("failureCost")}*(${table.column("before")}-${table.column("after")})),0)`;
  const lines = new Lines(sheet, "runs", verdicts);
  sheet.check(f`${gap}=0`, f`${words("The total is off the sum of its rows by ")}&${gap}`);

  sheet.skip();
  lines.heading(
    "What the document states, and whether the suite pays",
    { item: "Claim", runs: "Computed" },
    true,
  );
  const regressions = (key: string) => table.lookup(words(EVALUATION.rows[0]!.benefit), key);
  const failure = lines.formula({
    label: "Cost of a failed run",
    unit: "money",
    formula: regressions("failureCost"),
    figure: EVALUATION.failedRun,
    note: "The document's own figure is the starting value: put in what a failed run costs you.",
  });
  lines.statement(
    EVALUATION.checkpointGain.printed,
    "No baseline is printed against which the gain could be computed.",
    EVALUATION.checkpointGain.label,
  );
  const suite = lines.input({
    quantity: quantityOf(SUITE),
    label: "Cost of the evaluation suite a year",
    note: "Evaluation row of the 70B table, after.",
  });
  const net = lines.formula({
    label: "Net benefit a year",
    unit: "money",
    formula: functions.savings(avoided, suite),
    note: "Loss avoided − cost of the suite.",
  });
  const breakEven = lines.formula({
    label: "Drop in probability at which it pays",
    unit: "percent",
    formula: f`${suite}/(${regressions("runs")}*${failure})`,
    note: "From the first row's runs and cost.",
  });

  const { currency } = context.options;
  answer.settle({
    sentence: f`${words("Avoids losses of ")}&${amountText(currency, avoided)}&${words(" a year, ")}&${amountText(currency, net)}&${words(" net of the suite, which pays from a drop in risk of ")}&${percentText(breakEven, 1)}&${words(" on.")}`,
    figures: [
      { label: "Net benefit a year", unit: currency, format: money, formula: net },
      { label: "Loss avoided a year", unit: currency, format: money, formula: avoided },
      { label: "Break-even drop in probability", unit: "%", format: percent, formula: breakEven },
    ],
  });
  return sheet;
}

function riskOf(id: string, benefit: string): Risk {
  const assumed = (part: string, label: string, value: number, unit: UnitId) =>
    assumption(`evaluation.${id}.${part}`, `${benefit}, ${label}`, value, unit, "set your own");
  return {
    runs: assumed("runs", "runs a year", RUNS, "count"),
    failureCost:
      id === "regressions"
        ? quantityOf(EVALUATION.failedRun)
        : assumed("failureCost", "cost of a failure", 0, "money"),
    before: assumed("before", "probability before", BEFORE, "percent"),
    after: assumed("after", "probability after", AFTER, "percent"),
  };
}

const ASSUMED = "Runs and probabilities are assumptions: set your own.";
const UNPRICED = "The document prices nothing here: 0 until you set a cost.";
const NOTES: Readonly<Record<string, string>> = {
  regressions: `$100,000 is the document's figure. ${ASSUMED}`,
  checkpoints: UNPRICED,
  contamination: UNPRICED,
  abTesting: UNPRICED,
};

export const evaluation = documentTemplate({
  id: "evaluation",
  title: TITLE,
  answers: ANSWERS,
  section: EVALUATION.section,
  sheets: (context) => [evaluationSheet(context)],
});
