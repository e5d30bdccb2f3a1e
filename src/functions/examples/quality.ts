import type { Section } from "./types";

export const QUALITY: Section = {
  title: "Quality",
  functions: {
    ROI_QUALITY_GAIN: {
      examples: [
        {
          formula: "=ROI_QUALITY_GAIN({0.45;0.72;0.15;0.2;0.05},{0.62;0.83;0.45;0.42;0.18})",
          result: 0.186,
          shows: "Average gain over the five percent benchmarks of the document.",
        },
        {
          formula:
            "=ROI_QUALITY_GAIN({0.45;0.72;0.15;0.2;4.5;0.05},{0.62;0.83;0.45;0.42;6.5;0.18},{1;1;1;1;10;1})",
          result: 0.188333333333,
          shows: "With MT-Bench, whose scores go up to 10.",
        },
      ],
      errors: [
        { error: "#DIV/0!", when: "Every row is empty or 0, or a scale is 0." },
        { error: "#NUM!", when: "A scale is negative." },
      ],
      source:
        "Source document, Benchmark Gains. A benchmark on which both score 0 counts only with a scale of its own: without one its row can't be told from an empty one.",
      questions: ["By how much did quality improve on average?", "What do the benchmark gains add up to?"],
    },
    ROI_QUALITY_RETAINED: {
      examples: [
        {
          formula: "=ROI_QUALITY_RETAINED(6.8,6.7)",
          result: 0.985294117647,
          shows: "SimPO keeps 98.5% of RLHF's MT-Bench score.",
        },
      ],
      errors: [{ error: "#DIV/0!", when: "baseline is 0 or empty." }],
      source: "Source document, Alignment ROI.",
      questions: ["How much quality do we keep?", "How much quality does the cheaper method lose?"],
    },
    ROI_COST_PER_POINT: {
      examples: [
        {
          formula: "=ROI_COST_PER_POINT(10000,0.13)",
          result: 769.230769231,
          shows: "$10K for 13 MMLU points.",
        },
      ],
      errors: [{ error: "#DIV/0!", when: "gain is 0 or empty." }],
      source: "Source document, Data Quality ROI.",
      questions: [
        "What does one percentage point of quality cost?",
        "Which quality measure is the cheapest?",
      ],
    },
  },
};
