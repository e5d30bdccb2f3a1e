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
    ROI_RATIO: {
      examples: [
        {
          formula: "=ROI_RATIO({0;15000;15000;15000},{10000;5000;5000;5000},0.1)",
          result: 0.662759544541,
          shows: "Three years at 10%: 66% on top of what was spent.",
        },
        { formula: "=ROI_RATIO(300,100)", result: 2, shows: "Without time: (300 - 100) / 100." },
      ],
      errors: [
        {
          error: "#DIV/0!",
          when: "The costs have a present value of 0: no return is infinite, it is undefined.",
        },
        { error: "#NUM!", when: "rate is -1 or less." },
      ],
      source: "Return on investment at present value; the first row is period 0, as in ROI_NPV.",
      questions: ["What is the return on investment?", "How much do we get back for every dollar?"],
    },
    ROI_NET_BENEFIT: {
      examples: [
        {
          formula: "=ROI_NET_BENEFIT({0;15000;15000;15000},{10000;5000;5000;5000},0.1)",
          result: 14868.5199098,
          shows: "Three years at 10%, in today's money.",
        },
      ],
      errors: [{ error: "#NUM!", when: "rate is -1 or less." }],
      source: "Present value of benefits less present value of costs; the first row is period 0.",
      questions: ["What is the net benefit in today's money?", "Is it worth it?"],
    },
    ROI_BCR: {
      examples: [
        {
          formula: "=ROI_BCR({0;15000;15000;15000},{10000;5000;5000;5000},0.1)",
          result: 1.66275954454,
          shows: "$1.66 of benefits for each dollar of costs.",
        },
      ],
      errors: [
        { error: "#DIV/0!", when: "The costs have a present value of 0." },
        { error: "#NUM!", when: "rate is -1 or less." },
      ],
      source: "Present value of benefits over present value of costs; the first row is period 0.",
      questions: ["Do the benefits outweigh the costs?", "What is the benefit-cost ratio?"],
    },
    ROI_NPV: {
      examples: [
        {
          formula: "=ROI_NPV(0.1,{-1000;500;500;500})",
          result: 243.425995492,
          shows: "Spend 1,000 now, get 500 a year for three years.",
        },
      ],
      errors: [{ error: "#NUM!", when: "rate is -1 or less." }],
      source:
        "Sum of flow / (1 + rate)^period from period 0. Excel's NPV counts the first flow as period 1: NPV(r, flows) is ROI_NPV(r, flows) / (1 + r).",
      questions: ["What is the net present value?", "What is money in later years worth today?"],
      largest: "A million flows.",
    },
    ROI_IRR: {
      examples: [
        { formula: "=ROI_IRR({-1000;500;500;500})", result: 0.233751928528, shows: "23.4% a year." },
        {
          formula: "=ROI_IRR({-1000;2300;-1320},0.3)",
          result: 0.2,
          shows: "Of the two rates 10% and 20%, the one nearest 30%.",
        },
      ],
      errors: [
        {
          error: "#NUM!",
          when: "No rate above -1 makes the net present value 0 (for example when no flow is negative), guess is -1 or less, or the flows change sign so often that the search is given up.",
        },
      ],
      source:
        "Newton's method on ln(present value of inflows / present value of outflows); every root is found by the theorem of Rolle, so none is missed. Nearest by ln(1 + rate). An empty cell is a period of 0; Excel's IRR skips it.",
      questions: ["What is the internal rate of return?", "Which yearly return does the investment make?"],
      largest: "A million flows when they change sign once; 700 flows that change sign all the time.",
    },
    ROI_IRR_ALL: {
      examples: [
        {
          formula: "=ROI_IRR_ALL({-1000;2300;-1320})",
          result: [[0.1], [0.2]],
          shows: "Two rates: the internal rate of return alone says nothing here.",
        },
      ],
      errors: [
        {
          error: "#NUM!",
          when: "No rate above -1 makes the net present value 0, or the flows change sign so often that the search is given up.",
        },
      ],
      source: "As ROI_IRR.",
      questions: ["Is the internal rate of return unique?", "Why does Excel's IRR depend on the guess?"],
      largest: "700 flows that change sign all the time.",
    },
    ROI_XNPV: {
      examples: [
        {
          formula: "=ROI_XNPV(0.1,{-1000;600;600},{46023;46387;46752})",
          result: 41.5942635734,
          shows: "Spend 1,000 on 2026-01-01, get 600 at the end of this year and the next.",
        },
      ],
      errors: [
        { error: "#NUM!", when: "rate is -1 or less, or a date is empty or lies before the first one." },
        { error: "#VALUE!", when: "flows and dates differ in size." },
      ],
      source: "Sum of flow / (1 + rate)^(days from the first date / 365), as Excel's XNPV.",
      questions: ["What is the net present value of payments on dates?"],
    },
    ROI_XIRR: {
      examples: [
        {
          formula: "=ROI_XIRR({-1000;600;600},{46023;46387;46752})",
          result: 0.130921803365,
          shows: "13.1% a year.",
        },
      ],
      errors: [
        {
          error: "#NUM!",
          when: "No rate above -1 makes ROI_XNPV 0, guess is -1 or less, or a date is empty or lies before the first one.",
        },
        { error: "#VALUE!", when: "flows and dates differ in size." },
      ],
      source:
        "As ROI_IRR, at the dates' own times. Excel's XIRR gives 0 or 2.98E-09 where it doesn't converge.",
      questions: ["Which yearly return do payments on dates make?"],
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
    ROI_BREAKEVEN: {
      examples: [
        {
          formula: "=ROI_BREAKEVEN(20000,10,1)",
          result: 2222.22222222,
          shows: "$20K of work pays back after 2,222 million tokens at $1 instead of $10.",
        },
      ],
      errors: [
        { error: "#N/A", when: "The cost per unit doesn't fall." },
        { error: "#NUM!", when: "fixedCost is negative." },
      ],
      source: "Break-even analysis: fixed cost over the saving per unit.",
      questions: ["After how many runs does it pay off?", "How many tokens must we serve to break even?"],
    },
    ROI_RISK_ADJUST: {
      examples: [
        {
          formula: "=ROI_RISK_ADJUST(100000,0.2,0.5)",
          result: 90000,
          shows: "A 20% chance to lose half of a benefit takes 10% off.",
        },
        {
          formula: '=ROI_RISK_ADJUST(100000,0.2,0.5,"cost")',
          result: 110000,
          shows: "A cost rises instead.",
        },
      ],
      errors: [
        { error: "#NUM!", when: "probability or impact lies outside 0 to 1." },
        { error: "#VALUE!", when: 'kind is neither "benefit" nor "cost".' },
      ],
      source: "Expected value: benefits down, costs up, as in Forrester's Total Economic Impact.",
      questions: [
        "How do I allow for risk in a business case?",
        "What is a benefit worth that may not come?",
      ],
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
