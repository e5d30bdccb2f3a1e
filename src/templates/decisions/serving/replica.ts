import type { ServingRun } from "../../../evidence/serving-runs";
import type { Source } from "../../../evidence/source";
import { f, type CellRef } from "../../../sheets/formula";
import { ABOVE_0, oneOfWords, optional, SHARE_ABOVE_0, WHOLE_ABOVE_0 } from "../../../sheets/rules";
import { chooseHardware, chooseModel } from "../parts/evidence-tables";
import { constantsOf, type Constants } from "../parts/functions";
import type { ModelColumn } from "../parts/model-columns";
import type { OwnModelSheet } from "../parts/own-model";

const COLUMNS = [
  "parameters",
  "active",
  "layers",
  "kvHeads",
  "headSize",
  "windowLayers",
  "window",
  "latent",
  "rope",
] as const satisfies readonly ModelColumn[];

type Cell =
  | (typeof COLUMNS)[number]
  | "gpus"
  | "speculative"
  | "weightBytes"
  | "kvBytes"
  | "memoryShare"
  | "forward"
  // The chosen accelerator.
  | "memory"
  | "bandwidth"
  | "peak";

/** One replica: a model on its GPUs. */
export interface ReplicaInputs extends Readonly<Record<Cell, CellRef>> {
  readonly constants: Constants;
  /** Their names, as they were chosen. */
  readonly model: CellRef;
  readonly accelerator: CellRef;
  /** Of the figures in the tables. */
  readonly sources: readonly Source[];
  /** Lays out the tables from which the inputs choose. */
  readonly tables: () => void;
}

const PRECISIONS = ["BF16", "FP8"] as const;

export function replicaInputs(
  model: OwnModelSheet,
  { gpus: count, precision: word }: ServingRun,
): ReplicaInputs {
  const { form, units } = model;
  const shapes = chooseModel(model, "Models_serving", COLUMNS);
  const chips = chooseHardware(model, "Hardware_serving", ["bf16", "fp8", "memory", "bandwidth"]);
  const chosenModel = shapes.choose("Llama 3.1 70B");
  const accelerator = chips.choose("H100 SXM");
  const gpus = form.input({
    label: "GPUs of a replica",
    unit: units.gpus,
    value: count,
    note: "One replica serves the whole model.",
    rule: WHOLE_ABOVE_0,
  });
  const precision = form.input({
    label: "Arithmetic",
    unit: units.word,
    value: word,
    choices: PRECISIONS,
    note: "Of the matrix products. Weights in 4 bits are computed in BF16.",
    rule: oneOfWords(PRECISIONS),
  });
  const weightBytes = form.input({
    label: "Weights",
    unit: units.bytesPerParameter,
    value: 1,
    note: "2 for BF16, 1 for FP8, 0.5 for 4 bits.",
    rule: ABOVE_0,
  });
  const kvBytes = form.input({
    label: "Keys and values",
    unit: units.bytesPerValue,
    value: 2,
    note: "2 for 16 bits, 1 for FP8.",
    rule: ABOVE_0,
  });
  const memoryShare = form.input({
    label: "Memory that may be filled",
    unit: units.percent,
    value: 0.9,
    note: "The rest is left to activations and fragments. 90% is the default of vLLM and of TensorRT-LLM.",
    rule: SHARE_ABOVE_0,
  });
  const speculative = form.input({
    label: "Speed-up, speculative decoding",
    unit: units.times,
    note: "It raises what is possible. Empty: none.",
    rule: optional(
      { ...ABOVE_0, asks: "1 or more", good: (cell) => f`IF(ISNUMBER(${cell}),${cell}>=1)` },
      "none",
    ),
  });
  const constants = constantsOf(model, ["vectors"]);
  const forward = form.input({
    label: "Operations forward",
    unit: units.flopPerParameter,
    value: 2,
    note: "One multiplication and one addition (Kaplan et al. 2020, arXiv 2001.08361, section 2.1).",
    rule: ABOVE_0,
  });
  const figure = {
    parameters: shapes.input("parameters", "Parameters", "All of them must fit in memory."),
    active: shapes.input("active", "Active parameters", "Those that one token passes through."),
    layers: shapes.input("layers", "Layers", "Each keeps a key and a value of every token."),
    windowLayers: shapes.input(
      "windowLayers",
      "Layers with a window",
      "They keep keys and values of the last tokens only. 0: none.",
    ),
    window: shapes.input("window", "Window", "As long as that."),
    kvHeads: shapes.input("kvHeads", "KV heads", "Heads that keep keys and values."),
    headSize: shapes.input("headSize", "Head size", "Values in a key, and in a value."),
    latent: shapes.input(
      "latent",
      "Latent vector",
      "Values kept of a token and layer in place of keys and values. 0: keys and values.",
    ),
    rope: shapes.input("rope", "Its position", "Values kept beside the latent vector."),
    memory: chips.input("memory", "Memory of a GPU", "10⁹ bytes."),
    bandwidth: chips.input("bandwidth", "Memory bandwidth of a GPU", "10⁹ bytes a second."),
  };
  const peak = form.input({
    label: "Peak speed of a GPU, dense",
    unit: units.tflops,
    formula: f`IF(${precision}="FP8",${chips.of("fp8")},${chips.of("bf16")})`,
    note: "Without sparsity.",
    rule: { ...ABOVE_0, asks: "no such speed is known of this accelerator" },
  });
  const tables = () => {
    chips.lay();
    model.sheet.skip();
    shapes.lay();
  };
  return {
    ...figure,
    ...{ model: chosenModel, accelerator },
    ...{ gpus, speculative, weightBytes, kvBytes, memoryShare, forward, peak, constants, tables },
    sources: [...shapes.sources, ...chips.sources],
  };
}
