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
  },
};
