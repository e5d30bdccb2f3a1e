import { figuresOf, type Figure } from "../figure";
import { SECTIONS } from "./sections";

const figure = figuresOf(SECTIONS.fineTuning);

export interface FineTuningRow {
  readonly id: string;
  readonly method: string;
  readonly memory: Figure;
  readonly speed: Figure;
  readonly quality: Figure;
  /** Not printed for the baseline itself. */
  readonly saved?: Figure;
}

type Printed = [printed: string, value: number];

function row(id: string, method: string, memory: Printed, speed: Printed, quality: Printed, saved?: Printed) {
  const at = `fineTuning.${id}`;
  return {
    id,
    method,
    memory: figure(`${at}.memory`, `${method}, memory`, ...memory, "gigabytes", 1),
    speed: figure(`${at}.speed`, `${method}, speed`, ...speed, "times", 1),
    quality: figure(`${at}.quality`, `${method}, quality`, ...quality, "percent", 0.01),
    ...(saved && { saved: figure(`${at}.saved`, `${method}, cost savings`, ...saved, "percent", 0.01) }),
  } satisfies FineTuningRow;
}

export const FINE_TUNING = {
  section: SECTIONS.fineTuning,
  /** Full fine-tuning, against which the others are compared. */
  baseline: row("full", "Full FT", ["120GB", 120], ["1x", 1], ["100%", 1]),
  rows: [
    row("qlora", "QLoRA", ["8GB", 8], ["2x", 2], ["95%", 0.95], ["93% GPU cost", 0.93]),
    row("unsloth", "Unsloth", ["16GB", 16], ["2x", 2], ["100%", 1], ["87% GPU cost", 0.87]),
    row("galore", "GaLore", ["15GB", 15], ["2x", 2], ["99%", 0.99], ["88% GPU cost", 0.88]),
  ] as readonly FineTuningRow[],
  typical: {
    before: figure("fineTuning.typical.before", "Typical fine-tuning, before", "$10K", 10e3, "money", 1e3),
    after: figure("fineTuning.typical.after", "Typical fine-tuning, after", "$1K", 1e3, "money", 1e3),
    saved: figure(
      "fineTuning.typical.saved",
      "Typical fine-tuning, saved",
      "90% savings",
      0.9,
      "percent",
      0.01,
    ),
  },
} as const;
