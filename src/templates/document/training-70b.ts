import { TOTALS_70B } from "../../evidence/document/totals-70b";
import type { BuildContext } from "../../sheets/context";
import { documentTemplate } from "./template";
import { costSheet, type CostSheet } from "./cost-sheet";

const TITLE = "70B training run";
const ANSWERS =
  "What does a 70B training run cost before and after, by category, and how much is saved in total?";

export function training70bSheet(context: BuildContext): CostSheet {
  return costSheet(context, {
    key: "training-70b",
    name: TITLE,
    title: TITLE,
    answers: ANSWERS,
    tableName: "Costs_70B",
    nameSuffix: "70B",
    evidence: TOTALS_70B,
    notes: {
      training: "“Total Value Proposition”: one run of 100 days; the summary prints $10M → $1M.",
      data: "The data section invests $20K in curation, another scope than the $50,000 after.",
      fineTuning: "The fine-tuning section prints $10K → $1K for one typical job, a tenth of this row.",
      alignment: "RLHF ($100K) replaced by SimPO ($5K), the rows of the alignment section.",
      evaluation: "The lowest savings rate of the table; the evaluation section prints no cost.",
      inference: "The summary's $50K → $5K a month, times 12.",
    },
    ratesNote: "From 80% to 95%; compute is 88% of the baseline.",
    totalNote: "The printed total is rounded to $0.1M.",
  });
}

export const training70b = documentTemplate({
  id: "training-70b",
  title: TITLE,
  answers: ANSWERS,
  section: TOTALS_70B.section,
  sheets: (context) => [training70bSheet(context).sheet],
});
