import { figuresOf, type Figure, type Statement } from "../figure";
import { SECTIONS } from "./sections";

const figure = figuresOf(SECTIONS.trainingSpeed);

export interface TrainingSpeedRow {
  readonly id: string;
  readonly optimization: string;
  readonly devCost: Figure;
  readonly speedup: Figure;
  readonly savings: Figure;
}

function row(
  id: string,
  optimization: string,
  speedup: [printed: string, value: number, step: number],
  savings: [printed: string, value: number, step: number],
): TrainingSpeedRow {
  const at = `trainingSpeed.${id}`;
  const [speed, times, timesStep] = speedup;
  const [saved, money, moneyStep] = savings;
  return {
    id,
    optimization,
    devCost: figure(`${at}.devCost`, `${optimization}, development cost`, "$0 (OSS)", 0, "money", 1),
    speedup: figure(`${at}.speedup`, `${optimization}, speedup`, speed, times, "times", timesStep),
    savings: figure(`${at}.savings`, `${optimization}, savings a run`, saved, money, "money", moneyStep),
  };
}

export const TRAINING_SPEED = {
  section: SECTIONS.trainingSpeed,
  rows: [
    row("flashAttention", "Flash Attention v3", ["3x", 3, 1], ["$3.3M", 3.3e6, 1e5]),
    row("megatron", "Megatron-Core", ["1.8x", 1.8, 0.1], ["$1.8M", 1.8e6, 1e5]),
    row("liger", "Liger Kernels", ["2x", 2, 1], ["$2M", 2e6, 1e6]),
    row("fp8", "FP8 Training", ["1.5x", 1.5, 0.1], ["$1.5M", 1.5e6, 1e5]),
  ],
  total: {
    devCost: figure("trainingSpeed.total.devCost", "Development cost in total", "$0", 0, "money", 1),
    speedup: figure("trainingSpeed.total.speedup", "Speedup of all together", "10x", 10, "times", 1),
    savings: figure("trainingSpeed.total.savings", "Savings a run", "$9M/run", 9e6, "money", 1e6),
  },
  roi: {
    id: "trainingSpeed.roi",
    text: "ROI: Infinite (open source tools)",
    section: SECTIONS.trainingSpeed,
  } satisfies Statement,
} as const;
