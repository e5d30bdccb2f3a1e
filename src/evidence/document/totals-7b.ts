import { figuresOf } from "../figure";
import { costRowsOf, type CostTable } from "./cost-table";
import { SECTIONS } from "./sections";

const figure = figuresOf(SECTIONS.totals7b);
/** The model that the table is about, and the span of its inference row. */
export const MODEL_7B = figure("totals7b.model", "Parameters of the model", "7B", 7e9, "parameters", 1e9);
export const INFERENCE_YEARS_7B = figure(
  "totals7b.inference.years",
  "Span of the inference row",
  "1 year",
  1,
  "years",
  1,
);

const row = costRowsOf("totals7b", "7B", SECTIONS.totals7b);

export const TOTALS_7B: CostTable = {
  section: SECTIONS.totals7b,
  rows: [
    row(
      "training",
      "Compute (training)",
      ["$500,000", 500e3, 1],
      ["$50,000", 50e3, 1],
      ["$450K", 450e3, 1e3],
    ),
    row("data", "Data curation", ["$50,000", 50e3, 1], ["$5,000", 5e3, 1], ["$45K", 45e3, 1e3]),
    row("fineTuning", "Fine-tuning", ["$10,000", 10e3, 1], ["$1,000", 1e3, 1], ["$9K", 9e3, 1e3]),
    row("alignment", "Alignment", ["$10,000", 10e3, 1], ["$500", 500, 1], ["$9.5K", 9.5e3, 100]),
    row(
      "inference",
      "Inference (1 year)",
      ["$120,000", 120e3, 1],
      ["$12,000", 12e3, 1],
      ["$108K", 108e3, 1e3],
    ),
  ],
  total: row("total", "TOTAL", ["$690,000", 690e3, 1], ["$68,500", 68.5e3, 1], ["$621K", 621e3, 1e3]),
  headline: {
    savings: figure("totals7b.headline.savings", "Total savings", "$621K", 621e3, "money", 1e3),
    rate: figure("totals7b.headline.rate", "Total savings rate", "90% reduction", 0.9, "percent", 0.01),
  },
};
