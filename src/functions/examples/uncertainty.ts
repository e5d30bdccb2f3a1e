import type { Section } from "./types";

export const UNCERTAINTY: Section = {
  title: "Uncertainty",
  functions: {
    ROI_QUANTILE: {
      examples: [
        {
          formula: '=ROI_QUANTILE("pert",0.9,0.7,0.9,0.95)',
          result: 0.927524467385,
          shows: "With 90% probability the savings rate lies below 92.8%.",
        },
        {
          formula: '=ROI_QUANTILE("metalog",0.25,10,20,60)',
          result: 12.1875,
          shows: "From what experts give: P10, P50 and P90.",
        },
        {
          formula: '=ROI_QUANTILE("triangular",{0.1;0.5;0.9},0,1,4)',
          result: [[0.632455532034], [1.55051025722], [2.90455488499]],
          shows: "Three probabilities at once.",
        },
      ],
      errors: [
        { error: "#NUM!", when: "probability lies outside 0 to 1, or at an end that is infinite." },
        {
          error: "#NUM!",
          when: "low, likely and high are not in this order, a standard deviation is negative, no metalog has these percentiles, or the result is infinite.",
        },
        {
          error: "#VALUE!",
          when: "distribution is none of the eight words, or c is missing for three numbers.",
        },
      ],
      source:
        "PERT: Malcolm et al., Operations Research 7, 1959; beta distribution: NIST DLMF 8.17; normal: Abramowitz and Stegun 26.2; metalog, three terms: Keelin, Decision Analysis 13(4), 2016.",
      questions: ["What is the P90 of an estimate?", "Which value is exceeded in one case out of ten?"],
      largest: "10,000 probabilities.",
    },
    ROI_SAMPLE: {
      examples: [
        {
          formula: '=ROI_SAMPLE("pert",3,1,0.7,0.9,0.95)',
          result: [[0.7532705286927], [0.8762472997515], [0.8699207960154]],
          shows: "Three draws; the same on Windows, Mac and the web.",
        },
      ],
      errors: [
        {
          error: "#NUM!",
          when: "trials is no whole number from 1 to 1,048,576, or seed is no whole number.",
        },
        {
          error: "#NUM!",
          when: "low, likely and high are not in this order, a standard deviation is negative, or the result is infinite.",
        },
        {
          error: "#VALUE!",
          when: "distribution is none of the eight words, or c is missing for three numbers.",
        },
      ],
      source:
        "xoshiro128**: Blackman and Vigna, ACM Transactions on Mathematical Software 47(4), 2021. Only operations whose results JavaScript defines to the last bit are used, so the draws are the same in every engine.",
      questions: ["How do I simulate my own formula?", "How do I get random numbers that stay the same?"],
      largest: "100,000 draws a column; Excel takes longer to show more than to make them.",
    },
    ROI_SIMULATE: {
      examples: [
        {
          formula: "=ROI_SIMULATE({10000000;600000},{0.7;0.7},{0.9;0.9},{0.95;0.97},100000)",
          result: [
            ["Statistic", "Net benefit", "ROI"],
            ["Mean", 9176535.654356, 91.76535654356],
            ["Standard deviation", 434365.8682841, 4.343658682841],
            ["P5", 8370952.544425, 83.70952544425],
            ["P10", 8562213.793422, 85.62213793422],
            ["P50", 9234637.493579, 92.34637493579],
            ["P90", 9703879.274158, 97.03879274158],
            ["P95", 9781468.15892, 97.8146815892],
            ["Probability of loss", 0, 0],
            ["Expected shortfall 5%", 8177292.218606, 81.77292218606],
          ],
          shows: "Training and inference, 100,000 trials.",
        },
      ],
      errors: [
        {
          error: "#NUM!",
          when: "trials is no whole number from 1 to 10,000,000, seed is no whole number, low, likely and high are not in this order, investment is negative, or there are more than 1,000 categories or 100 million draws.",
        },
        {
          error: "#DIV/0!",
          when: "In the column ROI: investment is 0 or empty. For the standard deviation: one trial.",
        },
      ],
      source:
        "Percentiles are those of the trials, as in PERCENTILE.INC; the expected shortfall is the mean of the worst 5%.",
      questions: [
        "How sure is the saving?",
        "What is the chance that we lose money?",
        "What is the P10 and the P90 of the net benefit?",
      ],
      largest: "1,000,000 trials of ten categories take about half a second and 10 MB.",
    },
    ROI_TORNADO: {
      examples: [
        {
          formula:
            '=ROI_TORNADO({"Training";"Inference"},{10000000;600000},{0.7;0.7},{0.9;0.9},{0.95;0.97},100000)',
          result: [
            ["Category", "Net at low", "Net at high", "Swing"],
            ["Training", 7440000, 9940000, 2500000],
            ["Inference", 9320000, 9482000, 162000],
          ],
          shows: "Training decides; inference hardly matters.",
        },
      ],
      errors: [
        { error: "#NUM!", when: "low, likely and high are not in this order, or investment is negative." },
      ],
      source: "One-at-a-time sensitivity analysis.",
      questions: ["Which assumption matters most?", "Where should we look closer?"],
      largest: "10,000 categories.",
    },
    ROI_CORRELATE: {
      examples: [
        {
          formula: "=ROI_CORRELATE({1,40;2,10;3,30;4,20},{1,0.99;0.99,1})",
          result: [
            [1, 10],
            [2, 20],
            [3, 30],
            [4, 40],
          ],
          shows: "The second column rises with the first; its numbers are the same four.",
        },
      ],
      errors: [
        {
          error: "#VALUE!",
          when: "correlations is no symmetric table with 1 on its diagonal and a row for each column of samples.",
        },
        {
          error: "#NUM!",
          when: "No numbers correlate as correlations says (it isn't positive definite): bring its entries nearer to 0.",
        },
      ],
      source:
        "Iman and Conover, Communications in Statistics B11(3), 1982, with van der Waerden scores on a shuffle of fixed seed.",
      questions: ["What if prices rise together?", "How do I correlate the inputs of a simulation?"],
    },
  },
};
