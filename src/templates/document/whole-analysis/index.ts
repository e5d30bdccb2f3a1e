import { ALIGNMENT } from "../../../evidence/document/alignment";
import { DATA_QUALITY } from "../../../evidence/document/data-quality";
import { FINE_TUNING } from "../../../evidence/document/fine-tuning";
import { PHI_FORMULA } from "../../../evidence/document/phi-formula";
import { DOCUMENT } from "../../../evidence/document/sections";
import { SUMMARY, type SummaryRow } from "../../../evidence/document/summary";
import { TOTALS_70B } from "../../../evidence/document/totals-70b";
import { TOTALS_7B } from "../../../evidence/document/totals-7b";
import { TRAINING_SPEED } from "../../../evidence/document/training-speed";
import type { Figure } from "../../../evidence/figure";
import { buildContext, type BuildContext } from "../../../sheets/context";
import type { CellRef } from "../../../sheets/formula";
import type { Template, WorkbookPlan } from "../../../sheets/plan";
import type { Sheet } from "../../../sheets/sheet";
import { stylesOf } from "../../../sheets/style";
import { alignment, alignmentSheet } from "../alignment";
import { audit, auditSheet } from "../audit";
import { benchmarks, benchmarksSheet } from "../benchmarks";
import { ContentsSheet } from "./contents";
import { dataQuality, dataQualitySheet } from "../data-quality";
import { evaluation, evaluationSheet } from "../evaluation";
import { quantityOf } from "../figures";
import { fineTuning, fineTuningSheet } from "../fine-tuning";
import { inference, inferenceSheet } from "../inference";
import { InputsSheet } from "./inputs";
import { phiFormula, phiSheet } from "../phi-formula";
import { startup7b, startup7bSheet } from "../startup-7b";
import { summary, summarySheet } from "../summary";
import { training70b, training70bSheet } from "../training-70b";
import { trainingSpeed, trainingSpeedSheet } from "../training-speed";

const TITLE = "Whole analysis";

/** All sheets of the document. Each computes its own section; what another one computes is a link to its cell. */
export const wholeAnalysis: Template = {
  id: "whole-analysis",
  title: TITLE,
  answers:
    "Every table and claim of the document in one workbook: linked, audited, with your own scenario beside it.",
  group: "document",
  source: DOCUMENT,
  build(options): WorkbookPlan {
    return {
      template: "whole-analysis",
      title: TITLE,
      sheets: wholeSheets(buildContext(options)).map((sheet) => sheet.finish()),
      styles: stylesOf(options.standard),
    };
  },
};

type Five<T> = readonly [T, T, T, T, T];

function wholeSheets(base: BuildContext): Sheet[] {
  const contents = new ContentsSheet(base);
  const linked = { ...base, scenario: contents.scenario };
  const inputs = new InputsSheet(linked, contents.scenario);
  const context: BuildContext = { ...linked, inputs, asPrinted: inputs.asPrinted };

  const computed = (figure: Figure, cell: () => CellRef) => inputs.computed(quantityOf(figure), cell);
  const same = (figure: Figure, original: Figure) => inputs.same(quantityOf(figure), quantityOf(original));
  const [speed, throughput, quality, cost, month] = SUMMARY as Five<SummaryRow>;
  computed(speed.after, () => training.optimizedDays);
  computed(throughput.before, () => serving.baselineSpeed);
  computed(throughput.after, () => serving.optimizedSpeed);
  computed(quality.before, () => gains.mmlu.baseline);
  computed(quality.after, () => gains.mmlu.optimized);
  computed(month.after, () => serving.monthlyOptimized);
  const row70b = (id: string) => TOTALS_70B.rows.find((row) => row.id === id)!;
  same(cost.before, row70b("training").baseline);
  computed(cost.after, () => training.optimizedCost);
  computed(row70b("training").optimized, () => training.optimizedCost);
  computed(row70b("inference").baseline, () => serving.yearly.baseline);
  computed(row70b("inference").optimized, () => serving.yearly.optimized);
  same(row70b("alignment").baseline, ALIGNMENT.baseline.cost);
  same(row70b("alignment").optimized, ALIGNMENT.simpo.cost);
  const tuned7b = TOTALS_7B.rows.find(({ id }) => id === "fineTuning")!;
  same(tuned7b.baseline, FINE_TUNING.typical.before);
  same(tuned7b.optimized, FINE_TUNING.typical.after);
  computed(TOTALS_70B.total.baseline, () => large.baseline);
  computed(DATA_QUALITY.total.cost, () => data.cost);
  computed(PHI_FORMULA.cost, () => large.rate);
  computed(PHI_FORMULA.quality, () => gains.average);
  computed(PHI_FORMULA.time, () => training.timeSaved);
  TRAINING_SPEED.rows.forEach(({ savings }, i) => computed(savings, () => training.printedSavings[i]!));

  const large = training70bSheet(context);
  const small = startup7bSheet(context);
  const training = trainingSpeedSheet(context);
  const data = dataQualitySheet(context);
  const serving = inferenceSheet(context);
  const gains = benchmarksSheet(context);
  const phi = phiSheet(context);
  const tuning = fineTuningSheet(context);
  const aligned = alignmentSheet(context);
  const evaluated = evaluationSheet(context);
  const headline = summarySheet(context, {
    quality: gains.average,
    phi: phi.score,
    costSaved: large.rate,
  });
  const audited = auditSheet(context, {
    cell: (quantity) => inputs.ref(quantity),
    fairShares: training.fairShares,
  });
  inputs.layOut();

  const entries = [
    { sheet: headline.sheet, answers: summary.answers },
    { sheet: inputs.sheet, answers: "Which numbers everything else rests on, as stated and as your own." },
    { sheet: data.sheet, answers: dataQuality.answers },
    { sheet: training.sheet, answers: trainingSpeed.answers },
    { sheet: tuning, answers: fineTuning.answers },
    { sheet: aligned, answers: alignment.answers },
    { sheet: serving.sheet, answers: inference.answers },
    { sheet: evaluated, answers: evaluation.answers },
    { sheet: large.sheet, answers: training70b.answers },
    { sheet: small.sheet, answers: startup7b.answers },
    { sheet: gains.sheet, answers: benchmarks.answers },
    { sheet: phi.sheet, answers: phiFormula.answers },
    { sheet: audited, answers: audit.answers },
  ];
  contents.layOut(entries);
  return [contents.sheet, ...entries.map(({ sheet }) => sheet)];
}
