import { DATA_QUALITY } from "../../evidence/document/data-quality";
import { MOTTO, PHI_FORMULA } from "../../evidence/document/phi-formula";
import { TOTALS_70B } from "../../evidence/document/totals-70b";
import type { Figure } from "../../evidence/figure";
import type { BuildContext } from "../../sheets/context";
import { fixedText } from "../../sheets/answer";
import { f, words, type CellRef, type Expr } from "../../sheets/formula";
import { Lines } from "../../sheets/lines";
import { openAnswered } from "../../sheets/page";
import type { CellSpec, Sheet } from "../../sheets/sheet";
import { Verdicts } from "../../sheets/verdict";
import { GOLDEN_WEIGHT } from "./readings";
import { documentTemplate } from "./template";
import { quantityOf, sourceOf } from "./figures";

const TITLE = "φ formula";
const ANSWERS =
  "What does the document's φ score say, what goes into it twice, and what is the plain return beside it?";

export interface PhiSheet {
  readonly sheet: Sheet;
  /** The score as the switches are set. */
  readonly score: CellRef;
}

export function phiSheet(context: BuildContext): PhiSheet {
  const { units, functions } = context;
  const verdicts = new Verdicts(context);
  const { sheet, answer } = openAnswered(context, {
    key: "phi-formula",
    name: TITLE,
    title: "φ formula (the document's “Sacred ROI Formula”)",
    answers: ANSWERS,
    source: sourceOf(PHI_FORMULA),
    columns: [
      { key: "item", width: 41 },
      { key: "unit", width: 13 },
      { key: "value", width: 18 },
      { key: "switch", width: 17 },
      { key: "counted", width: 15 },
      { key: "stated", width: 20 },
      { key: "verdict", width: 15 },
      { key: "note", width: 66 },
    ],
    value: "value",
    figures: 3,
    verdicts: [verdicts],
    onePage: true,
  });

  sheet.heading("What goes in");
  sheet.headers({
    item: "Term",
    unit: "Unit",
    value: "Value",
    switch: "Count it",
    counted: "Counted",
    stated: "Document states",
    verdict: "Verdict",
    note: "Note",
    ...verdicts.headers,
  });
  /** A term with its switch; what counts for it when it is switched off is `otherwise`. */
  const term = (
    label: string,
    figure: Figure,
    value: CellSpec,
    { otherwise, note }: { otherwise?: Expr; note: string },
  ) => {
    const unit = units[figure.unit];
    const counted = f`IF(${sheet.here("switch")}=${words("yes")},${sheet.here("value")},${otherwise ?? ZERO})`;
    return sheet.line({
      item: { role: "label", value: label },
      unit: { role: "unit", value: unit.label },
      value,
      ...(otherwise && {
        switch: { role: "inputText", value: "yes", choices: ["yes", "no"] } as const,
        counted: { role: "formula", formula: counted, format: unit.format } as const,
      }),
      note: { role: "note", value: note },
      ...verdicts.line(figure, "value", unit.format),
    });
  };
  const place = (figure: Figure) => context.inputs.place(quantityOf(figure));
  const cost = term("Cost savings", PHI_FORMULA.cost, place(PHI_FORMULA.cost), {
    otherwise: ZERO,
    note: "90% reduction.",
  });
  const quality = term("Quality gains", PHI_FORMULA.quality, place(PHI_FORMULA.quality), {
    otherwise: ZERO,
    note: "19% improvement: percentage points averaged over the benchmarks.",
  });
  const time = term("Time savings", PHI_FORMULA.time, place(PHI_FORMULA.time), {
    otherwise: ZERO,
    note: "10x speedup. The same 10x lowers the cost: both terms count it. Choose “no” to count it once.",
  });
  const investment = term("Investment", PHI_FORMULA.investment, place(PHI_FORMULA.investment), {
    note: "“Implementation effort (minimal with OSS)”, a share of an amount that the document doesn't name.",
  });
  const weight = term("Weight φ", PHI_FORMULA.weight, context.inputs.place(GOLDEN_WEIGHT), {
    otherwise: ONE,
    note: "φ = (1 + √5) / 2 in full. Choose “no” for the weight 1, the plain ratio.",
  });

  sheet.skip();
  sheet.heading("What comes out");
  sheet.headers({
    item: "Reading",
    unit: "Unit",
    value: "φ score",
    counted: "Plain ratio",
    stated: "Document states",
    verdict: "Verdict",
    note: "Note",
    ...verdicts.headers,
  });
  const times = units.times;
  const score = (c: Expr, q: Expr, t: Expr, w: Expr): CellSpec => ({
    role: "formula",
    formula: functions.phi(c, q, t, investment.value, w),
    format: times.format,
  });
  const reading = (label: string, note: string, terms: [Expr, Expr, Expr], w: Expr, figure?: Figure) =>
    sheet.line({
      item: { role: "label", value: label },
      unit: { role: "unit", value: times.label },
      value: score(...terms, w),
      counted: score(...terms, ONE),
      note: { role: "note", value: note },
      ...(figure && verdicts.line(figure, "value", times.format)),
    });
  const set = reading(
    "As set above",
    "The document cuts off: rounded it is 322. A score, not a return in money.",
    [cost.counted, quality.counted, time.counted],
    weight.counted,
    PHI_FORMULA.result,
  );
  reading(
    "All three terms",
    "As the document computes it.",
    [cost.value, quality.value, time.value],
    weight.value,
    PHI_FORMULA.result,
  );
  reading("Without the time term", "The 10x counted once.", [cost.value, quality.value, ZERO], weight.value);
  reading("Cost savings alone", "Neither quality nor time.", [cost.value, ZERO, ZERO], weight.value);

  sheet.skip();
  const lines = new Lines(sheet, "value", verdicts);
  lines.heading("The plain return in money");
  const baseline = lines.input({
    quantity: quantityOf(TOTALS_70B.total.baseline),
    label: "Baseline cost",
    note: "Total of the 70B table.",
  });
  const invested = lines.formula({
    label: "Investment",
    unit: "money",
    formula: f`${investment.value}*${baseline}`,
    note: "Investment × baseline.",
  });
  const saved = lines.formula({
    label: "Cost saved",
    unit: "money",
    formula: f`${cost.value}*${baseline}`,
    note: "Cost savings × baseline.",
  });
  const roi = lines.formula({
    label: "Return on investment",
    unit: "times",
    formula: f`(${saved}-${invested})/${invested}`,
    note: "(cost saved − investment) / investment: neither quality nor time is money here.",
  });
  const dataInvestment = lines.input({
    quantity: quantityOf(DATA_QUALITY.total.cost),
    label: "Investment of the data section",
    note: "The only investment above $0 printed in money; the training section prints $0.",
  });
  lines.formula({
    label: "That investment as a share of the baseline",
    unit: "percent",
    format: "0.00%",
    formula: f`${dataInvestment}/${baseline}`,
    note: "Beside the 0.01 of the formula.",
  });

  sheet.skip();
  lines.heading("The document's identity", { item: "Claim", value: "Computed" }, true);
  lines.formula({
    label: PHI_FORMULA.identity.label,
    unit: "number",
    formula: f`${weight.value}*${weight.value}+1/(${weight.value}*${weight.value})`,
    figure: PHI_FORMULA.identity,
    note: "True of the golden ratio in any case.",
  });
  lines.statement(MOTTO.phoenix.printed, "A motto: nothing printed implies it.", MOTTO.phoenix.label);

  sheet.define("Phi_score", set.value, "φ score as the switches are set");
  answer.settle({
    sentence: f`${words("The φ score is ")}&${fixedText(set.value)}&${words(", which is no return in money: that is ")}&${fixedText(roi)}&${words(" times the investment.")}`,
    figures: [
      { label: "φ score", unit: "x", format: times.format, formula: set.value },
      { label: "Plain ratio", unit: "x", format: times.format, formula: set.counted },
      { label: "Return in money", unit: "x", format: times.format, formula: roi },
    ],
  });
  return { sheet, score: set.value };
}

const ZERO: Expr = { render: () => "0" };
const ONE: Expr = { render: () => "1" };

export const phiFormula = documentTemplate({
  id: "phi-formula",
  title: TITLE,
  answers: ANSWERS,
  section: PHI_FORMULA.section,
  sheets: (context) => [phiSheet(context).sheet],
});
