import type { Section } from "./types";

export const RETURNS: Section = {
  title: "Return",
  functions: {
    ROI_PHI: {
      examples: [
        {
          formula: "=ROI_PHI(0.9,0.19,0.9,0.01)",
          result: 321.988763761,
          shows: "The document's 321x, with φ in full.",
        },
        { formula: "=ROI_PHI(0.9,0.19,0.9,0.01,1)", result: 199, shows: "Weight 1: the plain ratio." },
      ],
      errors: [
        { error: "#DIV/0!", when: "investment is 0 or empty." },
        { error: "#NUM!", when: "investment is negative." },
      ],
      source:
        "Source document, Sacred ROI Formula. A score of its own, not a return in money: it adds shares of unlike things, and a speed-up counts both as cost and as time.",
      questions: ["What is the φ score?", "Where does the document's 321x come from?"],
    },
    ROI_PAYBACK: {
      examples: [
        {
          formula: "=ROI_PAYBACK(20000,700000)",
          result: 0.0285714285714,
          shows: "$20K of data curation against $700K of training a week: 0.03 weeks.",
        },
        {
          formula: "=ROI_PAYBACK(100,{30;50;60})",
          result: 2.33333333333,
          shows: "A third of the way into the third period.",
        },
        {
          formula: "=ROI_PAYBACK(100,60,0.1)",
          result: 1.91666666667,
          shows: "Savings discounted at 10% a period.",
        },
      ],
      errors: [
        { error: "#N/A", when: "The savings never repay the investment." },
        { error: "#NUM!", when: "investment is negative, or rate is -1 or less." },
      ],
      source: "Source document, Data Quality ROI: payback.",
      questions: ["How long until it pays back?", "When do we break even?"],
    },
    ROI_LOSS_AVOIDED: {
      examples: [
        {
          formula: "=ROI_LOSS_AVOIDED(100000,0.2,0.05,10)",
          result: 150000,
          shows: "Ten runs that fail in 5% instead of 20% of all cases.",
        },
      ],
      errors: [{ error: "#NUM!", when: "A probability lies outside 0 to 1, or runs is negative." }],
      source: "Source document, Evaluation ROI: Prevent $100K+ failed runs.",
      questions: ["What are failed runs that we prevent worth?", "What does evaluation save?"],
    },
  },
};
