/** The document whose figures the templates bring to life, and its headings as printed. */
export const DOCUMENT = "ROI Analysis - What v2000 Gives Us";

export const SECTIONS = {
  summary: "Executive Summary",
  dataQuality: "1. Data Quality ROI",
  trainingSpeed: "2. Training Speed ROI",
  fineTuning: "3. Fine-Tuning ROI",
  alignment: "4. Alignment ROI",
  inference: "5. Inference ROI",
  evaluation: "6. Evaluation ROI",
  totals70b: "For a 70B Model Training Run",
  totals7b: "For a 7B Model (Typical Startup)",
  benchmarks: "Benchmark Gains",
  positioning: "Competitive Positioning",
  formula: "Sacred ROI Formula",
  conclusion: "Conclusion",
  motto: "Title and last line",
} as const;
