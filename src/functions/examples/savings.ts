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
      largest: "200,000 rows in one call.",
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
      largest: "200,000 rows in one call.",
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
    ROI_STACK: {
      examples: [
        {
          formula: "=ROI_STACK({3;1.8;2;1.5})",
          result: 16.2,
          shows: "The document's four speed-ups multiply to 16.2; it prints 10x.",
        },
        {
          formula: "=ROI_STACK({3;2},{0.5;0.25})",
          result: 1.84615384615,
          shows: "Amdahl's law: one touches half of the run, the other a quarter.",
        },
      ],
      errors: [
        {
          error: "#NUM!",
          when: "A speed-up is 0, empty or negative, a share is negative, or the shares add up to more than 1.",
        },
      ],
      source:
        "Source document, Training Speed ROI. Amdahl, Validity of the single processor approach to achieving large scale computing capabilities, AFIPS 1967.",
      questions: ["How fast is it with all optimizations together?", "Why don't the speed-ups multiply?"],
    },
    ROI_STACK_EFFICIENCY: {
      examples: [
        {
          formula: "=ROI_STACK_EFFICIENCY(10,{3;1.8;2;1.5})",
          result: 0.826777665408,
          shows: "10x out of 16.2x is 82.7% on a logarithmic scale.",
        },
      ],
      errors: [
        { error: "#NUM!", when: "combined or a speed-up is 0, empty or negative." },
        { error: "#DIV/0!", when: "The speed-ups multiply to 1." },
      ],
      source: "Source document, Training Speed ROI: printed 10x beside its four factors.",
      questions: [
        "How much of the promised speed-up do we get?",
        "Do the optimizations get in each other's way?",
      ],
    },
    ROI_ATTRIBUTION: {
      examples: [
        {
          formula: "=ROI_ATTRIBUTION(10000000,{3;1.8;2;1.5},10)",
          result: [[3395756.23817], [1952972.04731], [2268988.8278], [1382282.88672]],
          shows: "The document's $9M a run, split between its four optimizations.",
        },
        {
          formula: "=ROI_ATTRIBUTION(10000000,{3;1.8;2;1.5})",
          result: [[3477366.25514], [2057613.16872], [2376543.20988], [1471193.41564]],
          shows: "When the factors multiply in full.",
        },
      ],
      errors: [
        {
          error: "#NUM!",
          when: "combined or a speed-up is 0, empty or negative, or more than about 100,000 rows hold slow-downs.",
        },
        { error: "#DIV/0!", when: "combined is given and the speed-ups multiply to 1." },
      ],
      source:
        "Shapley, A value for n-person games, 1953; Owen, Multilinear extensions of games, Management Science 18, 1972.",
      questions: [
        "Which optimization saves how much?",
        "How do I split a saving fairly between optimizations?",
        "Why do the savings of single optimizations add up to more than the whole?",
      ],
      largest: "10,000 rows.",
    },
  },
};
