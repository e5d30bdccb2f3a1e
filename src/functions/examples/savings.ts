import type { Section } from "./types";

export const SAVINGS: Section = {
  title: "Savings and speed",
  functions: {
    ROI_SAVINGS: {
      examples: [
        {
          formula: "=ROI_SAVINGS(10000000,1000000)",
          result: 9000000,
          shows: "Training cost from $10M to $1M.",
        },
        {
          formula: "=ROI_SAVINGS({500000;100000},{50000;10000})",
          result: [[450000], [90000]],
          shows: "Two rows in one call; the results spill.",
        },
      ],
      errors: [],
      source: "Source document, Total Value Proposition.",
      questions: ["How much money do we save?", "What is the difference between before and after?"],
      largest: "A million rows in one call.",
    },
    ROI_SAVINGS_RATE: {
      examples: [
        { formula: "=ROI_SAVINGS_RATE(10000000,1000000)", result: 0.9, shows: "90% of the training cost." },
        {
          formula: "=ROI_SAVINGS_RATE({100;200},{10,50})",
          result: [
            [0.9, 0.5],
            [0.95, 0.75],
          ],
          shows: "A column with a row makes a two-way table.",
        },
      ],
      errors: [{ error: "#DIV/0!", when: "baseline is 0 or empty." }],
      source: "Source document, Executive Summary.",
      questions: ["What share of the cost do we save?", "By how many percent did the cost fall?"],
      largest: "A million rows in one call.",
    },
    ROI_SPEEDUP: {
      examples: [
        { formula: "=ROI_SPEEDUP(100,10)", result: 10, shows: "100 days down to 10 days." },
        { formula: '=ROI_SPEEDUP(10,300,"rate")', result: 30, shows: "10 tokens per second up to 300." },
      ],
      errors: [
        { error: "#DIV/0!", when: 'The divisor is 0 or empty: optimized for "time", baseline for "rate".' },
        { error: "#NUM!", when: "A time or rate is negative." },
        { error: "#VALUE!", when: 'measure is neither "time" nor "rate".' },
      ],
      source: "Source document, Executive Summary.",
      questions: ["How many times as fast is it?", "What is 100 days to 10 days as a factor?"],
    },
    ROI_TIME_SAVINGS: {
      examples: [
        { formula: "=ROI_TIME_SAVINGS(10)", result: 0.9, shows: "Ten times as fast saves 90% of the time." },
      ],
      errors: [{ error: "#NUM!", when: "speedup is 0, empty or negative." }],
      source: "Source document, Sacred ROI Formula: 10x speedup = 0.9.",
      questions: ["How much time does a 10x speed-up save?"],
    },
  },
};
