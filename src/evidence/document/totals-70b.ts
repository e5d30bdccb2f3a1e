import { figuresOf } from "../figure";
import { costRowsOf, type CostTable } from "./cost-table";
import { SECTIONS } from "./sections";

const figure = figuresOf(SECTIONS.totals70b);
/** The model that the table is about, and the span of its inference row. */
export const MODEL_70B = figure("totals70b.model", "Parameters of the model", "70B", 70e9, "parameters", 1e9);
export const INFERENCE_YEARS_70B = figure(
  "totals70b.inference.years",
  "Span of the inference row",
  "1 year",
  1,
  "years",
  1,
);

const row = costRowsOf("totals70b", "70B", SECTIONS.totals70b);

export const TOTALS_70B: CostTable = {
  section: SECTIONS.totals70b,
  rows: [
    row(
      "training",
      "Compute (training)",
      ["$10,000,000", 10e6, 1],
      ["$1,000,000", 1e6, 1],
      ["$9M", 9e6, 1e6],
    ),
    row("data", "Data curation", ["$500,000", 500e3, 1], ["$50,000", 50e3, 1], ["$450K", 450e3, 1e3]),
    row("fineTuning", "Fine-tuning", ["$100,000", 100e3, 1], ["$10,000", 10e3, 1], ["$90K", 90e3, 1e3]),
    row("alignment", "Alignment", ["$100,000", 100e3, 1], ["$5,000", 5e3, 1], ["$95K", 95e3, 1e3]),
    row("evaluation", "Evaluation", ["$50,000", 50e3, 1], ["$10,000", 10e3, 1], ["$40K", 40e3, 1e3]),
    row(
      "inference",
      "Inference (1 year)",
      ["$600,000", 600e3, 1],
      ["$60,000", 60e3, 1],
      ["$540K", 540e3, 1e3],
    ),
  ],
  total: row(
    "total",
    "TOTAL",
    ["$11,350,000", 11.35e6, 1],
    ["$1,135,000", 1.135e6, 1],
    ["$10.2M", 10.2e6, 1e5],
  ),
  headline: {
    savings: figure("totals70b.headline.savings", "Total savings", "$10.2M", 10.2e6, "money", 1e5),
    rate: figure("totals70b.headline.rate", "Total savings rate", "90% reduction", 0.9, "percent", 0.01),
  },
};
