import { DOCUMENT } from "../../../evidence/document/sections";
import { buildContext, type BuildContext } from "../../../sheets/context";
import type { Template, WorkbookPlan } from "../../../sheets/plan";
import type { Sheet } from "../../../sheets/sheet";
import { stylesOf } from "../../../sheets/style";
import { alignment, alignmentSheet } from "../alignment";
import { audit, auditSheet } from "../audit";
import { benchmarks, benchmarksSheet } from "../benchmarks";
import { ContentsSheet } from "./contents";
import { dataQuality, dataQualitySheet } from "../data-quality";
import { evaluation, evaluationSheet } from "../evaluation";
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

function wholeSheets(base: BuildContext): Sheet[] {
  const contents = new ContentsSheet(base);
  const linked = { ...base, scenario: contents.scenario, contents: contents.top };
  const inputs = new InputsSheet(linked, contents.scenario);
  const context: BuildContext = { ...linked, inputs, asPrinted: inputs.asPrinted };

  const large = training70bSheet(context);
  const small = startup7bSheet(context);
  const training = trainingSpeedSheet(context, { runCost: large.row("training").baseline });
  const data = dataQualitySheet(context, {
    runCost: large.row("training").baseline,
    runDays: training.days,
  });
  const serving = inferenceSheet(context);
  const gains = benchmarksSheet(context, {
    speedup: training.combined,
    tokensPerSecond: serving.optimizedSpeed,
  });
  const phi = phiSheet(context, {
    cost: large.rate,
    quality: gains.average,
    time: training.timeSaved,
    baseline: large.baseline,
    dataInvestment: data.cost,
  });
  const tuning = fineTuningSheet(context);
  const aligned = alignmentSheet(context);
  const evaluated = evaluationSheet(context, { suiteCost: large.row("evaluation").optimized });
  const headline = summarySheet(context, {
    rows: {
      trainingSpeed: { before: training.days, after: training.optimizedDays },
      inferenceSpeed: { before: serving.baselineSpeed, after: serving.optimizedSpeed },
      quality: { before: gains.mmlu.baseline, after: gains.mmlu.optimized },
      trainingCost: { before: large.row("training").baseline, after: large.row("training").optimized },
      inferenceCost: { before: serving.monthlyBaseline, after: serving.monthlyOptimized },
    },
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
