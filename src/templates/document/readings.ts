import { GOLDEN_RATIO } from "../../evidence/document/phi-formula";
import type { Quantity } from "../../sheets/context";
import { assumption } from "./assumptions";

/** Numbers that the document doesn't print and under which its figures hold, or are put to the test. */
export const CURATION_BASE: Quantity = assumption(
  "dataQuality.roiBase",
  "Cost over which the ROI is counted",
  10_000,
  "money",
  "the printed 1300% of the first row and of the total follow from it",
);

export const FULL_MODEL: Quantity = assumption(
  "fineTuning.model",
  "Parameters of the model that takes 120 GB",
  7.5e9,
  "parameters",
  "16 bytes a parameter make it 120 GB",
);

export const MT_BENCH_FLOOR: Quantity = assumption(
  "alignment.floor",
  "Lowest mark of MT-Bench",
  1,
  "score",
  "MT-Bench marks answers from 1 to 10 (Zheng et al. 2023, arXiv 2306.05685)",
);

export const MT_BENCH_TOP: Quantity = assumption(
  "alignment.top",
  "Highest mark of MT-Bench",
  10,
  "score",
  "MT-Bench marks answers from 1 to 10 (Zheng et al. 2023, arXiv 2306.05685)",
);

export const GPU_PRICE: Quantity = assumption(
  "inference.gpuPrice",
  "Price of a GPU-hour",
  0.36,
  "moneyPerGpuHour",
  "the one price under which all five printed costs hold",
);

export const MARKET_GPU_PRICE: Quantity = assumption(
  "inference.marketPrice",
  "A GPU-hour at a market price",
  2,
  "moneyPerGpuHour",
  "an example, to show what the printed costs rest on",
);

export const MONTH_DAYS: Quantity = assumption(
  "inference.days",
  "Days in a month",
  30,
  "days",
  "a month of 30 days",
);

export const GOLDEN_WEIGHT: Quantity = {
  id: "formula.goldenRatio",
  label: "Weight φ in full",
  value: GOLDEN_RATIO,
  unit: "number",
  source: "φ = (1 + √5) / 2, which the document prints as 1.618",
};
