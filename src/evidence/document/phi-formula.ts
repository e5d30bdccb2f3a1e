import { figuresOf, type Statement } from "../figure";
import { SECTIONS } from "./sections";

const figure = figuresOf(SECTIONS.formula);
const motto = figuresOf(SECTIONS.motto);

/** The golden ratio, which the document writes φ and prints as 1.618. */
export const GOLDEN_RATIO = (1 + Math.sqrt(5)) / 2;

export const PHI_FORMULA = {
  section: SECTIONS.formula,
  formula: {
    id: "formula.text",
    text: "ROI = φ × (Cost_Savings + Quality_Gains + Time_Savings) / Investment",
    section: SECTIONS.formula,
  } satisfies Statement,
  weight: figure("formula.weight", "Weight φ", "1.618", 1.618, "number", 0.001),
  costReduction: figure("formula.costReduction", "Cost reduction", "90% reduction", 0.9, "percent", 0.01),
  cost: figure("formula.cost", "Cost savings", "0.9", 0.9, "percent", 0.1),
  qualityImprovement: figure(
    "formula.qualityImprovement",
    "Quality improvement",
    "19% improvement",
    0.19,
    "percent",
    0.01,
  ),
  quality: figure("formula.quality", "Quality gains", "0.19", 0.19, "percent", 0.01),
  speedup: figure("formula.speedup", "Training speedup", "10x speedup", 10, "times", 1),
  time: figure("formula.time", "Time savings", "0.9", 0.9, "percent", 0.1),
  timeSaved: figure("formula.timeSaved", "Time saved", "90% time saved", 0.9, "percent", 0.01),
  investment: figure("formula.investment", "Investment", "0.01", 0.01, "percent", 0.01),
  result: figure("formula.result", "ROI", "321x", 321, "times", 1),
  identity: figure("formula.identity", "φ² + 1/φ²", "3", 3, "number", 1),
} as const;

export const MOTTO = {
  identity: motto("motto.identity", "φ² + 1/φ²", "φ² + 1/φ² = 3", 3, "number", 1),
  phoenix: motto("motto.phoenix", "PHOENIX", "PHOENIX = 999", 999, "number", 1),
} as const;
