import { TOTALS_7B } from "../../evidence/document/totals-7b";
import type { BuildContext } from "../../sheets/context";
import { costSheet, type CostSheet } from "./cost-sheet";
import { documentTemplate } from "./template";

const TITLE = "7B startup";
const ANSWERS =
  "What does a startup pay for a 7B model before and after, by category, and how much is saved in total?";

export function startup7bSheet(context: BuildContext): CostSheet {
  return costSheet(context, {
    key: "startup-7b",
    name: TITLE,
    title: TITLE,
    answers: ANSWERS,
    tableName: "Costs_7B",
    nameSuffix: "7B",
    evidence: TOTALS_7B,
    notes: {
      training: "A twentieth of the 70B run, before and after.",
      data: "A tenth of the 70B table's row.",
      fineTuning: "The fine-tuning section's $10K → $1K.",
      alignment: "The highest savings rate of the table (95%).",
      inference: "$10K → $1K a month, times 12.",
    },
    ratesNote: "Every row but alignment saves exactly 90%.",
    totalNote:
      "The rows add up to 621,500: the printed $621K cuts it off, rounding gives $622K. This table has no evaluation row.",
  });
}

export const startup7b = documentTemplate({
  id: "startup-7b",
  title: TITLE,
  answers: ANSWERS,
  section: TOTALS_7B.section,
  sheets: (context) => [startup7bSheet(context).sheet],
});
