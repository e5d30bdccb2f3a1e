import { figuresOf } from "../figure";
import { SECTIONS } from "./sections";

const figure = figuresOf(SECTIONS.conclusion);

export const CONCLUSION = {
  section: SECTIONS.conclusion,
  training: figure("conclusion.training", "Faster training", "10x faster training", 10, "times", 1),
  inference: figure("conclusion.inference", "Faster inference", "30x faster inference", 30, "times", 1),
  cost: figure("conclusion.cost", "Cost reduction", "90% cost reduction", 0.9, "percent", 0.01),
  quality: figure(
    "conclusion.quality",
    "Quality improvement",
    "+19% quality improvement",
    0.19,
    "points",
    0.01,
  ),
  roi: figure("conclusion.roi", "ROI", "321x ROI", 321, "times", 1),
} as const;
