import type { Section } from "./types";

export const CLAIMS: Section = {
  title: "Claims",
  functions: {
    ROI_VALUE: {
      examples: [
        { formula: '=ROI_VALUE("$10.2M")', result: 10200000, shows: "Money with a power." },
        { formula: '=ROI_VALUE("+17%")', result: 0.17, shows: "Percents become fractions." },
        { formula: '=ROI_VALUE("300 tok/s")', result: 300, shows: "A unit after the number." },
        {
          formula: '=ROI_VALUE("$(8.4) million")',
          result: -8400000,
          shows: "Accountants' minus, and a scale.",
        },
        {
          formula: '=ROI_VALUE("1.250,50 €",",")',
          result: 1250.5,
          shows: "Groups and decimals as on the Continent.",
        },
      ],
      errors: [
        {
          error: "#VALUE!",
          when: "The text holds no number, more than one, one that names something (Table 5, version 2.1, a year), or anything that could scale, negate or bound it and isn't understood.",
        },
      ],
      source: "Source document: the ways in which its figures are printed.",
      questions: ["How do I turn $10.2M into a number?", "How do I calculate with printed figures?"],
    },
    ROI_VERDICT: {
      examples: [
        {
          formula: '=ROI_VERDICT("$10.2M",10215000)',
          result: "rounded",
          shows: "Right at the digits printed.",
        },
        {
          formula: '=ROI_VERDICT("321x",321.988)',
          result: "truncated",
          shows: "Cut off instead of rounded.",
        },
        {
          formula: '=ROI_VERDICT("10x",16.2)',
          result: "differs",
          shows: "The product of the speed-ups is 16.2.",
        },
        { formula: '=ROI_VERDICT("<5%",0.0147)', result: "holds", shows: "A bound." },
        { formula: '=ROI_VERDICT("3-5x",4)', result: "holds", shows: "A range." },
      ],
      errors: [
        {
          error: "#VALUE!",
          when: "stated holds no number, several that are no range, one that names something (Table 5, version 2.1, a year), or anything that could scale, negate or bound it and isn't understood.",
        },
      ],
      source: "Source document: every figure that follows from others.",
      questions: [
        "Is the printed figure right?",
        "Was the figure rounded or cut off?",
        "Does the claim hold?",
      ],
    },
  },
};
