import { PRICES } from "../../../evidence/prices";
import { TRAINING_RUNS } from "../../../evidence/published-runs";
import { f, type CellRef } from "../../../sheets/formula";
import {
  ABOVE_0,
  AT_LEAST_0,
  oneOfWords,
  optional,
  SHARE_ABOVE_0,
  WHOLE_ABOVE_0,
} from "../../../sheets/rules";
import { chooseHardware, chooseModel } from "../parts/evidence-tables";
import { constantsOf, type Constants } from "../parts/functions";
import type { OwnModelSheet } from "../parts/own-model";
import { figureAges, priceInput } from "../parts/price";

const PRECISIONS = ["BF16", "FP8"] as const;
const published = TRAINING_RUNS.find(({ id }) => id === "llama-65b");
const price = PRICES.find(({ id }) => id === "a100");

type Cell =
  | "parameters"
  | "layers"
  | "attention"
  | "windowLayers"
  | "window"
  | "sequence"
  | "tokens"
  | "peak"
  | "gpus"
  | "mfu"
  | "perHour"
  // What fails, and what that takes; no GPU-hours between failures are none.
  | "betweenFailures"
  | "save"
  | "restart"
  | "interval"
  // What is billed beside the GPUs.
  | "power"
  | "tariff"
  | "data"
  | "people";

export interface TrainingInputs extends Readonly<Record<Cell, CellRef>> {
  readonly constants: Constants;
  /** Lays out how old the figures are. */
  readonly ages: () => void;
  /** Lays out the tables from which the inputs choose. */
  readonly tables: () => void;
}

export function trainingInputs(model: OwnModelSheet): TrainingInputs {
  if (!published || !price) throw new Error("The evidence lacks LLaMA 65B or its price");
  const { form, units } = model;
  const shapes = chooseModel(model, "Models_training", [
    "active",
    "layers",
    "attention",
    "windowLayers",
    "window",
  ]);
  const chips = chooseHardware(model, "Hardware_training", ["bf16", "fp8"]);
  form.heading("Inputs", "Value");
  shapes.choose("LLaMA 65B");
  const tokens = form.input({
    label: "Training tokens",
    unit: units.tokens,
    value: published.tokens,
    note: "Type 2E12 for two trillion.",
    rule: ABOVE_0,
  });
  const sequence = form.input({
    label: "Sequence",
    unit: units.tokens,
    value: published.sequence ?? 2048,
    note: "Tokens in one training sequence.",
    rule: WHOLE_ABOVE_0,
  });
  chips.choose("A100 80GB SXM");
  const gpus = form.input({
    label: "GPUs",
    unit: units.gpus,
    value: published.gpus ?? 1,
    note: "All of the run.",
    rule: WHOLE_ABOVE_0,
  });
  const precision = form.input({
    label: "Precision",
    unit: units.word,
    value: PRECISIONS[0],
    choices: PRECISIONS,
    note: "Of the matrix products. MFU is measured against the peak of the same precision.",
    rule: oneOfWords(PRECISIONS),
  });
  const mfu = form.input({
    label: "MFU",
    unit: units.percent,
    value: 0.496,
    note: "Model FLOPs utilization: 35% to 55% in most of Calibration's 61 measured runs.",
    rule: SHARE_ABOVE_0,
  });
  const dated = priceInput(model, "GPU price", units.moneyPerGpuHour, price);
  const ages = figureAges(model, [dated], [...shapes.sources, ...chips.sources]);
  const failures = failureInputs(model);
  const extras = extraInputs(model);
  const constants = constantsOf(model, ["perParameter", "perPosition"]);
  const parameters = shapes.input("active", "Active parameters", "Those that one token passes through.");
  const layers = shapes.input("layers", "Layers", "For attention, which grows with the sequence.");
  const attention = shapes.input("attention", "Attention width", "Values of all heads together.");
  const windowLayers = shapes.input(
    "windowLayers",
    "Layers with a window",
    "They see the last tokens of a sequence only. 0: none.",
  );
  const window = shapes.input("window", "Window", "As long as that.");
  const peak = form.input({
    label: "Peak speed, dense",
    unit: units.tflops,
    formula: f`IF(${precision}="FP8",${chips.of("fp8")},${chips.of("bf16")})`,
    note: "Without sparsity: training doesn't use it.",
    rule: { ...ABOVE_0, asks: "no such speed is known of this accelerator" },
  });
  const tables = () => {
    chips.lay();
    model.sheet.skip();
    shapes.lay();
  };
  return {
    ...{ parameters, layers, attention, windowLayers, window },
    ...{ sequence, tokens, peak, gpus, mfu, perHour: dated.price },
    ...failures,
    ...extras,
    ...{ constants, ages, tables },
  };
}

function failureInputs({ form, units }: OwnModelSheet) {
  const betweenFailures = form.input({
    label: "GPU-hours between failures",
    unit: units.gpuHours,
    note: "Empty: none. Llama 3.1 405B: 50,700 (419 in 54 days; arXiv 2407.21783, 3.3.4).",
    rule: optional(ABOVE_0, "no failures"),
  });
  const save = form.input({
    label: "Saving a checkpoint",
    unit: units.fineHours,
    value: 0.1,
    note: "Counts once there are failures.",
    rule: ABOVE_0,
  });
  const restart = form.input({
    label: "From a failure to work again",
    unit: units.fineHours,
    value: 0.5,
    note: "Counts once there are failures.",
    rule: AT_LEAST_0,
  });
  const interval = form.input({
    label: "Work between checkpoints",
    unit: units.fineHours,
    note: "Empty: as long as loses least.",
    rule: optional(ABOVE_0, "as long as loses least"),
  });
  return { betweenFailures, save, restart, interval };
}

function extraInputs({ form, units, currency }: OwnModelSheet) {
  const { money } = units;
  const power = form.input({
    label: "Power, of a GPU and its share",
    unit: units.kilowatts,
    note: "With its part of server and cooling. Empty: in the price of the GPUs.",
    rule: optional(AT_LEAST_0, "in the price of the GPUs"),
  });
  const tariff = form.input({
    label: "Electricity",
    unit: { ...units.moneyPerGpuHour, label: `${currency} per kWh` },
    note: "Empty: in the price of the GPUs.",
    rule: optional(AT_LEAST_0, "in the price of the GPUs"),
  });
  const data = form.input({
    label: "Data",
    unit: money,
    note: "Bought, made and cleaned for this run. Empty: none.",
    rule: optional(AT_LEAST_0, "none"),
  });
  const people = form.input({
    label: "People",
    unit: money,
    note: "Who prepare and watch the run. Empty: none.",
    rule: optional(AT_LEAST_0, "none"),
  });
  return { power, tariff, data, people };
}
